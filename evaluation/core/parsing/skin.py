"""What the formula holds for and against the skin: supporting ingredients and possible irritants."""

import re
from collections.abc import Iterable

from evaluation.core.clauses import Clauses
from evaluation.core.facts import Irritant, Supporting
from evaluation.core.knowledge.lexicon import IngredientLexicon
from evaluation.core.parsing.model import IngredientList, ListedIngredient
from evaluation.core.patterns import Hit
from evaluation.core.text import Span

SUPPORTING = "supporting:"
IRRITANT = "irritant:"

# Sentences on how to use the product speak of other products: "if you use a retinol at night", "layer over vitamin C".
_OTHER_PRODUCTS = re.compile(
    r"\b(?:if you|when (?:you|using)|do not|don't|avoid|layer\w*|pair\w*|combin\w+|follow\w*|before|after|alongside|"
    r"together with|at the same time|same (?:night|day|time|routine)|other|another|your (?:own|usual|regular)|"
    r"in place of|"
    r"replac\w+|alternat\w+|instead of|unlike|works? (?:well )?with|compatible|suitable for use with|next to|wait)\b"
)
# "Retinol alternative" holds none; "retinol-like" neither.
_NOT_IT = re.compile(r"[\s\-]{1,2}(?:alternatives?|substitutes?|like|free|mimetic|replacement|turn\w*|precursors?)\b")
_MIMETIC = re.compile(r"(?:mimetic|mimicking|boosting|stimulating|inspired)[\s\-]$")
_SENTENCE_REACH = 200


def read_supporting(
    prose: str, clauses: Clauses, ingredients: IngredientList | None, lexicon: IngredientLexicon
) -> tuple[Supporting, ...]:
    """The groups of supporting ingredients that the label holds, with the names listed for each.

    A complete list has the last word; where there is none, what the words say that the product contains counts as well,
    with no name.
    """
    names: dict[str, list[str]] = {}
    for entry in ingredients.entries if ingredients else ():
        for group in groups_of(entry):
            listed = names.setdefault(group, [])
            name = entry.inci or entry.span.text.upper()
            if name not in listed:
                listed.append(name)
    if ingredients is None or not ingredients.is_complete:
        for group, _ in named_in_words(prose, clauses, lexicon):
            names.setdefault(group, [])
    return tuple(
        Supporting(group=group.id, inci=tuple(names[group.id]))
        for group in lexicon.kinds.supporting.values()
        if group.shown and group.id in names
    )


def groups_of(entry: ListedIngredient) -> Iterable[str]:
    """The groups of supporting ingredients to which an entry belongs."""
    return (role.removeprefix(SUPPORTING) for role in entry.roles if role.startswith(SUPPORTING))


def named_in_words(prose: str, clauses: Clauses, lexicon: IngredientLexicon) -> list[tuple[str, tuple[int, int]]]:
    """The groups that running text says the product contains, each with its place; in the order of the places.

    Not what it denies ("free from retinol"), and not what it says of other products ("if you use a retinol").
    """
    hits = sorted(
        (hit.start, hit.end, hit.key)
        for hit in lexicon.kinds.supporting_words.scan(prose)
        if _is_content(prose, clauses, hit)
    )
    growth = [(start, end) for start, end, key in hits if key == "growth_factors"]
    return [
        (key, (start, end))
        for start, end, key in hits
        if key != "peptides" or not any(begin < end and start < stop for begin, stop in growth)
    ]


def _is_content(prose: str, clauses: Clauses, hit: Hit) -> bool:
    start, end = hit.start, hit.end
    is_likened = hit.key != "peptides" and _MIMETIC.search(prose, max(0, start - 20), start)
    if is_likened or _NOT_IT.match(prose, end):
        return False
    begin, _ = clauses.sentence_at(start)
    return not _OTHER_PRODUCTS.search(prose, max(begin, start - _SENTENCE_REACH), start) and not clauses.negated(start)


def read_irritants(ingredients: IngredientList | None, lexicon: IngredientLexicon) -> tuple[Irritant, ...]:
    """The possible irritants that the list holds, one for each kind and name, in label order."""
    found: dict[tuple[str, str], Irritant] = {}
    for entry in ingredients.entries if ingredients else ():
        if not any(role.startswith(IRRITANT) for role in entry.roles):
            continue
        for irritant in _irritants_of(entry, lexicon):
            found.setdefault((irritant.kind, irritant.inci), irritant)
    return tuple(found.values())


def _irritants_of(entry: ListedIngredient, lexicon: IngredientLexicon) -> Iterable[Irritant]:
    if entry.inci is not None:
        return lexicon.known(entry.inci).irritants
    kinds = (role.removeprefix(IRRITANT) for role in entry.roles if role.startswith(IRRITANT))
    return (lexicon.irritant(kind, entry.span.text.upper()) for kind in kinds)


def with_role(ingredients: IngredientList | None, *prefixes: str) -> tuple[Span, ...]:
    """The places of the entries that have a role beginning with any of these."""
    return tuple(
        entry.span
        for entry in (ingredients.entries if ingredients else ())
        if any(role.startswith(prefixes) for role in entry.roles)
    )

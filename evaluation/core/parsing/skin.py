"""What the formula holds for and against the skin: supporting ingredients and possible irritants."""

import re
from collections.abc import Iterable, Iterator, Sequence

from evaluation.core.clauses import Clauses
from evaluation.core.facts import Irritant, Supporting
from evaluation.core.knowledge.lexicon import IngredientLexicon
from evaluation.core.parsing.model import IngredientList, ListedIngredient
from evaluation.core.text import Span
from evaluation.core.values import value

IRRITANT = "irritant:"

# Sentences on how to use it speak of other products: "if you use a retinol at night", "pairs well with vitamin C".
_HOW_TO_USE = re.compile(
    r"\b(?:if you|when you|(?:when|while) using|do not|don't|avoid|alternat\w+|in place of|instead of|replac\w+|unlike|"
    r"compatible|suitable for use|(?:can|may|should|must|best|never|not) (?:be )?(?:use|mix|combin|layer|pair|appl|"
    r"follow)\w*|"
    r"(?:pairs?|works?|goes|layers?|plays?) (?:\w+ )?(?:with|next to|alongside))\b"
)
_IMPERATIVE = re.compile(
    r"\W*(?:\d\W+)?(?:then |and |next |finally )?(?:use|apply|pair|combine|layer|mix|follow|wait|introduce|start|"
    r"stop|skip)\b"
)
_OTHERS = re.compile(
    r"\b(?:other|another|any|your(?: own| usual| regular)?|before|after|over|under)\s(?:an?\s|\w+ing\s)?$"
)
# "Retinol alternative" holds none; "retinol-like" neither.
_NOT_IT = re.compile(r"[\s\-]{1,2}(?:alternatives?|substitutes?|like|free|mimetic|replacement|turn\w*|precursors?)\b")
_MIMETIC = re.compile(r"(?:mimetic|mimicking|boosting|stimulating|inspired)[\s\-]$")
# One denial for all that follows: "free from alcohol, parabens and linalool".
_ABSENT = re.compile(
    r"\b(?:free (?:of|from)|without|no|zero|0 ?%)\s"
    r"(?:(?!\b(?:but|with|contains?|containing|plus|instead|just|only|except)\b)[^.;:!?\n])*$"
)
_SENTENCE_REACH = 200
_MOST_NAMED = 200  # irritants in running text: more is one text repeated
_WORD = re.compile(r"[a-z0-9]+")


@value
class NamedInWords:
    """A group of supporting ingredients that running text says the product contains, and where it says so."""

    group: str
    start: int
    end: int


def read_supporting(
    named: Sequence[NamedInWords], ingredients: IngredientList | None, lexicon: IngredientLexicon
) -> tuple[Supporting, ...]:
    """The groups of supporting ingredients that the label holds, with the names listed for each.

    A complete list has the last word; where there is none, what the words say that the product contains counts as well,
    with no name. So do growth factors with a conditioned medium: it carries them, and no list names them.
    """
    names: dict[str, list[str]] = {}
    for entry in ingredients.with_roles if ingredients else ():
        for group in entry.found.groups:
            listed = names.setdefault(group, [])
            name = entry.inci or entry.span.text.upper()
            if name not in listed:
                listed.append(name)
    is_open = ingredients is None or not ingredients.is_complete
    if is_open or with_role(ingredients, "conditioned_media"):
        for one in named:
            if is_open or one.group == "growth_factors":
                names.setdefault(one.group, [])
    return tuple(
        Supporting(group=group.id, inci=tuple(names[group.id]))
        for group in lexicon.kinds.supporting.values()
        if group.shown and group.id in names
    )


def named_in_words(prose: str, clauses: Clauses, lexicon: IngredientLexicon) -> tuple[NamedInWords, ...]:
    """The groups that running text says the product contains, in the order of the text.

    Not what it denies ("free from retinol"), and not what it says of other products ("if you use a retinol").
    """
    hits = sorted(
        (start, end, key)
        for key, places in lexicon.kinds.supporting_words.scan(prose).items()
        for start, end in places
        if _is_content(key, prose, start, end, clauses)
    )
    growth = [(start, end) for start, end, key in hits if key == "growth_factors"]
    return tuple(
        NamedInWords(key, start, end)
        for start, end, key in hits
        if key != "peptides" or not any(begin < end and start < stop for begin, stop in growth)
    )


def _is_content(key: str, prose: str, start: int, end: int, clauses: Clauses) -> bool:
    is_likened = key != "peptides" and _MIMETIC.search(prose, max(0, start - 20), start)
    if is_likened or _NOT_IT.match(prose, end):
        return False
    begin, _ = clauses.sentence_at(start)
    is_of_others = (
        _IMPERATIVE.match(prose, begin)
        or _HOW_TO_USE.search(prose, max(begin, start - _SENTENCE_REACH), start)
        or _OTHERS.search(prose, max(begin, start - 30), start)
    )
    return not is_of_others and not clauses.negated(start)


def read_irritants(
    ingredients: IngredientList | None, prose: str, clauses: Clauses, lexicon: IngredientLexicon
) -> tuple[Irritant, ...]:
    """The possible irritants that the list holds, one for each kind and name, in label order.

    A complete list has the last word; where there is none, those follow that running text says the product contains.
    """
    found: dict[tuple[str, str], Irritant] = {}
    for entry in ingredients.with_roles if ingredients else ():
        for role in entry.found.roles:
            if role.startswith(IRRITANT):
                for irritant in _irritants_of(entry, lexicon):
                    found.setdefault((irritant.kind, irritant.inci), irritant)
                break
    if ingredients is None or not ingredients.is_complete:
        for irritant in _irritants_in_words(prose, clauses, lexicon):
            found.setdefault((irritant.kind, irritant.inci), irritant)
    return tuple(found.values())


def _irritants_in_words(prose: str, clauses: Clauses, lexicon: IngredientLexicon) -> Iterator[Irritant]:
    """ "Contains parfum and limonene": not what is denied, nor what is said of other products."""
    kinds = lexicon.kinds.irritants
    named = [
        (start, end, kind, kinds[kind].stands_for or prose[start:end].upper())
        for kind, places in lexicon.kinds.irritant_words.scan(prose).items()
        for start, end in places
    ]
    named += _irritant_names(prose, lexicon)
    until = 0
    for start, end, kind, inci in sorted(named, key=lambda one: (one[0], -one[1]))[:_MOST_NAMED]:
        if start < until or not _is_content(kind, prose, start, end, clauses):
            continue
        if not _ABSENT.search(prose, max(clauses.sentence_at(start)[0], start - _SENTENCE_REACH), start):
            yield lexicon.irritant(kind, inci)
            until = end


def _irritant_names(prose: str, lexicon: IngredientLexicon) -> Iterator[tuple[int, int, str, str]]:
    """Where INCI names of irritants stand, each with its kinds: the longest that begins at a word."""
    for word in _WORD.finditer(prose):
        for label, inci in lexicon.irritant_names.get(word[0], ()):
            end = word.start() + len(label)
            if prose.startswith(label, word.start()) and not prose[end : end + 1].isalnum():
                kinds = (kind for kind in lexicon.kinds_of[inci] if lexicon.kinds.irritants[kind].shown)
                yield from ((word.start(), end, kind, inci) for kind in kinds)
                break


def _irritants_of(entry: ListedIngredient, lexicon: IngredientLexicon) -> Iterable[Irritant]:
    if entry.inci is not None:
        return lexicon.known(entry.inci).irritants
    kinds = (role.removeprefix(IRRITANT) for role in entry.roles if role.startswith(IRRITANT))
    return (lexicon.irritant(kind, entry.span.text.upper()) for kind in kinds)


def with_role(ingredients: IngredientList | None, *prefixes: str) -> tuple[Span, ...]:
    """The places of the entries that have a role beginning with any of these."""
    if ingredients is None:
        return ()
    found = {place for role, places in ingredients.by_role.items() if role.startswith(prefixes) for place in places}
    return tuple([ingredients.entries[place].span for place in sorted(found)])

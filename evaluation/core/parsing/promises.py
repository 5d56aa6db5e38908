"""The words against the list: "fragrance-free" with a fragrance listed, "with ceramides" with none."""

import re
from collections.abc import Iterator
from typing import Literal

from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.ingredient_kinds import ALONE, PromiseRule
from evaluation.core.knowledge.lexicon import IngredientLexicon
from evaluation.core.parsing.model import IngredientList, NamedActive, Promise, WordsAgainstList
from evaluation.core.parsing.skin import groups_of, named_in_words
from evaluation.core.text import Span, span

# Only texts with one of these promise an absence: most labels need no closer look.
_CUE = re.compile(r"free|without|\bno\b|\bnon\b|zero|\b0 ?%|not contain|unscented|unperfumed|vegan")
# What promises the absence of all that it lists, up to the end of the sentence or a turn of thought.
_FREE_FROM = re.compile(
    r"(?:\b(?:free (?:of|from)|without(?: (?:any|the use of|added))?|formulated without|(?:contains?|with) no|"
    r"no(?: added)?|"
    r"zero|(?:does|do) not contain(?: any)?|doesn't contain(?: any)?|non)\b|\b0 ?%(?: of\b)?)[\s:\-]*"
)
_TURN = re.compile(
    r"\b(?:but|with|contains?|has|however|enriched|made|plus|while|apply|use|keeps?|is|are|for)\b|[.!?\n]"
)
_FREE_AFTER = re.compile(r"(?:[\s,/&+]{1,3}(?:and |or )?[\w\-]{2,24}){0,6}?[\s\-]{1,2}free\b(?! (?:from|of)\b)")
_NOT_BEFORE = re.compile(r"\b(?:not|never|isn't|aren't)\s(?:\w+\s){0,2}$")
_REACH = 200


def words_against_list(
    text: str, prose: str, clauses: Clauses, ingredients: IngredientList | None, lexicon: IngredientLexicon
) -> WordsAgainstList:
    """What the words promise to be absent or present, and whether the list bears it out."""
    return WordsAgainstList(
        promises=tuple(_promises(text, prose, clauses, ingredients, lexicon)),
        named=tuple(_named(text, prose, clauses, ingredients, lexicon)),
    )


def _promises(
    text: str, prose: str, clauses: Clauses, ingredients: IngredientList | None, lexicon: IngredientLexicon
) -> Iterator[Promise]:
    if not _CUE.search(prose):
        return
    found: dict[str, tuple[int, int]] = {}
    hits = sorted(lexicon.kinds.promise_words.scan(prose), key=lambda hit: (hit.start, hit.start - hit.end))
    reach = 0
    for hit in hits:
        if hit.end <= reach:
            continue  # "fragrance" within "artificial fragrance": the longer words say what is meant
        place = _promised(prose, clauses, hit.start, hit.end, is_alone=hit.key.endswith(ALONE))
        if place:
            reach = hit.end
            found.setdefault(hit.key.removesuffix(ALONE), place)
    for rule_id, (start, end) in found.items():
        rule = lexicon.kinds.promises[rule_id]
        against = tuple(_against(rule, ingredients, lexicon))
        yield Promise(
            id=rule.id,
            title=rule.title,
            about_skin=rule.about_skin,
            span=span(text, start, end),
            finding=_finding(rule, against, ingredients, lexicon),
            against=against,
        )


def _promised(prose: str, clauses: Clauses, start: int, end: int, *, is_alone: bool) -> tuple[int, int] | None:
    """The place of the words that promise the absence of what stands at `start`, or None where nothing does."""
    begin, _ = clauses.sentence_at(start)
    begin = max(begin, start - _REACH)
    if _NOT_BEFORE.search(prose, begin, start):
        return None
    if is_alone:
        return start, end
    if after := _FREE_AFTER.match(prose, end):
        return start, after.end()
    cues = list(_FREE_FROM.finditer(prose, begin, start))
    if cues and not _TURN.search(prose, cues[-1].end(), start):
        return cues[-1].start(), end
    return None


def _against(rule: PromiseRule, ingredients: IngredientList | None, lexicon: IngredientLexicon) -> Iterator[Span]:
    for entry in ingredients.entries if ingredients else ():
        kinds = {role.partition(":")[2] for role in entry.roles if ":" in role}
        functions: tuple[str, ...] = ()
        if entry.inci:
            kinds |= set(lexicon.kinds_of.get(entry.inci, ()))
            functions = lexicon.known(entry.inci).functions if rule.functions else ()
        if rule.is_broken_by(entry.inci or entry.span.text, kinds, functions):
            yield entry.span


def _finding(
    rule: PromiseRule, against: tuple[Span, ...], ingredients: IngredientList | None, lexicon: IngredientLexicon
) -> Literal["conflict", "no_conflict", "cannot_check"]:
    if against:
        return "conflict"
    if ingredients is None or not ingredients.is_complete or not rule.is_checkable:
        return "cannot_check"
    hiding = {kind for entry in ingredients.entries if entry.inci for kind in lexicon.kinds_of.get(entry.inci, ())}
    return "cannot_check" if hiding & set(rule.hidden_by) else "no_conflict"


def _named(
    text: str, prose: str, clauses: Clauses, ingredients: IngredientList | None, lexicon: IngredientLexicon
) -> Iterator[NamedActive]:
    """The supporting ingredients that the words name, each once, and whether the list has them."""
    listed = {group for entry in (ingredients.entries if ingredients else ()) for group in groups_of(entry)}
    first: dict[str, tuple[int, int]] = {}
    for group, place in named_in_words(prose, clauses, lexicon):
        first.setdefault(group, place)
    for group, (start, end) in first.items():
        kind = lexicon.kinds.supporting[group]
        is_listed = group in listed or (group == "peptides" and "growth_factors" in listed)
        finding: Literal["listed", "absent", "cannot_check"] = "listed" if is_listed else "cannot_check"
        if not is_listed and ingredients is not None and ingredients.is_complete:
            finding = "absent"
        yield NamedActive(
            group=group, title=kind.title, counts=kind.counts, span=span(text, start, end), finding=finding
        )

"""The words against the list: "fragrance-free" with a fragrance listed, "with ceramides" with none."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.ingredient_kinds import ALONE, PromiseRule
from evaluation.core.knowledge.lexicon import IngredientLexicon
from evaluation.core.linear import Sieve
from evaluation.core.parsing.model import IngredientList, NamedActive, Promise, WordsAgainstList
from evaluation.core.parsing.skin import NamedInWords
from evaluation.core.text import Span, span

# Only sentences with one of these promise an absence: most labels need no closer look.
_CUE = Sieve("free|without|no |non|zero|0 ?%|not contain|unscented|unperfumed|vegan")
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
_MOST_KEPT = 10_000  # entries for each promise


def words_against_list(
    text: str,
    prose: str,
    clauses: Clauses,
    named: Sequence[NamedInWords],
    ingredients: IngredientList | None,
    lexicon: IngredientLexicon,
) -> WordsAgainstList:
    """What the words promise to be absent or present, and whether the list bears it out."""
    return WordsAgainstList(
        promises=tuple(_promises(text, prose, clauses, ingredients, lexicon)),
        named=tuple(_named(text, named, ingredients, lexicon)),
    )


def _promises(
    text: str, prose: str, clauses: Clauses, ingredients: IngredientList | None, lexicon: IngredientLexicon
) -> Iterator[Promise]:
    found: dict[str, tuple[int, int]] = {}
    for begin, end in _telling_sentences(prose, clauses):
        hits = lexicon.kinds.promise_words.scan(prose[begin:end])
        reach = begin
        told = [(begin + start, begin + stop, key) for key, places in hits.items() for start, stop in places]
        for start, stop, key in sorted(told, key=lambda hit: (hit[0], -hit[1])):
            if stop <= reach:
                continue  # "fragrance" within "artificial fragrance": the longer words say what is meant
            if place := _promised(prose, begin, start, stop, is_alone=key.endswith(ALONE)):
                reach = stop
                found.setdefault(key.removesuffix(ALONE), place)
    for rule_id, (start, end) in sorted(found.items(), key=lambda item: item[1]):
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


def _telling_sentences(prose: str, clauses: Clauses) -> list[tuple[int, int]]:
    """The sentences that hold a cue, in order."""
    return sorted({clauses.sentence_at(place) for place in _CUE.places(prose)})


def _promised(prose: str, begin: int, start: int, end: int, *, is_alone: bool) -> tuple[int, int] | None:
    """The place of the words that promise the absence of what stands at `start`, in a sentence from `begin` on."""
    begin = max(begin, start - _REACH)
    if _NOT_BEFORE.search(prose, begin, start):
        return None
    if is_alone:
        return start, end
    if prose.find("free", end, end + _REACH) >= 0 and (after := _FREE_AFTER.match(prose, end)):
        return start, after.end()
    cues = list(_FREE_FROM.finditer(prose, begin, start))
    if cues and not _TURN.search(prose, cues[-1].end(), start):
        return cues[-1].start(), end
    return None


def _against(rule: PromiseRule, ingredients: IngredientList | None, lexicon: IngredientLexicon) -> Iterator[Span]:
    breaks = _breaks(lexicon, rule.id)
    for entry, found in ingredients.entries if ingredients else ():
        if breaks[found.inci or entry.text, found.roles]:
            yield entry


class _Breaks(dict[tuple[str, tuple[str, ...]], bool]):
    """Name and roles of an entry -> whether it breaks a promise; remembered, because lists repeat names."""

    def __init__(self, lexicon: IngredientLexicon, rule: PromiseRule) -> None:
        super().__init__()
        self._lexicon, self._rule = lexicon, rule

    def __missing__(self, entry: tuple[str, tuple[str, ...]]) -> bool:
        name, roles = entry
        kinds = {role.partition(":")[2] for role in roles} | set(self._lexicon.kinds_of.get(name, ()))
        functions = self._lexicon.functions.get(name, "").split(";")
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[entry] = self._rule.is_broken_by(name, kinds, functions)
        return found


@lru_cache(maxsize=1_000)
def _breaks(lexicon: IngredientLexicon, rule_id: str) -> _Breaks:
    return _Breaks(lexicon, lexicon.kinds.promises[rule_id])


def _finding(
    rule: PromiseRule, against: tuple[Span, ...], ingredients: IngredientList | None, lexicon: IngredientLexicon
) -> Literal["conflict", "no_conflict", "cannot_check"]:
    if against:
        return "conflict"
    if ingredients is None or not ingredients.is_complete or not rule.is_checkable:
        return "cannot_check"
    names = [entry.found.inci for entry in ingredients.entries] if rule.hidden_by else ()
    kinds = {kind for name in names if name and name in lexicon.kinds_of for kind in lexicon.kinds_of[name]}
    return "no_conflict" if kinds.isdisjoint(rule.hidden_by) else "cannot_check"


def _named(
    text: str, named: Sequence[NamedInWords], ingredients: IngredientList | None, lexicon: IngredientLexicon
) -> Iterator[NamedActive]:
    """The supporting ingredients that the words name, each once, and whether the list has them."""
    listed = {group for entry in (ingredients.with_roles if ingredients else ()) for group in entry.found.groups}
    first: dict[str, NamedInWords] = {}
    for one in named:
        first.setdefault(one.group, one)
    for group, one in first.items():
        kind = lexicon.kinds.supporting[group]
        is_listed = group in listed or (group == "peptides" and "growth_factors" in listed)
        finding: Literal["listed", "absent", "cannot_check"] = "listed" if is_listed else "cannot_check"
        if not is_listed and ingredients is not None and ingredients.is_complete:
            finding = "absent"
        place = span(text, one.start, one.end)
        yield NamedActive(group=group, title=kind.title, counts=kind.counts, span=place, finding=finding)

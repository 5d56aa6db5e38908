"""Find the claims in a label's prose: which wording goes too far, where it stands, and why."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from evaluation.core.claims.guards import Page, Place, is_excused
from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.claim_rules import ClaimRule, ClaimRules
from evaluation.core.scorecard import Claim, Severity

_RANK: Mapping[Severity, int] = {"critical": 3, "high": 2, "medium": 1, "info": 0}

# Wordings are compared with those that share a stretch of this many characters, not with all of a long text.
_STRETCH = 256


class _Found(NamedTuple):
    rule: ClaimRule
    start: int
    end: int


def find_claims(text: str, prose: str, clauses: Clauses, rules: ClaimRules) -> tuple[Claim, ...]:
    """Every claim in label order, notes (severity `info`) among them.

    `prose` is the folded text, as long as `text`, with what is not prose blanked out.
    """
    hits = rules.find(rules.letters.read(prose))
    if not hits:
        return ()
    places = rules.letters.places(prose)
    page = Page(text, prose, clauses)
    wordings = {_Found(hit.rule, places[hit.first][0], places[hit.end - 1][1]) for hit in hits}
    return tuple(_claim(text, found) for found in _most_specific(one for one in wordings if _holds(page, one, rules)))


def _holds(page: Page, found: _Found, rules: ClaimRules) -> bool:
    """Whether the wording is a promise where it stands."""
    place = Place(page, found.start, found.end)
    if is_excused(place, found.rule):
        return False
    begin, end = place.sentence
    return not (found.rule.unless and rules.is_excused(found.rule, rules.letters.read(page.prose[begin:end])))


def _most_specific(found: Iterable[_Found]) -> list[_Found]:
    """The wordings without those that say less about the same words.

    Of two of one family that overlap the graver stays, else the longer; of two families both stay, unless one lies
    within the words of a graver one.
    """
    kept: list[_Found] = []
    nearby: dict[int, list[_Found]] = {}
    by_rule = sorted(found, key=lambda one: (one.rule.id, one.start), reverse=True)
    order = sorted(by_rule, key=lambda one: (-_RANK[one.rule.severity], one.start - one.end))
    for one in order:
        stretches = range(one.start // _STRETCH, one.end // _STRETCH + 1)
        if not any(_covers(other, one) for stretch in stretches for other in nearby.get(stretch, ())):
            kept.append(one)
            for stretch in stretches:
                nearby.setdefault(stretch, []).append(one)
    return sorted(kept, key=lambda one: (one.start, -one.end, one.rule.id))


def _covers(other: _Found, one: _Found) -> bool:
    if other.rule.family == one.rule.family or one.rule.severity == "info":
        return other.start < one.end and one.start < other.end
    return other.start <= one.start and one.end <= other.end


def _claim(text: str, found: _Found) -> Claim:
    rule = found.rule
    return Claim(
        rule=rule.id[:3],
        title=rule.title,
        family=rule.family,
        severity=rule.severity,
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        because=rule.because,
        better=rule.better,
        citations=rule.citations,
    )

"""The label's text with every finding marked in place, as safe HTML."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from evaluation.core.scorecard import Claim, Scorecard
from evaluation.core.text import Span
from evaluation.presentation.figures import shown
from evaluation.presentation.ingredients import kind_of

# Kinds with their words, in the order of a legend. Where two findings rest on the same words, the later one gives
# the look: it is the more telling one.
KINDS = {
    "note": "note",
    "fact": "answers a question",
    "supporting": "supporting ingredient",
    "vesicle": "vesicles",
    "irritant": "possible irritant",
    "claim-mild": "milder red flag",
    "claim-strong": "red flag",
}
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
# A finding that rests on a whole paragraph would drown the text in colour: it keeps its place, not its ground.
LONGEST_TINTED = 280


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the text, offsets in code points, with the kind that gives its look.

    `anchor` is empty for the rest of a mark that had to be split, because an id stands once.
    """

    start: int
    end: int
    kind: str
    anchor: str


def anchor(start: int, end: int) -> str:
    """The id of a place in the label's text: the same words have the same place for every finding."""
    return f"label-{start}-{end}"


def claim_kind(claim: Claim) -> str:
    """Two strengths of red flags, and notes."""
    if claim.severity == "info":
        return "note"
    return "claim-mild" if claim.severity == "medium" else "claim-strong"


def marks(scorecard: Scorecard) -> list[Mark]:
    """Every finding's place, once for each stretch of text, in reading order."""
    found: dict[tuple[int, int], str] = {}
    for start, end, kind in _places(scorecard):
        known = found.get((start, end))
        if start < end and (known is None or _RANK[kind] > _RANK[known]):
            found[start, end] = kind
    return [Mark(start, end, kind, anchor(start, end)) for (start, end), kind in sorted(found.items())]


def _places(scorecard: Scorecard) -> Iterator[tuple[int, int, str]]:
    for claim in (*scorecard.claims, *scorecard.notes):
        yield claim.start, claim.end, claim_kind(claim)
    for ingredient in scorecard.ingredients:
        if kind := kind_of(ingredient):
            yield ingredient.start, ingredient.end, kind
    for span in _evidence(scorecard):
        yield span.start, span.end, "fact"


def _evidence(scorecard: Scorecard) -> Iterator[Span]:
    facts = scorecard.facts
    for criterion in scorecard.criteria:
        yield from criterion.evidence
        if criterion.edited:
            yield from criterion.edited.engine_evidence
    for source in facts.sources:
        yield from source.evidence
    for method in facts.isolation_methods:
        yield from method.evidence
    yield from facts.concentration.evidence
    yield from facts.testing.evidence
    for one in scorecard.words_against_list:
        yield Span(one.start, one.end, one.text)
    for statement in (facts.purity, facts.stability, facts.delivery, facts.ethical_sourcing, facts.third_party):
        yield from statement.evidence


def highlighted(text: str, found: Iterable[Mark]) -> SafeString:
    """The text with its marks as `<mark>` elements, nested where they nest, split where they cross.

    A mark's kind is also said in words that only screen readers hear; they stand in `bdi`, which leaves the
    direction of the label's own words alone.
    """
    pieces: list[str] = []
    position = 0
    open_ends: list[int] = []
    waiting = [(mark.start, -mark.end, index, mark) for index, mark in enumerate(found)]
    heapq.heapify(waiting)
    count = len(waiting)

    def close_until(place: int) -> None:
        nonlocal position
        while open_ends and open_ends[-1] <= place:
            end = open_ends.pop()
            pieces.append(escape(shown(text[position:end])) + "</mark>")
            position = end

    while waiting:
        mark = heapq.heappop(waiting)[-1]
        close_until(mark.start)
        if open_ends and mark.end > open_ends[-1]:
            rest = replace(mark, start=open_ends[-1], anchor="")
            count += 1
            heapq.heappush(waiting, (rest.start, -rest.end, count, rest))
            mark = replace(mark, end=open_ends[-1])
        pieces.append(escape(shown(text[position : mark.start])) + _opening(mark))
        position = mark.start
        open_ends.append(mark.end)
    close_until(len(text))
    pieces.append(escape(shown(text[position:])))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece of the text went through escape()


def _opening(mark: Mark) -> str:
    size = " mark-long" if mark.end - mark.start > LONGEST_TINTED else ""
    place = f' id="{mark.anchor}"' if mark.anchor else ""
    said = f'<bdi class="visually-hidden">{KINDS[mark.kind]}: </bdi>' if mark.anchor else ""
    return f'<mark class="mark mark-{mark.kind}{size}"{place}>{said}'

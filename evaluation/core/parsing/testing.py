"""The highest level of testing that the label claims, with the people and the duration where it gives them.

A promise ("clinically proven") is less than a test of which something is told, that less than one by somebody else,
and that less than a test on people of which the number, the duration or the design is told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaluation.core.clauses import Clauses
from evaluation.core.facts import Testing, TestingLevel
from evaluation.core.parsing.study_size import Counted, Lasting, durations, people
from evaluation.core.text import Span, span

LEVELS: tuple[TestingLevel, ...] = ("none", "claimed_no_detail", "in_house", "third_party", "clinical")

_CLAIM, _STUDY, _PATCH, _CONSUMER = "testing.claim", "testing.study", "testing.patch", "testing.consumer"
_DESIGN, _INSTRUMENT, _IN_VITRO, _IN_HOUSE = (
    "testing.design",
    "testing.instrument",
    "testing.in_vitro",
    "testing.in_house",
)
_UNNAMED, _NAMED, _GENERAL = "third_party.independent", "third_party.laboratory", "testing.other_subject"
_READ = (_CLAIM, _STUDY, _PATCH, _CONSUMER, _DESIGN, _INSTRUMENT, _IN_VITRO, _IN_HOUSE, _UNNAMED, _NAMED, _GENERAL)
_TESTS = frozenset((_CLAIM, _STUDY, _PATCH, _CONSUMER, _DESIGN, _IN_HOUSE))
_OF_PEOPLE = frozenset((_STUDY, _PATCH, _CONSUMER, _DESIGN))
_OUTSIDE = frozenset((_UNNAMED, _NAMED))
_DETAILS = frozenset((_IN_HOUSE, _INSTRUMENT, _CONSUMER, _IN_VITRO))
# Tests of the jar, not of what it does to people, however long they run.
_OF_THE_JAR = re.compile(r"\b(?:stability|shelf|challenge|preservative|storage|real[\s-]time)\b", re.ASCII)
_IN_GLASS = re.compile(r"\b(?:in|ex)[\s-]?(?:vitro|vivo)\b", re.ASCII)
# An outside laboratory may also audit a factory or certify a rose as organic; that is no test of the product.
_CHECKING = re.compile(
    r"\b(?:test|verif|analy|measur|report|check|assay|evaluat|assess|stud|screen|result|confirm|coa\b|"
    r"lab(?:oratory)? certificate|lab(?:oratory)?\s?:)",
    re.ASCII,
)
_FOOTNOTE = re.compile(r"\s*(?:[*†‡§¹²³⁴]|\(?\d\)|\[\d\]|based on|results? (?:of|from|after|in))", re.ASCII)
_WAY_OF_USE = re.compile(
    r"\b(?:apply|massage|press|spread|use (?:it |twice|once|daily|for|every|\d)|leave on|discard|store|keep|"
    r"refrigerate|twice (?:a|daily)|sessions?|wait|repeat)\b",
    re.ASCII,
)
# Words of a test may stand in the lines around it: "Clinical study" as a heading, the panel in a footnote.
_NEIGHBOURS = 2


@dataclass(slots=True)
class _Passage:
    """One sentence that bears on testing: which mentions stand in it, and what it tells of people and time."""

    start: int
    end: int
    spans: dict[str, list[Span]]
    people: list[Counted]
    durations: list[Lasting]

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self.spans)

    @property
    def is_test(self) -> bool:
        return bool(self.kinds & _TESTS) and not (_GENERAL in self.spans and not self.people)


def read_testing(text: str, prose: str, clauses: Clauses, mentions: Mapping[str, tuple[Span, ...]]) -> Testing:
    """The highest level of testing in the label; people, duration and evidence belong to that level."""
    levels = [(_level(passage, prose), passage) for passage in _passages(prose, clauses, mentions)]
    highest: TestingLevel = max((level for level, _ in levels), key=LEVELS.index, default="none")
    if highest == "none":
        return Testing()
    chosen = [passage for level, passage in levels if level == highest]
    numbers = [counted.number for passage in chosen for counted in passage.people]
    lengths = [lasting for passage in chosen for lasting in passage.durations]
    on_people = highest == "clinical"
    return Testing(
        level=highest,
        people=max(numbers) if numbers and on_people else None,
        duration=max(lengths, key=lambda lasting: lasting.days).words if lengths and on_people else None,
        evidence=tuple(_evidence(text, chosen, with_sizes=on_people)),
    )


def _passages(prose: str, clauses: Clauses, mentions: Mapping[str, tuple[Span, ...]]) -> list[_Passage]:
    """The sentences that bear on testing, in label order, with what their neighbours add."""
    passages: dict[int, _Passage] = {}
    for kind in _READ:
        for found in mentions[kind]:
            start, end = clauses.sentence_at(found.start)
            if start not in passages:
                lasting = list(durations(prose, start, end))
                if lasting and _WAY_OF_USE.search(prose, start, end):
                    lasting = []
                passages[start] = _Passage(start, end, {}, list(people(prose, start, end)), lasting)
            passages[start].spans.setdefault(kind, []).append(found)
    tests = [passage for passage in passages.values() if passage.is_test]
    speak_for_themselves = {passage.start for passage in tests}
    for passage in tests:
        if not passage.people:
            for start, end in _around(passage, prose, clauses):
                if start not in speak_for_themselves:
                    _take_sizes(passage, prose, start, end)
    if tests and not any(passage.people for passage in tests):
        _read_footnotes(tests[0], prose, clauses)
    return [passages[start] for start in sorted(passages)]


def _around(passage: _Passage, prose: str, clauses: Clauses) -> Iterator[tuple[int, int]]:
    """The sentences just behind and just before the passage, those without a word left out."""
    end = passage.end
    for _ in range(_NEIGHBOURS):
        while end < len(prose):
            start, end = clauses.sentence_at(end)
            if prose[start:end].strip():
                yield start, end
                break
    before = passage.start - 1
    while before > 0:
        start, end = clauses.sentence_at(before)
        if prose[start:end].strip():
            yield start, end
            break
        before = start - 1


def _take_sizes(passage: _Passage, prose: str, start: int, end: int) -> None:
    """Add the people and time of a neighbouring sentence; time alone may be a way of use, so it needs people."""
    found = list(people(prose, start, end))
    if found and not _WAY_OF_USE.search(prose, start, end):
        passage.people += found
        passage.durations += durations(prose, start, end)


def _read_footnotes(passage: _Passage, prose: str, clauses: Clauses) -> None:
    """A footnote with people and time explains the claim that it belongs to, wherever that stands."""
    start = 0
    while start < len(prose):
        begin, start = clauses.sentence_at(start)
        if _FOOTNOTE.match(prose, begin, start) and any(durations(prose, begin, start)):
            _take_sizes(passage, prose, begin, start)


def _level(passage: _Passage, prose: str) -> TestingLevel:
    kinds = passage.kinds
    if not passage.is_test:
        if kinds & _OUTSIDE and _CHECKING.search(prose, passage.start, passage.end):
            return "third_party"
        return "in_house" if _IN_VITRO in kinds and _IN_GLASS.search(prose, passage.start, passage.end) else "none"
    of_the_jar = _OF_THE_JAR.search(prose, passage.start, passage.end)
    in_glass = _IN_VITRO in kinds and not passage.people
    told = passage.people or (kinds & _OF_PEOPLE and (passage.durations or _DESIGN in kinds))
    if told and not in_glass and not (of_the_jar and not passage.people):
        return "clinical"
    if kinds & _OUTSIDE:
        return "third_party"
    return "in_house" if kinds & _DETAILS else "claimed_no_detail"


def _evidence(text: str, passages: Iterable[_Passage], *, with_sizes: bool) -> Iterator[Span]:
    """The label's words for these passages in label order, none over another."""
    spans: set[Span] = set()
    for passage in passages:
        spans.update(found for kind, places in passage.spans.items() if kind != _GENERAL for found in places)
        if with_sizes:
            sizes: tuple[Counted | Lasting, ...] = (*passage.people, *passage.durations)
            spans.update(span(text, size.start, size.end) for size in sizes)
    reached = 0
    for one in sorted(spans, key=lambda one: (one.start, -one.end)):
        if one.start >= reached:
            yield one
            reached = one.end

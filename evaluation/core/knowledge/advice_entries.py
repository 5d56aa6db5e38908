"""What the advice files may hold: cautions, routine, markets and evidence as frozen, checked entries."""

import re
from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from evaluation.core.profile import ANSWERS, Concern, MarketCode
from evaluation.core.source_groups import SourceGroup

_SLOT = re.compile(r"\{(\w*)\}")


class Level(StrEnum):
    """How much a caution asks for, the most first."""

    AVOID = "avoid"
    ASK_FIRST = "ask_first"
    NOTE = "note"


class MarketFinding(StrEnum):
    """What the rules of a market do with a source, as far as we could read them."""

    BARRED = "barred"
    NO_BAR = "no_bar"
    APPROVAL_FIRST = "approval_first"
    UNSETTLED = "unsettled"
    SOURCE_UNKNOWN = "source_unknown"


Sure = Literal["shown", "habit", "careful"]
Confidence = Literal["high", "medium", "low", "none"]
Part = Literal["first", "use", "layering", "always", "clinic"]
Route = Literal["home", "procedure", "injected"]
Form = Literal["vesicles", "conditioned_medium", "extract", "mimic"]
Trial = Literal["randomised", "controlled", "uncontrolled", "review", "registered", "unknown"]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Citing(_Entry):
    citations: tuple[str, ...]


def _with_slots(words: str, *allowed: str) -> str:
    for slot in _SLOT.findall(words):
        if slot not in allowed:
            raise ValueError(f"{{{slot}}} cannot be filled; known here: {', '.join(f'{{{name}}}' for name in allowed)}")
    return words


class UnknownWords(_Entry):
    """Why a thing could not be ruled out; {name} stands for it."""

    list_not_seen: str
    list_not_whole: str
    source_not_seen: str
    source_not_stated: str
    scent_not_taken_apart: str

    @field_validator("*")
    @classmethod
    def _slots(cls, words: str) -> str:
        return _with_slots(words, "name")


class Watch(_Entry):
    """A thing that is looked for in sources and in the ingredient list."""

    id: str
    name: str
    sources: tuple[str, ...] = ()
    source_words: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    list_needed: bool = True


class CautionRule(_Citing):
    """One caution. Without `answers` it is for everyone, without `watch` for any product."""

    id: str
    rule: str
    answers: tuple[str, ...]
    watch: str | None = None
    level: Level
    words: str
    unknown_level: Level | None = None
    unknown_words: str = ""

    @field_validator("answers")
    @classmethod
    def _known_answers(cls, answers: tuple[str, ...]) -> tuple[str, ...]:
        return _known_answers(answers)

    @model_validator(mode="after")
    def _words_fit(self) -> Self:
        _with_slots(self.words, *(["names"] if self.watch else []))
        if (self.unknown_level or self.unknown_words) and not self.watch:
            raise ValueError("unknown_level and unknown_words need a watch: without one nothing is looked for")
        return self


class FitRule(_Entry):
    """One thing that a label may be said to be without."""

    id: str
    title: str
    watch: str
    answers: tuple[str, ...]
    yes: str
    no: str

    @field_validator("answers")
    @classmethod
    def _known_answers(cls, answers: tuple[str, ...]) -> tuple[str, ...]:
        return _known_answers(answers)

    @model_validator(mode="after")
    def _words_fit(self) -> Self:
        _with_slots(self.yes, "sources")
        _with_slots(self.no, "names")
        return self


def _known_answers(answers: tuple[str, ...]) -> tuple[str, ...]:
    for answer in answers:
        if answer not in ANSWERS:
            raise ValueError(f"{answer!r} is no answer of the profile; known are {', '.join(sorted(ANSWERS))}")
    return answers


class SureWords(_Entry):
    """How the confidence of a routine rule is said."""

    shown: str
    habit: str
    careful: str


class RoutineRule(_Citing):
    """One piece of advice on use; with `actives` for those who use one of them."""

    id: str
    rule: str
    part: Part
    sure: Sure
    actives: tuple[str, ...] = ()
    words: str


class ActiveUse(_Entry):
    """One of the shopper's other actives: where and when it stands beside the product."""

    id: str
    name: str
    place: Literal["before", "after", "apart"]
    times: tuple[Literal["morning", "evening"], ...]
    own_evenings: bool = False  # a new one gets evenings that it does not share with another of these
    groups: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    in_product: str
    in_product_citations: tuple[str, ...] = ()

    @field_validator("in_product")
    @classmethod
    def _slots(cls, words: str) -> str:
        return _with_slots(words, "names")


class Timeline(_Citing):
    """When a first change may be seen: weeks from the first use, or None where no time can be given."""

    id: str
    concerns: tuple[Concern, ...]
    goal: str
    weeks: tuple[int, int] | None = None
    first_change: str
    words: str


class SettingRow(_Citing):
    """One aspect of use at home against treatment in a clinic."""

    id: str
    aspect: str
    home: str
    clinic: str


class Status(_Entry):
    """A status of the market table and the finding that it is for a shopper."""

    id: str
    finding: MarketFinding
    words: str


class MarketRule(_Citing):
    """What one market's rules do with some groups of sources; `dated` is the age of the rule as far as we know it."""

    groups: tuple[SourceGroup, ...]
    status: str
    sure: Confidence
    dated: str = ""
    words: str


class Market(_Entry):
    """One market with a rule for every group of sources."""

    id: MarketCode
    name: str
    authority: str
    checked: date
    claims_words: str = ""
    claims_citations: tuple[str, ...] = ()
    rule: tuple[MarketRule, ...]

    @model_validator(mode="after")
    def _every_group_once(self) -> Self:
        found = [group for rule in self.rule for group in rule.groups]
        for group in SourceGroup:
            if found.count(group) != 1:
                raise ValueError(f"rule: {group.value} must stand in one rule, and stands in {found.count(group)}")
        return self


class GradeWords(_Entry):
    """What a grade of evidence is called."""

    id: Literal["A", "B", "C", "D", "E"]
    words: str


class RouteWords(_Entry):
    """How a route is said."""

    id: Route
    words: str


class Study(_Entry):
    """What of a human study decides whom it is evidence for; its id is its citation.

    `origins` are words for tissue, plant or microbe, none = the kind as a whole. `blinded` and `independent`
    of the maker are True only where what was read says so.
    """

    id: str
    route: Route
    kinds: tuple[str, ...] = Field(min_length=1)
    origins: tuple[str, ...] = ()
    forms: tuple[Form, ...] = Field(min_length=1)
    trial: Trial
    blinded: bool = False
    independent: bool = False
    results_read: bool = True


class Laboratory(_Citing):
    """Work on cells or animals for some kinds of source."""

    kinds: tuple[str, ...]
    words: str


class Review(_Citing):
    """What a review of many studies concludes."""

    words: str

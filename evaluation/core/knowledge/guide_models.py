"""The shapes of the guide's data: what stands in `evaluation/data/guide/`, one model a kind of entry."""

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from evaluation.core.knowledge.cited import Cited

GradeLetter = Literal["A", "B", "C", "D", "E"]
Route = Literal["home", "procedure", "injected"]
SourceKind = Literal[
    "human_msc",
    "human_fibroblast",
    "human_platelet",
    "animal_milk",
    "animal_other",
    "plant",
    "microbial",
    "synthetic",
    "conditioned_media",
]


class Entry(BaseModel):
    """What every entry has: the day on which it was last checked against its sources."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    checked: datetime.date


class Group(Entry):
    """A heading of the guide's index."""

    id: str
    title: str


class Page(Entry):
    """A page of the guide. `title` asks, `summary` answers, `nav` is its short name."""

    slug: str
    group: str
    title: str
    nav: str
    summary: str


class Term(Entry):
    """A word of the glossary. `short` is the definition that also stands in the text of other pages."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    short: str
    more: Cited | None = None


class Grade(Entry):
    """A grade of evidence from A to E, and what it takes; its name stands in the advice."""

    id: GradeLetter
    needs: str


class Standing(Entry):
    """Where a kind of source stands by one route, with the reason."""

    id: str
    source: str
    source_kinds: tuple[SourceKind, ...]
    route: Literal["home", "procedure"]
    grade: GradeLetter
    why: Cited


class Study(Entry):
    """A human study as read; `id` is its citation.

    No grade where its results were not read or no cosmetic use was studied.
    """

    id: str
    name: str
    route: Route
    source: str
    people: str
    design: str
    result: Cited
    grade: GradeLetter | None = None
    limits: tuple[str, ...] = ()
    read: str


class MarketNotes(Entry):
    """What one market's rules say, told for readers; the market's name and stances stand in the advice."""

    id: str
    summary: str
    notes: tuple[Cited, ...]


class Alternative(Entry):
    """Something else that a shopper could use, beside exosomes. No grade where studies differ too much for one."""

    id: str
    name: str
    what: Cited
    shown: Cited
    mind: Cited
    beside: Cited
    grade: GradeLetter | None = None
    price: str


class Question(Entry):
    """A question that people ask, its answer, and the pages (by slug) to read on."""

    id: str
    asks: str
    answer: Cited
    pages: tuple[str, ...]


class Wording(Entry):
    """A kind of claim to distrust. `example` fires the named rule of the claim scan, `fine` fires none."""

    rule: str
    name: str
    why: Cited
    example: str
    fine: str


class SourceNote(Entry):
    """What is known of one kind of source and what to ask."""

    id: SourceKind
    name: str
    # "from" is Python's word.
    origin: str
    known: Cited
    ask: Cited


class IsolationWay(Entry):
    """A way of isolating vesicles and what it trades."""

    id: str
    name: str
    how: str
    recovery: str
    purity: str
    mind: Cited


class Item(Entry):
    """A piece of advice of the buyer's guide that this site grew from, and every place where it lives.

    `criteria`, `rules`, `cautions` and `routine` name the engine's entries, `pages` a page of the guide with its anchor
    ("sources#plant"), `screens` a place of the site in words, `planned` what is still to come, in words.
    """

    id: str
    says: str
    criteria: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    routine: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()

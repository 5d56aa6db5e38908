"""The label as read: what every criterion may ask, and nothing that it has to work out again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from evaluation.core.clauses import Clauses
from evaluation.core.facts import Concentration, Identity, Irritant, Match, Source, Supporting, Testing
from evaluation.core.knowledge.lexicon import VesicleName
from evaluation.core.label import Label, Part
from evaluation.core.text import Span
from evaluation.core.verdicts import SILENT, Finding, not_seen, not_stated


@dataclass(frozen=True, slots=True)
class ListedIngredient:
    """One entry of the ingredient list with the INCI name it was matched to, if any."""

    span: Span
    inci: str | None
    match: Match
    similarity: float
    suggestion: str | None = None
    roles: tuple[str, ...] = ()
    vesicle: VesicleName | None = None


@dataclass(frozen=True, slots=True)
class IngredientList:
    """The entries in label order; `is_complete` is False for a "key actives" list or a list only partly noted."""

    start: int
    end: int
    entries: tuple[ListedIngredient, ...]
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of absence ("fragrance-free") against the list; `against` are the entries that break it.

    `about_skin` says that an irritated skin would care.
    """

    id: str
    title: str
    about_skin: bool
    span: Span
    finding: Literal["conflict", "no_conflict", "cannot_check"]
    against: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NamedActive:
    """A supporting ingredient that the words name, against the list; `counts` those of criterion C10."""

    group: str
    title: str
    counts: bool
    span: Span
    finding: Literal["listed", "absent", "cannot_check"]


@dataclass(frozen=True, slots=True)
class WordsAgainstList:
    """What the words promise to be absent or present, and whether the list bears it out."""

    promises: tuple[Promise, ...] = ()
    named: tuple[NamedActive, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenParts:
    """Which parts of the label somebody looked at: `whole` ones can be silent, others only unseen."""

    whole: frozenset[Part]
    noted: frozenset[Part]


@dataclass(frozen=True, slots=True)
class ParsedLabel:
    """Everything read from one label. `prose` is the folded text with the ingredient list blanked out."""

    label: Label
    folded: str
    prose: str
    clauses: Clauses
    seen: SeenParts
    ingredients: IngredientList | None
    mentions: Mapping[str, tuple[Span, ...]]
    terminology: tuple[str, ...]
    sources: tuple[Source, ...]
    concentration: Concentration
    testing: Testing
    identity: Identity
    supporting: tuple[Supporting, ...]
    irritants: tuple[Irritant, ...]
    words_against_list: WordsAgainstList

    def said(self, *mention_ids: str) -> tuple[Span, ...]:
        """The label's words for any of these mentions, in label order; empty where it has none.

        KeyError for an id that the vocabulary does not know: a criterion that asks for it would be silent for ever.
        """
        spans = {span for mention_id in mention_ids for span in self.mentions[mention_id]}
        return tuple(sorted(spans, key=lambda span: (span.start, span.end)))

    def silence(self, part: Part, outcome: str = SILENT, evidence: tuple[Span, ...] = ()) -> Finding:
        """The verdict of an unanswered question: the brand's silence, or ours where the part was not seen whole.

        `outcome` and `evidence` are for words that only seem to answer ("clinically proven", and no study): where the
        part was not seen whole the answer may stand in the rest, so the words are shown and not judged.
        """
        return not_stated(outcome, evidence) if part in self.seen.whole else not_seen(evidence=evidence)

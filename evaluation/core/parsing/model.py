"""The label as read: what every criterion may ask, and nothing that it has to work out again."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from operator import attrgetter
from typing import Literal, NamedTuple

from evaluation.core.clauses import Clauses
from evaluation.core.facts import Concentration, Identity, Irritant, Match, Source, Supporting, Testing
from evaluation.core.knowledge.lexicon import VesicleName
from evaluation.core.label import Label, Part
from evaluation.core.text import Span
from evaluation.core.values import value
from evaluation.core.verdicts import SILENT, Finding, not_seen, not_stated

SUPPORTING = "supporting:"
_PLACE = attrgetter("start", "end")


@value
class NameMatch:
    """What an entry means; `inci` None where no name fits, `suggestion` then perhaps one that was meant."""

    inci: str | None
    match: Match
    similarity: float
    suggestion: str | None = None
    roles: tuple[str, ...] = ()
    vesicle: VesicleName | None = None
    # Whether the entry is an INCI name or follows the naming rule of vesicles, and the groups of supporting ingredients
    # to which it belongs; kept, because they are asked so often.
    is_known: bool = field(init=False)
    groups: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_known", self.inci is not None or self.vesicle is not None)
        groups = tuple(role.removeprefix(SUPPORTING) for role in self.roles if role.startswith(SUPPORTING))
        object.__setattr__(self, "groups", groups)


class ListedIngredient(NamedTuple):
    """One entry of the ingredient list: where it stands and what it means."""

    span: Span
    found: NameMatch

    @property
    def inci(self) -> str | None:
        """The INCI name to which the entry was matched, if any."""
        return self.found.inci

    @property
    def match(self) -> Match:
        """How it was matched."""
        return self.found.match

    @property
    def similarity(self) -> float:
        """How like the entry is to the name, 0–100."""
        return self.found.similarity

    @property
    def suggestion(self) -> str | None:
        """A name that may have been meant; never a match."""
        return self.found.suggestion

    @property
    def roles(self) -> tuple[str, ...]:
        """What the entry is in the formula (`IngredientLexicon.roles`)."""
        return self.found.roles

    @property
    def vesicle(self) -> VesicleName | None:
        """What the name says of vesicles, if anything."""
        return self.found.vesicle


@value
class IngredientList:
    """The entries in label order; `is_complete` is False for a "key actives" list or a list only partly noted."""

    start: int
    end: int
    entries: tuple[ListedIngredient, ...]
    is_complete: bool
    # The entries that are something in the formula; kept, because many questions are about these alone.
    with_roles: tuple[ListedIngredient, ...] = field(init=False)
    by_role: Mapping[str, Sequence[int]] = field(init=False, hash=False)  # role -> the places of its entries

    def __post_init__(self) -> None:
        with_roles: list[ListedIngredient] = []
        by_role: dict[str, list[int]] = {}
        for place, entry in enumerate(self.entries):
            if roles := entry.found.roles:
                with_roles.append(entry)
                for role in roles:
                    by_role.setdefault(role, []).append(place)
        object.__setattr__(self, "with_roles", tuple(with_roles))
        object.__setattr__(self, "by_role", by_role)


@value
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


@value
class NamedActive:
    """A supporting ingredient that the words name, against the list; `counts` those of criterion C10."""

    group: str
    title: str
    counts: bool
    span: Span
    finding: Literal["listed", "absent", "cannot_check"]


@value
class WordsAgainstList:
    """What the words promise to be absent or present, and whether the list bears it out."""

    promises: tuple[Promise, ...] = ()
    named: tuple[NamedActive, ...] = ()


@value
class SeenParts:
    """Which parts of the label somebody looked at: `whole` ones can be silent, others only unseen."""

    whole: frozenset[Part]
    noted: frozenset[Part]


@value
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
        if len(mention_ids) == 1:
            return self.mentions[mention_ids[0]]
        told = [spans for mention_id in mention_ids if (spans := self.mentions[mention_id])]
        if len(told) > 1:
            return tuple(sorted({place for spans in told for place in spans}, key=_PLACE))
        return told[0] if told else ()  # those of one mention are in order already

    def silence(self, part: Part, outcome: str = SILENT, evidence: tuple[Span, ...] = ()) -> Finding:
        """The verdict of an unanswered question: the brand's silence, or ours where the part was not seen whole.

        `outcome` and `evidence` are for words that only seem to answer ("clinically proven", and no study): where the
        part was not seen whole the answer may stand in the rest, so the words are shown and not judged.
        """
        return not_stated(outcome, evidence) if part in self.seen.whole else not_seen(evidence=evidence)

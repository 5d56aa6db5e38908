"""What the engine reads from a label, before anyone judges it: the facts of the contract as values."""

from typing import Literal

from evaluation.core.text import Span
from evaluation.core.values import card_part

Match = Literal["exact", "synonym", "fuzzy", "none"]
TestingLevel = Literal["none", "claimed_no_detail", "in_house", "third_party", "clinical"]
SourceGap = Literal["organism", "tissue", "part", "species", "material"]
AmountKind = Literal[
    "particles_per_ml", "particles_per_gram", "particles_per_piece", "particles", "mass_per_ml", "mass", "share"
]
Bound = Literal["exactly", "at_least", "at_most"]
IdentityFinding = Literal["found", "carrier", "extract_only", "absent", "no_list"]


@card_part
class Source:
    """Where the vesicles come from, as claimed: a kind of the contract's list and the label's own detail.

    `lacks` is what the label leaves open of organism and tissue or cell type, plant and part, or species of a microbe.
    """

    kind: str
    detail: str | None
    evidence: tuple[Span, ...]
    lacks: tuple[SourceGap, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether the label names all that identifies a source of this kind."""
        return self.kind != "unspecified" and not self.lacks


@card_part
class Concentration:
    """An amount as stated; particles per mL only where number and volume allow it, else the reason why not.

    `kind` is the class within which amounts can be compared; `value` is in particles (per mL, gram, piece), mg (per mL)
    or ppm. `counted_by` is the counting method as the label names it, `contradiction` says why two figures clash.
    """

    stated: bool = False
    particles_per_ml: float | None = None
    as_stated: str | None = None
    not_comparable_because: str | None = None
    evidence: tuple[Span, ...] = ()
    kind: AmountKind | None = None
    value: float | None = None
    bound: Bound = "exactly"
    counted_by: str | None = None
    is_raw_material: bool = False
    contradiction: str | None = None


@card_part
class IsolationMethod:
    """A named step by which the vesicles were isolated."""

    id: str
    evidence: tuple[Span, ...]


@card_part
class Statement:
    """Whether the label says something on a topic, and with which words."""

    stated: bool = False
    evidence: tuple[Span, ...] = ()


@card_part
class Testing:
    """The highest level of testing that the label claims; people and duration where it gives them."""

    level: TestingLevel = "none"
    people: int | None = None
    duration: str | None = None
    evidence: tuple[Span, ...] = ()


@card_part
class Facts:
    """What the label says of its vesicles. `terminology` has the most exact term first."""

    terminology: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    concentration: Concentration = Concentration()
    isolation_methods: tuple[IsolationMethod, ...] = ()
    purity: Statement = Statement()
    stability: Statement = Statement()
    delivery: Statement = Statement()
    ethical_sourcing: Statement = Statement()
    third_party: Statement = Statement()
    testing: Testing = Testing()


@card_part
class Ingredient:
    """One entry of the ingredient list, in label order. `similarity` is 0–100; `suggestion` never a match."""

    as_listed: str
    start: int
    end: int
    inci: str | None
    match: Match
    similarity: float
    roles: tuple[str, ...] = ()
    suggestion: str | None = None


@card_part
class Supporting:
    """A group of supporting ingredients that the list holds, with the INCI names found."""

    group: str
    inci: tuple[str, ...]


@card_part
class Irritant:
    """A possible irritant in the list or, without a full one, in the words: kind, name, the reason and who says so."""

    kind: str
    inci: str
    because: str
    citations: tuple[str, ...]


@card_part
class Seen:
    """Which parts of the label somebody looked at: silence of a `whole` part is the brand's, of any other ours.

    Parts as in `label.Part`. A part of which only some words were noted is in `noted` alone.
    """

    whole: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


@card_part
class Identity:
    """The word on the front against the ingredient list: which entry carries it, if any, and how that reads."""

    headline: str | None
    carried_by: str | None
    finding: IdentityFinding
    position: int | None = None
    because: str


@card_part
class WordAgainstList:
    """A promise of the words held against the ingredient list: "fragrance-free", "with ceramides".

    `conflict` where the list breaks it (`against` are the entries that do, empty where what was named is missing),
    `no_conflict` where a whole list bears it out, `cannot_check` where no list could, or not the one given.
    """

    kind: Literal["free_from", "named"]
    title: str
    text: str
    start: int
    end: int
    finding: Literal["conflict", "no_conflict", "cannot_check"]
    against: tuple[Span, ...]
    because: str

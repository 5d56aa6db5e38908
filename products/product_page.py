"""All that a product's page tells beside the scorecard: what to ask, what it costs, how to use it, what is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from evaluation.core.evidence import Evidence, evidence_for
from evaluation.core.markets import MarketNote, markets
from evaluation.core.money import Money
from evaluation.core.profile import Profile
from evaluation.core.routine import Routine, known_actives, routine
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import advice
from evaluation.presentation.bars import RangeBar, range_bar
from evaluation.presentation.for_me import ForMe, for_anyone, for_me
from evaluation.presentation.questions import Questions, questions
from products.costs import CostRow, costs, pack_price
from products.models import Assessment, Product, UseSetting
from products.page_rows import PageRows


@dataclass(frozen=True, slots=True)
class ActiveChoice:
    """One of the shopper's other actives as a box to tick."""

    id: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class ProductPage:
    """What stands beside the scorecard of a product as published: `card`, as `assessment` stored it.

    Each part is worked out when a template first asks for it: some are kept as drawn. `chosen` are the shopper's other
    actives, known ones only.
    """

    rows: PageRows
    assessment: Assessment
    card: Scorecard
    profile: Profile
    chosen: tuple[str, ...]

    @property
    def product(self) -> Product:
        """The product itself."""
        return self.rows.product

    @property
    def is_for_all(self) -> bool:
        """Whether the address holds no answers and no actives: what is made of such is kept nowhere."""
        return self.profile.is_empty and not self.chosen

    @cached_property
    def told_from(self) -> str:
        """Another text for every other scorecard or label text: what follows from these alone is kept under it."""
        stored = self.assessment.scorecard  # its text already, as a page reads it
        card = stored if isinstance(stored, str) else self.card.model_dump_json()
        read = f"{card}\0{self.assessment.label_text}"
        return sha256(read.encode()).hexdigest()

    @cached_property
    def bar(self) -> RangeBar:
        """The range, drawn and in a sentence."""
        score = self.card.score
        return range_bar(score.low, score.high, score.band)

    @cached_property
    def questions(self) -> Questions:
        """What to ask this brand."""
        return questions(self.card, str(self.product), f"Questions about {self.product.name}")

    @cached_property
    def price(self) -> Money | None:
        """The newest price of a whole pack."""
        return pack_price(self.product.prices.all())

    @cached_property
    def costs(self) -> tuple[CostRow, ...]:
        """What that price comes to."""
        return costs(self.product, self.assessment.label, self.card)

    @cached_property
    def routine(self) -> Routine:
        """How to use it beside the chosen actives."""
        is_professional = self.product.use_setting == UseSetting.PROFESSIONAL
        concerns = self.profile.concerns
        return routine(self.card, self.chosen, advice(), concerns=concerns, is_professional=is_professional)

    @cached_property
    def actives(self) -> tuple[ActiveChoice, ...]:
        """What else a shopper may use."""
        known = advice().routine.actives.values()
        return tuple(ActiveChoice(active.id, active.name, active.id in self.chosen) for active in known)

    @cached_property
    def evidence(self) -> Evidence:
        """The evidence for its kind of source."""
        return evidence_for(self.card, advice())

    @cached_property
    def markets(self) -> tuple[MarketNote, ...]:
        """What markets say of the source, without the words of the label that name it: those stand elsewhere."""
        return tuple(replace(note, evidence=()) for note in markets(self.card, advice()))

    @property
    def shipping(self) -> str:
        """What holds for parcels of all products."""
        return advice().markets.shipping

    @cached_property
    def mine(self) -> ForMe:
        """What the answers in the address mean for it."""
        return for_me(self.card, self.profile, self.price)

    @cached_property
    def anyone(self) -> ForMe | None:
        """What any answer would mean; None where the answers came with the address."""
        return for_anyone(self.card, self.price, self.markets) if self.profile.is_empty else None


def product_page(
    rows: PageRows, assessment: Assessment, card: Scorecard, profile: Profile, actives: Sequence[str]
) -> ProductPage:
    """The page of these rows, whose product is scored as `assessment`, with the stored scorecard `card`.

    Unknown `actives` are left out.
    """
    return ProductPage(rows, assessment, card, profile, known_actives(actives, advice()))

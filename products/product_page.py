"""All that a product's page tells beside the scorecard: what to ask, what it costs, how to use it, what is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from evaluation.core import questions as asking
from evaluation.core.evidence import Evidence, evidence_for
from evaluation.core.markets import MarketNote, markets
from evaluation.core.profile import Profile
from evaluation.core.routine import Routine, known_actives, routine
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import advice
from evaluation.presentation.figures import counted, nearest
from evaluation.presentation.for_me import ForMe, for_anyone, for_me
from products.alternatives import Alternative, alternatives
from products.conflicts import Conflict, conflicts
from products.costs import CostRow, costs, pack_price
from products.history import History, history
from products.models import Assessment, Product, UseSetting


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One question to the brand; `worth` says what an answer could add."""

    words: str
    title: str
    worth: str


@dataclass(frozen=True, slots=True)
class Questions:
    """The open questions, the worthiest first, and all of them as one message to copy or to mail."""

    rows: tuple[AskedRow, ...]
    message: str
    mail: str


@dataclass(frozen=True, slots=True)
class ActiveChoice:
    """One of the shopper's other actives as a box to tick."""

    id: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ProductPage:
    """What stands beside the scorecard. `anyone` is None where the profile came with the address."""

    questions: Questions
    costs: tuple[CostRow, ...]
    routine: Routine
    actives: tuple[ActiveChoice, ...]
    has_chosen: bool
    evidence: Evidence
    markets: tuple[MarketNote, ...]
    shipping: str
    alternatives: tuple[Alternative, ...]
    history: History
    conflicts: tuple[Conflict, ...]
    mine: ForMe
    anyone: ForMe | None


def product_page(
    product: Product, assessment: Assessment, card: Scorecard, profile: Profile, actives: Sequence[str]
) -> ProductPage:
    """The page of a product as published, scored as `assessment`, whose stored scorecard is `card`.

    Six queries beside those that loaded the product, one more where several pages were looked at.
    Unknown `actives` are left out.
    """
    known = advice()
    chosen = known_actives(actives, known)
    price = pack_price(product.prices.all())
    past = history(product)
    is_professional = product.use_setting == UseSetting.PROFESSIONAL
    return ProductPage(
        questions=questions(product, card),
        costs=costs(product, assessment.label, card),
        routine=routine(card, chosen, known, concerns=profile.concerns, is_professional=is_professional),
        actives=tuple(
            ActiveChoice(active.id, active.name, active.id in chosen) for active in known.routine.actives.values()
        ),
        has_chosen=bool(chosen),
        evidence=evidence_for(card, known),
        markets=markets(card, known),
        shipping=known.markets.shipping,
        alternatives=alternatives(product, assessment),
        history=past,
        conflicts=conflicts(past.labels),
        mine=for_me(card, profile, price),
        anyone=for_anyone(card, price) if profile.is_empty else None,
    )


def questions(product: Product, card: Scorecard) -> Questions:
    """What to ask this brand, at most ten."""
    rows = tuple(
        AskedRow(question.words, question.title, f"Worth up to {counted(nearest(question.worth), 'point')}.")
        for question in asking.questions(card)
    )
    message = asking.message(card, str(product))
    subject = f"Questions about {product.name}"
    mail = f"mailto:?subject={quote(subject)}&body={quote(message)}" if message else ""
    return Questions(rows, message, mail)

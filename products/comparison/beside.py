"""A label that somebody pasted, beside a product of the catalogue: the questions that the two answer differently."""

from dataclasses import dataclass

from evaluation.core.comparison import Compared, Row, comparison
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import advice
from evaluation.presentation import RangeBar, range_bar
from products.comparison.chosen import Chosen
from products.comparison.page import FLAGS_ROW, ShownRow, shown_row
from products.models import Product

PASTED = "This label"


@dataclass(frozen=True, slots=True)
class Beside:
    """The two ranges, the rows where they differ, and in one line the questions that both answer alike."""

    product: Product
    bars: tuple[RangeBar, RangeBar]
    differing: tuple[ShownRow, ...]
    same: str


def beside(pasted: Scorecard, chosen: Chosen) -> Beside:
    """The pasted label first. Prices and markets are left out: of those a pasted text says nothing."""
    rows = comparison([Compared(PASTED, pasted), chosen.compared], advice(), ())
    cards = (pasted, chosen.card)
    bar, other = (range_bar(card.score.low, card.score.high, card.score.band) for card in cards)
    return Beside(
        product=chosen.product,
        bars=(bar, other),
        differing=tuple(shown_row(row, (False, False)) for row in rows.differing if _is_of_the_label(row)),
        same=", ".join(row.title.lower() for row in rows.same if _is_of_the_label(row)),
    )


def _is_of_the_label(row: Row) -> bool:
    return row.id == FLAGS_ROW or row.id.startswith("C")

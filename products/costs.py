"""What the price of a pack comes to: per mL, per month, per use and per billion particles, or why not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.core import amounts
from evaluation.core.amounts import Cost, Unsaid
from evaluation.core.money import Money
from evaluation.core.scorecard import Scorecard
from evaluation.presentation.words import sentence_case
from products.models import Product, ProductLabel, ProductPrice

_PACK_OF_ONE_KIND = re.compile(
    r"(?P<count>\d{1,3})\s*(?:[x×]\s*)?(?:vial|ampoule|ampule|sheet|mask|pad|sachet)s?\b[^,+;&]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CostRow:
    """One way to put it. `amount` is empty where it cannot be said, then `note` is the reason, else the basis."""

    title: str
    amount: str
    note: str


def pack_price(prices: Iterable[ProductPrice]) -> Money | None:
    """The newest price of a whole pack; `prices` come newest first."""
    return next((price.money for price in prices if price.is_for_the_pack), None)


def units_in(pack: str) -> int | None:
    """How many vials, masks or pads a pack of one kind holds ("5 vials of 2 mL" -> 5); None for a mixed one."""
    found = _PACK_OF_ONE_KIND.fullmatch(pack.strip())
    return int(found["count"]) if found else None


def costs(product: Product, label: ProductLabel, card: Scorecard) -> tuple[CostRow, ...]:
    """Every way to put the pack's price; none where no such price was seen. Reads `prices`, so prefetch them."""
    price = pack_price(product.prices.all())
    if price is None:
        return ()
    units = units_in(product.pack)
    directions = label.directions
    rows = [
        _row("Per mL", amounts.per_ml(price, product.size_ml)),
        _row("Per month of use", amounts.per_month(price, product.size_ml, directions, units)),
        _row(
            "Per billion particles",
            amounts.per_billion_particles(price, product.size_ml, card.facts.concentration),
        ),
    ]
    each = amounts.per_use(price, directions, units)
    return (*rows[:2], _row("Per use", each), rows[2]) if isinstance(each, Cost) else tuple(rows)


def _row(title: str, cost: Cost | Unsaid) -> CostRow:
    if isinstance(cost, Unsaid):
        return CostRow(title, "", cost.words)
    note = sentence_case("; ".join(cost.assumptions))
    return CostRow(title, cost.words.removesuffix(f" {cost.unit}"), f"{note}." if note else "")

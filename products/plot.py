"""Score against price: each product a dot for what its label proves and a whisker up to what may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import floor, log10

from django.db.models import F
from django.urls import reverse

from evaluation.core.money import Money
from evaluation.presentation.figures import whole
from products.catalogue import CatalogueAnswer
from products.models import CatalogueEntry

MOST_POINTS = 48
MOST_UNPRICED = 30

# The drawing: across in percent of its width, so that it fills any screen; down in pixels, so that type keeps its size.
LEFT, RIGHT = 9.0, 97.0
TOP, BOTTOM = 14.0, 204.0
SCORES = (0, 25, 50, 75, 100)
_STEPS = (1, 3)
_GROUPS = {
    "plant": "Plant",
    "human": "Human",
    "animal": "Milk or animal",
    "microbial": "Microbial",
    "synthetic": "Synthetic",
    "several": "Several sources",
    "unknown": "Source open",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the grid: where it stands, and the words at it."""

    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """One product: places in the drawing, and the same in `words` for those who do not see it."""

    x: str
    proven_y: str
    possible_y: str
    group: str
    group_words: str
    brand: str
    name: str
    url: str
    low: int
    high: int
    price: str
    words: str


@dataclass(frozen=True, slots=True)
class Unpriced:
    """A product that cannot stand in the drawing."""

    name: str
    url: str
    why: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The drawing and the table behind it. `shown` of `priced` products are drawn, the first of the list."""

    currency: str
    points: tuple[Point, ...]
    prices: tuple[Mark, ...]
    scores: tuple[Mark, ...]
    groups: tuple[tuple[str, str], ...]
    priced: int
    unpriced: tuple[Unpriced, ...]
    unpriced_count: int

    @property
    def more_unpriced(self) -> int:
        """How many are left out of `unpriced`."""
        return self.unpriced_count - len(self.unpriced)


def plot(answer: CatalogueAnswer) -> Plot | None:
    """The drawing of the products found; None where none of them has a score and a price per mL. One query."""
    currency = answer.currency
    with_price = answer.index.currencies.get(currency, 0)
    priced = (with_price & answer.products).bit_count()
    first = answer.ids(0, MOST_POINTS, with_price)
    if not first:
        return None
    others = answer.ids(0, MOST_UNPRICED, answer.index.all & ~with_price)
    found = _rows([*first, *others])
    rows = [found[product] for product in first if product in found]
    drawn = [row for row in rows if row["low"] >= 0]
    if not drawn:
        return None
    unpriced = [found[product] for product in others if product in found] + [row for row in rows if row["low"] < 0]
    lowest, highest = _bounds([row["price_per_ml"] for row in drawn])
    points = tuple(_point(row, lowest, highest) for row in drawn)
    occurring = {point.group for point in points}
    return Plot(
        currency=currency,
        points=points,
        prices=_price_marks(lowest, highest, currency),
        scores=tuple(Mark(f"{_down(score):g}", str(score)) for score in SCORES),
        groups=tuple((group, words) for group, words in _GROUPS.items() if group in occurring),
        priced=priced,
        unpriced=tuple(_unpriced(row, currency) for row in unpriced),
        unpriced_count=answer.count - priced + len(rows) - len(drawn),
    )


def _rows(ids: Sequence[int]) -> dict[int, dict]:  # type: ignore[type-arg]  # values of five kinds
    fields = ("pk", "name", "low", "high", "price_per_ml", "currency", "source_group")
    about = {"slug": F("product__slug"), "brand": F("product__brand__name")}
    return {row["pk"]: row for row in CatalogueEntry.objects.filter(pk__in=ids).values(*fields, **about)}


def _point(row: dict, lowest: float, highest: float) -> Point:  # type: ignore[type-arg]
    share = (log10(max(row["price_per_ml"], Decimal("0.0001"))) - lowest) / (highest - lowest)
    low, high = whole(row["low"]), whole(row["high"])
    price, group = Money(row["price_per_ml"], row["currency"]), _GROUPS[row["source_group"]]
    return Point(
        x=f"{LEFT + share * (RIGHT - LEFT):.2f}%",
        proven_y=f"{_down(row['low']):.1f}",
        possible_y=f"{_down(row['high']):.1f}",
        group=row["source_group"],
        group_words=group,
        brand=row["brand"],
        name=row["name"],
        url=_url(row["slug"]),
        low=low,
        high=high,
        price=str(price),
        words=f"{row['brand']} {row['name']}: {low} to {high}, {price} per mL, {group.lower()}",
    )


def _unpriced(row: dict, currency: str) -> Unpriced:  # type: ignore[type-arg]
    if row["currency"] == currency:
        why = "not scored yet"
    elif row["currency"]:
        why = f"price in {row['currency']}"
    else:
        why = "no price per mL"
    return Unpriced(f"{row['brand']} {row['name']}", _url(row["slug"]), why)


def _url(slug: str) -> str:
    # resolving an address a hundred times a page is what it would cost otherwise
    return _product_url().replace("a-slug", slug)


@cache
def _product_url() -> str:
    return reverse("products:product", args=["a-slug"])


def _down(score: float) -> float:
    return BOTTOM - score / 100 * (BOTTOM - TOP)


def _bounds(prices: Sequence[Decimal]) -> tuple[float, float]:
    """The logarithms between which the axis runs: a little beyond the prices, and at least a factor of ten apart."""
    logs = [log10(max(price, Decimal("0.0001"))) for price in prices]
    lowest, highest = min(logs) - 0.08, max(logs) + 0.08
    missing = max(0.0, 1 - (highest - lowest))
    return lowest - missing / 2, highest + missing / 2


def _price_marks(lowest: float, highest: float, currency: str) -> tuple[Mark, ...]:
    """1, 3, 10, 30 … within the bounds, the tens alone where there would be more than six."""
    places = [(power, step) for power in range(floor(lowest), floor(highest) + 1) for step in _STEPS]
    inside = [(power, step) for power, step in places if lowest <= power + log10(step) <= highest]
    if len(inside) > 6:
        inside = [(power, step) for power, step in inside if step == 1]
    return tuple(
        Mark(
            f"{LEFT + (power + log10(step) - lowest) / (highest - lowest) * (RIGHT - LEFT):.2f}%",
            f"{currency} {Decimal(step).scaleb(power):,f}",
        )
        for power, step in inside
    )

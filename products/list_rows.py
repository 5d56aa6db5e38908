"""The rows of lists of products: read in four light queries, and compared by value, so that equal ones are drawn once.

A list of a hundred rows that each load their models and fill a template costs more than finding them among a hundred
thousand. A row holds all that is shown of its product and nothing else: whoever keeps one as it was drawn need not know
who may have changed what.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from django.urls import reverse

from evaluation.core.money import Money, per_unit
from evaluation.core.watching import Watched
from evaluation.presentation.figures import scientific
from products.avoiding import STORED, stored_avoid_data
from products.models import LabelSource, PriceBasis, Product, ProductImage, ProductPrice, SourceKind, Status
from products.row_notes import watched_in


@dataclass(frozen=True, slots=True)
class RowScore:
    """What was made of the label that is judged. `particles_per_ml` and `as_stated` are its concentration."""

    low: float
    high: float
    band: str
    identity_sound: bool
    flag_count: int
    particles_per_ml: float | None
    as_stated: str
    is_summary: bool

    @property
    def silence(self) -> str:
        """A summary cannot be silent: what it lacks has not been seen."""
        return "not seen" if self.is_summary else "not stated"

    @property
    def concentration(self) -> str:
        """In a few words."""
        if self.particles_per_ml is not None:
            return f"{scientific(self.particles_per_ml)} /mL"
        return self.as_stated or f"concentration {self.silence}"


@dataclass(frozen=True, slots=True)
class RowPicture:
    """The picture of a pack in its smallest width: `webp` and `jpeg` are names of files."""

    alt: str
    width: int
    height: int
    webp: str
    jpeg: str

    @property
    def renditions(self) -> list[dict[str, Any]]:
        """As a ProductImage has them."""
        return [{"width": self.width, "height": self.height, "webp": self.webp, "jpeg": self.jpeg}]


@dataclass(frozen=True, slots=True)
class ListRow:
    """One published product as lists show it. `score` is None where nothing was scored yet.

    `sources` are kinds in words, `price` the newest with what it pays for, `pack_price` the newest of a whole pack,
    `watched` what the catalogue keeps of its label, as JSON.
    """

    pk: int
    slug: str
    brand: str
    name: str
    size_ml: Decimal | None
    score: RowScore | None
    sources: tuple[str, ...]
    price: tuple[Money, str] | None
    pack_price: Money | None
    picture: RowPicture | None
    watched: str

    @property
    def url(self) -> str:
        """The product's page."""
        return reverse("products:product", args=[self.slug])

    @property
    def facts(self) -> list[str]:
        """Source, concentration and price in a few words each."""
        facts = []
        if self.score:
            facts = [" + ".join(self.sources) or f"source {self.score.silence}", self.score.concentration]
        if self.pack_price and self.size_ml is not None:
            facts.append(f"{per_unit(self.pack_price, self.size_ml)} per mL")
        elif self.price:
            money, basis = self.price
            facts.append(f"{money} for {PriceBasis(basis).label}")
        return facts

    @property
    def found(self) -> Watched:
        """What was found on the product's label; nothing known of one that was not read yet."""
        return watched_in(self._stored)

    @property
    def avoid_data(self) -> str:
        """What `avoid-marks.js` reads of a row, as JSON."""
        return stored_avoid_data(self._stored)

    @property
    def for_me_data(self) -> str:
        """What `for-me.js` reads of a row, as JSON: what was found on the label, and the price of a pack."""
        price = self.pack_price
        found = {
            **{key: value for key, value in self.found.items() if key != STORED},
            "price": str(price.amount) if price else "",
            "currency": price.currency if price else "",
        }
        return json.dumps(found, separators=(",", ":"))

    @property
    def _stored(self) -> dict[str, Any]:
        stored: dict[str, Any] = json.loads(self.watched or "{}")
        return stored


_ABOUT = ("pk", "slug", "brand__name", "name", "size_ml", "current_assessment__label")
_SCORE = (
    *("low", "high", "band", "identity_sound", "flag_count", "particles_per_ml", "concentration_as_stated"),
    "label__is_summary",
)


def list_rows(ids: Sequence[int]) -> list[ListRow]:
    """The published products of these ids, in their order. Four queries."""
    fields = ("status", *_ABOUT, *(f"current_assessment__{name}" for name in _SCORE))
    # asked for their status as well, SQLite would go through all published ones
    told = Product.objects.filter(pk__in=ids).order_by().values_list(*fields, Cast("entry__watched", TextField()))
    read = [values[1:] for values in told if values[0] == Status.PUBLISHED]
    sources = _sources([about[5] for about in read if about[5]])
    prices, pictures = _prices(ids), _pictures(ids)
    rows = {}
    for pk, slug, brand, name, size_ml, label, *score, watched in read:
        seen = prices.get(pk, [])
        rows[pk] = ListRow(
            pk,
            slug,
            brand,
            name,
            size_ml,
            RowScore(*score) if label else None,
            sources.get(label, ()),
            next(iter(seen), None),
            next((money for money, basis in seen if basis == PriceBasis.PACK), None),
            pictures.get(pk),
            watched or "",
        )
    return [rows[pk] for pk in ids if pk in rows]


def _sources(labels: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Label -> the kinds of its sources in words, each once."""
    kinds: dict[int, dict[str, None]] = {}
    for label, kind in LabelSource.objects.filter(label__in=labels).values_list("label", "kind"):
        kinds.setdefault(label, {})[SourceKind(kind).label] = None
    return {label: tuple(words) for label, words in kinds.items()}


def _prices(products: Iterable[int]) -> dict[int, list[tuple[Money, str]]]:
    """Product -> its prices with what they pay for, the newest first."""
    prices: dict[int, list[tuple[Money, str]]] = {}
    seen = ProductPrice.objects.filter(product__in=products)
    for product, amount, currency, basis in seen.values_list("product", "amount", "currency", "basis"):
        prices.setdefault(product, []).append((Money(amount, currency), basis))
    return prices


def _pictures(products: Iterable[int]) -> dict[int, RowPicture]:
    """Product -> its first picture."""
    pictures: dict[int, RowPicture] = {}
    kept = ProductImage.objects.filter(product__in=products).values_list("product", "alt", "renditions")
    for product, alt, renditions in kept:
        if renditions:
            pictures.setdefault(product, RowPicture(alt, **renditions[0]))
    return pictures

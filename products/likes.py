"""The best proven products that are like another one, from the catalogue in memory.

What is like a product follows from its use, type and sources alone, so all products of one kind share one list, made
for the first of them that is asked for after a change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, Any

from evaluation.core.money import Money, per_unit
from products import changes
from products.index import CatalogueIndex, catalogue_index
from products.models import LabelSource, PriceBasis, Product, ProductPrice, ProductType, PublicChange

if TYPE_CHECKING:
    from products.querysets import ProductQuerySet

# Enough to find cheaper ones among the better proven, whatever the size of the catalogue.
MOST_LIKES = 40


@dataclass(frozen=True, slots=True)
class Like:
    """A published product as other pages name it; `kinds` are those of its label's sources, in the label's order."""

    pk: int
    slug: str
    name: str
    brand_id: int
    brand: str
    product_type: str
    low: float
    high: float
    band: str
    price_per_ml: Money | None
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What products have in common that are like each other: hair is another need than skin, whatever the source."""

    use_setting: str
    product_type: str
    sources: frozenset[str]


_CODES = {product_type: code for code, product_type in enumerate(ProductType.values)}
_UNKNOWN = len(_CODES)


@dataclass(frozen=True)
class _Catalogue:
    """One version of the catalogue. `types` has each product's type as a number."""

    place: changes.Place | None
    index: CatalogueIndex
    types: dict[int, int]
    _lists: dict[Kind, tuple[Like, ...]] = field(default_factory=dict)

    def best(self, kind: Kind) -> tuple[Like, ...]:
        """The best proven of a kind, one more than are wanted beside one of them. Three queries the first time."""
        if kind not in self._lists:
            self._lists[kind] = _read(self.index.pick(self._products(kind), "", 0, MOST_LIKES + 1))
        return self._lists[kind]

    def _products(self, kind: Kind) -> int:
        bits = self.index.bits
        same_type, hair = self._of_type(kind.product_type), self._of_type(ProductType.HAIR)
        same_source = 0
        for source in kind.sources:
            same_source |= bits.get(("source", source), 0)
        of_need = hair if kind.product_type == ProductType.HAIR else self.index.all & ~hair
        sound = bits["flags", "no_critical"] & bits["identity", "sound"]
        return (same_type | (same_source & of_need)) & bits["use", kind.use_setting] & sound

    def _of_type(self, product_type: str) -> int:
        code = _CODES.get(product_type, _UNKNOWN)
        return int(self._codes.translate(bytes(49 if each == code else 48 for each in range(256))) or b"0", 2)

    @cached_property
    def _codes(self) -> bytes:
        # a large catalogue is gone through after every change: without a step of Python for each product
        return bytes(map(self.types.get, self.index.ids, repeat(_UNKNOWN)))


_COLUMNS = (
    *("pk", "slug", "name", "brand_id", "brand__name", "product_type", "size_ml"),
    *(f"current_assessment__{name}" for name in ("label_id", "low", "high", "band")),
)


class _Kept:
    """What this process knows, as one value: another thread sees the old one or the new one."""

    known: "tuple[str, _Catalogue] | None" = None


_kept = _Kept()


def likes(product: Product, sources: frozenset[str], low: float) -> list[Like]:
    """Those that prove at least `low`, without critical flags and with a sound identity, the best proven first.

    At most `MOST_LIKES`. `sources` are the kinds that count as something in common. One query, and a few more for the
    first of a kind after a change.
    """
    best = _catalogue().best(Kind(product.use_setting, product.product_type, sources))
    return [other for other in best if other.pk != product.pk and other.low >= low][:MOST_LIKES]


def _catalogue() -> _Catalogue:
    token = PublicChange.token()
    if _kept.known is None or _kept.known[0] != token:
        _kept.known = token, _followed(_kept.known[1] if _kept.known else None)
    return _kept.known[1]


def _followed(before: _Catalogue | None) -> _Catalogue:
    """The catalogue as it stands now; of the one known `before` only what changed is read anew."""
    news = changes.since(before.place) if before and before.place else None
    if before is None or news is None:
        place = changes.newest()
        return _Catalogue(place, catalogue_index(), _types(Product.objects.published()))
    fresh = _types(Product.objects.filter(pk__in=news.products)) if news.products else {}
    # one more copy of them all would come and go with each save, and a process grow by it
    before.types.update(fresh)
    return _Catalogue(news.place, catalogue_index(), before.types)


def _types(products: "ProductQuerySet") -> dict[int, int]:
    rows = products.order_by().values_list("pk", "product_type")
    return {product: _CODES.get(product_type, _UNKNOWN) for product, product_type in rows.iterator(chunk_size=5000)}


def _read(ids: Sequence[int]) -> tuple[Like, ...]:
    """These products as they stand, in this order; those that are not published any more are left out."""
    if not ids:
        return ()
    prices: dict[int, Money] = {}
    of_packs = ProductPrice.objects.filter(product__in=ids, basis=PriceBasis.PACK)
    for product, amount, currency in of_packs.values_list("product_id", "amount", "currency"):
        prices.setdefault(product, Money(amount, currency))
    shown = Product.objects.published().filter(pk__in=ids, current_assessment__isnull=False).order_by()
    rows = {row.pk: row for row in shown.values_list(*_COLUMNS, named=True)}
    found = [rows[product] for product in ids if product in rows]
    kinds: dict[int, list[str]] = {}
    sources = LabelSource.objects.filter(label__in=[row.current_assessment__label_id for row in found])
    for label, kind in sources.values_list("label_id", "kind"):
        kinds.setdefault(label, []).append(kind)
    return tuple(_like(row, prices.get(row.pk), kinds.get(row.current_assessment__label_id, ())) for row in found)


def _like(row: Any, price: Money | None, kinds: Sequence[str]) -> Like:
    return Like(
        pk=row.pk,
        slug=row.slug,
        name=row.name,
        brand_id=row.brand_id,
        brand=row.brand__name,
        product_type=row.product_type,
        low=row.current_assessment__low,
        high=row.current_assessment__high,
        band=row.current_assessment__band,
        price_per_ml=per_unit(price, row.size_ml) if price and row.size_ml else None,
        kinds=tuple(kinds),
    )

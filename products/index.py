"""The whole catalogue as sets of bits, one set a choice: lists are narrowed, counted and cut into pages in memory.

One bit stands for one product, its place being that of the default order. A hundred thousand products are 12 kB a
choice; narrowing is `&` and counting `bit_count`, so that fresh counts beside every choice cost less than a
millisecond. The sets are read in one pass over a covering index and kept until the catalogue changes.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress, islice
from operator import itemgetter

from django.db.models import F

from products.facets import (
    FACETS,
    FIXED,
    FIXED_BYTES,
    SIGNATURE_BYTES,
    TERM_BYTES,
    TERM_FACETS,
    Choice,
    Combines,
    Facet,
    Key,
    price_bound,
)
from products.models import CatalogueEntry, CatalogueVersion, FacetTerm

Chosen = Mapping[str, Sequence[str]]  # facet -> choices

_AS_DIGITS = tuple(bytes(49 if byte >> bit & 1 else 48 for byte in range(256)) for bit in range(8))
_AS_FLAGS = bytes(byte == 49 for byte in range(256))
_BY = {
    "proven": ("-low", "-high"),
    "possible": ("-high", "-low"),
    "coverage": ("-coverage", "-low"),
    "newest": (F("label_seen_on").desc(nulls_last=True), "-pk"),
}


@dataclass(frozen=True)
class CatalogueIndex:
    """One version of the catalogue. `ids` are the products in default order, `bits` the products of each choice."""

    ids: "array[int]"
    bits: Mapping[Key, int]
    terms: Mapping[str, Sequence[FacetTerm]]
    _orders: dict[str, list[int]] = field(default_factory=dict)

    @cached_property
    def all(self) -> int:
        """Every product."""
        return (1 << len(self.ids)) - 1

    @cached_property
    def _places(self) -> dict[int, int]:
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    def choices(self, facet: Facet) -> Sequence[Choice]:
        """The choices of a facet: its own, or those that products make, prices from low to high."""
        if facet.choices:
            return facet.choices
        terms = self.terms.get(facet.id, ())
        if facet.id == "price":
            terms = sorted(terms, key=lambda term: price_bound(term.choice))
        note = " per mL" if facet.id == "price" else ""
        return [Choice(term.choice, term.words, f"{term.words}{note}") for term in terms]

    @cached_property
    def currencies(self) -> Mapping[str, int]:
        """Each currency in which there is a price per mL, with its products."""
        sets: dict[str, int] = {}
        for term in self.terms["price"]:
            currency = price_bound(term.choice)[0].upper()
            sets[currency] = sets.get(currency, 0) | self.bits["price", term.choice]
        return {currency: products for currency, products in sorted(sets.items()) if products}

    def of(self, products: Iterable[int]) -> int:
        """The set of these products; those that are not in the catalogue are left out."""
        digits = bytearray(b"0") * len(self.ids)
        places = self._places
        for product in products:
            if (place := places.get(product)) is not None:
                digits[place] = 49
        return int(digits or b"0", 2)

    def narrowed(self, chosen: Chosen, within: int, but: str = "") -> int:
        """Those `within` that keep to every facet but one."""
        for facet in FACETS:
            choices = chosen.get(facet.id, ())
            if not choices or facet.id == but:
                continue
            sets = [self.bits.get((facet.id, choice), 0) for choice in choices]
            if facet.combines is Combines.ALL:
                for one in sets:
                    within &= one
            else:
                within &= _union(sets)
        return within

    def counts(self, chosen: Chosen, within: int) -> dict[Key, int]:
        """How many products each choice would leave.

        Where one choice of a facet is enough, its other choices do not count: ticking this one alone leaves so many.
        """
        result = self.narrowed(chosen, within)
        counts = {}
        for facet in FACETS:
            is_any = facet.combines is Combines.ANY and chosen.get(facet.id)
            base = self.narrowed(chosen, within, but=facet.id) if is_any else result
            for choice in self.choices(facet):
                counts[facet.id, choice.id] = (base & self.bits.get((facet.id, choice.id), 0)).bit_count()
        return counts

    def pick(self, products: int, order: str, start: int, stop: int) -> list[int]:
        """The ids of the products from place `start` to before `stop` of the order ("" is the default one).

        Orders: "", `proven`, `possible`, `coverage`, `newest`, or `price-USD` with the cheapest first, and those
        without a price in that currency after them.
        """
        flags = self._flags(products)
        if not order:
            return list(islice(compress(self.ids, flags), start, stop))
        places = self._order(order)
        return [self.ids[place] for place in islice(compress(places, map(flags.__getitem__, places)), start, stop)]

    def _flags(self, products: int) -> bytes:
        """One byte for each product of the catalogue: whether it is in the set."""
        return f"{products:0{len(self.ids)}b}".encode().translate(_AS_FLAGS)

    def _order(self, order: str) -> list[int]:
        """Places of all products in another order; one query for the first who asks."""
        if order not in self._orders:
            entries = CatalogueEntry.objects.order_by(*_BY.get(order, ()))
            if order.startswith("price-"):
                currency = order.removeprefix("price-")
                priced = entries.filter(currency=currency).order_by("price_per_ml", "pk").values_list("pk", flat=True)
                first = [self._places[key] for key in priced if key in self._places]
                others = self._flags(self.all & ~self.currencies.get(currency, 0))
                places = [*first, *compress(range(len(self.ids)), others)]
            else:
                keys = entries.values_list("pk", flat=True)
                places = [self._places[key] for key in keys if key in self._places]
            self._orders[order] = places
        return self._orders[order]


class _Kept:
    """What this process knows of the catalogue."""

    token = ""
    index: CatalogueIndex | None = None


_kept = _Kept()


def catalogue_index() -> CatalogueIndex:
    """The catalogue as it stands: one query, and three more after a change."""
    token = CatalogueVersion.current(CatalogueVersion.ENTRIES)
    if _kept.index is None or token != _kept.token or not token:
        _kept.index, _kept.token = _read(), token
    return _kept.index


def _read() -> CatalogueIndex:
    rows = CatalogueEntry.objects.order_by("-comes_first", "-low", "-coverage", "name", "pk")
    found = list(rows.values_list("pk", "signature"))
    packed = b"".join(map(itemgetter(1), found))
    columns = [packed[place::SIGNATURE_BYTES] for place in range(SIGNATURE_BYTES)]
    bits = {key: _bits(columns[place // 8].translate(_AS_DIGITS[place % 8])) for place, key in enumerate(FIXED)}
    terms: dict[str, list[FacetTerm]] = {facet: [] for facet in TERM_FACETS}
    for term in FacetTerm.objects.all():
        start = FIXED_BYTES + TERM_BYTES * TERM_FACETS.index(term.facet)
        key = term.pk.to_bytes(TERM_BYTES, "little")
        bits[term.facet, term.choice] = _equal(columns[start], key[0]) & _equal(columns[start + 1], key[1])
        terms[term.facet].append(term)
    return CatalogueIndex(array("q", map(itemgetter(0), found)), bits, terms)


def _equal(column: bytes, wanted: int) -> int:
    """The places where the column has this byte."""
    if column.count(wanted) == len(column):
        return (1 << len(column)) - 1
    return _bits(column.translate(bytes(49 if byte == wanted else 48 for byte in range(256))))


def _bits(digits: bytes) -> int:
    return int(digits or b"0", 2)


def _union(sets: Iterable[int]) -> int:
    union = 0
    for one in sets:
        union |= one
    return union

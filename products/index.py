"""The whole catalogue as sets of bits, one set a choice: lists are narrowed, counted and cut into pages in memory.

One bit stands for one product, its place being that of the default order. A hundred thousand products are 12 kB a
choice; narrowing is `&` and counting `bit_count`, so that fresh counts beside every choice cost less than a
millisecond. The sets are made of the entries that a process keeps in memory, and made anew when the catalogue changes.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import compress, islice

from django.db.models import F

from evaluation.core.scoring import Range
from evaluation.core.weighing import weighed
from products import changes
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
from products.finding import Hits, find
from products.models import CatalogueEntry, FacetTerm
from products.table import MOST_OWN, EntryTable

Chosen = Mapping[str, Sequence[str]]  # facet -> choices

_AS_DIGITS = tuple(bytes(49 if byte >> bit & 1 else 48 for byte in range(256)) for bit in range(8))
_AS_DIGIT = bytes(48 + (byte == 1) for byte in range(256))
_AS_FLAGS = bytes(byte == 49 for byte in range(256))
_BY = {
    "proven": ("-low", "-high"),
    "possible": ("-high", "-low"),
    "coverage": ("-coverage", "-low"),
    "newest": (F("label_seen_on").desc(nulls_last=True), "-pk"),
}


@dataclass(frozen=True, slots=True)
class OwnOrder:
    """The order by a shopper's own weights: each category's factor, and whether unsound products come last."""

    factors: tuple[float, ...]
    sound_first: bool


Order = str | OwnOrder
MOST_SEARCHES = 64


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found of one version of the catalogue: as said, the products named so, and all of them as sets."""

    hits: Hits
    named: int
    products: int


@dataclass(frozen=True)
class CatalogueIndex:
    """One version of the catalogue. `table` has the products in default order, `bits` the products of each choice."""

    table: EntryTable
    bits: Mapping[Key, int]
    terms: Mapping[str, Sequence[FacetTerm]]
    _orders: "dict[Order, array[int]]" = field(default_factory=dict)
    _searches: dict[str, Found] = field(default_factory=dict)

    @property
    def ids(self) -> "array[int]":
        """The products in default order."""
        return self.table.ids

    @cached_property
    def all(self) -> int:
        """Every product."""
        return (1 << len(self.ids)) - 1

    def _places(self, products: Collection[int] | None = None) -> dict[int, int]:
        """Where these products stand, or all; those that are not in the catalogue are left out.

        Never kept: 20,000 numbers made anew after each save would lie scattered over a process's memory.
        """
        if products is None:
            return dict(zip(self.ids, range(len(self.ids)), strict=True))
        held = bytes(map(products.__contains__, self.ids))
        return dict(zip(compress(self.ids, held), compress(range(len(held)), held), strict=True))

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
        return _bits(bytes(map(frozenset(products).__contains__, self.ids)).translate(_AS_DIGIT))

    def search(self, text: str) -> Found:
        """What a search finds; whoever then ticks a box or turns the page is not made to wait for it again.

        Of `hits`, `others` are left out: they stand in `products`. The first time, the queries of products.finding.
        """
        if found := self._searches.get(text):
            return found
        hits = find(text)
        named = self.of(hits.named)
        found = Found(replace(hits, others=()), named, named | self.of(hits.others))
        if len(self._searches) >= MOST_SEARCHES:
            self._searches.clear()
        self._searches[text] = found
        return found

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

    def pick(self, products: int, order: Order, start: int, stop: int) -> list[int]:
        """The ids of the products from place `start` to before `stop` of the order ("" is the default one).

        Orders: "", `proven`, `possible`, `coverage`, `newest`, `price-USD` with the cheapest first, and those
        without a price in that currency after them, or one by own weights.
        """
        flags = self._flags(products)
        if not order:
            return list(islice(compress(self.ids, flags), start, stop))
        places = self._order(order)
        return [self.ids[place] for place in islice(compress(places, map(flags.__getitem__, places)), start, stop)]

    def own_ranges(self, products: Collection[int], factors: Sequence[float]) -> dict[int, Range]:
        """Ranges with each category's points multiplied by its factor, of those of the products that have one."""
        places = self._places(frozenset(products))
        ranges = {product: weighed(self.table.sums_at(place), factors) for product, place in places.items()}
        return {product: found for product, found in ranges.items() if found.weight}

    def _flags(self, products: int) -> bytes:
        """One byte for each product of the catalogue: whether it is in the set."""
        return f"{products:0{len(self.ids)}b}".encode().translate(_AS_FLAGS)

    def _order(self, order: Order) -> "array[int]":
        """Places of all products in another order; made for the first who asks, some with one query."""
        if order not in self._orders:
            if isinstance(order, OwnOrder):
                self._forget_an_own_order()
                places = self._by_own_weights(order)
            else:
                places = self._stored_order(order)
            self._orders[order] = array("l", places)
        return self._orders[order]

    def _forget_an_own_order(self) -> None:
        """Drop the oldest of them: there are more weights than memory for orders."""
        own = [order for order in list(self._orders) if isinstance(order, OwnOrder)]
        if len(own) >= MOST_OWN:
            self._orders.pop(own[0], None)

    def _by_own_weights(self, order: OwnOrder) -> list[int]:
        """What is proven by these weights, highest first; of equals the default order stays."""
        lows = self.table.lows_by(order.factors)
        if not order.sound_first:
            return sorted(range(len(lows)), key=lows.__getitem__, reverse=True)
        sound = self.table.comes_first.count(True)  # they stand first
        parts = (range(sound), range(sound, len(lows)))
        return [place for part in parts for place in sorted(part, key=lows.__getitem__, reverse=True)]

    def _stored_order(self, order: str) -> list[int]:
        entries, places = CatalogueEntry.objects.order_by(*_BY.get(order, ())), self._places()
        if not order.startswith("price-"):
            keys = entries.values_list("pk", flat=True)
            return [places[key] for key in keys if key in places]
        currency = order.removeprefix("price-")
        priced = entries.filter(currency=currency).order_by("price_per_ml", "pk").values_list("pk", flat=True)
        first = [places[key] for key in priced if key in places]
        others = self._flags(self.all & ~self.currencies.get(currency, 0))
        return [*first, *compress(range(len(self.ids)), others)]


class _Kept:
    """What this process knows of the catalogue, as one value: another thread sees the old one or the new one."""

    known: "tuple[changes.Place, CatalogueIndex] | None" = None


_kept = _Kept()


def catalogue_index() -> CatalogueIndex:
    """The catalogue as it stands: one query, two or three after a change, four for the first who asks."""
    if _kept.known is not None:
        place, index = _kept.known
        if news := changes.since(place):
            if news.place != place:
                index = _followed(index, news)
                _kept.known = news.place, index
            return index
    now = changes.newest()
    index = indexed(EntryTable.read())
    _kept.known = (now, index) if now else None
    return index


def _followed(index: CatalogueIndex, news: changes.Changes) -> CatalogueIndex:
    return indexed(index.table.with_fresh(news.products)) if news.products else index


def _terms() -> dict[str, list[FacetTerm]]:
    terms: dict[str, list[FacetTerm]] = {facet: [] for facet in TERM_FACETS}
    for term in FacetTerm.objects.all():
        terms[term.facet].append(term)
    return terms


def indexed(table: EntryTable) -> CatalogueIndex:
    """The sets of bits for these entries. One query, for the choices that products make."""
    terms = _terms()
    columns = [bytes(table.signatures[place::SIGNATURE_BYTES]) for place in range(SIGNATURE_BYTES)]
    bits = {key: _bits(columns[place // 8].translate(_AS_DIGITS[place % 8])) for place, key in enumerate(FIXED)}
    for facet in TERM_FACETS:
        start = FIXED_BYTES + TERM_BYTES * TERM_FACETS.index(facet)
        for term in terms[facet]:
            key = term.pk.to_bytes(TERM_BYTES, "little")
            bits[facet, term.choice] = _equal(columns[start], key[0]) & _equal(columns[start + 1], key[1])
    return CatalogueIndex(table, bits, terms)


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

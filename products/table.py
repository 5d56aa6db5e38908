"""The catalogue's entries as columns in memory, in the default order; after a change only what changed is read anew."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from struct import Struct
from typing import Any

from evaluation.core.weighing import CategorySums
from evaluation.knowledge import knowledge
from products.facets import SIGNATURE_BYTES
from products.models import CatalogueEntry

_ORDER = ("-comes_first", "-low", "-coverage", "name", "pk")
_FIELDS = ("pk", "comes_first", "low", "coverage", "name", "signature", "by_category")
MOST_OWN = 8  # own weights whose columns, and orders by them, are kept
_SUMS = 3  # a category's proven, open, and all that applies

Row = tuple[int, bool, float, float, str, bytes, bytes]


def pack_sums(sums: Mapping[str, CategorySums]) -> bytes:
    """The sums of every category of the method, in its order."""
    parts = [sums[category.id] for category in knowledge().method.categories]
    return _packing().pack(*(number for part in parts for number in (part.proven, part.unknown, part.applies)))


def _packing() -> Struct:
    return Struct(f"<{_SUMS * len(knowledge().method.categories)}d")


@dataclass(frozen=True, slots=True)
class EntryTable:
    """One version of the catalogue. Place by place, in default order; `signatures` and `sums` are packed end to end.

    Nothing changes a table once it is made, for other threads may be reading it; `_by_own` only gains columns, and they
    follow a change as all others do.
    """

    ids: "array[int]"
    comes_first: bytearray
    lows: "array[float]"
    coverages: "array[float]"
    names: list[str]
    signatures: bytearray
    sums: bytearray
    _by_own: "dict[tuple[float, ...], array[float]]" = field(default_factory=dict, compare=False)

    @classmethod
    def read(cls) -> "EntryTable":
        """The whole catalogue, from a covering index. One query."""
        rows = CatalogueEntry.objects.order_by(*_ORDER).values_list(*_FIELDS)
        columns: list[Sequence[Any]] = [*zip(*rows, strict=True)] or [()] * len(_FIELDS)
        ids, comes_first, lows, coverages, names, signatures, sums = columns
        size = _packing().size
        return cls(
            array("q", ids),
            bytearray(comes_first),
            array("d", lows),
            array("d", coverages),
            list(names),
            bytearray(b"".join(signatures)),
            bytearray(b"".join([_sums(one, size) for one in sums])),
        )

    def with_fresh(self, products: Collection[int]) -> "EntryTable":
        """The catalogue with these products as they stand now, wherever they belong. One query."""
        table = EntryTable(
            self.ids[:],
            self.comes_first[:],
            self.lows[:],
            self.coverages[:],
            self.names[:],
            self.signatures[:],
            self.sums[:],
            {factors: lows[:] for factors, lows in list(self._by_own.items())},
        )
        for product in products:
            table._take_out(product)
        for row in CatalogueEntry.objects.filter(pk__in=products).order_by().values_list(*_FIELDS):
            table._put_in(row)
        return table

    def _take_out(self, product: int) -> None:
        try:
            place = self.ids.index(product)
        except ValueError:
            return  # it was a draft
        size = _packing().size
        columns: tuple[MutableSequence[Any], ...] = (self.ids, self.comes_first, self.lows, self.coverages, self.names)
        for column in (*columns, *self._by_own.values()):
            del column[place]
        del self.signatures[place * SIGNATURE_BYTES : (place + 1) * SIGNATURE_BYTES]
        del self.sums[place * size : (place + 1) * size]

    def _put_in(self, row: Row) -> None:
        product, comes_first, low, coverage, name, signature, sums = row
        place = bisect_left(range(len(self.ids)), _standing(*row[1:5], product), key=self._standing)
        size = _packing().size
        self.ids.insert(place, product)
        self.comes_first.insert(place, comes_first)
        self.lows.insert(place, low)
        self.coverages.insert(place, coverage)
        self.names.insert(place, name)
        self.signatures[place * SIGNATURE_BYTES : place * SIGNATURE_BYTES] = signature
        self.sums[place * size : place * size] = _sums(sums, size)
        for factors, lows in self._by_own.items():
            lows.insert(place, _low(self.sums_at(place), factors))

    def _standing(self, place: int) -> tuple[bool, float, float, str, int]:
        sound, low, coverage = self.comes_first[place], self.lows[place], self.coverages[place]
        return _standing(bool(sound), low, coverage, self.names[place], self.ids[place])

    def sums_at(self, place: int) -> tuple[CategorySums, ...]:
        """The sums of each category for the product at this place; nothing applies where it has no score."""
        numbers = _packing().unpack_from(self.sums, place * _packing().size)
        return tuple(CategorySums(*numbers[start : start + _SUMS]) for start in range(0, len(numbers), _SUMS))

    def lows_by(self, factors: tuple[float, ...]) -> "array[float]":
        """What each product's label proves, 0 to 1, with each category's points multiplied by its factor.

        -1 where nothing that counts applies, or where there is no score by this method. Kept for the weights that
        were asked for last, of which there may be more than memory.
        """
        lows = self._by_own.get(factors)
        if lows is None:
            lows = self._worked_out(factors)
            for oldest in list(self._by_own)[: max(0, len(self._by_own) + 1 - MOST_OWN)]:
                self._by_own.pop(oldest, None)
            self._by_own[factors] = lows
        return lows

    def _worked_out(self, factors: tuple[float, ...]) -> "array[float]":
        numbers = array("d", bytes(self.sums))
        columns = _SUMS * len(factors)
        proven = applies = [0.0] * len(self.ids)
        for place, factor in enumerate(factors):
            start = place * _SUMS
            proven = [one + more * factor for one, more in zip(proven, numbers[start::columns], strict=True)]
            applies = [one + more * factor for one, more in zip(applies, numbers[start + 2 :: columns], strict=True)]
        return array("d", [points / whole if whole else -1.0 for points, whole in zip(proven, applies, strict=True)])


def _low(sums: Sequence[CategorySums], factors: Sequence[float]) -> float:
    """As `lows_by` for one product, to the last bit: equals must stay equals."""
    proven = applies = 0.0
    for part, factor in zip(sums, factors, strict=True):
        proven += part.proven * factor
        applies += part.applies * factor
    return proven / applies if applies else -1.0


def _standing(
    comes_first: bool, low: float, coverage: float, name: str, product: int
) -> tuple[bool, float, float, str, int]:
    """What sorts a product in the default order."""
    return (not comes_first, -low, -coverage, name, product)


def _sums(packed: bytes, size: int) -> bytes:
    """Packed sums, or as many zeros where there are none, or those of a method with other categories."""
    return bytes(packed) if len(packed) == size else bytes(size)

"""The catalogue's entries as columns in memory, in the default order; after a change only what changed is read anew."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Any

from evaluation.core.weighing import CategorySums
from evaluation.knowledge import knowledge
from products.facets import SIGNATURE_BYTES
from products.models import CatalogueEntry

_ORDER = ("-comes_first", "-low", "-coverage", "name", "pk")
_FIELDS = ("pk", "comes_first", "low", "coverage", "name", "signature", "by_category")
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

    Nothing changes a table once it is made: other threads may be reading it.
    """

    ids: "array[int]"
    comes_first: bytearray
    lows: "array[float]"
    coverages: "array[float]"
    names: list[str]
    signatures: bytearray
    sums: bytearray

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
        for column in (self.ids, self.comes_first, self.lows, self.coverages, self.names):
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

    def _standing(self, place: int) -> tuple[bool, float, float, str, int]:
        sound, low, coverage = self.comes_first[place], self.lows[place], self.coverages[place]
        return _standing(bool(sound), low, coverage, self.names[place], self.ids[place])

    def sums_at(self, place: int) -> tuple[CategorySums, ...]:
        """The sums of each category for the product at this place; nothing applies where it has no score."""
        numbers = _packing().unpack_from(self.sums, place * _packing().size)
        return tuple(CategorySums(*numbers[start : start + _SUMS]) for start in range(0, len(numbers), _SUMS))

    def lows_by(self, factors: Sequence[float]) -> list[float]:
        """What each product's label proves, 0 to 1, with each category's points multiplied by its factor.

        -1 where nothing that counts applies, or where there is no score by this method.
        """
        numbers = array("d", bytes(self.sums))
        columns = _SUMS * len(factors)
        proven = applies = [0.0] * len(self.ids)
        for place, factor in enumerate(factors):
            start = place * _SUMS
            proven = [one + more * factor for one, more in zip(proven, numbers[start::columns], strict=True)]
            applies = [one + more * factor for one, more in zip(applies, numbers[start + 2 :: columns], strict=True)]
        return [points / whole if whole else -1.0 for points, whole in zip(proven, applies, strict=True)]


def _standing(
    comes_first: bool, low: float, coverage: float, name: str, product: int
) -> tuple[bool, float, float, str, int]:
    """What sorts a product in the default order."""
    return (not comes_first, -low, -coverage, name, product)


def _sums(packed: bytes, size: int) -> bytes:
    """Packed sums, or as many zeros where there are none, or those of a method with other categories."""
    return bytes(packed) if len(packed) == size else bytes(size)

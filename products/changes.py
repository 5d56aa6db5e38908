"""What changed in the catalogue since a process last looked, so that it reads no more anew than that.

Every change leaves a row with the products that it touched and the words that it brought. A process keeps its `Place`:
the newest row that it knows. One query tells whether that is still so, and if not, what came after it. Where that
cannot be told, because the place was rolled back or is long ago, or too much has changed, all is read anew.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction

from products.models.entry import CatalogueChange, CatalogueVersion

MOST_NAMED = 100  # products in one change
MOST_FOLLOWED = 50  # changes; beyond, reading all is quicker
KEPT = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A change that was seen. Numbers may come again after a rollback, tokens do not."""

    number: int
    token: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that came after a place: the products touched, the new words with whether they stand in names."""

    place: Place
    products: frozenset[int]
    words: Mapping[str, bool]


@transaction.atomic
def record(products: Collection[int] | None, words: Mapping[str, bool] | None = None) -> None:
    """Tell every process that these products changed (None: any may have), and which words the search learnt.

    Writers queue at the version's row, so that changes are numbered in the order in which others come to see them.
    """
    token = uuid4().hex
    CatalogueVersion.objects.update_or_create(pk=CatalogueVersion.ENTRIES, defaults={"token": token})
    named = None if products is None or len(products) > MOST_NAMED else sorted(products)
    change = CatalogueChange.objects.create(token=token, products=named, words=dict(words or {}))
    CatalogueChange.objects.filter(pk__lte=change.pk - KEPT).delete()


def newest() -> Place | None:
    """The place of what is read from now on; None while nothing was ever recorded. One query."""
    row = CatalogueChange.objects.order_by("-pk").values_list("pk", "token").first()
    return Place(*row) if row else None


def since(place: Place) -> Changes | None:
    """What came after this place, perhaps nothing; None where all has to be read anew. One query."""
    later = CatalogueChange.objects.filter(pk__gte=place.number).order_by("pk")
    rows = list(later.values_list("pk", "token", "products", "words")[: MOST_FOLLOWED + 1])
    if not rows or len(rows) > MOST_FOLLOWED or Place(*rows[0][:2]) != place:
        return None
    products: set[int] = set()
    words: dict[str, bool] = {}
    for _, _, named, learnt in rows[1:]:
        if named is None:
            return None
        products.update(named)
        words.update(learnt)
    return Changes(Place(*rows[-1][:2]), frozenset(products), words)

"""A page of the product list for programs, found by a cursor: a changing catalogue skips and repeats nothing."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from django.http import QueryDict
from pydantic import Field, create_model

from evaluation.api.problems import ApiProblemError
from products.catalogue import CatalogueAnswer
from products.facets import FACET_BY_ID, FACETS, TERM_FACETS, Facet
from products.forms import LONGEST_QUERY, SORTS, CatalogueForm
from products.index import CatalogueIndex, catalogue_index
from products.models import Product

USUAL_LIMIT, MOST_LIMIT = 24, 100
# Of what a person or program sends for a facet: more choices than any facet has.
MOST_CHOICES = 40
_CURSOR = re.compile(r"(\d{1,18})\.(\d{1,9})")


def _facet_field(facet: Facet) -> tuple[Any, Any]:
    """A parameter: any number of the facet's choices; those that products make are checked against the catalogue."""
    if facet.choices:
        return list[Literal[tuple(choice.id for choice in facet.choices)]], Field([], title=facet.title)  # type: ignore[misc]
    return list[str], Field([], title=facet.title, max_length=MOST_CHOICES)


_SEARCH = "Words of brand, product or ingredients; typos are forgiven."
_FIELDS: dict[str, Any] = {
    "q": (str, Field("", max_length=LONGEST_QUERY, description=_SEARCH)),
    **{facet.id: _facet_field(facet) for facet in FACETS},
    "sort": (Literal[tuple(SORTS)], Field("", description="Empty: sound ones first, then by what is proven.")),
    "currency": (str, Field("", pattern="^([A-Z]{3})?$", description="For the order by price.")),
    "limit": (int, Field(USUAL_LIMIT, ge=1, le=MOST_LIMIT)),
    "cursor": (str, Field("", max_length=60, description="From `next` of the page before.")),
    "format": (Literal["json", "csv"], Field("json")),
}
# Its fields are the catalogue's facets, so it is made of them rather than written down again.
ListQuestion: Any = create_model("ListQuestion", **_FIELDS)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page: the answer with its counts, the products in order, and the question that leads on ("" on the last)."""

    answer: CatalogueAnswer
    products: list[Product]
    total: int
    next_query: str


def listing(asked: QueryDict, limit: int, cursor: str) -> Listing:
    """The page that was asked for. ApiProblemError names each parameter that cannot be used."""
    index = catalogue_index()
    form = CatalogueForm(_known_to(index, asked), index)
    if not form.is_valid():
        problems = [(f"query.{name}", str(words)) for name, errors in form.errors.items() for words in errors]
        raise ApiProblemError(422, "Some parameters cannot be used.", problems)
    answer = CatalogueAnswer(form, index)
    if any(asked.getlist(facet) and not form.chosen.get(facet) for facet in TERM_FACETS):
        answer.products = 0  # it asks for what no product has
    start = _start(answer, cursor)
    ids = answer.ids(start, start + limit + 1)
    products = Product.objects.in_order_of(ids[:limit])
    onward = _cursor(ids[limit - 1], start + limit) if len(ids) > limit else ""
    kept = [(name, value) for name, value in _pairs(asked) if name != "cursor"]
    return Listing(answer, products, len(index.ids), urlencode([*kept, ("cursor", onward)]) if onward else "")


def _known_to(index: CatalogueIndex, asked: QueryDict) -> QueryDict:
    """The question without the countries, price bands and currency that no product has: that is no mistake of hers."""
    known = asked.copy()
    for facet in (FACET_BY_ID[one] for one in TERM_FACETS):
        choices = {choice.id for choice in index.choices(facet)}
        known.setlist(facet.id, [one for one in asked.getlist(facet.id) if one in choices])
    if asked.get("currency") not in index.currencies:
        known.pop("currency", None)
    return known


def _pairs(asked: QueryDict) -> list[tuple[str, str]]:
    return [(name, value) for name, values in asked.lists() for value in values]


def _cursor(last: int, place: int) -> str:
    return base64.urlsafe_b64encode(f"{last}.{place}".encode()).decode().rstrip("=")


def _start(answer: CatalogueAnswer, cursor: str) -> int:
    """Behind the last product of the page before, wherever it stands now; if it is gone, where it stood."""
    if not cursor:
        return 0
    try:
        told = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        match = _CURSOR.fullmatch(told)
    except (binascii.Error, ValueError):
        match = None
    if match is None:
        raise ApiProblemError(404, "There is no such page.", [("query.cursor", "This is no cursor of ours.")])
    last, place = int(match[1]), int(match[2])
    # It has rarely moved far: looked for where it stood, then everywhere.
    near = max(0, place - MOST_LIMIT)
    for start, stop in ((near, place + MOST_LIMIT), (0, answer.count)):
        ids = answer.ids(start, min(stop, answer.count))
        if last in ids:
            return start + ids.index(last) + 1
    return min(place, answer.count)

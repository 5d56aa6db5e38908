from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.entries import refresh_entries
from products.likes import MOST_LIKES, likes
from products.models import Product
from tests.builders import make_assessment, make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db

PLANT = frozenset({"plant"})


def make_like(name: str, low: float = 50.0, source: str = "plant", **values: object) -> Product:
    product = make_product(name=name, slug=name.lower(), **values)
    make_assessment(make_label(product, sources=(source,)), low=low, high=90.0)
    return product


def names(product: Product, low: float = 0.0, sources: frozenset[str] = PLANT) -> list[str]:
    return [like.name for like in likes(product, sources, low)]


def test_the_best_proven_come_first_and_equals_by_name() -> None:
    own = make_like("Own", 90.0)
    make_like("Tulip", 50.0)
    make_like("Aster", 50.0)
    make_like("Zinnia", 60.0)
    assert names(own) == ["Zinnia", "Aster", "Tulip"]


def test_those_that_prove_less_are_left_out() -> None:
    own = make_like("Own", 50.0)
    make_like("Less", 49.9)
    make_like("Same", 50.0)
    assert names(own, 50.0) == ["Same"]


def test_one_is_told_with_all_that_a_page_names_it_by() -> None:
    own = make_like("Own")
    other = make_like("Rose", 60.0, brand=make_brand(name="Élan"), size_ml=Decimal(30))
    make_price(other, "60.00")
    (like,) = likes(own, PLANT, 0.0)
    assert (like.slug, like.name, like.brand, like.low, like.high, like.kinds) == (
        "rose",
        "Rose",
        "Élan",
        60.0,
        90.0,
        ("plant",),
    )
    assert str(like.price_per_ml) == "USD 2.00"


def test_no_more_are_read_than_are_wanted_whatever_stands_behind() -> None:
    own = make_like("Own", 90.0)
    for number in range(MOST_LIKES + 3):
        make_like(f"Other{number}")
    assert len(names(own)) == MOST_LIKES


def test_products_of_one_kind_share_what_was_read_until_something_changes() -> None:
    own, twin, milk = make_like("Own"), make_like("Twin"), make_like("Milk", source="animal_milk")

    def queries(product: Product, sources: frozenset[str]) -> int:
        with CaptureQueriesContext(connection) as captured:
            names(product, sources=sources)
        return len(captured)

    queries(own, PLANT)
    assert (queries(own, PLANT), queries(twin, PLANT)) == (1, 1)
    assert queries(milk, frozenset({"animal_milk"})) > 1
    Product.objects.filter(pk=twin.pk).update(name="Renamed")
    assert names(own) == ["Milk", "Renamed"]


def test_a_type_that_an_editor_changes_is_followed() -> None:
    own, other = make_like("Own"), make_like("Hair", product_type="hair")
    assert names(own) == []
    Product.objects.filter(pk=other.pk).update(product_type="cream")
    refresh_entries(Product.objects.filter(pk=other.pk))
    assert names(own) == ["Hair"]

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.alternatives import MOST_ALTERNATIVES, alternatives
from products.entries import refresh_entries
from products.models import Assessment, Brand, Product
from tests.builders import make_assessment, make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db


def scored(
    name: str, low: float, *, source: str = "plant", price: str = "", currency: str = "USD", **values: Any
) -> Assessment:
    """A product of 30 mL with a score; fields of the product go by name, `critical_flags` belong to the score."""
    of_score = {
        field: values.pop(field) for field in ("critical_flags", "flag_count", "identity_sound") if field in values
    }
    product = make_product(name=name, slug=name.lower(), size_ml=Decimal(30), **values)
    if price:
        make_price(product, price, currency)
    return make_assessment(make_label(product, sources=(source,)), low=low, high=90.0, **of_score)


def named(assessment: Assessment) -> list[str]:
    return [other.product.name for other in alternatives(fresh(assessment), assessment)]


def fresh(assessment: Assessment) -> Product:
    return Product.objects.get(pk=assessment.label.product_id)


def test_a_better_proven_one_is_named_with_the_reason() -> None:
    own = scored("Own", 40.0)
    scored("Better", 60.0)
    (other,) = alternatives(fresh(own), own)
    assert (other.product.name, other.reason) == ("Better", "Its label proves 60, this one 40.")
    assert other.alike == "Same kind of source (plant), also a serum"


def test_a_cheaper_one_that_proves_as_much_is_named_with_the_reason() -> None:
    own = scored("Own", 40.0, price="60.00")
    scored("Cheap", 40.0, price="30.00")
    (other,) = alternatives(fresh(own), own)
    assert other.reason == ("Its label proves as much: 40. It cost USD 1.00 per mL where we saw it, this one USD 2.00.")


@pytest.mark.parametrize(
    "other",
    [
        {"low": 39.0, "price": "1.00"},
        {"low": 40.0, "price": "59.00"},
        {"low": 40.0, "price": "1.00", "currency": "EUR"},
        {"low": 60.0, "critical_flags": 1, "flag_count": 1},
        {"low": 60.0, "identity_sound": False},
        {"low": 60.0, "status": "draft"},
        {"low": 60.0, "use_setting": "professional"},
        {"low": 60.0, "source": "human_msc", "product_type": "cream"},
    ],
    ids=["worse", "hardly cheaper", "currency", "critical", "not what it says", "draft", "clinic", "unlike"],
)
def test_what_is_no_alternative_is_not_named(other: dict[str, Any]) -> None:
    own = scored("Own", 40.0, price="60.00")
    scored("Other", **other)
    assert named(own) == []


def test_another_kind_of_product_of_the_same_source_will_do() -> None:
    own = scored("Own", 40.0)
    scored("Cream", 60.0, product_type="cream")
    (other,) = alternatives(fresh(own), own)
    assert other.alike == "Same kind of source (plant)"


def test_the_same_kind_of_product_of_another_source_will_do() -> None:
    own = scored("Own", 40.0, product_type="ampoule")
    scored("Milk", 60.0, source="animal_milk", product_type="ampoule")
    (other,) = alternatives(fresh(own), own)
    assert other.alike == "Also an ampoule"


def test_hair_is_another_need_than_skin() -> None:
    skin, hair = scored("Skin", 40.0), scored("Hair", 40.0, product_type="hair")
    scored("Mask", 60.0, product_type="mask")
    scored("Scalp", 60.0, product_type="hair")
    assert (named(skin), named(hair)) == (["Mask"], ["Scalp"])


def test_a_source_that_is_not_stated_is_nothing_in_common() -> None:
    own = scored("Own", 40.0, source="unspecified")
    scored("Cream", 60.0, source="unspecified", product_type="cream")
    assert named(own) == []


def test_each_brand_is_named_once_and_few_in_all() -> None:
    own = scored("Own", 40.0)
    brand = make_brand()
    for number in range(3):
        scored(f"Twin{number}", 70.0 + number, brand=brand)
    for number in range(8):
        scored(f"Other{number}", 50.0 + number)
    found = named(own)
    assert found[0] == "Twin2"
    assert len(found) == MOST_ALTERNATIVES
    assert Brand.objects.filter(products__name__in=found).count() == MOST_ALTERNATIVES


def test_cheaper_and_better_comes_first() -> None:
    own = scored("Own", 40.0, price="60.00")
    scored("Better", 80.0)
    scored("Both", 50.0, price="30.00")
    assert named(own) == ["Both", "Better"]


def loaded(name: str) -> tuple[Product, Assessment]:
    product = Product.objects.published().with_whole_assessment().get(name=name)
    assert product.current_assessment is not None
    return product, product.current_assessment


def queries_for(name: str) -> int:
    product, assessment = loaded(name)
    with CaptureQueriesContext(connection) as queries:
        alternatives(product, assessment)
    return len(queries)


def test_they_cost_the_same_queries_however_many_there_are() -> None:
    scored("Own", 40.0, price="60.00")
    scored("First", 50.0, price="30.00")
    queries_for("Own")
    scored("Second", 55.0, price="30.00")
    few = queries_for("Own")
    for number in range(10):
        scored(f"Other{number}", 50.0 + number, price="30.00")
    assert queries_for("Own") == few


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda other: Product.objects.filter(pk=other.pk).update(name="Renamed"), ["Renamed"]),
        (lambda other: Brand.objects.filter(pk=other.brand_id).update(name="Other brand"), ["Other brand's Better"]),
        (lambda other: Product.objects.filter(pk=other.pk).update(status="draft"), []),
        (lambda other: make_assessment(make_label(other), low=30.0), []),
        (lambda other: make_assessment(make_label(other), low=70.0, critical_flags=1, flag_count=1), []),
        (lambda other: saved(other, product_type="cream", use_setting="professional"), []),
        (lambda other: saved(other, product_type="hair"), []),
    ],
    ids=["name", "brand", "status", "score", "critical", "use", "type"],
)
def test_what_changes_of_another_product_shows_at_once(
    change: Callable[[Product], object], expected: list[str]
) -> None:
    own = scored("Own", 40.0)
    better = scored("Better", 60.0, brand=make_brand(name="Brand"))
    assert named(own) == ["Better"]
    change(fresh(better))
    found = [
        other.name if other.brand == "Brand" else f"{other.brand}'s {other.name}"
        for other in (each.product for each in alternatives(fresh(own), own))
    ]
    assert found == expected


def saved(product: Product, **values: str) -> None:
    """As an editor saves it: lists are told."""
    Product.objects.filter(pk=product.pk).update(**values)
    refresh_entries(Product.objects.filter(pk=product.pk))


def test_a_new_price_of_another_product_shows_at_once() -> None:
    own = scored("Own", 40.0, price="60.00")
    cheap = scored("Cheap", 40.0, price="30.00")
    assert named(own) == ["Cheap"]
    make_price(fresh(cheap), "59.00", seen_on=date(2026, 11, 2))
    assert named(own) == []

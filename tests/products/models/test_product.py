from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from evaluation.core.money import Money
from products.models import Brand, Product
from tests.builders import make_assessment, make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db


def test_slugs_are_unique():
    make_product(slug="nuit")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_product(slug="nuit")
    make_brand(slug="elan")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_brand(slug="elan")


@pytest.mark.parametrize("field", ["size_ml", "size_g"])
def test_a_size_is_more_than_nothing(field):
    with pytest.raises(IntegrityError, match=f"product_{field}_positive"), transaction.atomic():
        make_product(**{field: 0})


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ({}, ""),
        ({"size_ml": Decimal("30.00")}, "30 mL"),
        ({"size_g": Decimal("28.40")}, "28.4 g"),
        ({"size_ml": Decimal("100.00"), "size_g": Decimal("95.50")}, "100 mL / 95.5 g"),
    ],
)
def test_a_size_reads_without_needless_digits(sizes, words):
    assert Product(**sizes).size_words == words


def test_a_product_without_a_label_cannot_be_published():
    assert make_product(status="draft").missing_for_publication() == ["it has no label yet."]


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ({"url": ""}, "its newest label has no page address."),
        ({"evidence_grade": "C"}, "its newest label has evidence grade C; A or B is needed."),
    ],
)
def test_publishing_needs_a_page_and_good_evidence(label, reason):
    product = make_product(status="draft")
    make_label(product, **label)
    assert product.missing_for_publication() == [reason]


def test_the_newest_label_decides_on_publishing():
    product = make_product()
    make_label(product, evidence_grade="C", seen_on=date(2025, 1, 1))
    make_label(product, evidence_grade="B", seen_on=date(2026, 1, 1))
    assert product.missing_for_publication() == []


def test_a_product_with_evidence_is_not_deleted():
    product = make_label().product
    with pytest.raises(ProtectedError):
        product.delete()


def test_one_assessment_is_current_for_one_product_only():
    assessment = make_assessment()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_product(current_assessment=assessment)


def test_the_price_per_ml_is_that_of_the_newest_pack_price():
    product = make_product(size_ml=Decimal("30"))
    make_price(product, "90.00", seen_on=date(2025, 1, 1))
    make_price(product, "258.00", seen_on=date(2026, 1, 1))
    make_price(product, "10.00")
    assert product.price_per_ml == Money(Decimal("8.6"), "USD")


def test_a_clinic_session_gives_no_price_per_ml():
    product = make_product(size_ml=Decimal("5"))
    make_price(product, "250.00", "EUR", basis="session")
    assert product.price_per_ml is None


def test_without_a_volume_there_is_no_price_per_ml():
    product = make_product(size_g=Decimal("20"))
    make_price(product, "168.00")
    assert product.price_per_ml is None


def test_names_say_whose_they_are():
    brand = make_brand(name="Élan")
    assert (str(brand), str(make_product(brand=brand, name="Nuit"))) == ("Élan", "Élan Nuit")


def test_a_product_lives_at_a_stable_address():
    assert make_product(slug="elan-nuit").get_absolute_url() == "/products/elan-nuit/"


def test_brands_stand_by_name():
    make_brand(name="Zephyr")
    make_brand(name="Aurora")
    assert [brand.name for brand in Brand.objects.all()] == ["Aurora", "Zephyr"]


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"status": "merged"}, "product_merged_into_another"),
        ({"status": "withdrawn", "withdrawn_on": date(2026, 11, 1)}, "product_withdrawn_with_a_reason"),
        ({"status": "withdrawn", "withdrawn_reason": "No longer sold."}, "product_withdrawn_with_a_reason"),
        ({"status": "published", "withdrawn_reason": "No longer sold."}, "product_withdrawn_with_a_reason"),
    ],
)
def test_a_status_comes_with_what_explains_it_and_no_other_does(values, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make_product(**values)


def test_only_a_merged_product_names_another():
    other = make_product()
    with pytest.raises(IntegrityError, match="product_merged_into_another"), transaction.atomic():
        make_product(status="published", merged_into=other)


def test_a_product_is_not_merged_into_itself():
    product = make_product()
    with pytest.raises(IntegrityError, match="product_not_merged_into_itself"), transaction.atomic():
        Product.objects.filter(pk=product.pk).update(status="merged", merged_into=product)


def test_the_survivor_of_a_product_that_was_not_merged_is_itself():
    product = make_product()
    assert product.survivor() == product

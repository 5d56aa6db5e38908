from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from products.models import ProductPrice, QuotedClaim
from tests.builders import make_label, make_price, make_product

pytestmark = pytest.mark.django_db


def filled():
    import_module("products.migrations.0015_price_and_claim_provenance").fill(apps, None)


def test_a_price_of_before_is_filled_from_the_label_of_its_page_else_from_the_newest():
    product = make_product()
    make_label(product, url="https://a.example/", seen_by="Ann", evidence_grade="A", seen_on=date(2026, 1, 1))
    make_label(product, url="https://b.example/", seen_by="Bob", evidence_grade="B", seen_on=date(2026, 2, 1))
    make_price(product, "1", url="https://a.example/")
    make_price(product, "2", url="https://c.example/")
    make_price(make_product(), "3")
    filled()
    seen = list(ProductPrice.objects.order_by("amount").values_list("seen_by", "evidence_grade"))
    assert seen == [("Ann", "A"), ("Bob", "B"), ("", "")]
    assert [price.history.get().seen_by for price in ProductPrice.objects.order_by("amount")] == ["Ann", "Bob", ""]


def test_a_claim_of_before_is_filled_from_its_own_label():
    label = make_label(seen_by="Ann", evidence_grade="B")
    make_label(label.product, seen_by="Bob", seen_on=date(2026, 12, 1))
    claim = label.quoted_claims.create(text="softens")
    for rows in (QuotedClaim.objects, claim.history):
        rows.update(url="", seen_on=None, seen_by="", evidence_grade="")
    filled()
    for row in (QuotedClaim.objects.get(), claim.history.get()):
        assert (row.url, row.seen_on, row.seen_by, row.evidence_grade) == (
            label.url,
            label.seen_on,
            "Ann",
            "B",
        )

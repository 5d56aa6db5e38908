from datetime import UTC, date, datetime
from importlib import import_module

import pytest
import time_machine
from django.apps import apps

from products.models import Assessment, Product, Publication
from tests.builders import make_assessment, make_label, make_product

pytestmark = pytest.mark.django_db


def scored(label, day):
    with time_machine.travel(datetime(2026, 11, day, tzinfo=UTC), tick=False):
        return make_assessment(label)


def reconstructed():
    Publication.objects.all()._raw_delete("default")
    import_module("products.migrations.0011_publication_log").reconstruct(apps, None)
    rows = Publication.objects.order_by("shown_from", "pk")
    return [(row.assessment, row.shown_from.day if row.assessment else None, row.is_reconstructed) for row in rows]


def test_each_score_of_a_published_product_was_shown_from_when_it_was_made():
    product = make_product()
    old = make_label(product, seen_on=date(2026, 1, 1))
    new = make_label(product, seen_on=date(2026, 2, 1))
    first, second = scored(old, 1), scored(new, 2)
    assert reconstructed() == [(first, 1, True), (second, 2, True)]


def test_a_score_of_a_label_that_was_no_longer_the_newest_was_shown_to_nobody():
    product = make_product()
    new = make_label(product, seen_on=date(2026, 2, 1))
    shown = scored(new, 1)
    Assessment.objects.create(
        **{
            field.name: getattr(shown, field.name)
            for field in Assessment._meta.concrete_fields
            if field.name not in ("id", "label", "comes_first")
        },
        label=make_label(product, seen_on=date(2026, 1, 1)),
    )
    assert reconstructed() == [(shown, 1, True)]


def test_a_draft_was_shown_to_nobody_and_an_unscored_product_without_a_score():
    scored(make_label(make_product(status="draft")), 1)
    make_product()
    assert reconstructed() == [(None, None, True)]
    assert Product.objects.count() == 2

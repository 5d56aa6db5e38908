from datetime import UTC, date, datetime

import pytest
import time_machine

from products.assessments import assess_label
from products.models import Product, Publication
from products.models.append_only import LogChangedError
from products.publication import record, shown_on
from products.workflow import ACTIONS, act
from tests.builders import make_assessment, make_label, make_product, make_user, make_withdrawn

pytestmark = pytest.mark.django_db


def at(day, hour=12):
    return time_machine.travel(datetime(2026, 11, day, hour, tzinfo=UTC), tick=False)


def log(product):
    return [(row.status, row.assessment, row.words) for row in reversed(product.publications.all())]


def test_what_the_public_sees_is_written_down_whenever_it_changes():
    product = make_product(status="draft")
    first = assess_label(make_label(product, seen_on=date(2026, 1, 1)))
    assert log(product) == [], "a draft is seen by nobody"
    editor, reviewer = make_user("Editor"), make_user("Reviewer")
    act(ACTIONS["submit"], product, editor)
    act(ACTIONS["publish"], product, reviewer)
    second = assess_label(make_label(product, seen_on=date(2026, 2, 1)))
    act(ACTIONS["withdraw"], product, reviewer, "No longer sold.")
    act(ACTIONS["reinstate"], product, reviewer)
    act(ACTIONS["publish"], product, make_user("Reviewer"))
    assert log(product) == [
        ("published", first, ""),
        ("published", second, ""),
        ("withdrawn", None, "No longer sold."),
        ("in_review", None, ""),
        ("published", second, ""),
    ]


def test_what_did_not_change_is_not_written_again():
    product = make_assessment().label.product
    assert record(Product.objects.get(pk=product.pk)) is None
    assert len(log(product)) == 1


def test_the_log_is_neither_changed_nor_deleted():
    row = make_assessment().publications.get()
    row.words = "Otherwise."
    for attempt in (row.save, row.delete, Publication.objects.all().delete):
        with pytest.raises(LogChangedError):
            attempt()
    with pytest.raises(LogChangedError):
        Publication.objects.update(words="Otherwise.")


def test_a_day_shows_what_was_published_then():
    product = make_product(status="draft")
    label = make_label(product)
    with at(1):
        make_assessment(label)
        Product.objects.update(status="published")
        record(Product.objects.get())
    with at(5, 9):
        second = make_assessment(label, low=41.0)
    with at(5, 15):
        third = make_assessment(label, low=42.0)
    shown = {day: [row.assessment for row in shown_on(product, date(2026, 11, day))] for day in (4, 5, 6)}
    first = label.assessments.last()
    assert shown == {4: [first], 5: [third, second, first], 6: [third]}
    assert shown_on(product, date(2026, 10, 31)) == []


def test_a_product_withdrawn_from_the_start_has_nothing_to_show():
    product = make_withdrawn()
    record(product)
    assert log(product) == []

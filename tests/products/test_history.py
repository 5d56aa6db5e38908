from datetime import date

import pytest

from evaluation.knowledge import knowledge
from products.history import MOST_ENTRIES, history
from products.models import Product
from tests.builders import make_assessment, make_label, make_product
from tests.querying import queries

pytestmark = pytest.mark.django_db


def told(product: Product) -> list[tuple[str, str]]:
    product.refresh_from_db()
    return [(entry.score, entry.why) for entry in history(product).scores]


def test_the_first_score_is_the_first() -> None:
    product = make_assessment().label.product
    assert told(product) == [("40 to 80", "First score.")]


def test_a_change_says_what_changed() -> None:
    label = make_label()
    make_assessment(label)
    make_assessment(label, low=41.0, data_digest="newer")
    make_assessment(label, low=42.0, data_digest="newer", engine_digest="newer")
    make_assessment(label, low=43.0, data_digest="newer", engine_digest="newer", method_version="2099.1")
    make_assessment(
        make_label(label.product, seen_on=date(2026, 12, 1)),
        low=44.0,
        data_digest="newest",
        engine_digest="newer",
        method_version="2099.1",
    )
    assert told(label.product) == [
        ("44 to 80", "A new look at the label. Our data on ingredients, words or rules changed."),
        ("43 to 80", f"The method changed from {knowledge().method.version} to 2099.1."),
        ("42 to 80", "The way we read labels changed."),
        ("41 to 80", "Our data on ingredients, words or rules changed."),
        ("40 to 80", "First score."),
    ]


def test_scores_that_nobody_could_tell_apart_stand_once() -> None:
    label = make_label()
    make_assessment(label)
    make_assessment(label, low=40.4, data_digest="newer")
    make_assessment(label, low=40.2, data_digest="newest")
    product = label.product
    product.refresh_from_db()
    scores = history(product).scores
    assert [(entry.score, entry.is_current) for entry in scores] == [("40 to 80", True), ("40 to 80", False)]


def test_every_look_at_the_label_is_kept() -> None:
    product = make_product()
    old = make_label(product, seen_on=date(2026, 1, 1))
    new = make_label(product, seen_on=date(2026, 11, 1))
    make_assessment(new)
    product.refresh_from_db()
    assert history(product).labels == (new, old)


def test_a_long_history_is_cut_and_says_so() -> None:
    label = make_label()
    for number in range(MOST_ENTRIES + 3):
        make_assessment(label, low=10.0 + number)
    label.product.refresh_from_db()
    found = history(label.product)
    assert (len(found.scores), found.left_out) == (MOST_ENTRIES, 3)


def test_it_costs_three_queries_however_long_it_is_and_one_less_where_its_only_score_is_at_hand(
    django_assert_num_queries,
) -> None:
    label = make_label()
    make_assessment(label)
    label.product.refresh_from_db()
    with django_assert_num_queries(queries(3, postgresql=2)):
        history(label.product)
    for number in range(5):
        make_assessment(make_label(label.product), low=10.0 + number)
    label.product.refresh_from_db()
    with django_assert_num_queries(queries(3, postgresql=2)):
        history(label.product)
    only = make_assessment(make_label(make_product(slug="moss", name="Moss"))).label.product
    only.refresh_from_db()
    assert only.current_assessment.low == 40.0
    with django_assert_num_queries(queries(2, postgresql=1)):
        assert [entry.why for entry in history(only).scores] == ["First score."]

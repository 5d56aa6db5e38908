"""Rows of lists: what they say, what they cost, and that one which was drawn follows every change."""

import json
from decimal import Decimal

import pytest

from evaluation.core.avoiding import UNSEEN
from evaluation.knowledge import things_to_avoid
from products.assessments import assess_label
from products.list_rows import list_rows
from products.models import CatalogueEntry, Product
from products.templatetags.catalogue import list_row
from tests.builders import make_assessment, make_image, make_label, make_price, make_product, make_withdrawn

pytestmark = pytest.mark.django_db

LINALOOL = next(entry.code for entry in things_to_avoid().entries if entry.id == "linalool")


def facts(product: Product) -> list[str]:
    (row,) = list_rows([product.pk])
    return row.facts


def test_a_row_says_source_concentration_and_price() -> None:
    product = make_product(size_ml=Decimal("30"))
    make_price(product, "60.00")
    make_assessment(make_label(product, sources=("plant",)), particles_per_ml=2e9)
    assert facts(product) == ["Plant", "2.0 × 10⁹ /mL", "USD 2.00 per mL"]


def test_an_amount_that_is_no_count_keeps_the_label_s_words() -> None:
    product = make_product()
    make_assessment(make_label(product, sources=("animal_milk", "microbial")), concentration_as_stated="5,000 ppm")
    assert facts(product) == ["Milk or colostrum + Microbial", "5,000 ppm"]


def test_a_label_is_silent_where_a_summary_has_only_not_been_seen() -> None:
    rows = []
    for is_summary in (False, True):
        product = make_product()
        make_assessment(make_label(product, is_summary=is_summary))
        rows.append(facts(product))
    assert rows == [
        ["source not stated", "concentration not stated"],
        ["source not seen", "concentration not seen"],
    ]


def test_a_clinic_session_is_no_price_per_ml() -> None:
    product = make_product(size_ml=Decimal("5"))
    make_price(product, "500.00", basis="session")
    assert facts(product) == ["USD 500.00 for one clinic session"]


def test_the_first_pack_price_counts_per_ml_and_the_newest_is_said_without_one() -> None:
    sized, unsized = make_product(size_ml=Decimal("10")), make_product()
    for product in (sized, unsized):
        make_price(product, "60.00", seen_on="2026-11-01")
        make_price(product, "70.00", seen_on="2026-11-02")
        make_price(product, "500.00", basis="session", seen_on="2026-11-03")
    assert [row.facts for row in list_rows([sized.pk, unsized.pk])] == [
        ["USD 7.00 per mL"],
        ["USD 500.00 for one clinic session"],
    ]


def test_rows_come_in_the_order_asked_for_without_what_is_not_published() -> None:
    one, two = make_product(), make_product()
    hidden = [make_product(status="draft").pk, make_withdrawn().pk, 10**9]
    assert [row.pk for row in list_rows([two.pk, *hidden, one.pk])] == [two.pk, one.pk]
    assert list_rows([]) == []


def test_a_list_costs_four_queries_however_long_it_is(django_assert_num_queries) -> None:
    products = []
    for _ in range(3):
        label = make_label(make_product(size_ml=30), sources=("plant", "microbial"))
        make_price(label.product)
        make_assessment(label)
        make_image(label.product)
        products.append(label.product.pk)
        with django_assert_num_queries(4):
            rows = list_rows(products)
        assert [bool(row.facts and row.picture) for row in rows] == [True] * len(products)


@pytest.fixture
def rose() -> Product:
    product = make_product(name="Rose", slug="rose")
    ingredients = "Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Linalool"
    assess_label(make_label(product, front="Rose serum.", ingredients=ingredients, ingredients_complete=True))
    return product


def test_a_row_carries_what_its_label_names(rose: Product) -> None:
    found = json.loads(list_rows([rose.pk])[0].avoid_data)
    assert (found["found"][LINALOOL], found["whole"]) == (["Linalool"], True)


def test_a_row_of_an_older_release_says_that_nothing_was_seen(rose: Product) -> None:
    CatalogueEntry.objects.update(watched={})
    assert json.loads(list_rows([rose.pk])[0].avoid_data) == UNSEEN


def test_a_product_that_was_not_scored_says_that_nothing_was_seen() -> None:
    assert json.loads(list_rows([make_product().pk])[0].avoid_data) == UNSEEN


def drawn(product: Product) -> str:
    return list_row(list_rows([product.pk])[0])


def test_a_row_that_was_drawn_follows_every_change_whoever_makes_it(rose: Product) -> None:
    seen = [drawn(rose)]
    changes = [
        lambda: Product.objects.update(name="Lily"),
        lambda: type(rose.brand).objects.update(name="Other"),
        lambda: make_price(rose, "60.00"),
        lambda: rose.prices.update(amount="61.00"),
        lambda: make_image(rose),
        lambda: rose.images.update(alt="A jar"),
        lambda: rose.labels.get().sources.create(kind="plant"),
        lambda: rose.labels.get().assessments.update(low=1.0),
        lambda: rose.labels.get().assessments.update(flag_count=9),
    ]
    for change in changes:
        change()
        seen.append(drawn(rose))
    assert len(set(seen)) == len(changes) + 1


def test_equal_rows_are_drawn_once(rose: Product) -> None:
    assert drawn(rose) is drawn(rose)

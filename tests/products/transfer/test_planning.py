"""What rows would bring, or what is wrong with each: told before anything is written."""

from datetime import date

import pytest

from products.assessments import assess_label
from products.models import Product
from products.transfer.planning import Outcome, plan_import
from tests.builders import make_brand, make_label, make_product
from tests.products.transfer.rows import ROSE, bring, everything, problems, read_rows

NO_NUMBER = "“{}” is no number as expected: digits, and a point before cents, as in 1234.50."
NO_DATE = "“03/04/2026” is no date that reads in one way only: write it as 2026-11-23."
TOO_MANY = "“plant” has 4 fields, 3 at most; a bar within one is written \\|."

pytestmark = pytest.mark.django_db


def test_looking_writes_nothing():
    make_product()
    before = everything()
    plan = plan_import(read_rows(ROSE))
    assert plan.count(Outcome.PRODUCT) == 1
    assert everything() == before


def test_what_differs_of_a_product_that_is_there_stays_and_is_said():
    bring(ROSE)
    plan = plan_import(read_rows({**ROSE, "size_ml": "50", "type": "cream", "grade": "B", "brand_country": "France"}))
    assert plan.rows[0].notes == [
        "brand_country stays “”",
        "type stays “serum”",
        "size_ml stays “30.00”",
        "grade stays “A”",
    ]
    assert plan.rows[0].outcome is Outcome.NOTHING


def test_one_of_two_products_of_a_name_is_told_by_its_slug():
    brand = make_brand(name="Elan")
    make_product(brand=brand, name="Rose", slug="rose-30")
    other = make_product(brand=brand, name="Rose", slug="rose-50")
    assert problems(ROSE) == [(2, "slug", "There are 2 products of that name: give the slug of the one that is meant.")]
    assert bring({**ROSE, "slug": "rose-50"}) == [Outcome.LABEL]
    assert other.labels.count() == 1


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"brand": ""}, "brand", "It must not be empty."),
        ({"name": "x" * 201}, "name", "Ensure this value has at most 200 characters (it has 201)."),
        ({"name": "로즈", "brand": "엘란"}, "brand_slug", None),
        ({"slug": "No Slug"}, "slug", None),
        ({"type": "serom"}, "type", "There is no “serom”. Is “serum” meant?"),
        (
            {"size_ml": "30 mL"},
            "size_ml",
            "“30 mL” is no number as expected: digits, and a point before cents, as in 1234.50.",
        ),
        ({"size_ml": "0"}, "size_ml", "Ensure this value is greater than or equal to 0.01."),
        (
            {"price": "1,234.50"},
            "price",
            "“1,234.50” is no number as expected: digits, and a point before cents, as in 1234.50.",
        ),
        ({"price": "-5"}, "price", None),
        ({"currency": ""}, "currency", "A price needs it."),
        ({"currency": "usd"}, "currency", "Three capital letters, as in USD."),
        (
            {"seen_on": "03/04/2026"},
            "seen_on",
            NO_DATE,
        ),
        ({"seen_on": "2026-02-30"}, "seen_on", "There is no day 2026-02-30."),
        ({"seen_on": "2999-01-01"}, "seen_on", "2999-01-01 is still to come."),
        ({"seen_on": 12}, "seen_on", "12 is no date: write it as 2026-11-23."),
        ({"seen_on": ""}, "seen_on", "A look at a label needs it."),
        ({"seen_by": ""}, "seen_by", "A look at a label needs it."),
        ({"grade": "D"}, "grade", "There is no “D”. It has to be one of: A, B, C."),
        ({"front": ""}, "front", "No part of the label is there; write (empty) for one that was seen so."),
        ({"front": "x" * 20_001}, "", None),
        ({"ingredients_complete": "yes"}, "ingredients_complete", "A list that was not seen cannot be complete."),
        ({"ingredients_complete": "maybe"}, "ingredients_complete", "“maybe” is neither yes nor no."),
        ({"url": "javascript:alert(1)"}, "url", "Enter a valid URL."),
        ({"sources": "plnt | rose"}, "sources", "There is no “plnt”. Is “plant” meant?"),
        ({"sources": "plant | a\nplant | a"}, "sources", "A source stands there twice."),
        (
            {"sources": "plant | a | b | c"},
            "sources",
            TOO_MANY,
        ),
        ({"further_pages": "no address"}, "further_pages", "Enter a valid URL."),
        ({"claims": "softens | FAQ | | 1.2.2026"}, "claims", None),
        ({"claims": "softens | FAQ | | | | D"}, "claims", None),
        ({"claims": "softens | FAQ | | | | A | more"}, "claims", None),
        ({"price_grade": "D"}, "price_grade", "There is no “D”. It has to be one of: A, B, C."),
        ({"claims": "x" * 301}, "claims", "Ensure this value has at most 300 characters (it has 301)."),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(changes, column, words):
    found = problems({**ROSE, "name": "Other", "front": "Other."}, {**ROSE, **changes})
    assert [(row, name) for row, name, _ in found] == [(3, column)]
    if words:
        assert found[0][2] == words


def test_no_file_takes_a_critical_red_flag_from_a_published_page():
    critical = "Regenerates damaged tissue and cures eczema."
    product = make_product(brand=make_brand(name="Elan"), name="Rose")
    assessment = assess_label(make_label(product, front=critical, seen_on=date(2026, 11, 1)))
    assert assessment.critical_flags
    found = problems(ROSE)
    assert {(row, column) for row, column, _ in found} == {(2, "front")}
    assert "would leave a published page" in found[0][2]
    assert bring({**ROSE, "front": f"{critical} New pack."}) == [Outcome.LABEL]
    Product.objects.update(status="draft")
    assert bring({**ROSE, "seen_on": "2026-11-23"}) == [Outcome.LABEL]


def test_a_merged_product_takes_no_more_looks():
    other = make_product()
    make_product(brand=make_brand(name="Elan"), name="Rose", slug="rose", status="merged", merged_into=other)
    assert problems({**ROSE, "slug": "rose"}) == [
        (2, "slug", "That product was merged into another: give the other's slug.")
    ]


def test_a_plan_costs_the_same_queries_for_one_row_as_for_three(django_assert_num_queries):
    rows = [{**ROSE, "name": f"Rose {number}"} for number in range(3)]
    bring(*rows)
    for some in rows[:1], rows:
        read = read_rows(*({**row, "front": "Other words."} for row in some))
        with django_assert_num_queries(5):
            plan_import(read)

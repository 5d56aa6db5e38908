import pytest

from evaluation.core.money import Money
from products.assessments import assess_label
from products.comparison.chosen import choose
from tests.builders import make_assessment, make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db


def scored(slug, **values):
    """A product with a real scorecard."""
    product = make_product(slug=slug, **values)
    assess_label(make_label(product, directions="Use one vial each night."))
    return product


def found(*slugs):
    chosen, problems = choose(slugs)
    return [one.product.slug for one in chosen], problems


def test_products_come_in_the_order_asked_for():
    for slug in "abc":
        scored(slug)
    assert found("c", "a", "b") == (["c", "a", "b"], [])


@pytest.mark.parametrize("slug", ["nowhere", "Nö", "a b", "'; drop--", "x" * 121])
def test_an_unknown_product_is_said_and_the_rest_shown(slug):
    scored("a")
    shown = slug if len(slug) <= 60 else f"{slug[:60]}…"
    assert found("a", slug) == (["a"], [f"“{shown}” is not in the catalogue, or no longer: it is left out."])


def test_a_draft_is_said_like_an_unknown_one():
    scored("a")
    scored("draft", status="draft")
    assert found("a", "draft") == (["a"], ["“draft” is not in the catalogue, or no longer: it is left out."])


@pytest.mark.parametrize("stored", [None, {}, {"method_version": "2020.1"}], ids=["none", "old shape", "old method"])
def test_a_product_without_a_score_of_the_current_method_is_left_out_by_name(stored):
    product = make_product(slug="plain", name="Plain", brand=make_brand(name="Maker"))
    if stored is not None:
        make_assessment(make_label(product), **stored)
    assert found("plain") == ([], ["Maker Plain has no score by the current method yet: it is left out."])


def test_more_than_five_are_said_by_name():
    for slug in "abcdefg":
        scored(slug, name=slug.upper(), brand=make_brand(name=f"Brand {slug}"))
    assert found(*"abcdefg") == (
        [*"abcde"],
        ["Up to five products fit side by side. Left out: Brand f F and Brand g G."],
    )


def test_unknown_ones_take_no_place_of_the_five():
    for slug in "abcde":
        scored(slug)
    slugs, problems = found("nowhere", *"abcde")
    assert (slugs, len(problems)) == ([*"abcde"], 1)


def test_products_of_one_name_are_told_apart_by_their_brands():
    for slug, name in (("a", "Serum"), ("b", "Serum"), ("c", "Cream")):
        scored(slug, name=name, brand=make_brand(name=f"Maker {slug}"))
    chosen, _ = choose(["a", "b", "c"])
    assert [one.name for one in chosen] == ["Maker a Serum", "Maker b Serum", "Cream"]


def test_what_is_compared_has_the_newest_pack_price_and_the_number_of_vials():
    product = scored("a", name="Serum", size_ml=10, pack="5 vials of 2 mL")
    make_price(product, "90.00", basis="session")
    make_price(product, "50.00")
    (one,), _ = choose(["a"])
    compared = one.compared
    assert (compared.name, compared.price, compared.units, compared.directions) == (
        "Serum",
        Money(one.product.prices.get(basis="pack").amount, "USD"),
        5,
        "Use one vial each night.",
    )


def test_five_products_cost_the_queries_of_two(django_assert_num_queries):
    for slug in "abcde":
        make_price(scored(slug))
    for slugs in ("ab", "abcde"):
        with django_assert_num_queries(2):
            chosen, _ = choose([*slugs])
            assert all(one.compared.price for one in chosen)

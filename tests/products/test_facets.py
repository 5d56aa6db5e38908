from decimal import Decimal

import pytest

from evaluation.core.money import Money
from evaluation.core.profile import MarketCode
from products import facets
from products.assessments import preview
from products.entries import refresh_entries
from products.forms import CatalogueForm
from products.index import catalogue_index
from products.models import CatalogueEntry, CatalogueVersion, Product
from tests.builders import make_assessment, make_brand, make_label, make_price, make_product


@pytest.mark.parametrize(
    ("amount", "choice", "words"),
    [
        ("0.99", "usd-0", "under USD 1"),
        ("1", "usd-1", "USD 1 to 3"),
        ("2.9999", "usd-1", "USD 1 to 3"),
        ("3", "usd-3", "USD 3 to 10"),
        ("10", "usd-10", "USD 10 to 30"),
        ("1090", "usd-1000", "USD 1,000 to 3,000"),
    ],
)
def test_prices_fall_into_bands_of_a_third_of_a_decade(amount, choice, words):
    assert facets.price_term(Money(Decimal(amount), "USD")) == (choice, words)


@pytest.mark.parametrize(
    ("country", "term"),
    [("South Korea", ("south-korea", "South Korea")), ("", None), ("？", None)],
)
def test_a_country_that_is_not_known_makes_no_choice(country, term):
    assert facets.country_term(country) == term


def test_every_choice_has_its_own_bit():
    single = [facets.pack([key], {}) for key in facets.FIXED]
    assert len(set(single)) == len(facets.FIXED)
    assert {len(signature) for signature in single} == {facets.SIGNATURE_BYTES}


def test_every_market_of_a_profile_can_be_asked_for():
    assert {choice.id for choice in facets.FACET_BY_ID["market"].choices} == set(MarketCode)


def keys_of(**label):
    from evaluation.knowledge import advice

    return set(facets.label_keys(preview(make_label(**label)), advice()))


@pytest.mark.django_db
def test_a_complete_list_can_be_free_of_things():
    keys = keys_of(ingredients="Water, Glycerin, Rosa Damascena Callus Exosomes", ingredients_complete=True)
    assert {("skin", "no_fragrance"), ("skin", "no_drying_alcohol")} <= keys


@pytest.mark.django_db
@pytest.mark.parametrize(
    "label",
    [
        {"ingredients": "Water, Glycerin", "ingredients_complete": False},
        {"ingredients": None},
        {"ingredients": "Water, Glycerin, Parfum", "ingredients_complete": True},
    ],
)
def test_what_was_not_seen_whole_or_lists_perfume_is_not_free_of_fragrance(label):
    assert ("skin", "no_fragrance") not in keys_of(**label)


@pytest.mark.django_db
def test_human_material_is_no_vegan_source_and_barred_where_it_is():
    plant = keys_of(front="Exosome serum with exosomes from rose stem cells.")
    human = keys_of(front="Exosome serum with exosomes from human platelets.")
    asked = {("skin", "vegan_source"), ("skin", "no_human_material"), ("market", "eu")}
    assert (plant & asked, human & asked) == (asked, set())


@pytest.fixture
def catalogue(db):
    """Rose and Iris are plants, Whey is of milk; Rose has a red flag; Iris costs 2 USD, Whey 20 EUR per mL."""
    for name, source, country, flags in (
        ("Rose", "plant", "France", 1),
        ("Iris", "plant", "Japan", 0),
        ("Whey", "animal_milk", "France", 0),
    ):
        brand = make_brand(country=country)
        label = make_label(make_product(name=name, brand=brand, size_ml=30), sources=(source,))
        make_assessment(label, flag_count=flags)
    make_price(Product.objects.get(name="Iris"), "60")
    make_price(Product.objects.get(name="Whey"), "600", "EUR")
    return catalogue_index()


def names_of(index, bits):
    keys = index.pick(bits, "", 0, 10)
    return {Product.objects.get(pk=key).name for key in keys}


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({}, {"Rose", "Iris", "Whey"}),
        ({"source": ["plant"]}, {"Rose", "Iris"}),
        ({"source": ["plant", "animal_milk"]}, {"Rose", "Iris", "Whey"}),
        ({"source": ["plant"], "flags": ["none"]}, {"Iris"}),
        ({"flags": ["none", "no_critical"]}, {"Iris", "Whey"}),
        ({"country": ["france"]}, {"Rose", "Whey"}),
        ({"price": ["usd-1", "eur-10"]}, {"Iris", "Whey"}),
        ({"price": ["usd-10"]}, set()),
        ({"source": ["synthetic"]}, set()),
    ],
)
def test_facets_narrow_each_other(catalogue, chosen, names):
    assert names_of(catalogue, catalogue.narrowed(chosen, catalogue.all)) == names


def test_a_count_is_what_ticking_the_box_would_leave(catalogue):
    counts = catalogue.counts({"source": ["plant"], "flags": ["none"]}, catalogue.all)
    shown = {key: counts[key] for key in (("source", "plant"), ("source", "animal_milk"), ("country", "france"))}
    # milk counts although plant is chosen: one of a facet's choices is enough
    assert shown == {("source", "plant"): 1, ("source", "animal_milk"): 1, ("country", "france"): 0}


def test_counts_agree_with_the_lists_they_promise(catalogue):
    chosen = {"flags": ["none"]}
    for (facet, choice), count in catalogue.counts(chosen, catalogue.all).items():
        ticked = {**chosen, facet: [choice]} if facet != "flags" else {"flags": ["none", choice]}
        assert catalogue.narrowed(ticked, catalogue.all).bit_count() == count, (facet, choice)


def test_the_cheapest_come_first_and_those_without_a_price_in_that_currency_last(catalogue):
    order = [Product.objects.get(pk=key).name for key in catalogue.pick(catalogue.all, "price-EUR", 0, 10)]
    assert (order[0], set(order[1:])) == ("Whey", {"Iris", "Rose"})


def test_drafts_have_no_entry(catalogue):
    Product.objects.filter(name="Rose").update(status="draft")
    refresh_entries(Product.objects.filter(name="Rose"))
    assert set(CatalogueEntry.objects.values_list("name", flat=True)) == {"Iris", "Whey"}
    assert names_of(catalogue_index(), catalogue_index().all) == {"Iris", "Whey"}


def test_a_change_renews_the_version_and_no_change_keeps_the_index(catalogue):
    assert catalogue_index() is catalogue
    before = CatalogueVersion.current(CatalogueVersion.ENTRIES)
    make_price(Product.objects.get(name="Rose"), "30")
    assert CatalogueVersion.current(CatalogueVersion.ENTRIES) != before
    assert catalogue_index() is not catalogue


def test_an_empty_catalogue_has_an_empty_index(db):
    index = catalogue_index()
    assert (index.all, list(index.pick(index.all, "proven", 0, 5)), index.currencies) == (0, [], {})


def asked(catalogue, query):
    from django.http import QueryDict

    form = CatalogueForm(QueryDict(query), catalogue)
    form.is_valid()
    return form


def test_unknown_choices_are_named_and_known_ones_kept(catalogue):
    form = asked(catalogue, "skin=no_fragrance&skin=moon&country=atlantis&sort=best&currency=JPY")
    assert dict(form.chosen) == {"skin": ["no_fragrance"]}
    assert form.problems == [
        "The list cannot be sorted like that: this is its usual order.",
        "No product has a price per mL in that currency: choose from those shown.",
        "“For my skin” has no such choice: choose from those shown.",
        "“Brand’s country” has no such choice: choose from those shown.",
    ]


def test_a_question_is_written_back_as_it_was_asked(catalogue):
    form = asked(catalogue, "q=rose&source=plant&source=animal_milk&sort=proven&currency=EUR&page=2&unknown=1")
    assert form.query_string == "q=rose&source=animal_milk&source=plant&sort=proven&currency=EUR"
    assert form.query(without=("source", "plant"), sort="") == "q=rose&source=animal_milk&currency=EUR"

"""A shopper's own answers on the rows of the list, where they came with the address."""

import html
import json

import pytest

from products.assessments import assess_label
from tests.builders import make_label, make_price, make_product

pytestmark = pytest.mark.django_db

ADDRESS = "/products/"


@pytest.fixture(autouse=True)
def rose():
    """A product whose whole list was seen, with a retinoid and an allergen in it."""
    product = make_product(name="Rose", size_ml=30)
    make_price(product, "60.00")
    assess_label(
        make_label(
            product,
            front="Rose exosome serum with exosomes from rose stem cells.",
            ingredients="Water, Rosa Damascena Callus Extracellular Vesicles, Retinol, Linalool",
            ingredients_complete=True,
            sources=("plant",),
        )
    )
    return product


def notes(response, product):
    return {note.lead: note.words for note in response.context["notes"][product.pk]}


def test_what_the_label_names_stands_with_the_product(client, rose):
    response = client.get(f"{ADDRESS}?my-health=pregnant&my-skin=drying-alcohol")
    assert notes(response, rose) == {"Better not": "Its label names Retinol.", "Fits": "No drying alcohol listed."}
    assert "<b>Better not.</b> Its label names Retinol." in response.content.decode()


def test_an_allergen_of_hers_is_named_and_another_one_is_not(client, rose):
    assert notes(client.get(f"{ADDRESS}?my-allergen=linalool"), rose)["Better not"] == "Its label names linalool."
    other = notes(client.get(f"{ADDRESS}?my-allergen=citral"), rose)
    assert "Better not" not in other
    assert "None of your allergens listed" in other["Fits"]


def test_what_was_not_seen_is_not_ruled_out(client):
    quiet = make_product(name="Quiet")
    assess_label(make_label(quiet, front="Exosome serum.", is_summary=True))
    unread = make_product(name="Unread")
    response = client.get(f"{ADDRESS}?my-health=milk-allergy&my-budget=50&my-currency=EUR")
    expected = {"Not known": "Not to be ruled out, or not seen: milk, a price in EUR."}
    assert (notes(response, quiet), notes(response, unread)) == (expected, expected)


@pytest.mark.parametrize(
    ("budget", "said"),
    [("80", {"Fits": "Within your budget."}), ("20", {"Over your budget": "The pack cost USD 60.00 where we saw it."})],
)
def test_a_budget_is_held_against_the_price_of_the_pack(client, rose, budget, said):
    assert notes(client.get(f"{ADDRESS}?my-budget={budget}&my-currency=USD"), rose) == said


def test_a_market_is_told_by_the_rules_for_the_source(client, rose):
    assert notes(client.get(f"{ADDRESS}?my-market=eu"), rose) == {"Fits": "Source not barred: European Union."}


def test_why_it_matters_stands_once_with_its_sources(client):
    shown = client.get(f"{ADDRESS}?my-health=pregnant").content.decode()
    assert shown.count("Retinoids are usually avoided in pregnancy") == 1
    assert "We found no safety data in pregnancy" in shown
    assert "milk allergy" not in shown


def test_every_link_keeps_the_answers_and_one_leads_to_the_list_without(client):
    response = client.get(f"{ADDRESS}?source=plant&my-health=pregnant,keloids")
    form = response.context["form"]
    assert form.query_string == "source=plant&my-health=pregnant%2Ckeloids"
    assert form.query_without_answers == "source=plant"
    assert '<input type="hidden" name="my-health" value="pregnant,keloids">' in response.content.decode()


def test_answers_are_kept_by_nobody_on_the_way(client):
    assert client.get(f"{ADDRESS}?my-health=pregnant")["Cache-Control"] == "no-store"
    assert "no-store" not in client.get(ADDRESS).get("Cache-Control", "")


def test_without_answers_the_browser_gets_what_it_needs_to_say_it(client):
    response = client.get(ADDRESS)
    shown = response.content.decode()
    data = json.loads(html.unescape(shown.split('data-for-me="')[1].split('"')[0]))
    assert (data["listed"]["retinoids"], data["price"], data["currency"]) == ("Retinol", "60.00", "USD")
    assert 'data-rules="{&quot;levels' in shown


def test_answers_cost_no_query(client, django_assert_num_queries):
    client.get(ADDRESS)
    with django_assert_num_queries(6):
        client.get(ADDRESS)
    with django_assert_num_queries(6):
        client.get(f"{ADDRESS}?my-health=pregnant")


@pytest.mark.parametrize(
    "query", ["my-health=%00", "my-market=xx", "my-allergen=no_such", "my-budget=abc", "my-skin=" + "a" * 9000]
)
def test_answers_that_cannot_be_read_are_left_out(client, query):
    response = client.get(f"{ADDRESS}?{query}")
    assert (response.status_code, response.context["form"].profile.is_empty) == (200, True)

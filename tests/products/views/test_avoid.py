"""The page of lists to avoid, and what other pages carry for them."""

import html
import json
import re

import pytest

from evaluation.knowledge import things_to_avoid
from products.assessments import assess_label
from products.models import Product
from tests.builders import make_label, make_product

LINALOOL = next(entry.code for entry in things_to_avoid().entries if entry.id == "linalool")


@pytest.fixture
def rose(db: None) -> Product:
    product = make_product(name="Rose", slug="rose")
    ingredients = "Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Linalool"
    assess_label(make_label(product, front="Rose serum.", ingredients=ingredients, ingredients_complete=True))
    return product


def carried(response) -> list[dict]:
    found = re.findall(r'data-avoid="([^"]*)"', response.content.decode())
    return [json.loads(html.unescape(one)) for one in found]


def test_the_page_asks_the_database_nothing_and_sets_no_cookie(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/avoid/")
    assert (response.status_code, response.cookies) == (200, {})
    assert response["Cache-Control"] == "max-age=3600, public"


def test_nothing_of_the_page_can_be_sent(client, db):
    main = client.get("/avoid/").content.decode().split("<main")[1].split("</main>")[0]
    assert re.findall(r"<form|type=\"submit\"|formaction|\bname=", main) == []


def test_the_page_takes_no_list(client, db):
    assert client.post("/avoid/", {"a": "wjynh"}).status_code == 405
    assert client.get("/avoid/?a=wjynh").content == client.get("/avoid/").content


def test_it_says_what_works_without_javascript(client, db):
    assert "Without JavaScript there is no link and no code" in client.get("/avoid/").content.decode()


@pytest.mark.parametrize("address", ["/products/", "/products/rose/", "/products/?my-health=pregnant"])
def test_pages_carry_what_a_label_names(client, rose, address):
    assert [one["found"][LINALOOL] for one in carried(client.get(address))] == [["Linalool"]]


def test_a_check_carries_it_too_and_the_empty_form_does_not(client, db):
    text = "Rose exosome serum. Ingredients: Water, Glycerin, Niacinamide, Linalool"
    assert [LINALOOL in one["found"] for one in carried(client.post("/check/", {"label_text": text}))] == [True]
    assert carried(client.get("/check/")) == []


def test_a_comparison_carries_it_for_each_product(client, rose):
    other = make_product(name="Quiet", slug="quiet")
    assess_label(make_label(other, front="Exosome serum.", is_summary=True))
    found = carried(client.get("/compare/?product=rose&product=quiet"))
    assert [(LINALOOL in one["found"], one["whole"]) for one in found] == [(True, True), (False, False)]


def test_hostile_names_stay_words(client, db):
    text = "Serum. Ingredients: Water, Glycerin, Niacinamide, Linalool, <script>alert(1)</script>"
    page = client.post("/check/", {"label_text": text}).content.decode()
    assert "<script>alert" not in page

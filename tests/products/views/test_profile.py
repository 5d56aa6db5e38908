import re

import pytest

from products.assessments import assess_label
from products.models import Product
from tests.builders import make_label, make_price, make_product
from tests.querying import queries

pytestmark = pytest.mark.django_db

HOSTILE = '"><script>alert(1)</script>'
FIELDS = ("my-concern", "my-skin", "my-allergen", "my-health", "my-vegan", "my-budget", "my-currency", "my-market")


@pytest.fixture
def rose() -> Product:
    product = make_product(name="Rose", slug="rose", size_ml=30)
    make_price(product, "60.00")
    assess_label(
        make_label(
            product,
            front="Rose exosome serum.",
            ingredients="Water, Rosa Damascena Callus Extracellular Vesicles, Retinol, Parfum, Linalool",
            ingredients_complete=True,
        )
    )
    return product


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_the_form_stores_nothing_and_sets_no_cookie(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/for-me/?my-health=pregnant&my-vegan=1")
    assert response.cookies == {}
    assert response["Cache-Control"] == "no-store"


def test_the_form_keeps_what_was_ticked(client):
    shown = text(client.get("/for-me/?my-health=pregnant&my-skin=fragrance&my-budget=80&my-currency=EUR&my-market=eu"))
    for field in (
        'name="my-health" value="pregnant" checked',
        'name="my-skin" value="fragrance" checked',
        'value="80"',
        "<option selected>EUR</option>",
        '<option value="eu" selected data-filters="market=eu">',
    ):
        assert field in shown


def test_answers_get_what_holds_for_any_product(client):
    shown = text(client.get("/for-me/?my-health=pregnant"))
    assert "We found no safety data in pregnancy" in shown
    assert "cannot be ruled out" not in shown


def test_without_answers_nothing_is_said_of_them(client):
    assert "What holds for any such product" not in text(client.get("/for-me/"))


def test_the_answers_lead_to_products_whose_labels_keep_to_them(client):
    shown = text(client.get("/for-me/?my-skin=fragrance&my-vegan=1&my-market=eu"))
    filters = "skin=no_fragrance&amp;skin=no_named_allergens&amp;skin=vegan_source&amp;market=eu"
    assert f'href="/products/?{filters}"' in shown


def test_answers_that_no_filter_knows_lead_to_all_products_with_cautions_on_each(client):
    links = re.findall(r'href="(/products/\?[^"]*)"', text(client.get("/for-me/?my-health=keloids")))
    assert links == ["/products/?my-health=keloids"]


def test_from_a_product_the_form_leads_back_to_it(client, rose):
    assert 'action="/products/rose/#for-me"' in text(client.get("/for-me/?product=rose"))


@pytest.mark.parametrize("slug", ["nowhere", HOSTILE, "x" * 10_000, "%00", "draft"])
def test_a_product_that_is_not_there_is_left_out(client, slug):
    make_product(slug="draft", status="draft")
    shown = text(client.get("/for-me/", {"product": slug}))
    assert 'action="/for-me/"' in shown
    assert HOSTILE not in shown


@pytest.mark.parametrize("budget", ["80.50", "-1", "0", "eighty", HOSTILE])
def test_a_budget_that_cannot_be_read_is_said_and_kept(client, budget):
    shown = text(client.get("/for-me/", {"my-budget": budget, "my-currency": "EUR"}))
    assert "The budget was left out" in shown
    assert HOSTILE not in shown


@pytest.mark.parametrize("path", ["/for-me/", "/products/rose/"])
@pytest.mark.parametrize("value", [HOSTILE, "x" * 100_000, "\x00", "", ",,,", "pregnant\x00"])
def test_no_answer_breaks_a_page(client, rose, path, value):
    shown = text(client.get(path, dict.fromkeys(FIELDS, value)))
    assert HOSTILE not in shown


def test_a_product_page_shows_what_the_answers_in_its_address_mean(client, rose):
    shown = text(client.get("/products/rose/?my-health=pregnant&my-skin=fragrance&my-budget=50&my-currency=USD"))
    for words in ("It names Retinol.", "It names Parfum and Linalool.", "The pack cost USD 60.00 where we saw it."):
        assert words in shown
    assert "With a milk allergy" not in shown
    assert "<template" not in shown


def test_without_answers_in_the_address_the_page_holds_them_all_for_the_browser_to_pick(client, rose):
    shown = text(client.get("/products/rose/"))
    before, _, inert = shown.partition("<template")
    inert = inert.partition("</template>")[0]
    assert 'data-answers="pregnant"' in inert
    assert "data-answers" not in before


def test_the_answers_cost_no_further_query(client, rose, django_assert_num_queries):
    client.get("/products/rose/")  # the first in a process reads what is like it
    with django_assert_num_queries(queries(13, postgresql=4)):
        client.get("/products/rose/")
    with django_assert_num_queries(queries(13, postgresql=4)):
        client.get("/products/rose/?my-health=pregnant,milk-allergy&my-skin=fragrance&my-market=eu&active=retinoid")

import html
import re

import pytest

from tests.builders import make_product
from tests.products.embedding.builders import make_scored

pytestmark = pytest.mark.django_db

PAGE = "/products/rose/embed/"


@pytest.fixture(autouse=True)
def rose():
    return make_scored("rose")


def snippet(response):
    (shown,) = re.findall(r'<textarea class="field made-html"[^>]*>(.*?)</textarea>', response.content.decode(), re.S)
    return html.unescape(shown)


@pytest.mark.parametrize(
    ("skin", "begins"),
    [("live", "<blockquote "), ("frame", "<iframe "), ("badge", "<a "), ("static", "<article ")],
)
def test_each_skin_has_a_snippet_and_two_previews(client, skin, begins):
    response = client.get(PAGE, {"skin": skin})
    assert snippet(response).startswith(begins)
    assert [preview.room for preview in response.context["made"].previews] == [320, 600]
    for preview in response.context["made"].previews:
        assert client.get(preview.address).status_code == 200
        assert preview.width <= preview.room


def test_choices_are_kept_and_used(client):
    response = client.get(PAGE, {"skin": "frame", "size": "full", "theme": "mono", "width": "300"})
    assert 'width="300"' in snippet(response)
    assert "size=full&amp;theme=mono" in snippet(response)
    shown = response.content.decode()
    assert 'name="skin" value="frame" checked' in shown
    assert re.search(r'name="theme" value="mono"[^>]*checked', shown)


@pytest.mark.parametrize(
    "query", [{"skin": "x"}, {"size": "<b>"}, {"theme": "pink"}, {"width": "9"}, {"width": "wide"}]
)
def test_a_choice_that_there_is_not_is_named_and_the_usual_taken(client, query):
    response = client.get(PAGE, query)
    assert response.status_code == 200
    assert "message-error" in response.content.decode()
    assert snippet(response).startswith("<blockquote ")


def test_htmx_gets_the_part_that_changes(client):
    part = client.get(PAGE, {"skin": "badge"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "made-html" in part


def test_a_hostile_name_stays_text_in_the_snippet_and_on_the_page(client):
    make_scored("lily", name='"><script>alert(1)</script>')
    for skin in ("live", "frame", "badge", "static"):
        response = client.get("/products/lily/embed/", {"skin": skin})
        assert "<script>alert" not in response.content.decode()
        assert "<script>alert" not in snippet(response)


def test_a_product_without_a_card_has_no_such_page(client):
    make_product(slug="bare")
    make_scored("secret", status="draft")
    assert [client.get(f"/products/{slug}/embed/").status_code for slug in ("bare", "secret", "x")] == [404] * 3


def test_the_product_s_page_leads_here(client):
    assert 'href="/products/rose/embed/"' in client.get("/products/rose/").content.decode()


def test_a_list_of_named_products_in_their_order(client):
    make_scored("lily")
    response = client.get("/list-embed/?product=rose&product=lily&product=nothing")
    assert "/embed/?product=rose&amp;product=lily&amp;product=nothing" in snippet(response)
    card = client.get("/embed/?product=lily&product=rose&product=nothing").content.decode()
    assert card.index("Lily") < card.index("Rose") < card.index("nothing: no such scorecard")


def test_a_filtered_list_prints_its_filter(client):
    make_scored("lily")
    card = client.get("/embed/?source=plant&use=home&count=1").content.decode()
    assert "Filter:" in card
    assert "Used at home" in card
    assert "0 products" not in card or "No product is like that now." in card


@pytest.mark.parametrize(
    "query", ["", "utm=x", "source=moon", "use=home&count=99", "&".join(f"product=p{n}" for n in range(11))]
)
def test_a_list_that_asks_for_what_there_is_not_says_so(client, query):
    response = client.get(f"/embed/?{query}")
    assert response.status_code == 400
    assert client.get(f"/list-embed/?{query}").status_code == 200


def test_a_list_costs_the_same_queries_however_long(client, django_assert_max_num_queries):
    slugs = [make_scored(f"p{number}").slug for number in range(4)]
    for chosen in (slugs[:1], slugs):
        with django_assert_max_num_queries(7):
            client.get("/embed/", {"product": chosen})
    with django_assert_max_num_queries(1):
        client.get("/embed/", {"product": slugs})


def test_the_terms_stand_on_one_page(client):
    assert client.get("/terms/embedding/").status_code == 200

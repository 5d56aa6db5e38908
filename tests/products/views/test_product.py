from datetime import date
from decimal import Decimal

import pytest
import time_machine

from products.assessments import assess_label
from products.models import LabelPage, QuotedClaim
from tests.builders import make_assessment, make_brand, make_inquiry, make_label, make_price, make_product
from tests.querying import queries

pytestmark = pytest.mark.django_db

ASKED = date(2026, 10, 3)


@pytest.fixture
def rose():
    """A product with everything that a page can show."""
    product = make_product(name="Rose", slug="rose", brand=make_brand(name="Élan"), size_ml=Decimal("30"))
    make_price(product, "60.00", seen_on=date(2026, 10, 1))
    label = make_label(
        product,
        front="Rose exosome serum. Heals eczema overnight.",
        making="Made from Rosa damascena callus by tangential flow filtration.",
        ingredients="Water, Rosa Damascena Callus Extracellular Vesicles, Niacinamide",
        ingredients_complete=True,
        sources=("plant",),
        page_kind="brand page",
    )
    QuotedClaim.objects.create(label=label, text="Heals eczema overnight", said_by="brand page")
    LabelPage.objects.create(label=label, url="https://example.org/more")
    return assess_label(label)


def text(response):
    return response.content.decode()


def test_a_page_shows_the_score_and_where_it_comes_from(client, rose):
    response = client.get("/products/rose/")
    assert response.status_code == 200
    assert response.context["assessment"] == rose
    shown = text(response)
    for words in ("Élan", "Rose", "USD 60.00", "USD 2.00", "https://example.org/serum", "1 November 2026"):
        assert words in shown


def test_every_criterion_is_answered_on_the_page(client, rose):
    shown = text(client.get("/products/rose/"))
    for criterion in rose.read_scorecard().criteria:
        assert criterion.title in shown


def test_a_draft_is_not_there_for_the_public(client):
    make_assessment(make_label(make_product(slug="draft", status="draft")))
    assert client.get("/products/draft/").status_code == 404


def test_a_draft_is_not_there_for_editors_either(admin_client):
    make_assessment(make_label(make_product(slug="draft", status="draft")))
    assert admin_client.get("/products/draft/").status_code == 404


@pytest.mark.parametrize("slug", ["unknown", "Rose", "x" * 500, "rose'--"])
def test_an_unknown_address_is_not_found(client, slug):
    assert client.get(f"/products/{slug}/").status_code == 404


def test_notes_for_editors_are_not_shown(client):
    make_assessment(make_label(make_product(slug="noted", editor_notes="Ask the lawyer about this one")))
    assert "lawyer" not in text(client.get("/products/noted/"))


def test_a_summary_says_that_it_is_one(client):
    make_assessment(make_label(make_product(slug="sum"), is_summary=True))
    assert "from a summary of facts that we noted" in text(client.get("/products/sum/"))
    make_assessment(make_label(make_product(slug="whole"), is_summary=False))
    assert "from a summary of facts that we noted" not in text(client.get("/products/whole/"))


def test_a_caveat_stands_beside_the_score(client):
    make_assessment(make_label(make_product(slug="cut"), caveat="The end of the list is missing."))
    assert "The end of the list is missing." in text(client.get("/products/cut/"))


def test_the_page_shows_the_label_that_was_judged_until_the_new_one_is(client, rose):
    make_label(rose.label.product, front="Brand-new words.", seen_on=date(2026, 12, 1))
    response = client.get("/products/rose/")
    assert response.context["label"] == rose.label
    assert "Brand-new words" not in text(response)


@pytest.mark.parametrize("scorecard", [None, {"of": "an older release"}])
def test_a_product_without_a_readable_score_has_a_page(client, scorecard):
    product = make_product(slug="plain", name="Plain")
    if scorecard:
        make_assessment(make_label(product), scorecard=scorecard)
    response = client.get("/products/plain/")
    assert response.status_code == 200
    assert response.context["card"] is None
    assert "Plain" in text(response)


def test_label_text_is_shown_as_text(client):
    hostile = '<script>alert("front")</script>'
    label = make_label(make_product(slug="hostile", name=hostile), front=hostile, making=hostile, ingredients=hostile)
    QuotedClaim.objects.create(label=label, text=hostile, said_by=hostile)
    assess_label(label)
    shown = text(client.get("/products/hostile/"))
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown


def test_a_page_costs_the_same_queries_however_much_belongs_to_it(client, rose, django_assert_num_queries):
    client.get("/products/rose/")  # the first in a process reads what is like it
    with django_assert_num_queries(queries(13, postgresql=4)):
        client.get("/products/rose/")
    for number in range(3):
        LabelPage.objects.create(label=rose.label, url=f"https://example.org/{number}")
        QuotedClaim.objects.create(label=rose.label, text=f"Claim {number}")
        make_price(rose.label.product, seen_on=date(2026, 1, number + 1))
        make_inquiry(rose.label.product)
    client.get("/products/rose/")
    with django_assert_num_queries(queries(13, postgresql=4)):
        client.get("/products/rose/")


def test_a_page_is_only_read(client, rose):
    assert client.post("/products/rose/").status_code == 405


@pytest.mark.parametrize("count", [0, 1, 3])
def test_what_we_asked_the_brand_is_quoted(client, rose, count):
    for number in range(count):
        make_inquiry(rose.label.product, questions=f"Why {number}?\nWhose <b>?", answer="Because.", answered_on=ASKED)
    shown = text(client.get("/products/rose/"))
    assert shown.count("We asked on 3 Oct 2026 (e-mail):") == count
    assert shown.count("The brand answered on 3 Oct 2026:") == count
    assert ('id="asked"' in shown) is bool(count)
    assert "Whose <b>?" not in shown


@time_machine.travel("2026-11-02")
def test_silence_is_told_after_thirty_days(client, rose):
    make_inquiry(rose.label.product)
    assert "No answer after 30 days." in text(client.get("/products/rose/"))


def test_a_withdrawn_question_is_not_quoted(client, rose):
    make_inquiry(rose.label.product, withdrawn_on=ASKED)
    assert "We asked" not in text(client.get("/products/rose/"))


def test_a_price_and_a_claim_seen_elsewhere_say_who_looked_and_how_sure(client, rose):
    rose.label.product.prices.update(seen_by="Ann", evidence_grade="B")
    rose.label.quoted_claims.create(
        text="Lifts.", url="https://shop.example/", seen_on=date(2026, 9, 1), seen_by="Bob", evidence_grade="C"
    )
    shown = text(client.get("/products/rose/"))
    assert "1 Oct 2026, by Ann" in shown
    assert "B: distributor, shop or independent review" in shown
    assert "Seen 1 September 2026, by Bob" in shown
    assert "C: third-party list" in shown


def test_a_claim_of_the_label_s_own_page_does_not_say_it_twice(client, rose):
    assert "Seen 1 November 2026" not in text(client.get("/products/rose/"))

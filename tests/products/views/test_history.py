from datetime import date

import pytest

from products.assessments import assess_label
from tests.builders import make_assessment, make_label, make_product

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


def test_the_words_of_every_look_are_kept(client):
    product = make_product(slug="rose")
    make_assessment(make_label(product, front="Old words.", seen_on=date(2026, 1, 1)))
    make_assessment(make_label(product, front="New words.", directions="", seen_on=date(2026, 11, 1)), low=50.0)
    shown = client.get("/products/rose/history/").content.decode()
    places = [shown.index(words) for words in ("A new look at the label.", "New words.", "Old words.")]
    assert places == sorted(places)
    assert shown.count("Nothing stands there.") == 1
    assert "Ingredients</h3>" not in shown


def test_the_product_page_leads_there(client):
    product = make_product(slug="rose")
    assess_label(make_label(product))
    assert 'href="/products/rose/history/"' in client.get("/products/rose/").content.decode()


def test_label_words_are_shown_as_text(client):
    make_label(make_product(slug="rose", name=HOSTILE), front=HOSTILE, ingredients=HOSTILE, caveat=HOSTILE)
    assert HOSTILE not in client.get("/products/rose/history/").content.decode()


@pytest.mark.parametrize("slug", ["draft", "nowhere"])
def test_what_is_not_published_has_no_history(client, slug):
    make_label(make_product(slug="draft", status="draft"))
    assert client.get(f"/products/{slug}/history/").status_code == 404


def test_it_costs_the_same_queries_however_long_it_is(client, django_assert_num_queries):
    product = make_product(slug="rose")
    make_assessment(make_label(product))
    with django_assert_num_queries(4):
        client.get("/products/rose/history/")
    for number in range(5):
        make_assessment(make_label(product), low=10.0 + number)
    with django_assert_num_queries(4):
        client.get("/products/rose/history/")

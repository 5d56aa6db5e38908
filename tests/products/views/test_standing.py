import pytest

from products.models import Product
from tests.builders import make_assessment, make_label, make_merged, make_product, make_withdrawn
from tests.querying import queries

pytestmark = pytest.mark.django_db

PAGES = ("", "history/", "report/", "score.png")


def test_a_withdrawn_product_keeps_a_page_that_says_so(client):
    make_withdrawn(slug="rose", withdrawn_reason="It is no longer sold <here>.")
    response = client.get("/products/rose/")
    shown = response.content.decode()
    assert (response.status_code, response["X-Robots-Tag"]) == (200, "noindex")
    assert "Withdrawn from our catalogue on 20 November 2026.</strong> It is no longer sold &lt;here&gt;." in shown
    assert '<meta name="robots" content="noindex">' in shown
    assert 'rel="canonical"' not in shown


def test_what_was_published_of_a_withdrawn_product_stays_readable(client):
    make_assessment(make_label(make_withdrawn(slug="rose"), front="Words as seen."))
    response = client.get("/products/rose/history/")
    shown = response.content.decode()
    assert response.status_code == 200
    assert "Words as seen." in shown
    assert "Withdrawn from our catalogue on 20 November 2026." in shown
    assert '<meta name="robots" content="noindex">' in shown


@pytest.mark.parametrize("address", ["/products/", "/sitemap-products.xml", "/feeds/products.atom"])
def test_a_withdrawn_or_merged_product_stands_in_no_list(client, address):
    for product in (make_withdrawn(name="Gone"), make_merged(make_product(), name="Double")):
        make_assessment(make_label(product))
    shown = client.get(address).content.decode()
    assert [word for word in ("Gone", "Double", "/gone/", "/double/") if word in shown] == []


def test_a_withdrawn_product_takes_no_reports_and_has_no_picture(client):
    make_withdrawn(slug="rose")
    response = client.get("/products/rose/report/")
    assert (response.status_code, response["Location"]) == (302, "/products/rose/")
    assert client.get("/products/rose/score.png").status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_merged_product_s_addresses_lead_for_good_to_the_other_s(client, page):
    make_merged(make_product(slug="rose"), slug="rose-2")
    response = client.get(f"/products/rose-2/{page}?on=2026-01-01")
    assert (response.status_code, response["Location"]) == (301, f"/products/rose/{page}?on=2026-01-01")


def test_a_report_on_a_merged_product_is_sent_on_with_its_words(client):
    make_merged(make_product(slug="rose"), slug="rose-2")
    response = client.post("/products/rose-2/report/", {"kind": "fact", "words": "The size is wrong."})
    assert (response.status_code, response["Location"]) == (308, "/products/rose/report/")


def test_a_merger_of_a_merger_leads_to_the_last(client):
    last = make_product(slug="rose")
    make_merged(make_merged(last, slug="rose-2"), slug="rose-3")
    assert client.get("/products/rose-3/")["Location"] == "/products/rose/"


def test_mergers_in_a_circle_end(client):
    first = make_merged(make_product(), slug="rose-1")
    second = make_merged(first, slug="rose-2")
    Product.objects.filter(pk=first.pk).update(merged_into=second)
    assert client.get("/products/rose-1/").status_code == 301


@pytest.mark.parametrize("status", ["draft", "in_review"])
@pytest.mark.parametrize("page", PAGES)
def test_what_was_never_published_has_no_page(client, status, page):
    make_assessment(make_label(make_product(slug="rose", status=status)))
    assert client.get(f"/products/rose/{page}").status_code == 404


def test_a_published_product_costs_no_query_more(client, django_assert_num_queries):
    make_product(slug="rose")
    # the product, its brand, prices, pictures, looks, publications and questions: all but the first in one go there
    with django_assert_num_queries(queries(7, postgresql=2)):
        client.get("/products/rose/")

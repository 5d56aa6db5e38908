import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from evaluation.knowledge import guide
from products.models import Assessment, Product
from tests.builders import make_assessment, make_label, make_product

pytestmark = pytest.mark.django_db


def locations(client: Client, address: str) -> list[str]:
    return re.findall(r"<loc>(.*?)</loc>", client.get(address).content.decode())


def test_the_map_has_a_part_for_pages_and_one_for_products(client: Client) -> None:
    make_product()
    assert locations(client, "/sitemap.xml") == [
        "http://testserver/sitemap-pages.xml",
        "http://testserver/sitemap-products.xml",
    ]


def test_pages_and_guide_are_on_the_map_and_are_answered(client: Client) -> None:
    found = locations(client, "/sitemap-pages.xml")
    assert len(found) == 5 + len(guide().pages)
    for address in found:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_published_products_are_on_the_map_and_drafts_are_not(client: Client) -> None:
    make_product(slug="rose")
    make_product(slug="draft", status="draft")
    assert locations(client, "/sitemap-products.xml") == ["http://testserver/products/rose/"]


def test_a_product_changes_with_its_score(client: Client) -> None:
    assessment = make_assessment(make_label(make_product(slug="rose")))
    Product.objects.update(changed_at=datetime(2026, 1, 1, tzinfo=UTC))
    Assessment.objects.filter(pk=assessment.pk).update(assessed_at=datetime(2026, 3, 2, tzinfo=UTC))
    assert "<lastmod>2026-03-02</lastmod>" in client.get("/sitemap-products.xml").content.decode()


def test_the_number_of_queries_does_not_grow(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(5):
        make_assessment()
    with django_assert_num_queries(2):
        client.get("/sitemap-products.xml")


def test_crawlers_are_led_to_the_map_and_kept_from_admin_and_filters(client: Client) -> None:
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /products/?",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]

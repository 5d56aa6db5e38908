from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from products.models import Assessment, ProductLabel
from tests.builders import make_assessment, make_brand, make_label, make_product

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def scored(label: ProductLabel, day: int, **values: float) -> Assessment:
    with time_machine.travel(datetime(2026, 11, day, tzinfo=UTC), tick=False):
        return make_assessment(label, **values)


def entries(client: Client) -> list[tuple[str, str]]:
    feed = ElementTree.fromstring(client.get("/feeds/products.atom").content)  # noqa: S314  our own words
    return [(entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary")) for entry in feed.iter(f"{ATOM}entry")]


def test_an_empty_catalogue_has_an_empty_feed(client: Client) -> None:
    assert entries(client) == []


def test_new_products_come_newest_first_with_what_is_known_of_them(client: Client) -> None:
    for day, name in ((1, "Rose"), (3, "Lily"), (2, "Moss")):
        product = make_product(name=name, brand=make_brand(name=f"House of {name}"))
        scored(make_label(product), day, low=31.9, high=72.2, flag_count=2)
    words = "New: 31 proven, up to 72 possible, 2 red flags. Clear about its source."
    assert entries(client) == [(f"House of {name} {name}", words) for name in ("Lily", "Moss", "Rose")]


def test_a_score_that_moved_is_news_and_one_that_did_not_is_none(client: Client) -> None:
    label = make_label(make_product(name="Rose", brand=make_brand(name="House")))
    scored(label, 1, low=40.0)
    scored(label, 2, low=40.2)
    scored(label, 3, low=35.0)
    assert [summary.partition(". ")[0] for _, summary in entries(client)] == [
        "Changed after a new reading: 35 proven, up to 80 possible, no red flags; "
        "before, 40 proven, up to 80 possible, no red flags",
        "New: 40 proven, up to 80 possible, no red flags",
    ]


def test_a_new_look_at_the_label_is_named_as_the_cause(client: Client) -> None:
    product = make_product()
    scored(make_label(product), 1, low=40.0)
    scored(make_label(product), 2, low=60.0)
    assert entries(client)[0][1].startswith("Changed after a new look at its label: 60 proven")


def test_drafts_are_no_news(client: Client) -> None:
    make_assessment(make_label(make_product(status="draft")))
    assert entries(client) == []


def test_each_change_has_a_name_of_its_own_and_leads_to_the_product(client: Client) -> None:
    label = make_label(make_product(slug="rose"))
    scored(label, 1, low=40.0)
    scored(label, 2, low=60.0)
    feed = ElementTree.fromstring(client.get("/feeds/products.atom").content)  # noqa: S314  our own words
    assert len({entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")}) == 2
    links = {entry.find(f"{ATOM}link").get("href") for entry in feed.iter(f"{ATOM}entry")}
    assert links == {"http://testserver/products/rose/"}


def test_the_feed_asks_once_whatever_its_length(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        make_assessment()
    with django_assert_num_queries(1):
        client.get("/feeds/products.atom")


def test_every_page_leads_to_the_feed(client: Client) -> None:
    page = client.get("/method/").content.decode()
    assert '<link rel="alternate" type="application/atom+xml" title="New and changed products"' in page

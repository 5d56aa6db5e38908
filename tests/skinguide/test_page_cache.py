import gzip

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings

from products.assessments import assess_label
from products.models import ErrorReport, Product
from tests.builders import make_label, make_product

pytestmark = pytest.mark.django_db
WITH_CACHE = [*settings.MIDDLEWARE, "skinguide.page_cache.PageCache"]


@pytest.fixture(autouse=True)
def pages_are_kept():
    with override_settings(MIDDLEWARE=WITH_CACHE):
        cache.clear()
        yield
        cache.clear()


@pytest.fixture
def product():
    product = make_product(slug="rose", name="Rose")
    assess_label(make_label(product, front="Rose exosome serum."))
    return product


def get(address="/products/rose/", **headers):
    return Client().get(address, headers={"Accept-Encoding": "gzip", **headers})


def text(response):
    return gzip.decompress(response.content).decode()


def test_a_page_asked_for_again_is_the_same_and_costs_one_query(product, django_assert_num_queries):
    first = get()
    with django_assert_num_queries(1):
        second = get()
    assert (second.content, second["ETag"], second["Content-Type"]) == (
        first.content,
        first["ETag"],
        first["Content-Type"],
    )
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert "Rose" in text(second)


def test_a_browser_that_has_the_page_gets_no_body(product):
    etag = get()["ETag"]
    assert get(**{"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(
    "change",
    [
        lambda product: Product.objects.filter(pk=product.pk).update(name="Damask"),
        lambda product: assess_label(make_label(product, front="Damask exosome serum.", seen_on="2026-11-20")),
        lambda product: product.brand.__class__.objects.update(name="Damask"),
    ],
    ids=["name", "label", "brand"],
)
def test_a_correction_shows_at_once(product, change):
    assert "Damask" not in text(get())
    change(product)
    assert "Damask" in text(get())


def test_a_product_that_is_no_longer_published_is_no_longer_shown(product):
    assert get().status_code == 200
    Product.objects.filter(pk=product.pk).update(status="draft")
    assert get().status_code == 404


def test_what_changes_nothing_that_is_shown_keeps_the_page(product, django_assert_num_queries):
    get()
    ErrorReport.objects.create(product=product, kind="fact", words="x", sent_on="2026-11-01")
    with django_assert_num_queries(1):
        get()


def test_a_part_of_a_page_is_never_given_for_the_whole(product):
    whole = text(get("/products/"))
    part = text(get("/products/", **{"HX-Request": "true"}))
    assert ("<html" in whole, "<html" in part) == (True, False)
    assert text(get("/products/")) == whole


def kept_pages():
    """The keys of the pages that stand in the cache, whichever cache it is."""
    if settings.CACHES["default"].get("LOCATION"):
        return [*cache._cache.get_client(write=False).scan_iter("*page:*")]
    return [key for key in cache._cache if "page:" in key]


def test_a_page_that_is_kept_stands_in_the_cache(product):
    cache.clear()
    get("/products/rose/")
    assert len(kept_pages()) == 1


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/products/?q=rose", {}),
        ("/products/rose/?my-vegan=yes", {}),
        ("/check/", {}),
        ("/products/rose/report/", {}),
        ("/products/rose/", {"Accept-Encoding": "identity"}),
        ("/products/rose/", {"Cookie": f"{settings.SESSION_COOKIE_NAME}=x"}),
        ("/nowhere/", {}),
    ],
)
def test_other_answers_are_made_anew_each_time(product, address, headers):
    cache.clear()
    get(address, **headers)
    assert kept_pages() == []


def test_two_hosts_do_not_share_pages(product):
    with override_settings(ALLOWED_HOSTS=["one.example", "two.example"]):
        assert "https://one.example" not in text(get(Host="two.example"))
        assert "one.example/products/rose/" in text(get(Host="one.example"))
        assert "one.example" not in text(get(Host="two.example"))

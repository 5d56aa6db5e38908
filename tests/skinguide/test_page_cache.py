import gzip

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings

from products.assessments import assess_label
from products.entries import refresh_entries
from products.models import ErrorReport, Product
from skinguide import kept_pages
from skinguide.views import SHOWN_PRODUCTS
from tests.builders import make_assessment, make_inquiry, make_label, make_price, make_product

pytestmark = pytest.mark.django_db
WITH_CACHE = [*settings.MIDDLEWARE, "skinguide.page_cache.PageCache"]


@pytest.fixture(autouse=True)
def pages_are_kept():
    with override_settings(MIDDLEWARE=WITH_CACHE):
        kept_pages.clear()
        yield
        kept_pages.clear()


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


def keys_of_pages():
    """The keys of the pages that stand in the cache, whichever cache it is."""
    if "Redis" in settings.CACHES["default"]["BACKEND"]:
        return [*cache._cache.get_client(write=False).scan_iter("*page:*")]
    return [key for key in cache.names() if "page:" in key]


def test_a_page_that_is_kept_stands_in_the_cache(product):
    kept_pages.clear()
    get("/products/rose/")
    assert len(keys_of_pages()) == 1


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
    kept_pages.clear()
    get(address, **headers)
    assert keys_of_pages() == []


def test_two_hosts_do_not_share_pages(product):
    with override_settings(ALLOWED_HOSTS=["one.example", "two.example"]):
        assert "https://one.example" not in text(get(Host="two.example"))
        assert "one.example/products/rose/" in text(get(Host="one.example"))
        assert "one.example" not in text(get(Host="two.example"))


@pytest.fixture
def milk():
    """A product that shares neither type nor source with the other, so neither page names the other product."""
    product = make_product(slug="milk", name="Milk", product_type="cream")
    assess_label(make_label(product, front="Milk exosome cream.", sources=("animal_milk",)))
    return product


def is_kept(address):
    """Whether the page is given as it was kept: nothing is drawn."""
    response = get(address)
    assert response.status_code == 200
    return response.templates == []


def withdraw(product):
    saved(product, status="withdrawn", withdrawn_on="2026-11-20", withdrawn_reason="No longer sold.")


def merge(product):
    saved(product, status="merged", merged_into=make_product(slug="survivor"))


def saved(product, **values):
    Product.objects.filter(pk=product.pk).update(**values)
    refresh_entries(Product.objects.filter(pk=product.pk))


SAVES = {
    "name": lambda product: saved(product, name="Damask"),
    "price": lambda product: make_price(product, "60.00"),
    "label": lambda product: assess_label(make_label(product, front="Damask exosome serum.", seen_on="2026-11-20")),
    "red flag": lambda product: assess_label(make_label(product, front="Heals eczema.", seen_on="2026-11-20")),
    "question": make_inquiry,
    "withdrawal": withdraw,
    "merge": merge,
}


@pytest.mark.parametrize("save", SAVES.values(), ids=SAVES)
def test_a_save_of_one_product_leaves_the_pages_of_another_kept(product, milk, save):
    pages = ("/products/milk/", "/products/milk/history/", "/method/", "/guide/safety/")
    assert [is_kept(address) for address in pages * 2] == [False] * 4 + [True] * 4
    get("/products/rose/")
    save(product)
    assert [is_kept(address) for address in pages] == [True] * 4
    after = get("/products/rose/")
    assert after.status_code != 200 or after.templates != []


def test_what_the_page_is_made_of_is_asked_once_for_each_state_of_the_catalogue(
    product, milk, django_assert_num_queries
):
    get("/products/milk/")
    saved(product, name="Damask")
    get("/products/milk/")
    with django_assert_num_queries(1):
        get("/products/milk/")


def test_a_page_that_names_the_product_is_new_too(product):
    better = make_product(slug="better", name="Better")
    making = "From Rosa damascena callus, isolated by ultracentrifugation, 2 billion particles per mL."
    assess_label(make_label(better, front="Rose exosome serum.", making=making))
    assert "Better" in text(get("/products/rose/"))
    saved(better, name="Damask")
    assert "Damask" in text(get("/products/rose/"))
    assess_label(make_label(better, front="Rose exosome serum. Heals eczema.", making=making, seen_on="2026-11-20"))
    assert "Damask" not in text(get("/products/rose/"))


def test_a_history_is_new_once_a_merged_product_is_called_otherwise(product):
    other = make_product(slug="rosa", name="Rosa")
    assess_label(make_label(other, front="Rosa exosomes.", seen_on="2026-10-01"))
    get("/products/rose/history/")
    saved(other, status="merged", merged_into=product)
    assert not is_kept("/products/rose/history/")
    assert is_kept("/products/rose/history/")
    saved(other, name="Damask")
    assert "Damask" in text(get("/products/rose/history/"))


def test_home_is_new_when_one_of_the_best_is_and_when_there_are_more(product):
    for number in range(SHOWN_PRODUCTS):
        make_assessment(make_label(make_product(slug=f"best-{number}", name=f"Best {number}")), low=90.0, high=95.0)
    assert [is_kept("/"), is_kept("/")] == [False, True]
    saved(product, name="Damask")
    assert is_kept("/")
    saved(Product.objects.get(slug="best-3"), name="The best")
    assert "The best" in text(get("/"))
    assert f"See {SHOWN_PRODUCTS + 1} products" in text(get("/"))
    make_product()
    assert f"See {SHOWN_PRODUCTS + 2} products" in text(get("/"))


def test_lists_and_the_feed_are_new_after_every_save(product, milk):
    for address in ("/products/", "/feeds/products.atom"):
        get(address)
        assert is_kept(address)
        saved(milk, name=f"Cow {address}")
        assert "Cow" in text(get(address))


def test_what_is_never_kept_is_new_after_a_save_too(product, milk):
    """Comparisons, cards on other sites, and the API."""
    addresses = ("/compare/?product=rose&product=milk", "/embed/rose/?size=full", "/api/v1/products/rose")
    for address in addresses:
        get(address)
    saved(product, name="Damask")
    for address in addresses:
        assert "Damask" in text(get(address)), address


def saving_meanwhile(get_response):
    """A middleware behind the kept pages, as slow as an editor's save."""

    def middleware(request):
        response = get_response(request)
        Product.objects.filter(slug="rose").update(name="Damask")
        return response

    return middleware


def test_a_page_that_changed_while_it_was_made_is_not_kept(product):
    with override_settings(MIDDLEWARE=[*WITH_CACHE, f"{__name__}.saving_meanwhile"]):
        assert "Damask" not in text(get("/products/rose/"))
    assert keys_of_pages() == []
    assert "Damask" in text(get("/products/rose/"))

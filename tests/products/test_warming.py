"""A server process asks itself for a page of each kind, as a visitor would, and counts none of them."""

import pytest
from django.test import override_settings
from django.test.client import ClientHandler

from products.assessments import assess_label
from products.warming import LABEL, PAGES, warm
from skinguide.observing.metrics import REQUESTS
from tests.builders import make_label, make_product

pytestmark = pytest.mark.django_db
ORIGIN = {
    "ORIGIN": "https://skin.example",
    "ALLOWED_HOSTS": ["skin.example"],
    "SECURE_SSL_REDIRECT": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
}


class Site:
    """The site as the server asks it; notes the answers, and what was to be done in turn."""

    def __init__(self) -> None:
        self.answers = []
        self.done = []
        self._handler = ClientHandler()

    def ask(self, environ):
        form = environ["wsgi.input"].getvalue()
        response = self._handler(environ)
        self.answers.append((environ["PATH_INFO"], form, response.status_code))
        return response.status_code, response.content

    def warm(self):
        warm(self.ask, self.done.append)
        return self


def counted():
    return sum(sample.value for sample in next(iter(REQUESTS.collect())).samples if sample.name.endswith("_total"))


@pytest.fixture
def products():
    for slug in ("rose", "moss"):
        assess_label(make_label(product=make_product(slug=slug, name=slug.title()), front="Rose exosome serum."))


@pytest.mark.parametrize("told", [{}, ORIGIN], ids=["localhost", "behind a proxy"])
def test_a_page_of_each_kind_is_answered_where_visitors_find_the_site(products, told):
    with override_settings(**told):
        answers = Site().warm().answers
    assert {status for _, _, status in answers} == {200}
    asked = {path for path, _, _ in answers}
    assert {page.partition("?")[0] for page in PAGES} < asked
    assert {"/products/rose/", "/products/moss/", "/embed/rose/", "/compare/", "/check/"} < asked


def test_products_of_the_first_pages_of_the_list_are_drawn_and_no_others(products, monkeypatch):
    assess_label(make_label(product=make_product(slug="milk", name="Milk"), front="Milk exosome serum."))
    monkeypatch.setattr("products.views.catalogue.PAGE_SIZE", 1)
    monkeypatch.setattr("products.warming.LIST_PAGES", 2)
    asked = [path for path, _, _ in Site().warm().answers]
    drawn = [path for path in asked if path.startswith("/products/") and path != "/products/"]
    assert len(drawn) == len(set(drawn)) == 2
    assert [path.replace("/products/", "/embed/") for path in drawn] == [path for path in asked if "/embed/" in path]


def test_no_more_products_are_drawn_than_a_start_has_time_for(products, monkeypatch):
    monkeypatch.setattr("products.warming.MOST_PRODUCTS", 1)
    drawn = [path for path, _, _ in Site().warm().answers if path.startswith("/embed/")]
    assert len(drawn) == 1


def test_no_more_pages_of_the_list_are_asked_for_than_there_are(products):
    lists = [path for path, _, _ in Site().warm().answers if path == "/products/"]
    assert len(lists) == 2 + 2  # two among PAGES, the one that there is, and the one that brings nothing new


def test_a_label_is_checked(products):
    (form,) = {form for path, form, _ in Site().warm().answers if path == "/check/"}
    assert form.startswith(b"label_text=" + LABEL.partition(" ")[0].encode())


def test_a_catalogue_without_products_is_drawn_as_it_is():
    assert {status for _, _, status in Site().warm().answers} == {200}


def test_our_own_requests_are_not_counted_among_the_visitors(products, client):
    before = counted()
    Site().warm()
    assert counted() == before
    client.get("/method/")
    assert counted() == before + 1


def test_a_site_that_cannot_answer_is_asked_no_further():
    asked, done = [], []

    def away(environ):
        asked.append(environ["PATH_INFO"])
        return 503, b""

    warm(away, done.append)
    assert (asked, [call.__name__ for call in done]) == (["/"], ["_take_room"])

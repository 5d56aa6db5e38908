import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from django.views.decorators.csrf import csrf_protect

from products.assessments import assess_label
from skinguide.middleware import POLICY
from tests.builders import make_assessment, make_brand, make_label, make_price, make_product


def fails(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


def refuses(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


urlpatterns = [
    path("fails/", fails),
    path("refuses/", refuses),
    path("form/", csrf_protect(lambda request: HttpResponse("sent"))),
    path("", include("skinguide.urls")),
]


def page(response: HttpResponse) -> str:
    return response.content.decode()


def headline(response: HttpResponse) -> str:
    (words,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page(response))
    return words


@pytest.mark.django_db
def test_home_explains_the_range_without_any_product(client: Client) -> None:
    response = client.get("/")
    assert (response.status_code, response.context["rows"]) == (200, [])
    assert response.context["card"].bar.sentence in page(response)


@pytest.mark.django_db
def test_home_shows_the_best_documented_products_first(client: Client) -> None:
    for low in (20.0, 60.0, 40.0):
        make_assessment(make_label(make_product(name=f"Proven {low:g}")), low=low)
    make_product(name="Not scored")
    make_assessment(make_label(make_product(name="Draft", status="draft")), low=80.0)
    assert re.findall(r">(Proven \d+|Not scored|Draft)</a>", page(client.get("/"))) == [
        "Proven 60",
        "Proven 40",
        "Proven 20",
    ]


@pytest.mark.django_db
def test_no_page_sets_a_cookie_before_somebody_asks_for_something_that_needs_one(client: Client) -> None:
    make_assessment(make_label(make_product(slug="rose")))
    addresses = ("/", "/products/", "/products/?q=rose", "/products/rose/", "/check/", "/method/", "/nowhere/")
    assert [dict(client.get(address).cookies) for address in addresses] == [{}] * len(addresses)


@pytest.mark.django_db
def test_every_answer_forbids_inline_script_and_style(client: Client) -> None:
    policies = {client.get(address)["Content-Security-Policy"] for address in ("/", "/check/", "/nowhere/")}
    assert policies == {POLICY}
    assert "unsafe" not in POLICY


@pytest.mark.django_db
def test_no_page_has_inline_script_or_style(client: Client) -> None:
    make_assessment(make_label(make_product(slug="rose")))
    for address in ("/", "/products/", "/products/rose/", "/check/?example=loud", "/method/", "/nowhere/"):
        shown = page(client.get(address))
        assert re.findall(r'<style|<script(?! src=| type="application/ld\+json")|\son\w+=|\sstyle=', shown) == []


@pytest.mark.django_db
def test_pages_are_compressed_for_who_can_read_that(client: Client) -> None:
    response = client.get("/method/", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"


@pytest.mark.django_db
def test_nothing_that_an_editor_or_a_label_says_becomes_markup(client: Client) -> None:
    evil = "<script>alert(1)</script>"
    product = make_product(name=evil, slug="evil", brand=make_brand(name=evil), size_ml=30, pack=evil)
    make_price(product, note=evil)
    label = make_label(
        product,
        front=f"{evil} exosomes that heal eczema",
        making=f"isolated by tangential flow filtration {evil}",
        ingredients=f"Water, {evil}, Parfum",
        directions=evil,
        ingredients_complete=True,
        sources=("plant",),
        page_kind=evil,
        seen_by=evil,
        caveat=evil,
    )
    label.sources.update(detail=evil, as_stated=evil)
    label.quoted_claims.create(text=evil, said_by=evil)
    assess_label(label)
    for address in ("/products/evil/", "/products/", "/", f"/products/?q={evil}", f"/products/?source={evil}"):
        shown = page(client.get(address))
        assert "&lt;script&gt;" in shown
        assert "<script>" not in shown


@pytest.mark.django_db
def test_an_unknown_address_leads_back(client: Client) -> None:
    response = client.get("/nowhere/")
    assert (response.status_code, headline(response)) == (404, "This page does not exist")
    assert 'href="/products/"' in page(response)


@override_settings(ROOT_URLCONF="tests.skinguide.test_views")
def test_a_failure_is_said_in_words_without_database_or_data_files(client: Client) -> None:
    client.raise_request_exception = False
    response = client.get("/fails/")
    assert (response.status_code, headline(response)) == (500, "Something went wrong on our side")


@override_settings(ROOT_URLCONF="tests.skinguide.test_views")
def test_a_closed_page_is_said_in_words(client: Client) -> None:
    response = client.get("/refuses/")
    assert (response.status_code, headline(response)) == (403, "This page is closed to you")


@override_settings(ROOT_URLCONF="tests.skinguide.test_views")
def test_a_form_that_is_too_old_is_said_in_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/form/")
    assert (response.status_code, headline(response)) == (403, "The form was too old or came from elsewhere")


def test_the_sign_of_life_needs_no_database(client: Client) -> None:
    response = client.get("/health/")
    assert (response.status_code, response.content) == (200, b"ok\n")

import pytest
from django.test import Client

from products.models import ErrorReport
from products.reports import MOST_FROM_ONE
from tests.builders import make_product

pytestmark = pytest.mark.django_db

ADDRESS = "/products/rose/report/"
REPORT = {"kind": "label", "words": "The list has no Parfum any more.", "url": "", "homepage": ""}
HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture(autouse=True)
def rose():
    return make_product(name="Rose", slug="rose")


def test_the_form_asks_without_a_cookie(client):
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert "What is wrong?" in response.content.decode()
    assert response.cookies == {}


def test_a_report_is_stored_and_thanked_for(client, rose):
    response = client.post(ADDRESS, REPORT)
    assert (response.status_code, response["Location"]) == (303, f"{ADDRESS}?sent=1")
    assert response.cookies == {}
    assert ErrorReport.objects.get().product == rose
    assert "Thank you" in client.get(response["Location"]).content.decode()


def test_a_report_needs_no_token(rose):
    assert Client(enforce_csrf_checks=True).post(ADDRESS, REPORT).status_code == 303


def test_a_page_of_another_site_cannot_send_one(client):
    response = client.post(ADDRESS, REPORT, headers={"sec-fetch-site": "cross-site"})
    assert response.status_code == 403
    assert "another site" in response.content.decode()
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_page_of_this_site_can(client, site):
    assert client.post(ADDRESS, REPORT, headers={"sec-fetch-site": site}).status_code == 303


def test_a_program_that_fills_every_field_is_thanked_and_not_heard(client):
    response = client.post(ADDRESS, {**REPORT, "homepage": "https://spam.example"})
    assert response.status_code == 303
    assert not ErrorReport.objects.exists()


def test_after_a_few_reports_the_words_stay_and_the_reader_is_told(client):
    for _ in range(MOST_FROM_ONE):
        client.post(ADDRESS, REPORT)
    response = client.post(ADDRESS, REPORT)
    assert response.status_code == 429
    shown = response.content.decode()
    assert "Enough for today" in shown
    assert REPORT["words"] in shown
    assert ErrorReport.objects.count() == MOST_FROM_ONE


@pytest.mark.parametrize("field", ["kind", "words", "url"])
@pytest.mark.parametrize("value", [HOSTILE, "x" * 100_000, "nul \x00 in the middle of it"])
def test_bad_input_is_answered_in_words_and_shown_as_text(client, field, value):
    response = client.post(ADDRESS, {**REPORT, field: value})
    shown = response.content.decode()
    assert response.status_code == (303 if (field, value) == ("words", HOSTILE) else 422)
    assert HOSTILE not in shown


def test_missing_fields_are_named(client):
    response = client.post(ADDRESS)
    assert response.status_code == 422
    shown = response.content.decode()
    assert "Choose what is wrong." in shown
    assert "Say what is wrong." in shown


def test_bytes_that_are_no_text_break_nothing(client):
    response = client.post(ADDRESS, b"words=%ff%fe&kind=fact", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 422


def test_an_unpublished_product_takes_no_reports(client):
    make_product(slug="draft", status="draft")
    assert client.get("/products/draft/report/").status_code == 404
    assert client.post("/products/draft/report/", REPORT).status_code == 404
    assert client.get("/products/nowhere/report/").status_code == 404


def test_other_methods_are_refused(client):
    assert client.put(ADDRESS).status_code == 405


def test_editors_read_a_report_and_settle_it(client, admin_client, rose):
    client.post(ADDRESS, {**REPORT, "words": f"Look here: {HOSTILE}"})
    report = ErrorReport.objects.get()
    page = admin_client.get(f"/admin/products/errorreport/{report.pk}/change/").content.decode()
    assert HOSTILE not in page
    admin_client.post(f"/admin/products/errorreport/{report.pk}/change/", {"is_settled": "on", "words": "changed"})
    report.refresh_from_db()
    assert (report.is_settled, report.words) == (True, f"Look here: {HOSTILE}")
    assert admin_client.get("/admin/products/errorreport/add/").status_code == 403

import json
import logging

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from skinguide.observing.logs import JsonLine, WithoutTypedWords, WithRequestId
from skinguide.postgresql.patience import UncertainError
from tests.builders import make_product


def away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("connection refused")


def away_behind_another(request: HttpRequest) -> HttpResponse:
    try:
        raise OperationalError("connection refused")
    except OperationalError as error:
        raise ValueError("a page could not be made") from error


def unanswered(request: HttpRequest) -> HttpResponse:
    raise OperationalError("no word of the commit") from UncertainError()


def without_table(request: HttpRequest) -> HttpResponse:
    raise OperationalError("no such table: products_product")


def slow(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("slow")


def address(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.META["REMOTE_ADDR"])


urlpatterns = [
    path("away/", away),
    path("away-behind/", away_behind_another),
    path("unanswered/", unanswered),
    path("without-table/", without_table),
    path("slow/", slow),
    path("address/", address),
    path("", include("skinguide.urls")),
]
handler500 = "skinguide.trouble.server_error"


@pytest.fixture
def lines(caplog):
    """The requests' lines as the JSON log has them."""
    caplog.set_level(logging.INFO, "skinguide.requests")

    def read(logger="skinguide.requests"):
        records = [record for record in caplog.records if record.name == logger]
        return [json.loads(JsonLine().format(record)) for record in records if WithRequestId().filter(record)]

    return read


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("page", ["/away/", "/away-behind/"])
def test_while_the_database_is_away_a_page_says_so_and_when_to_ask_again(page):
    response = Client(raise_request_exception=False).get(page)
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "30", "no-store")
    assert "The site is away for a moment" in response.content.decode()


@pytest.mark.urls(__name__)
def test_what_may_have_been_saved_is_not_said_to_be_lost():
    client = Client(raise_request_exception=False)
    said = {page: client.get(page).content.decode() for page in ("/away/", "/unanswered/")}
    assert "What you were just sending was not saved" in said["/away/"]
    assert "What you were just sending was not saved" not in said["/unanswered/"]
    assert "look before you send it again" in said["/unanswered/"]


@pytest.mark.urls(__name__)
def test_a_missing_table_is_a_fault_that_waiting_does_not_mend():
    response = Client(raise_request_exception=False).get("/without-table/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()


@pytest.mark.django_db
def test_a_request_is_told_by_its_route_never_by_what_was_typed(client, lines):
    make_product(slug="rose")
    client.get("/products/rose/?q=Zanzibar")
    (line,) = lines()
    assert {key: line[key] for key in ("method", "route", "status", "level")} == {
        "method": "GET",
        "route": "/products/<slug:slug>/",
        "status": 200,
        "level": "INFO",
    }
    assert "Zanzibar" not in json.dumps(line)
    assert line["queries"] > 0


@pytest.mark.django_db
def test_an_unknown_address_leaves_no_trace_of_its_path(client, caplog):
    client.get("/my-secret-words/")
    records = [record for record in caplog.records if record.name == "django.request"]
    assert [record.getMessage() for record in records if WithoutTypedWords().filter(record)] == ["Not Found: …"]


@pytest.mark.django_db
def test_an_embedded_card_that_fails_leaves_no_trace_of_its_path_either(client, caplog):
    def fail(*_: object) -> None:
        raise OperationalError("connection refused")

    with connection.execute_wrapper(fail):
        assert client.get("/embed/my-secret-words/").status_code == 503
    records = [record for record in caplog.records if record.name == "django.request"]
    assert {record.getMessage() for record in records if WithoutTypedWords().filter(record)} == {
        "Service Unavailable: …"
    }


def test_a_request_has_an_id_that_its_answer_names(client):
    first, second = (client.get("/health/")["X-Request-ID"] for _ in range(2))
    assert len(first) == 32
    assert first != second


@pytest.mark.django_db
def test_what_django_writes_of_a_missing_page_names_the_request_too(client, lines):
    answer = client.get("/no-such-page/")
    assert [line["request_id"] for line in lines("django.request")] == [answer["X-Request-ID"]]


@pytest.mark.parametrize(("proxies", "kept"), [(1, True), (0, False)])
def test_only_a_trusted_proxy_gives_requests_their_ids(client, proxies, kept):
    with override_settings(TRUSTED_PROXIES=proxies):
        answer = client.get("/health/", headers={"X-Request-ID": "from-the-proxy"})["X-Request-ID"]
    assert (answer == "from-the-proxy") is kept


def test_an_id_that_could_forge_log_lines_is_not_kept(client):
    with override_settings(TRUSTED_PROXIES=1):
        assert len(client.get("/health/", headers={"X-Request-ID": "a b\tc{}" * 9})["X-Request-ID"]) == 32


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "forged, 203.0.113.9", "203.0.113.9"),
        (2, "forged, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "10.0.0.1", "127.0.0.1"),
        (1, "", "127.0.0.1"),
    ],
)
def test_the_visitor_s_address_is_the_one_that_the_outermost_trusted_proxy_saw(client, proxies, told, address):
    with override_settings(TRUSTED_PROXIES=proxies):
        assert client.get("/address/", headers={"X-Forwarded-For": told}).content.decode() == address


@pytest.mark.urls(__name__)
@pytest.mark.django_db
@override_settings(SLOW_QUERY_SECONDS=0.0)
def test_a_slow_query_is_logged_with_its_text(client, lines):
    client.get("/slow/")
    assert [line["statement"] for line in lines("skinguide.queries")] == ["SELECT 1"]


@pytest.mark.django_db
def test_counts_are_read_by_this_machine_alone(client):
    client.get("/health/")
    text = client.get("/metrics/").content.decode()
    assert 'skinguide_requests_total{method="GET",route="/health/",status="200"}' in text
    assert client.get("/metrics/", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 404
    assert client.get("/metrics/", REMOTE_ADDR="203.0.113.9").status_code == 404


@pytest.mark.django_db
@override_settings(METRICS_TOKEN="open-sesame")
def test_counts_are_read_from_elsewhere_with_the_token(client):
    elsewhere = {"REMOTE_ADDR": "203.0.113.9"}
    assert client.get("/metrics/", headers={"Authorization": "Bearer open-sesame"}, **elsewhere).status_code == 200
    assert client.get("/metrics/", headers={"Authorization": "Bearer wrong"}, **elsewhere).status_code == 404
    assert client.get("/metrics/").status_code == 404


@pytest.mark.django_db
def test_a_process_with_its_database_in_order_is_ready(client):
    response = client.get("/ready/")
    assert (response.status_code, response.content.decode()) == (200, "ready\n")


def test_a_log_line_is_one_line_whatever_was_said():
    record = logging.makeLogRecord({"name": "x", "msg": "first\nsecond", "levelname": "INFO", "kind": "odd"})
    line = JsonLine().format(record)
    assert (len(line.splitlines()), json.loads(line)["kind"]) == (1, "odd")

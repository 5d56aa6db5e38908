"""The API as a whole: what it describes it does, for every origin, so many times a minute."""

import json
from pathlib import Path

import pytest
import schemathesis
from django.core.cache import cache
from django.test import override_settings
from hypothesis import HealthCheck, given, settings

from products.assessments import assess_label
from skinguide.wsgi import application
from tests.builders import make_label, make_price, make_product

SNAPSHOT = Path(__file__).with_name("openapi.json")
unlimited = override_settings(API_MOST_READS=10**9, API_MOST_CHECKS=10**9)


@pytest.fixture(autouse=True)
def no_counts():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def schema(transactional_db):
    product = make_product(slug="rose")
    make_price(product)
    assess_label(make_label(product, front="Rose exosome serum.", sources=("plant",)))
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@unlimited
def test_every_answer_is_as_described(schema):
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def is_as_described(case):
            case.call_and_validate(headers={"Accept-Encoding": "identity"})

        is_as_described()


def test_the_description_changes_only_on_purpose(client):
    """A new name is written down by deleting the file and running the test; one that goes or changes is version 2."""
    told = client.get("/api/v1/openapi.json").json()
    if not SNAPSHOT.exists():
        SNAPSHOT.write_text(json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
    assert told == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_a_script_of_any_site_may_ask_without_cookies(client):
    response = client.get("/api/v1/method", headers={"Origin": "https://clinic.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert (dict(response.cookies), "Access-Control-Allow-Credentials" in response) == ({}, False)
    assert "Cookie" not in response.get("Vary", "")


def test_a_browser_that_asks_first_is_told_what_it_may_send(client):
    asked = {"Origin": "https://clinic.example", "Access-Control-Request-Method": "POST"}
    response = client.options("/api/v1/check", headers=asked)
    assert (response.status_code, response["Access-Control-Allow-Headers"]) == (204, "Content-Type")


def test_pages_stay_closed_to_other_sites(client):
    assert "Access-Control-Allow-Origin" not in client.get("/method/", headers={"Origin": "https://clinic.example"})


@override_settings(API_MOST_READS=2)
def test_who_asks_too_often_is_told_when_to_ask_again(client):
    first, second, third = (client.get("/api/v1/criteria") for _ in range(3))
    assert [first.status_code, second.status_code, third.status_code] == [200, 200, 429]
    assert first["RateLimit-Policy"] == '"reads";q=2;w=60'
    assert second["RateLimit"].startswith('"reads";r=0;t=')
    assert 1 <= int(third["Retry-After"]) <= 60
    assert sorted(third.json()) == ["detail", "errors"]


@override_settings(API_MOST_READS=1)
def test_one_who_asks_too_often_holds_up_nobody_else(client):
    assert [client.get("/api/v1/criteria").status_code for _ in range(2)] == [200, 429]
    assert client.get("/api/v1/criteria", REMOTE_ADDR="203.0.113.9").status_code == 200
    assert client.post("/api/v1/check", {"label_text": "Rose"}, content_type="application/json").status_code == 200

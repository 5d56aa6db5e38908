"""The evaluation's API. It needs no database."""

import json

import pytest

from evaluation.core.assess import assess
from evaluation.core.criteria import CRITERIA
from evaluation.core.label import Label
from evaluation.knowledge import knowledge

LABEL = "Rose exosome serum. Heals eczema. Ingredients: Water, Glycerin, Parfum"


def check(client, body):
    return client.post("/api/v1/check", body, content_type="application/json")


def test_a_label_is_answered_with_its_scorecard(client):
    response = check(client, {"label_text": LABEL})
    assert response.json() == assess(Label(text=LABEL), knowledge()).model_dump(mode="json")


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        (b"", "body", "Field required"),
        (b"{}", "body.label_text", "Field required"),
        (b'{"label_text": 3}', "body.label_text", "Input should be a valid string"),
        (b'{"label_text": " "}', "body.label_text", "There is no text."),
        (json.dumps({"label_text": "x" * 20_001}).encode(), "body.label_text", "The text has 20,001 characters"),
        (
            json.dumps({"label_text": "a rose serum from callus \x00"}).encode(),
            "body.label_text",
            "The text holds control",
        ),
        (json.dumps({"label_text": "\x00" * 50}).encode(), "body.label_text", "This looks like a binary file"),
        (b'{"label_text": "\\ud800"}', "body.label_text", "The text holds half characters"),
    ],
)
def test_a_text_that_is_no_label_is_refused_with_its_place(client, body, place, words):
    response = check(client, body)
    (error,) = response.json()["errors"]
    assert (response.status_code, error["place"]) == (422, place)
    assert error["message"].startswith(words)


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b'{"label_text": "' + b"x" * 10])
def test_what_is_no_json_is_refused_in_the_same_shape(client, body):
    response = check(client, body)
    assert (response.status_code, sorted(response.json())) == (422, ["detail", "errors"])


def test_more_than_a_request_may_hold_is_refused(client):
    response = check(client, json.dumps({"label_text": "x" * 1_100_000}))
    assert (response.status_code, response.json()["detail"]) == (413, "That is more than one request may hold.")


def test_what_checking_goes_by_is_told(client):
    method, criteria, rules, citations = (
        client.get(f"/api/v1/{name}").json() for name in ("method", "criteria", "rules", "citations")
    )
    assert method["version"] == knowledge().method.version
    assert [one["id"] for one in criteria] == [criterion.id for criterion in CRITERIA]
    assert {one["id"] for one in rules} == set(knowledge().claim_rules.rules)
    keys = {one["key"] for one in citations}
    assert {key for rule in rules for key in rule["citations"]} - keys == set()

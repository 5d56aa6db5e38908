"""A clinic may have its cards on its own sites alone; whoever names no clinic, or none that there is, is not bound."""

import pytest
from django.core.exceptions import ValidationError

from products.clinics import counting
from products.models.clinic import validate_origin
from tests.builders import make_clinic
from tests.products.embedding.builders import make_scored

CARDS = ["/embed/rose/?{}", "/embed/rose.svg?{}", "/embed/rose.png?{}", "/embed/?product=rose&{}"]
SITES = ("https://lakeside.example", "https://www.lakeside.example:8443")


@pytest.fixture(autouse=True)
def fresh(monkeypatch) -> None:
    """What is counted here is not written in another test."""
    monkeypatch.setattr(counting, "counts", counting.Counts())


@pytest.fixture
def rose(db: None):
    return make_scored("rose")


def ancestors(response) -> str:
    return response["Content-Security-Policy"].rpartition("frame-ancestors ")[2]


@pytest.mark.parametrize("card", CARDS)
def test_a_clinic_that_wishes_so_is_framed_by_its_sites_and_by_us_alone(client, rose, card):
    make_clinic(slug="lakeside", restricts_framing=True, sites=SITES)
    assert ancestors(client.get(card.format("clinic=lakeside"))) == f"'self' {SITES[0]} {SITES[1]}"


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("asked", ["", "clinic=", "clinic=unknown", "clinic=open", "clinic=" + "a" * 300, "clinic=a;b"])
def test_everybody_else_is_framed_by_anybody(client, rose, card, asked):
    make_clinic(slug="open", sites=SITES)
    make_clinic(slug="lakeside", restricts_framing=True, sites=SITES)
    response = client.get(card.format(asked))
    assert (response.status_code, ancestors(response)) == (200, "*")


def test_a_restriction_without_a_site_lets_nobody_else_in(client, rose):
    make_clinic(slug="lakeside", restricts_framing=True)
    assert ancestors(client.get("/embed/rose/?clinic=lakeside")) == "'self'"


def test_an_unchanged_card_says_it_as_well(client, rose):
    make_clinic(slug="lakeside", restricts_framing=True, sites=SITES[:1])
    tag = client.get("/embed/rose/?clinic=lakeside")["ETag"]
    unchanged = client.get("/embed/rose/?clinic=lakeside", headers={"If-None-Match": tag})
    assert (unchanged.status_code, ancestors(unchanged)) == (304, f"'self' {SITES[0]}")


def test_the_clinic_changes_no_word_of_the_card(client, rose):
    make_clinic(slug="lakeside", restricts_framing=True, sites=SITES)
    assert client.get("/embed/rose/?clinic=lakeside").content == client.get("/embed/rose/").content


def test_a_card_without_a_clinic_costs_no_query_more(client, rose, django_assert_num_queries):
    client.get("/embed/rose/")
    with django_assert_num_queries(1):
        client.get("/embed/rose/")


@pytest.mark.parametrize("origin", SITES)
def test_an_origin_is_a_site_by_its_name(origin):
    validate_origin(origin)


@pytest.mark.parametrize(
    "origin",
    [
        "http://lakeside.example",
        "https://lakeside.example/",
        "https://lakeside.example/path",
        "https://lakeside.example *",
        "https://lakeside.example; script-src *",
        "https://*.lakeside.example",
        "https://lakeside.example\n",
        "https://user@lakeside.example",
        "https://LAKESIDE.example",
        "https://localhost",
        "*",
        "",
    ],
)
def test_what_could_widen_the_policy_is_no_origin(origin):
    with pytest.raises(ValidationError):
        validate_origin(origin)

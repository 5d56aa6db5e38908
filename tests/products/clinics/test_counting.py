"""Views are one number a clinic, product and day; nothing of the viewer is stored, and no trouble reaches a card."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import DatabaseError

from products.clinics import counting
from products.models import EmbedView
from tests.builders import make_clinic, make_merged
from tests.products.embedding.builders import make_scored

ROSE = "/embed/rose/?clinic=lakeside"


@pytest.fixture(autouse=True)
def fresh(monkeypatch) -> Iterator[counting.Counts]:
    """Counts of this test alone, written at once."""
    monkeypatch.setattr(counting, "SECONDS", 0.0)
    monkeypatch.setattr(counting, "counts", counting.Counts())
    return counting.counts


@pytest.fixture
def lakeside(db: None):
    rose = make_scored("rose")
    return make_clinic(rose, slug="lakeside")


def counted() -> list[tuple[str, str | None, int]]:
    rows = EmbedView.objects.order_by("product__slug", "clinic__slug")
    return list(rows.values_list("clinic__slug", "product__slug", "count"))


def test_each_answer_counts_also_one_that_says_unchanged(client, lakeside):
    tag = client.get(ROSE)["ETag"]
    assert client.get(ROSE, headers={"If-None-Match": tag}).status_code == 304
    client.get("/embed/rose.svg?clinic=lakeside")
    assert counted() == [("lakeside", "rose", 3)]


def test_a_list_is_counted_as_one(client, lakeside):
    client.get("/embed/?product=rose&clinic=lakeside")
    client.get("/embed/?product=rose&clinic=lakeside")
    assert counted() == [("lakeside", None, 2)]


@pytest.mark.parametrize(
    "address",
    [
        "/embed/rose/",
        "/embed/rose/?clinic=unknown",
        "/embed/none/?clinic=lakeside",
        "/embed/rose/?size=huge&clinic=lakeside",
    ],
)
def test_what_names_no_clinic_or_shows_no_card_is_not_counted(client, lakeside, address):
    client.get(address)
    assert counted() == []


def test_asking_for_the_head_alone_is_not_counted(client, lakeside):
    client.head(ROSE)
    assert counted() == []


def test_what_leads_on_is_counted_where_it_leads_to(client, lakeside):
    make_merged(lakeside.shown.get().product, slug="old-rose")
    moved = client.get("/embed/old-rose/?clinic=lakeside")
    assert (moved["Location"], counted()) == (ROSE, [])
    client.get(moved["Location"])
    assert counted() == [("lakeside", "rose", 1)]


def test_the_days_stand_apart(client, lakeside, time_machine_at):
    time_machine_at(date(2026, 11, 28))
    client.get(ROSE)
    time_machine_at(date(2026, 11, 29))
    client.get(ROSE)
    assert sorted(EmbedView.objects.values_list("day", "count")) == [(date(2026, 11, 28), 1), (date(2026, 11, 29), 1)]


@pytest.fixture
def time_machine_at(monkeypatch):
    return lambda day: monkeypatch.setattr(counting.timezone, "localdate", lambda: day)


def test_nothing_of_the_viewer_is_stored_and_no_cookie_set(client, lakeside):
    response = client.get(ROSE, headers={"User-Agent": "Browser 1", "Cookie": "a=b"}, REMOTE_ADDR="203.0.113.9")
    assert (response.cookies, "Vary" in response and "Cookie" in response["Vary"]) == ({}, False)
    stored = EmbedView.objects.values().get()
    assert set(stored) == {"id", "clinic_id", "product_id", "day", "count"}


def test_a_page_full_of_cards_is_one_write(client, lakeside, monkeypatch, django_assert_num_queries):
    client.get(ROSE)
    monkeypatch.setattr(counting, "SECONDS", 60.0)
    with django_assert_num_queries(2 * 20):
        for _ in range(20):
            client.get(ROSE)
    assert counted() == [("lakeside", "rose", 1)]
    counting.counts.write()
    assert counted() == [("lakeside", "rose", 21)]


def test_a_busy_database_keeps_no_card_back_and_loses_no_view(client, lakeside, monkeypatch):
    def busy(pending: object) -> None:
        raise DatabaseError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(counting, "_write", busy)
        assert client.get(ROSE).status_code == 200
    client.get(ROSE)
    assert counted() == [("lakeside", "rose", 2)]


def test_a_clinic_that_is_gone_stops_no_other(client, lakeside, monkeypatch):
    other = make_clinic(slug="other")
    monkeypatch.setattr(counting, "SECONDS", 60.0)
    client.get("/embed/rose/?clinic=other")
    client.get(ROSE)
    other.delete()
    counting.counts.write()
    assert counted() == [("lakeside", "rose", 1)]

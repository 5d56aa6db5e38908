from datetime import UTC, date, datetime

import pytest
import time_machine

from products.approvals import approve, decline
from products.assessments import assess_label
from products.models import HeldChange
from products.workflow import ACTIONS, act
from tests.builders import make_assessment, make_label, make_product, make_user
from tests.querying import queries

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


def test_the_words_of_every_look_are_kept(client):
    product = make_product(slug="rose")
    make_assessment(make_label(product, front="Old words.", seen_on=date(2026, 1, 1)))
    make_assessment(make_label(product, front="New words.", directions="", seen_on=date(2026, 11, 1)), low=50.0)
    shown = client.get("/products/rose/history/").content.decode()
    places = [shown.index(words) for words in ("A new look at the label.", "New words.", "Old words.")]
    assert places == sorted(places)
    assert shown.count("Nothing stands there.") == 1
    assert "Ingredients</h3>" not in shown


def test_the_product_page_leads_there(client):
    product = make_product(slug="rose")
    assess_label(make_label(product))
    assert 'href="/products/rose/history/"' in client.get("/products/rose/").content.decode()


def test_label_words_are_shown_as_text(client):
    make_label(make_product(slug="rose", name=HOSTILE), front=HOSTILE, ingredients=HOSTILE, caveat=HOSTILE)
    assert HOSTILE not in client.get("/products/rose/history/").content.decode()


@pytest.mark.parametrize("slug", ["draft", "nowhere"])
def test_what_is_not_published_has_no_history(client, slug):
    make_label(make_product(slug="draft", status="draft"))
    assert client.get(f"/products/{slug}/history/").status_code == 404


def test_it_costs_the_same_queries_however_long_it_is(client, django_assert_num_queries):
    product = make_product(slug="rose")
    make_assessment(make_label(product))
    with django_assert_num_queries(queries(6, postgresql=5)):
        client.get("/products/rose/history/")
    for number in range(5):
        make_assessment(make_label(product), low=10.0 + number)
    with django_assert_num_queries(queries(6, postgresql=5)):
        client.get("/products/rose/history/")


@pytest.fixture
def rose():
    """Published on 2 November, changed on the 5th, withdrawn on the 8th."""
    with at(2):
        product = make_product(slug="rose", name="Rose")
        assess_label(make_label(product, front="Rose exosome serum <i>.", seen_on=date(2026, 1, 1)))
    with at(5):
        product.name = "Lily"
        product.save()
        assess_label(make_label(product, front="Milk exosome serum.", seen_on=date(2026, 2, 1)))
    with at(8):
        act(ACTIONS["withdraw"], product, make_user("Reviewer"), "It is no longer sold.")
    return product


def at(day):
    return time_machine.travel(datetime(2026, 11, day, 12, tzinfo=UTC), tick=False)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-01", "Nothing was published of it on that day."),
        ("2026-11-02", "Seen on 1 January 2026 by a tester"),
        ("2026-11-04", "Seen on 1 January 2026 by a tester"),
        ("2026-11-05", "Seen on 1 February 2026 by a tester"),
        ("2026-11-08", "It was withdrawn from our catalogue. It is no longer sold."),
    ],
)
def test_what_was_published_on_a_day_can_be_read_again(client, rose, day, words):
    with at(20):
        response = client.get(f"/products/rose/history/?on={day}")
    page = response.content.decode()
    assert (response.status_code, response["X-Robots-Tag"]) == (200, "noindex")
    assert words in page
    assert "This is not today's page." in page
    assert "<i>." not in page


def test_a_day_shows_the_name_of_that_day(client, rose):
    for name, day in (("Rose", 4), ("Lily", 6)):
        with at(20):
            page = client.get(f"/products/rose/history/?on=2026-11-0{day}").content.decode()
        assert f"{name}, as published on {day} November 2026" in page


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("2026-11-21", "That day is still to come."),
        ("yesterday", "That is no day. Write it as in 2026-11-01."),
        ("2026-02-30", "That is no day."),
        ("20261101", "That is no day."),
        ("x" * 5000, "That is no day."),
        ("<script>", "That is no day."),
        ("\x00", "That is no day."),
    ],
)
def test_what_is_no_day_gets_a_clear_answer(client, rose, day, problem):
    with at(20):
        response = client.get("/products/rose/history/", {"on": day})
    page = response.content.decode()
    assert (response.status_code, problem in page) == (422, True)
    assert "<script>" not in page
    assert len(page) < 100_000


def test_the_history_tells_how_much_came_of_the_label(client, rose):
    with at(20):
        page = client.get("/products/rose/history/").content.decode()
    assert "A new look at the label." in page
    assert "Withdrawn" in page


def test_a_day_costs_few_queries(client, rose, django_assert_max_num_queries):
    with at(20), django_assert_max_num_queries(6):
        client.get("/products/rose/history/?on=2026-11-04")


def test_a_look_that_waits_for_a_second_person_is_not_shown_before(client):
    product = make_product(slug="rose")
    assess_label(make_label(product, front="Milk exosome serum. Cures eczema.", seen_on=date(2026, 1, 1)))
    new = make_label(
        product, front="Plant exosome serum.", seen_on=date(2026, 2, 1), url="https://shop.example/", seen_by="somebody"
    )
    assess_label(new)
    for page in ("/products/rose/", "/products/rose/history/", "/feeds/products.atom"):
        shown = client.get(page).content.decode()
        assert [words for words in ("Plant exosome", "shop.example") if words in shown] == []
    approve(HeldChange.objects.get(), make_user("Reviewer"))
    assert "Plant exosome serum." in client.get("/products/rose/history/").content.decode()


def test_a_look_that_was_declined_is_not_shown(client):
    product = make_product(slug="rose")
    assess_label(make_label(product, front="Milk exosome serum. Cures eczema.", seen_on=date(2026, 1, 1)))
    assess_label(make_label(product, front="Plant exosome serum.", seen_on=date(2026, 2, 1)))
    decline(HeldChange.objects.get(), make_user("Reviewer"), "Another product's page.")
    assert "Plant exosome" not in client.get("/products/rose/history/").content.decode()

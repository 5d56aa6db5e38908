from datetime import date

import pytest
from django.utils import timezone

from products.embedding.card import card_of
from products.embedding.choices import Look, Size, Theme
from products.embedding.facts import TOKEN
from products.embedding.static_card import static_card
from products.entries import refresh_entries
from products.models import Product, Status
from tests.products.embedding.builders import correct, make_scored

pytestmark = pytest.mark.django_db


@pytest.fixture
def html():
    make_scored("rose")
    card = card_of(Product.objects.with_whole_assessment().get(slug="rose"))
    return static_card(card, Look(Size.FULL, Theme.LIGHT), "http://testserver", date(2026, 11, 29), 400)


def check(client, text):
    return client.post("/verify/", {"card": text}).context["answer"]


def change(**values):
    Product.objects.filter(slug="rose").update(**values)
    refresh_entries(Product.objects.filter(slug="rose"))


def link(html):
    return f"http://testserver/products/rose/?card={TOKEN.search(html).group()}"


def test_a_pasted_card_is_genuine_and_current(client, html):
    answer = check(client, html)
    assert (answer.finding, answer.heading) == ("current", "Genuine and current")
    assert "We made it on 29 Nov 2026." in answer.words


def test_its_link_and_the_code_say_the_same_and_that_they_are_links(client, html):
    for text in (link(html), TOKEN.search(html).group()):
        answer = check(client, text)
        assert (answer.finding, answer.is_link) == ("current", True)
    assert client.get("/verify/", {"card": TOKEN.search(html).group()}).context["answer"].finding == "current"


def test_after_a_correction_it_is_superseded_with_what_changed(client, html):
    correct(Product.objects.get(slug="rose"), front="Rose exosome serum. Heals eczema overnight. FDA approved.")
    answer = check(client, html)
    assert answer.finding == "superseded"
    changes = {change.name: (change.then, change.now) for change in answer.changes}
    assert changes["Label seen"] == ("1 Nov 2026", "20 Nov 2026")
    assert changes["Red flags"] == ("2 red flags", "3 red flags")


def test_scored_anew_with_the_same_result_it_is_still_current(client, html):
    correct(Product.objects.get(slug="rose"), seen_on=date(2026, 11, 1))
    assert check(client, html).finding == "current"


def test_a_withdrawn_product_has_no_card_any_more(client, html):
    change(status=Status.WITHDRAWN, withdrawn_on=timezone.now().date(), withdrawn_reason="Not sold any more.")
    answer = check(client, html)
    assert (answer.finding, answer.heading) == ("withdrawn", "Genuine, but withdrawn")
    assert "Not sold any more." in answer.words


def test_a_product_taken_back_to_a_draft_is_not_named(client, html):
    change(status=Status.DRAFT)
    response = client.post("/verify/", {"card": html})
    assert response.context["answer"].finding == "withdrawn"
    assert "/products/rose/" not in response.content.decode().split("</textarea>")[1]


def test_a_merged_product_is_superseded_by_the_other(client, html):
    change(status=Status.MERGED, merged_into=make_scored("lily"))
    answer = check(client, html)
    assert answer.finding == "superseded"
    assert answer.changes[0].name == "Product"


def test_a_changed_card_is_not_genuine_and_what_we_signed_stands_beside_it(client, html):
    answer = check(client, html.replace("red flag", "fine word", 1))
    assert (answer.finding, answer.heading) == ("not_genuine", "Not genuine: the card was changed")
    assert dict(answer.facts.rows())["Label seen"] == "1 Nov 2026"


@pytest.mark.parametrize("text", ["hello", "<article>38 to 83</article>", "?card=00000000.AAAAAAAA." + "A" * 86])
def test_what_is_not_ours_is_not_genuine(client, text):
    answer = check(client, text)
    assert (answer.finding, answer.facts) == ("not_genuine", None)


def test_nothing_and_too_much_are_said_so_and_kept(client):
    empty = client.post("/verify/", {"card": "  "})
    assert (empty.status_code, empty.context["answer"]) == (422, None)
    long = client.post("/verify/", {"card": "x" * 60_001})
    assert long.status_code == 422
    assert "more than a card" in long.content.decode()


def test_what_was_pasted_is_shown_as_text(client):
    response = client.post("/verify/", {"card": "</textarea><script>alert(1)</script>"})
    assert "<script>alert" not in response.content.decode()


def test_a_reader_whom_a_card_led_to_the_scorecard_is_told_what_became_of_it(client, html):
    shown = client.get(link(html)).content.decode()
    assert "The card that led you here: genuine and current." in shown
    assert "The card that led you here" not in client.get("/products/rose/").content.decode()
    assert client.get("/products/rose/?card=<b>").status_code == 200


def test_the_public_keys_are_there_for_anybody(client):
    (key,) = client.get("/verify/keys.json").json()["keys"]
    assert (key["algorithm"], len(key["id"]), len(key["public_key"])) == ("Ed25519", 8, 43)


def test_the_check_sets_no_cookie(client, html):
    assert check(client, html)
    assert client.cookies == {}

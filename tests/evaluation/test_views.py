import re
from html import unescape
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from evaluation.core.criteria import CRITERIA
from evaluation.examples import EXAMPLES
from evaluation.knowledge import knowledge

pytestmark = pytest.mark.django_db  # the catalogue adds to a check what it knows

LABEL = "Rose exosome serum, isolated by tangential flow filtration.\nIngredients: Water, Glycerin, Parfum"
FRAGMENT = {"HX-Request": "true"}
SCRIPT = "<script>alert(1)</script>"


def check(client: Client, text: str, **headers: str) -> HttpResponse:
    return client.post("/check/", {"label_text": text}, headers=headers or None)


def page(response: HttpResponse) -> str:
    return response.content.decode()


def marked_text(response: HttpResponse) -> str:
    """The label as the page shows it, without its marks."""
    (text,) = re.findall(r'<div class="label-text"[^>]*>(.*?)</div>', page(response), re.DOTALL)
    return unescape(re.sub(r'<bdi class="visually-hidden">.*?</bdi>|<[^>]+>', "", text))


def typed(response: HttpResponse) -> str:
    """What stands in the box after the answer."""
    (text,) = re.findall(r'<textarea[^>]*name="label_text"[^>]*>\n?(.*?)</textarea>', page(response), re.DOTALL)
    return unescape(text).removeprefix("\r\n")


def complaint(response: HttpResponse) -> str:
    (words,) = re.findall(r'role="alert"><p>(.*?)</p>', page(response))
    return unescape(words)


def test_the_form_waits_for_a_label(client: Client) -> None:
    response = client.get("/check/")
    assert (response.status_code, typed(response), response.context["card"]) == (200, "", None)


def test_a_label_comes_back_with_its_score_its_text_and_what_was_typed(client: Client) -> None:
    response = check(client, LABEL)
    assert (response.status_code, marked_text(response), typed(response)) == (200, LABEL, LABEL)
    assert response.context["card"].bar.sentence in page(response)


def test_every_question_is_answered(client: Client) -> None:
    shown = page(check(client, LABEL))
    assert [criterion.id for criterion in CRITERIA if f'id="{criterion.id}"' not in shown] == []


def test_a_quotation_leads_to_its_place_in_the_text(client: Client) -> None:
    shown = page(check(client, LABEL))
    places = re.findall(r'href="#(label-\d+-\d+)"', shown)
    assert places
    assert [place for place in places if f'id="{place}"' not in shown] == []


def test_no_id_stands_twice(client: Client) -> None:
    for example in EXAMPLES:
        ids = re.findall(r'\bid="([^"]+)"', page(check(client, example.text)))
        assert sorted(ids) == sorted(set(ids))


def test_htmx_gets_the_part_that_changes(client: Client) -> None:
    response = check(client, LABEL, **FRAGMENT)
    assert "<html" not in page(response)
    assert marked_text(response) == LABEL


def test_a_check_in_place_takes_an_example_s_address_back(client: Client) -> None:
    assert check(client, LABEL, **FRAGMENT)["HX-Replace-Url"] == "/check/"


@pytest.mark.parametrize("extra", ["HX-Boosted", "HX-History-Restore-Request"])
def test_htmx_gets_the_whole_page_where_it_replaces_the_whole_page(client: Client, extra: str) -> None:
    assert "<html" in page(client.get("/check/", headers={**FRAGMENT, extra: "true"}))


def test_part_and_page_are_kept_apart_by_caches_and_neither_is_stored(client: Client) -> None:
    response = check(client, LABEL)
    assert response["Cache-Control"] == "no-store"
    assert {"HX-Request", "HX-History-Restore-Request"} <= {*response["Vary"].split(", ")}


@pytest.mark.parametrize("headers", [{}, FRAGMENT])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is no text. Paste the words of a label: the front, the ingredient list, or both."),
        ("  \n ", "There is no text. Paste the words of a label: the front, the ingredient list, or both."),
        ("a" * 20_001, "The text has 20,001 characters; the limit is 20,000. Leave out what is not the label."),
        ("\x01\x02<b>\x03" * 9, "This looks like a binary file, not like words. Paste the label's text instead."),
    ],
)
def test_what_is_no_label_is_answered_in_words_and_stays_typed(
    client: Client, headers: dict[str, str], text: str, words: str
) -> None:
    response = check(client, text, **headers)
    assert (response.status_code, complaint(response), typed(response)) == (422, words, text)


def test_twenty_thousand_characters_are_read(client: Client) -> None:
    text = "Water, " * 2_857 + "a"
    assert (check(client, text).status_code, len(text)) == (200, 20_000)


@pytest.mark.parametrize(
    "text",
    [
        "," * 10_000,
        "Water\x00Glycerin and some more words of a label that is long enough",
        "Water\x1b[31m, Glycerin, and some more words of a label that is long enough",
        "סרום אקסוזומים. Ingredients: Water, Parfum",
        "\u202eretaW :stneidergnI\u202c, Glycerin",
        "Se\u0301rum d'exosomes a\u0300 la rose " + "a" + "\u0301" * 500,
        "👩🏽‍🔬 exosomes 10⁹ ﬁltered İstanbul",
        "장미 유래 엑소좀 세럼",
        "Ingredients: " + "(" * 3_000,
        "heals eczema " * 1_500,
    ],
)
def test_strange_labels_are_read_and_stay_typed(client: Client, text: str) -> None:
    response = check(client, text)
    assert (response.status_code, typed(response)) == (200, text)


def test_control_characters_show_as_pictures_where_the_text_is_marked(client: Client) -> None:
    text = "Water\x00Glycerin\x7f and some more words of a label that is long enough"
    assert marked_text(check(client, text)) == text.replace("\x00", "␀").replace("\x7f", "␡")


def test_bytes_that_are_no_text_are_read_with_a_notice(client: Client) -> None:
    response = client.post("/check/", b"label_text=Rose%FF%FEserum", content_type="application/x-www-form-urlencoded")
    assert (response.status_code, typed(response)) == (200, "Rose\ufffd\ufffdserum")
    assert "could not be read and show as" in page(response)


def test_another_language_is_read_with_a_notice(client: Client) -> None:
    notice = "This label is not in English"
    german = "Serum mit Exosomen aus der Rose für eine glatte Haut. Nicht in die Augen."
    assert [notice in page(check(client, text)) for text in (german, LABEL)] == [True, False]


def test_a_file_in_place_of_words_is_refused_in_words(client: Client) -> None:
    response = client.post("/check/", {"label_text": SimpleUploadedFile("label.png", b"\x89PNG")})
    assert (response.status_code, complaint(response)) == (
        422,
        "Files are not read here. Open the file and paste its words instead.",
    )


def test_a_request_beyond_all_limits_is_answered_in_words(client: Client) -> None:
    client.raise_request_exception = False
    response = check(client, "a" * 1_100_000)
    assert (response.status_code, "20,000 characters of plain text" in page(response)) == (400, True)


def test_a_form_in_another_encoding_is_answered_in_words(client: Client) -> None:
    response = client.post("/check/", "label_text=x", content_type="application/x-www-form-urlencoded; charset=utf-16")
    assert (response.status_code, "could not be read" in page(response)) == (400, True)


@pytest.mark.parametrize(
    "text",
    [
        SCRIPT,
        f"{SCRIPT} heals eczema. Ingredients: {SCRIPT}, Water, Parfum{SCRIPT}",
        f"5,000 ppm {SCRIPT} exosomes from {SCRIPT} rose, isolated by tangential flow filtration{SCRIPT}",
        '"><img src=x onerror=alert(1)> exosomes',
        "</textarea><svg onload=alert(1)> exosomes",
    ],
)
def test_nothing_of_a_label_becomes_markup(client: Client, text: str) -> None:
    response = check(client, text)
    shown = page(response)
    assert (marked_text(response), typed(response)) == (text, text)
    for tag in ("<script>", "<img", "<svg onload"):
        assert tag not in shown


def test_label_words_take_their_own_direction(client: Client) -> None:
    shown = page(check(client, LABEL))
    assert re.findall(r'<div class="label-text"[^>]* dir="auto"', shown)
    assert set(re.findall(r'<a class="quote"[^>]*>(<[^>]+>)tangential', shown)) == {"<bdi>"}


def test_examples_say_that_they_are_invented(client: Client) -> None:
    for example in EXAMPLES:
        response = client.get("/check/", {"example": example.slug})
        assert (marked_text(response), "invented" in example.text) == (example.text, True)
        assert "This label is invented" in page(response)


def test_an_unknown_example_is_the_empty_form(client: Client) -> None:
    response = client.get("/check/", {"example": SCRIPT})
    assert (response.status_code, typed(response)) == (200, "")


def test_a_check_asks_for_no_token_and_sets_no_cookie() -> None:
    client = Client(enforce_csrf_checks=True)
    response = check(client, LABEL)
    assert (response.status_code, dict(response.cookies)) == (200, {})


def test_checks_come_by_post_or_get_alone(client: Client) -> None:
    assert client.put("/check/", "label_text=x").status_code == 405


def test_the_method_page_shows_every_question_with_its_weight_and_why(client: Client) -> None:
    shown = unescape(page(client.get("/method/")))
    for criterion in CRITERIA:
        weight = knowledge().method.weight(criterion.number)
        entry = shown.split(f'id="{criterion.id}"')[1].split("</article>")[0]
        for words in (criterion.title, criterion.question, criterion.why, weight.reason, f"weight {weight.weight:g}"):
            assert words in entry


def test_the_method_page_shows_every_rule_and_band_and_version(client: Client) -> None:
    shown = unescape(page(client.get("/method/")))
    method, rules = knowledge().method, knowledge().claim_rules.rules.values()
    expected = [band.words for band in method.bands] + [rule.title for rule in rules] + [rule.because for rule in rules]
    expected += [release.words for release in method.changelog] + [method.band_unseen, knowledge().lexicon_version]
    assert [words for words in expected if words not in shown] == []


def test_the_method_page_shows_no_document_that_nobody_verified(client: Client) -> None:
    shown = unescape(page(client.get("/method/")))
    assert [c.url for c in knowledge().citations.values() if not c.verified and c.url in shown] == []


def test_addresses_with_strange_queries_are_answered(client: Client) -> None:
    assert client.get(f"/check/?example={quote(chr(0) + SCRIPT)}&x=%FF").status_code == 200

import re
from datetime import date
from html.parser import HTMLParser

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from products.embedding.card import card_of
from products.embedding.choices import Look, Size, Theme
from products.embedding.facts import TOKEN, read
from products.embedding.static_card import is_as_made, static_card
from products.embedding.verification import Finding, verify
from products.models import Product
from tests.products.embedding.builders import make_scored

SITE = "https://skin.example"
TODAY = date(2026, 11, 29)
TAMPERINGS = 1000
LETTERS = 'abcXYZ019<>="/ .-_&;#éß\n'


@pytest.fixture
def card(db):
    make_scored("rose")
    return card_of(Product.objects.with_whole_assessment().get(slug="rose"))


def made(card, size=Size.COMPACT, theme=Theme.LIGHT):
    return static_card(card, Look(size, theme), SITE, TODAY, 400)


@pytest.fixture
def html(card):
    return made(card)


class Addresses(HTMLParser):
    """Everything in some HTML that a browser could ask a server for."""

    def __init__(self, html):
        super().__init__()
        self.found, self.tags = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name in (
                "src",
                "href",
                "srcset",
                "action",
                "data",
                "poster",
                "xlink:href",
                "cite",
                "ping",
                "background",
            ) or re.search(r"(?i)[a-z]:?//|url\(|@import|javascript:|data:", value or ""):
                self.found.append(value)

    def handle_data(self, data):
        self.found.extend(re.findall(r"(?i)\b(?:https?:)?//\S+", data))


@pytest.mark.parametrize("size", list(Size))
def test_a_card_holds_no_address_but_its_link(card, size):
    html = made(card, size)
    parsed = Addresses(html)
    (address,) = parsed.found
    assert re.fullmatch(rf"{SITE}/products/rose/\?card={TOKEN.pattern}", address)
    assert html.count("://") == 1
    assert not {"script", "iframe", "img", "link", "style", "object", "form"} & set(parsed.tags)


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.MONO])
@pytest.mark.parametrize("size", list(Size))
def test_a_card_is_as_made(card, size, theme):
    html = made(card, size, theme)
    assert is_as_made(html)
    assert is_as_made(f"\n  {html}\r\n")
    assert verify(html).finding is Finding.CURRENT


def test_a_card_is_one_line_and_the_same_all_day(card):
    assert made(card) == made(card)
    assert len(made(card).splitlines()) == 1


@settings(max_examples=TAMPERINGS, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_card_with_a_character_changed_added_or_left_out_verifies(html, data):
    place = data.draw(st.integers(0, len(html) - 1))
    letter = data.draw(st.one_of(st.sampled_from(LETTERS), st.characters(exclude_categories=["Cs"])))
    kind = data.draw(st.sampled_from(["change", "add", "leave out"]))
    tampered = {
        "change": html[:place] + letter + html[place + 1 :],
        "add": html[:place] + letter + html[place:],
        "leave out": html[:place] + html[place + 1 :],
    }[kind]
    if tampered.strip() == html:
        return  # white space before the card is not the card
    assert not is_as_made(tampered)
    assert verify(tampered).finding is Finding.NOT_GENUINE


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_link_with_a_character_changed_verifies(html, data):
    token = TOKEN.search(html).group()
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."))
    tampered = token[:place] + letter + token[place + 1 :]
    if tampered != token:
        assert read(tampered) is None


def test_every_single_character_of_the_signature_counts(card):
    html = made(card)
    start = html.index('signature="') + len('signature="')
    end = html.index('"', start)
    for place in range(start, end):
        letter = "A" if html[place] != "A" else "B"
        assert not is_as_made(html[:place] + letter + html[place + 1 :])


def test_two_signatures_are_one_too_many(card):
    html = made(card)
    assert not is_as_made(html + html)


def test_the_code_leads_to_the_check_of_the_very_same_facts(card):
    html = made(card)
    code = re.search(r'<svg width="116".*?viewBox="0 0 (\d+) \d+".*?stroke="#000" d="([^"]+)"', html)
    side = int(code[1])
    scale = 4
    image = Image.new("L", (side * scale, side * scale), 255)
    draw = ImageDraw.Draw(image)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", code[2]):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            draw.rectangle((x * scale, (y - 0.5) * scale, (x + values[0]) * scale - 1, (y + 0.5) * scale - 1), fill=0)
            x += values[0]
        else:
            x, y = (x + values[0], y + values[1]) if command == "m" else (values[0], values[1])
    (found,) = zxingcpp.read_barcodes(image)
    assert found.text == f"{SITE}/verify/?card={TOKEN.search(html).group()}"

import unicodedata
from io import BytesIO
from itertools import count

import pytest
from django.db import connection
from PIL import Image
from PIL.ImageFont import load_default

from products.fonts import drawable
from products.score_picture import HEIGHT, WIDTH, score_picture
from tests.builders import make_assessment, make_brand, make_label, make_product

pytestmark = pytest.mark.django_db

_numbers = count(1)
# The middle of the bar's left and right end.
LEFT, RIGHT, MIDDLE = 100, 1100, 466


def drawn(name: str = "Rose", low: float = 40.0, high: float = 80.0) -> Image.Image:
    product = make_product(name=name, brand=make_brand(name=f"{name[:100]}{next(_numbers)}"))
    picture = score_picture(product, make_assessment(make_label(product), low=low, high=high))
    return Image.open(BytesIO(picture)).convert("RGB")


def test_it_has_the_size_that_sites_ask_for() -> None:
    assert drawn().size == (WIDTH, HEIGHT) == (1200, 630)


def test_the_bar_is_solid_as_far_as_the_label_proves() -> None:
    assert drawn(low=100.0, high=100.0).getpixel((RIGHT, MIDDLE)) == drawn(low=5.0).getpixel((LEFT, MIDDLE))
    assert drawn(low=0.0, high=0.0).getpixel((LEFT, MIDDLE)) == drawn(high=80.0).getpixel((RIGHT, MIDDLE))


NUL = [] if connection.vendor == "postgresql" else ["nul \x00"]  # PostgreSQL keeps no such name


@pytest.mark.parametrize(
    "name", ["x" * 200, "word " * 40, "엑소좀 세럼", "<script>alert(1)</script>", "\u202e", " ", *NUL]
)
def test_any_name_gives_a_picture(name: str) -> None:
    assert drawn(name=name).size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("name", ["Rosé", "Ľubovňa Żywa", "Žlutý Ősz", "Cell Forte\u0301", "Крем", "Λευκό"])
def test_the_letters_of_europe_are_drawn_by_some_font(name: str) -> None:
    words, font = drawable(name, "the-slug", 60)
    assert words == unicodedata.normalize("NFC", name)
    assert not any(is_box(font, letter) for letter in words)


@pytest.mark.parametrize("name", ["엑소좀 세럼", "エクソソーム", "ก็", "🧴", "nul \x00 \ue000"])
def test_no_letter_is_drawn_as_a_box_whatever_fonts_there_are(name: str) -> None:
    words, font = drawable(name, "exosome-serum", 60)
    assert words in (name, "Exosome Serum")
    assert not any(is_box(font, letter) for letter in words)


def test_without_a_font_for_it_a_name_is_drawn_from_its_address() -> None:
    words, font = drawable("\ue000", "medicube-exosome-shot", 60)  # for private use: no font of a system has it
    assert (words, font.getname()) == ("Medicube Exosome Shot", load_default(60).getname())


@pytest.mark.parametrize("name", ["", " ", "\u202e", "\x00"])
def test_a_name_of_nothing_that_shows_is_drawn_from_its_address(name: str) -> None:
    assert drawable(name, "rose", 60)[0] == "Rose"


def is_box(font, letter: str) -> bool:
    box, drawn = font.getmask("\U0010ffff"), font.getmask(letter)
    return not letter.isspace() and (drawn.size, bytes(drawn)) == (box.size, bytes(box))


def test_the_page_of_the_picture_can_be_kept_until_the_score_changes(client) -> None:
    product = make_product(slug="rose")
    make_assessment(make_label(product))
    first = client.get("/products/rose/score.png")
    assert (first.status_code, first["Content-Type"]) == (200, "image/png")
    assert client.get("/products/rose/score.png", headers={"if-none-match": first["ETag"]}).status_code == 304
    make_assessment(make_label(product), low=50.0)
    assert client.get("/products/rose/score.png", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_without_a_score_or_a_product_there_is_no_picture(client) -> None:
    make_product(slug="plain")
    make_assessment(make_label(make_product(slug="draft", status="draft")))
    for slug in ("plain", "draft", "nowhere"):
        assert client.get(f"/products/{slug}/score.png").status_code == 404

from io import BytesIO
from itertools import count

import pytest
from PIL import Image

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


@pytest.mark.parametrize(
    "name", ["x" * 200, "word " * 40, "엑소좀 세럼", "<script>alert(1)</script>", "nul \x00", "\u202e", " "]
)
def test_any_name_gives_a_picture(name: str) -> None:
    assert drawn(name=name).size == (WIDTH, HEIGHT)


def test_a_name_in_letters_that_the_font_lacks_is_left_out() -> None:
    top = (0, 0, WIDTH, 240)
    assert len(drawn(name="엑소좀").crop(top).getcolors()) == 1
    assert len(drawn(name="Rosé").crop(top).getcolors()) > 1


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

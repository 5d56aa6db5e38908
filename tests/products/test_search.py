import pytest

from products.search import folded, refresh_search_words, search_words
from tests.builders import make_brand, make_label, make_product


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cell Forté", ["cell", "forte"]),
        ("ＦＯＲＴＥ", ["forte"]),
        ("e\u0301lan", ["elan"]),
        ("1,2-Hexanediol", ["1", "2", "hexanediol"]),
        ("rose ROSE Rosé", ["rose"]),
        ("snake_case", ["snake", "case"]),
        ("🧴 \x00 % '\"", []),
        ("엑소좀 세럼", [*map(folded, ("엑소좀", "세럼"))]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_accents_and_signs(text, words):
    assert search_words(text) == words


@pytest.mark.django_db
def test_a_product_is_found_by_brand_name_and_newest_ingredients():
    product = make_product(name="Nuit", brand=make_brand(name="Élan Vital"))
    make_label(product, ingredients="Water, Retinol", seen_on="2025-01-01")
    make_label(product, ingredients="Aqua, Niacinamide", seen_on="2026-01-01")
    refresh_search_words(type(product).objects.all())
    product.refresh_from_db()
    assert product.search_words == "elan vital nuit aqua niacinamide"


@pytest.mark.django_db
def test_a_product_without_label_is_found_by_its_name():
    product = make_product(name="Nuit", brand=make_brand(name="Élan"))
    refresh_search_words(type(product).objects.all())
    product.refresh_from_db()
    assert product.search_words == "elan nuit"

"""A text as letters: one for each known word, with its place."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.text import fold
from evaluation.core.wording.letters import UNKNOWN
from evaluation.core.wording.phrases import Phrasebook


@pytest.fixture(scope="module")
def letters():
    book = Phrasebook(
        {
            "words": (
                "eczema",
                "collagen",
                "fibroblasts",
                "cure~",
                "acne",
                "anti acne",
                "hair loss",
                "not",
                "inflammatory",
            )
        }
    )
    book.close(mended=["eczema", "collagen"], real_words=["collage"])
    return book.letters


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("eczema's", "eczema"),
        ("ezcema", "eczema"),
        ("c0llagen", "collagen"),
        ("fibroblast", "fibroblasts"),
        ("hairloss", "hair loss"),
        ("hair-loss", "hair loss"),
        ("antiinflammatory", "anti inflammatory"),
        ("#curesacne", "cures acne"),
        ("doesn't", "not"),
        ("7", "seven"),
        ("7.5", "7"),
        ("[acne]", "(acne)"),
        ("acne,eczema", "acne, eczema"),
        ("acne.eczema", "acne, eczema"),
        ("acne | eczema", "acne · eczema"),
    ],
)
def test_a_word_is_read_as_what_it_means(letters, text, same_as):
    assert letters.read(text) == letters.read(same_as)


@pytest.mark.parametrize("word", ["collage", "exosome", "x", "cureall", "ac", "#somethingelse"])
def test_another_word_is_only_some_word(letters, word):
    assert letters.read(word) == UNKNOWN


def test_the_cache_of_words_stays_small(letters):
    before = len(letters)
    for word in product("bcdfgjklmnpqrsvz", repeat=4):  # 65,536 words
        letters.read("".join(word))
    letters.read("q" * 10_000)
    assert len(letters) <= before + 50_000


@given(st.text(max_size=120))
def test_each_letter_has_a_place_in_the_text(text):
    book = Phrasebook({"words": ("cure~", "acne", "hair loss")})
    book.close(mended=[], real_words=[])
    folded = fold(text)
    places = book.letters.places(folded)
    assert len(places) == len(book.letters.read(folded))
    assert all(0 <= start < end <= len(text) for start, end in places)

"""Misspelt words and hashtags."""

import pytest

from evaluation.core.wording.spelling import Spelling

KNOWN = frozenset({"eczema", "collagen", "regenerates", "dermatitis", "cures", "acne", "my"})


@pytest.fixture(scope="module")
def spelling():
    return Spelling(
        KNOWN, mended=["eczema", "collagen", "regenerates", "dermatitis"], real_words=frozenset({"collage"})
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ezcema", "eczema"),
        ("eczma", "eczema"),
        ("elast", None),  # five letters have too many neighbours for any but one more
        ("colagen", "collagen"),
        ("regenartes", "regenerates"),
        ("derrnatitis", "dermatitis"),
        ("ecz3ma", "eczema"),
        ("collage", None),
        ("acnes", None),
        ("zczema", None),
    ],
)
def test_a_word_one_slip_away_is_mended(spelling, written, meant):
    assert spelling.mended(written) == meant


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("curesacne", ["cures", "acne"]),
        ("curesmyacne", ["cures", "my", "acne"]),
        ("curesacne7", ["cures", "acne", "7"]),
        ("curesall", None),
        ("a" * 5_000, None),
    ],
)
def test_a_hashtag_is_parted_into_known_words(spelling, tag, parts):
    assert spelling.parts(tag) == parts

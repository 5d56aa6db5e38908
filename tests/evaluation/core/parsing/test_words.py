"""Words, where they stand, and what parts them."""

import pytest

from evaluation.core.parsing.words import AND, CLOSE, COLON, COMMA, END, JOINED, OPEN, Words
from evaluation.core.text import fold


def test_words_keep_their_places() -> None:
    text = "Rosé & 2 Exosomes"
    words = Words(text, fold(text))
    assert [text[words.start(index) : words.end(index)] for index in range(len(words.all))] == ["Rosé", "Exosomes"]
    assert words.all == ["rose", "exosomes"]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("rose exosomes", JOINED),
        ("rose-derived", JOINED),
        ("rose 2 exosomes", JOINED),
        ("rose™ exosomes", JOINED),
        ("rose & exosomes", AND),
        ("rose/exosomes", AND),
        ("rose, exosomes", COMMA),
        ("rose (exosomes", OPEN),
        ("rose) exosomes", CLOSE),
        ("rose: exosomes", COLON),
        ("rose – exosomes", COLON),
        ("rose. Exosomes", END),
        ("rose; exosomes", END),
        ("ROSE\nEXOSOMES", END),
        ("rose\nexosomes", JOINED),
        ("rose\n• exosomes", END),
        ("L. plantarum", JOINED),
        ("at 1.5 exosomes", JOINED),
    ],
)
def test_gaps_part_words(text: str, gap: int) -> None:
    assert Words(text, fold(text)).gaps == [END, gap, END]


def test_a_place_leads_to_its_word() -> None:
    words = Words("a rose, 5 exosomes", "a rose, 5 exosomes")
    assert [words.index_at(place) for place in (0, 1, 2, 6, 10, 17, 99)] == [0, 1, 1, 2, 2, 3, 3]


def test_a_text_without_words_has_none() -> None:
    words = Words("1 2 3", "1 2 3")
    assert (words.all, words.gaps) == ([], [END])

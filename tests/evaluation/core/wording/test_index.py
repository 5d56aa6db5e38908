"""Which phrases a sentence may hold: every one that it holds, and hardly another."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.wording.index import PhraseIndex
from evaluation.core.wording.phrases import Phrasebook

PHRASES = (
    "cure~ {disease}",
    "cure~ <2> {disease} overnight",
    "acne",
    "{disease} free skin for ever",
    "not|never cure~",
)
BOOK = Phrasebook({"disease": ("acne", "eczema", "dry skin")})
READ = [BOOK.read(phrase) for phrase in PHRASES]
INDEX = PhraseIndex(READ, BOOK)


def possible(text: str) -> set[str]:
    return {PHRASES[number] for number in INDEX.possible(BOOK.letters.read(text))}


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("cures eczema", {PHRASES[0]}),
        ("cures acne", {PHRASES[0], PHRASES[2]}),
        ("never cures", {PHRASES[4]}),
        ("cures eczema overnight", {PHRASES[0], PHRASES[1]}),
        ("eczema overnight", set()),
        ("eczema, cured", set()),
        ("overnight it cures eczema", {PHRASES[0]}),
        ("words that nobody knows", set()),
        ("", set()),
    ],
)
def test_a_sentence_may_hold_the_phrases_of_which_it_has_a_word_for_each_place(text, phrases):
    assert possible(text) == phrases


WORDS = "cure cured acne eczema dry skin overnight free for ever not never x"


@given(st.lists(st.sampled_from(WORDS.split(" "))))
def test_no_phrase_that_stands_in_the_sentence_is_left_out(words):
    letters = BOOK.letters.read(" ".join(words))
    held = {number for number, phrase in enumerate(READ) if re.search(phrase.expression, letters)}
    assert held <= set(INDEX.possible(letters))

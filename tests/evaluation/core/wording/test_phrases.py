"""Phrases: their forms, and how they refuse what they cannot read."""

import re

import pytest

from evaluation.core.wording.phrases import Phrasebook, PhraseError

LISTS = {
    "treat": ("heal~", "get~ rid of"),
    "disease": ("eczema", "acne", "acne scar~", "skin tag~"),
    "claim": ("{treat} {disease}",),
    "soon": ("overnight", "in|within {1-7} day~"),
}


def found(phrase: str, text: str) -> bool:
    book = Phrasebook(LISTS)
    read = book.read(phrase)
    book.close(mended=["eczema"], real_words=[])
    return re.search(read.expression, book.letters.read(text)) is not None


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("heal~ eczema", "healing eczema", True),
        ("heal eczema", "heals eczema", False),
        ("{treat} {disease}", "gets rid of skin-tags", True),
        ("{claim}", "heals acne scars", True),
        ("{treat} <2> {disease}", "heals dry itchy eczema", True),
        ("{treat} <2> {disease}", "heals very dry itchy eczema", False),
        ("{treat} <3> {disease}", "heals skin with eczema", False),
        ("{treat} <3> {disease}", "heals skin (eczema", False),
        ("{treat} <3> {disease}", "heals the look of acne", False),
        ("new skin {soon}", "new skin in five days", True),
        ("new skin {soon}", "new skin in 5 days", True),
        ("new skin {soon}", "new skin in 8 days", False),
        ("keep away|at_bay", "keep at bay", True),
        ("very? good", "good", False),
        ("a very? good", "a good", True),
        ("{number} %", "99.9 %", True),
        ("{number} %", "fifty %", True),
        ("for : {disease}", "for: acne", True),
        ("{disease} · {disease}", "acne\neczema", True),
    ],
)
def test_a_phrase_finds_what_it_stands_for(phrase, text, expected):
    if phrase.startswith("very?"):
        with pytest.raises(PhraseError, match="may be missing"):
            found(phrase, text)
    else:
        assert found(phrase, text) is expected


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("{treats} acne", "word list {treats} is not known. Did you mean {treat}?"),
        ("<2> acne", "begins or ends with a gap"),
        ("acne  now", "is no word, list, number or gap"),
        ("it's", "is no word, list, number or gap"),
        ("in {9-2} days", "two rising numbers"),
        ("<12> acne", "is no word, list, number or gap"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_refused_in_words(phrase, words):
    with pytest.raises(PhraseError, match=re.escape(words)):
        found(phrase, "")


def test_a_list_that_stands_in_itself_is_refused():
    with pytest.raises(PhraseError, match="inside itself"):
        Phrasebook({"a": ("{b}",), "b": ("{a}",)})

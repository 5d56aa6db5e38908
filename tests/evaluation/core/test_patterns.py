"""Patterns and their short forms."""

import re

import pytest

from evaluation.core.patterns import PatternError, compiled, expand, filled, lists_in

LISTS = {"vesicle": ("exosomes?", "extracellular vesicles?"), "clean": ("purified {vesicle}",)}


def matches(pattern: str, text: str) -> bool:
    return compiled(expand(pattern, LISTS)).search(text) is not None


@pytest.mark.parametrize("text", ["stem cell", "stem-cell", "stem\ncell", "stem  cell"])
def test_a_space_is_white_space_or_a_hyphen(text: str) -> None:
    assert matches("stem cell", text)
    assert not matches("stem cell", "stemcell")


@pytest.mark.parametrize("text", ["nanovesicle", "nano-vesicle", "nano vesicle"])
def test_an_optional_space_may_be_none(text: str) -> None:
    assert matches("nano ?vesicle", text)


def test_a_word_list_may_use_another() -> None:
    assert matches("{clean}", "purified extracellular-vesicles")


def test_lists_can_be_filled_in_with_everything_else_as_it_is() -> None:
    assert filled("a {clean} <3> b{1,2}", LISTS) == "a (?:purified (?:exosomes?|extracellular vesicles?)) <3> b{1,2}"
    assert lists_in("a {clean} <3> b{1,2}") == ["clean"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("treats eczema", True),
        ("treats mild to severe eczema", True),
        ("treats well-known eczema", True),
        ("treats one two three four eczema", False),
        ("treats lines. eczema", False),
    ],
)
def test_a_gap_holds_a_few_words_of_the_same_sentence(text: str, is_found: bool) -> None:
    assert matches("treats <3> eczema", text) is is_found


@pytest.mark.parametrize(
    ("pattern", "words"),
    [("{cells}", "word list {cells} is not known; known are clean, vesicle"), ("[a b]", "write \\s there")],
)
def test_a_pattern_that_would_not_hold_is_refused(pattern: str, words: str) -> None:
    with pytest.raises(PatternError, match=re.escape(words)):
        expand(pattern, LISTS)

"""What is no label gets a clear answer, and what is one passes as it stands."""

import pytest
from pydantic import ValidationError

from evaluation.core.label import MAX_CHARACTERS, Label, LabelError, Part, Section, checked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is no text"),
        (" \n\t", "There is no text"),
        ("a" * (MAX_CHARACTERS + 1), "The text has 20,001 characters; the limit is 20,000"),
        ("\x00\x01\x02binary", "This looks like a binary file"),
        ("half \ud800 character", "lone surrogates"),
    ],
)
def test_a_text_that_is_no_label_is_refused_in_words(text, words):
    with pytest.raises(LabelError, match=words):
        checked(text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * MAX_CHARACTERS,
        "," * 10_000,
        "<script>alert(1)</script>",
        "سيروم",
        "e\u0301" * 40,
        "one\x00control in a long text",
    ],
)
def test_any_other_text_is_taken_as_it_stands(text):
    assert checked(text) == text


def test_a_section_outside_the_text_is_refused():
    with pytest.raises(ValidationError, match="lies outside the text"):
        Label(text="short", sections=(Section(part=Part.FRONT, start=0, end=6),))

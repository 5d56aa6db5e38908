"""Folding changes how text reads to a pattern, never where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.text import Span, fold, overlaps, span


@given(st.text())
def test_folding_keeps_the_length_of_any_text(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("HEALS Eczéma", "heals eczema"),
        ("skin’s “best”", 'skin\'s "best"'),
        ("anti–inflammatory\u00a0serum", "anti-inflammatory serum"),
        ("ＦＤＡ", "fda"),
        ("İstanbul", "istanbul"),
        ("2 × 10⁹", "2 x 10⁹"),
        ("a\tb\nc", "a b\nc"),
        ("soft\u00adhyphen", "soft-hyphen"),
    ],
)
def test_folding_makes_look_alikes_alike(text, folded):
    assert fold(text) == folded


def test_a_superscript_digit_stays_a_superscript():
    assert fold("10⁹") == "10⁹"


def test_a_span_leaves_out_the_white_space_at_its_edges():
    assert span("a  heals eczema  b", 1, 17) == Span(3, 15, "heals eczema")


@given(st.text(), st.data())
def test_a_span_always_holds_what_stands_there(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = span(text, start, end)
    assert text[found.start : found.end] == found.text


def test_spans_that_only_touch_do_not_overlap():
    assert (overlaps(Span(0, 3, "abc"), Span(3, 5, "de")), overlaps(Span(0, 3, "abc"), Span(2, 5, "cde"))) == (
        False,
        True,
    )

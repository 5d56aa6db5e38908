"""Cells: nothing that a spreadsheet would run, and everything comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from products.transfer.cells import entries_of, guarded, in_lines, list_text, part_cell, part_of, unguarded

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_could_be_a_formula_gets_an_apostrophe_and_loses_it_again(text):
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["Rose", "1+1=2", " =1", "", "(empty) jar"])
def test_other_words_stay_as_they_are(text):
    assert (guarded(text), unguarded(text)) == (text, text)


def test_a_person_s_own_apostrophe_stays():
    assert unguarded("'Elan' serum") == "'Elan' serum"


@given(st.text())
def test_every_text_comes_back(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠")


@given(st.none() | st.text())
def test_every_part_of_a_label_comes_back_and_not_seen_is_not_empty(words):
    assert part_of(part_cell(words)) == (None if words is None else in_lines(words))


def test_a_part_that_reads_like_the_mark_is_not_an_empty_one():
    assert part_of(part_cell("(empty)")) == "(empty)"
    assert part_cell("") == "(empty)"


trimmed = st.text().map(in_lines).map(str.strip)


@given(st.lists(st.tuples(trimmed.filter(bool), trimmed, trimmed.filter(bool))))
def test_every_list_comes_back(entries):
    assert entries_of(list_text(entries)) == entries


def test_a_list_is_written_as_people_would_write_it():
    assert list_text([("plant", "rose callus", ""), ("unspecified", "", "")]) == "plant | rose callus\nunspecified"
    assert entries_of("plant|rose  \n\n milk | ") == [("plant", "rose"), ("milk", "")]

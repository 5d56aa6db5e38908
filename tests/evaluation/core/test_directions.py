"""Directions are read for amount and frequency only where they say both plainly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.directions import MAX_CHARACTERS, UnreadableError, amount, frequency


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("Apply twice daily.", "14", "14"),
        ("Use twice a day on clean skin", "14", "14"),
        ("twice-daily use", "14", "14"),
        ("Use morning & night, 3-4 drops, press in", "14", "14"),
        ("two pumps morning and evening before sunscreen", "14", "14"),
        ("AM and PM", "14", "14"),
        ("AM / PM", "14", "14"),
        ("Apply once or twice daily", "7", "14"),
        ("1-2 times a day", "7", "14"),
        ("3 times daily", "21", "21"),
        ("2x daily", "14", "14"),
        ("Use nightly", "7", "7"),
        ("every evening after cleansing", "7", "7"),
        ("once a day", "7", "7"),
        ("Use daily", "7", "7"),
        ("press 3 drops in at night", "7", "7"),
        ("after toner, press 3 drops in at night, 2-3 nights a week", "2", "3"),
        ("two to three times per week", "2", "3"),
        ("use once a week", "1", "1"),
        ("weekly mask", "1", "1"),
        ("on alternate nights", "3.5", "3.5"),
        ("every other day", "3.5", "3.5"),
    ],
)
def test_a_frequency_is_uses_a_week(words, low, high):
    found = frequency(words)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("words", ["Apply to clean skin.", "Use as needed", "", "Keeps for weeks"])
def test_directions_without_a_frequency_say_so(words):
    with pytest.raises(UnreadableError, match="do not say how often"):
        frequency(words)


def test_two_frequencies_are_not_settled_by_us():
    with pytest.raises(UnreadableError, match="name both “daily” and “twice a week”"):
        frequency("Use the serum daily. Exfoliate twice a week before it.")


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("3-4 drops", "0.15", "0.20", "mL"),
        ("two drops", "0.10", "0.10", "mL"),
        ("2 to 3 drops", "0.10", "0.15", "mL"),
        ("Warm a few drops between the palms", "0.10", "0.20", "mL"),
        ("a pea-sized amount", "0.25", "0.25", "mL"),
        ("Apply 1 ml to the face", "1", "1", "mL"),
        ("apply about 0.5-1 mL", "0.5", "1", "mL"),
        ("One ampoule is one treatment.", "1", "1", "ampoule"),
        ("Use 1 vial on clean skin", "1", "1", "vial"),
        ("Apply one sheet to the face", "1", "1", "sheet"),
        ("2 vials per session", "2", "2", "vial"),
    ],
)
def test_an_amount_is_a_volume_or_whole_units(words, low, high, unit):
    found = amount(words)
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)


def test_what_was_assumed_is_said():
    assert amount("3 drops").assumption == "a drop is about 0.05 mL"
    assert amount("Apply 1 ml").assumption == ""


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Apply to the face.", "do not say how much"),
        ("2 pumps twice daily", "“2 pumps”, and how much that is, the label does not say"),
        ("3 drops for the face, 2 drops for the neck", "more than one amount"),
        ("Contents: 30 ml. Apply evenly.", "do not say how much"),
        ("Use one vial for two sessions.", "do not say how much"),
    ],
)
def test_an_amount_that_cannot_be_told_says_why(words, reason):
    with pytest.raises(UnreadableError, match=reason):
        amount(words)


def test_a_whole_page_is_not_read_for_an_amount():
    with pytest.raises(UnreadableError, match="too long"):
        amount("3 drops " * MAX_CHARACTERS)


@given(st.text(max_size=300))
def test_any_text_gives_an_answer_or_a_reason(text):
    for read in (amount, frequency):
        try:
            found = read(text)
        except UnreadableError:
            continue
        assert 0 <= found.low <= found.high

"""Numbers in all the forms that labels give them."""

import pytest

from evaluation.core.parsing.numbers import bounded, find_numbers, plain
from evaluation.core.parsing.words import Words
from evaluation.core.text import fold


def values(text: str) -> list[float]:
    folded = fold(text)
    return [number.value for number in find_numbers(folded, Words(text, folded))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2 x 10^9", 1.2e9),
        ("1,2 × 10⁹", 1.2e9),
        ("10⁹", 1e9),
        ("10^10", 1e10),
        ("10**9", 1e9),
        ("5×10¹⁰", 5e10),
        ("1 x 1010", 1e10),
        ("2E+10", 2e10),
        ("7.5e+09", 7.5e9),
        ("1e10", 1e10),
        ("10B", 1e10),
        ("10 B", 1e10),
        ("500M", 5e8),
        ("1.5 trillion", 1.5e12),
        ("1+ trillion", 1e12),
        ("20-billion", 2e10),
        ("2.5 bn", 2.5e9),
        ("1,000,000,000", 1e9),
        ("1.000.000.000", 1e9),
        ("1 000 000 000", 1e9),
        ("twenty billion", 2e10),
        ("one hundred and fifty million", 1.5e8),
        ("two and a half billion", 2.5e9),
        ("half a billion", 5e8),
        ("a trillion", 1e12),
        ("5,000", 5000),
        ("0.5", 0.5),
    ],
)
def test_one_number_is_read(text: str, value: float) -> None:
    assert values(text) == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5 x 100 mg", [5, 100]),
        ("5 vials x 5 mL", [5, 5]),
        ("billions of exosomes", []),
        ("a few billion", []),
        ("10^9-10^10", [1e9]),
        ("12/2026", [12, 2026]),
        ("vitamin B5", [5]),
        ("", []),
    ],
)
def test_neighbouring_numbers_stay_apart(text: str, found: list[float]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "said", "bound"),
    [
        ("at least 2 billion", "at least 2 billion", "at_least"),
        ("more than 2 billion", "more than 2 billion", "at_least"),
        ("> 2 billion", "> 2 billion", "at_least"),
        ("2 billion+", "2 billion+", "at_least"),
        ("2 billion or more", "2 billion or more", "at_least"),
        ("1-2 billion", "1-2 billion", "at_least"),
        ("up to 2 billion", "up to 2 billion", "at_most"),
        ("about 2 billion", "about 2 billion", "exactly"),
        ("we put 2 billion", "2 billion", "exactly"),
    ],
)
def test_words_bound_a_number(text: str, said: str, bound: str) -> None:
    folded = fold(text)
    (number,) = find_numbers(folded, Words(text, folded))
    start, found = bounded(folded, number)
    assert (text[start : number.end], found) == (said, bound)


@pytest.mark.parametrize(
    ("digits", "value"), [("1,000", 1000), ("1,2", 1.2), ("1.2", 1.2), ("1.000", 1), ("10,000,000", 1e7), ("7", 7)]
)
def test_separators_are_told_apart(digits: str, value: float) -> None:
    assert plain(digits) == value

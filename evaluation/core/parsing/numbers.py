"""Numbers as labels write them: "1.2 x 10^9", "10⁹", "2E+10", "1,000,000", "1+ trillion", "10B", "twenty billion"."""

import re
from typing import NamedTuple

from evaluation.core.facts import Bound
from evaluation.core.parsing.words import JOINED, Words

# Begins with a plain digit, so that the search skips what holds none.
DIGITS = r"\d(?:\d{0,2}(?:(?:,\d{3}){1,5}|(?:\.\d{3}){2,5}|(?:[ ']\d{3}){2,5})(?!\d)|\d{0,11}(?:[.,]\d{1,6})?)"
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POWER = (
    rf"(?:(?:\^|\*\*|\se|e|exp)\s?\(?\+?(?P<caret>\d{{1,2}})\)?|(?P<raised>[{_SUPERSCRIPT}]{{1,2}})"
    # "1 x 1010 particles", "1 x 10 10 particles": the raised digits were lost on the way
    r"|(?P<lost>(?:\s(?=\d{1,2}\s?(?:/|per\b|particle|exosome|vesicle|evs?\b)))?(?:0?[6-9]|1[0-5]))(?!\d))"
)
_MAGNITUDES = {
    "thousand": 1e3, "million": 1e6, "mio": 1e6, "mln": 1e6, "mil": 1e6, "billion": 1e9, "milliard": 1e9, "bn": 1e9,
    "bln": 1e9, "bil": 1e9, "trillion": 1e12, "trn": 1e12, "tn": 1e12, "tril": 1e12, "quadrillion": 1e15, "b": 1e9,
    "t": 1e12, "m": 1e6, "k": 1e3,
}  # fmt: skip
_NUMBER = re.compile(
    rf"(?P<low>{DIGITS})(?:\s?(?:-|to|~)\s?(?P<high>{DIGITS}))?(?P<plus>\s?\+)?"
    rf"(?:\s?(?:x|\*|·|⋅)\s?10{_POWER}"
    rf"|\s?e\s?\+?(?P<e>\d{{1,2}})(?![\da-z])"
    rf"|(?<=10)(?:(?:\^|\*\*)\(?\+?(?P<ten>\d{{1,2}})\)?|(?P<tens>[{_SUPERSCRIPT}]{{1,2}}))"
    r"|(?:\s|-)?(?:(?P<magnitude>thousand|(?:m|b|tr|quadr)illions?|milliards?)\b"
    r"|(?P<short>mio|mln|mil|bn|bln|bil|trn|tn|tril)\b(?:\.(?=\s?[a-z]))?)|\s?(?P<letter>b)\b|(?P<small>[tmk])\b)?"
    r"(?P<more>\s?\+|\s(?:or|and) more\b)?",
    re.ASCII,
)  # fmt: skip
_TO_DIGIT = str.maketrans(_SUPERSCRIPT, "0123456789")

_BOUND = re.compile(
    r"(?P<least>\b(?:at least|over|more than|greater than|above|exceeding|minimum(?: of)?|min\.?|no less than|"
    r"upwards of|from)|[>≥]=?)\s?$"
    r"|(?P<most>\b(?:up to|at most|maximum(?: of)?|max\.?|under|less than|below|no more than)|[<≤]=?)\s?$"
    r"|(?P<about>\b(?:about|approximately|approx\.?|around|nearly|almost|some|circa|ca\.?|roughly)|[~≈])\s?$",
    re.ASCII,
)
_BOUND_REACH = 20
_INSIDE_A_NUMBER = frozenset("0123456789.,^")

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_LONG_MAGNITUDES = {
    f"{name}{plural}": _MAGNITUDES[name] for name in ("million", "billion", "trillion") for plural in ("", "s")
}
_MOST_WORDS = 6
LARGE = 1e6  # from here on plain digits, too, may count particles: "1,000,000,000"


class Number(NamedTuple):
    """A number in the text: characters `start` to `end`.

    `is_large`: written with a magnitude or a power of ten, as particle counts are and pack sizes are not.
    `is_open`: "10+", "10 or more", "10-20".
    """

    value: float
    start: int
    end: int
    is_large: bool
    is_open: bool = False


def find_numbers(folded: str, words: Words) -> list[Number]:
    """Every number in digits or words, from left to right; no number is read in two ways."""
    found = [
        _number(match, folded)
        for match in _NUMBER.finditer(folded)
        if not match.start() or folded[match.start() - 1] not in _INSIDE_A_NUMBER
    ]
    if "illion" in folded:
        taken = {number.end for number in found}
        found += [number for number in _in_words(folded, words) if number.end not in taken]
        found.sort(key=lambda number: number.start)
    return _with_ranges(found, folded)


def _with_ranges(found: list[Number], folded: str) -> list[Number]:
    """The numbers with each range of large ones as one: "10^9-10^10" is 10^9 or more."""
    kept: list[Number] = []
    for number in found:
        last = kept[-1] if kept and number.is_large else None
        if last and last.is_large and folded[last.end : number.start].strip() in ("-", "to", "~"):
            kept[-1] = Number(min(last.value, number.value), last.start, number.end, is_large=True, is_open=True)
        else:
            kept.append(number)
    return kept


def plain(digits: str) -> float:
    """The value of digits with separators: "1,000" is a thousand, "1,2" and "1.2" are one and two tenths."""
    if digits.isdigit():
        return float(digits)
    digits = digits.replace(" ", "").replace("'", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits) or digits.count(",") > 1:
        return float(digits.replace(",", ""))
    if digits.count(".") > 1:
        return float(digits.replace(".", ""))
    return float(digits.replace(",", "."))


def _number(match: re.Match[str], folded: str) -> Number:
    low, high, plus, more = match.group("low", "high", "plus", "more")
    caret, raised, lost, e, ten, tens = match.group("caret", "raised", "lost", "e", "ten", "tens")
    long, short, letter, small = match.group("magnitude", "short", "letter", "small")
    value = plain(low)
    exponent, alone, magnitude = caret or raised or lost or e, ten or tens, long or short or letter or small
    if exponent:
        value *= 10.0 ** int(exponent.translate(_TO_DIGIT))
    elif alone:
        value = 10.0 ** int(alone.translate(_TO_DIGIT))
    elif magnitude:
        value *= _MAGNITUDES[magnitude if magnitude in _MAGNITUDES else magnitude.rstrip("s")]
    is_open = bool(plus or more or high)
    return Number(value, match.start(), match.end(), bool(exponent or alone or magnitude) or value >= LARGE, is_open)


def bounded(folded: str, number: Number) -> tuple[int, Bound]:
    """Where the words that bound the number begin ("at least"), and which way they bound it."""
    begin = max(number.start - _BOUND_REACH, 0)
    match = _BOUND.search(folded[begin : number.start])
    if match is None:
        return number.start, "at_least" if number.is_open else "exactly"
    kind: Bound = "at_least" if match["least"] or number.is_open else "at_most" if match["most"] else "exactly"
    return begin + match.start(), kind


def _in_words(folded: str, words: Words) -> list[Number]:
    """ "Twenty billion", "one hundred and fifty million", "half a billion", "a trillion"."""
    found = []
    place = -1
    while (place := folded.find("illion", place + 1)) >= 0:
        index = words.index_at(place) - 1
        if index < 0 or words.all[index] not in _LONG_MAGNITUDES:
            continue
        first = index
        while (
            first > 0 and index - first < _MOST_WORDS and words.gaps[first] == JOINED and _counts(words.all[first - 1])
        ):
            first -= 1
        said = words.all[first:index]
        value = _spelled(said)
        if value:
            found.append(
                Number(value * _LONG_MAGNITUDES[words.all[index]], words.start(first), words.end(index), is_large=True)
            )
    return found


def _counts(word: str) -> bool:
    return word in _UNITS or word in _TENS or word in ("hundred", "and", "a", "an", "half")


def _spelled(said: list[str]) -> float:
    """The value of number words; 0 where they are none."""
    value = 0.0
    for word in said:
        if word in _UNITS:
            value += _UNITS[word]
        elif word in _TENS:
            value += _TENS[word]
        elif word == "hundred":
            value = max(value, 1) * 100
        elif word == "half":
            value += 0.5
    return value or (1.0 if "a" in said or "an" in said else 0.0)

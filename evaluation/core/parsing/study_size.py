"""How many people a study had and how long it ran, as its sentence says."""

import re
from collections.abc import Iterator

from evaluation.core.linear import Sieve
from evaluation.core.values import value

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_ONES, 1)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}|(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES[:9])}))?|"
    rf"{'|'.join(_ONES)}|(?:a |one )?hundred|a dozen)"
)
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|h|days?|nights?|weeks?|wks?|months?|years?)"
_PERSON = (
    r"(?:people|persons?|wom[ae]n|m[ae]n|females?|males?|adults|subjects?|volunteers?|participants?|panell?ists?|"
    r"testers?|users?|patients?|consumers?|respondents?|individuals|customers|caucasians|asians|koreans|japanese)"
)
# "9 out of 10 women" and "1 in 3 women" are shares, "4 weeks, users said" a duration, "60-year-old women" an age.
_NO_SHARE = r"(?<!out of )(?<!\d in )(?<!\d of )(?<![\d.,/])"
_WORDS_BETWEEN = rf"(?:(?!{_UNIT}\b|ml\b|drops|times|of\b)[a-z]+,?[\s-]){{0,4}}"
_PEOPLE = re.compile(
    rf"\bn\s?=\s?(?P<n>\d{{1,4}})\b|{_NO_SHARE}\b(?P<named>{_NUMBER})[\s-]{_WORDS_BETWEEN}{_PERSON}\b|"
    rf"\b(?:panel|group|cohort) of (?P<panel>{_NUMBER})\b|"
    rf"\b(?:tested|trialled|trialed|tests?) (?:on|by|with|in) (?:over |more than |some )?(?P<bare>{_NUMBER})\b"
    rf"(?![\s-]?(?:{_UNIT}\b|%|skin|formula|countr|language))",
    re.ASCII,
)
_DURATION = re.compile(
    rf"(?<![\d.,/])\b(?P<number>{_NUMBER}|an?)[\s-]?(?P<unit>{_UNIT})\b"
    r"(?![\s-](?:old|of age|sealed|unopened|before|shelf|warranty|money))|"
    r"\b(?P<late>week|day|month)[\s-](?P<which>\d{1,3})\b",
    re.ASCII,
)
_MAY_COUNT, _MAY_LAST = Sieve(_PEOPLE.pattern), Sieve(_DURATION.pattern)
_DAYS = {"mi": 1 / 1440, "h": 1 / 24, "d": 1, "n": 1, "w": 7, "mo": 30, "y": 365}
_NAMES = {"mi": "minute", "h": "hour", "d": "day", "n": "night", "w": "week", "mo": "month", "y": "year"}
# An age is in years and no study of a cosmetic runs that long; "one-year" and "2-year" may.
_LONGEST_YEARS = 5


@value
class Counted:
    """A number of people, and where the folded text states it."""

    number: int
    start: int
    end: int


@value
class Lasting:
    """A duration in words ("6 weeks") and in days, and where the folded text states it."""

    words: str
    days: float
    start: int
    end: int


def number_of(words: str) -> int | None:
    """The number that numerals or English words name, up to 9,999; None for other words."""
    words = words.replace(",", "").strip()
    if words.isdigit():
        return int(words)
    if words.endswith("hundred"):
        return 100
    if words.endswith("dozen"):
        return 12
    parts = re.split(r"[\s-]", words)
    return sum(_WORDS[part] for part in parts) if all(part in _WORDS for part in parts) else None


def people(folded: str, start: int, end: int) -> Iterator[Counted]:
    """Every number of people that the folded text states between two places."""
    first = _MAY_COUNT.first(folded, start, end)
    for match in () if first is None else _PEOPLE.finditer(folded, first, end):
        number = number_of(match["n"] or match["named"] or match["panel"] or match["bare"])
        if number:
            yield Counted(number, match.start(), match.end())


def durations(folded: str, start: int, end: int) -> Iterator[Lasting]:
    """Every duration that the folded text states between two places; ages are none."""
    first = _MAY_LAST.first(folded, start, end)
    for match in () if first is None else _DURATION.finditer(folded, first, end):
        unit = match["unit"] or match["late"]
        kind = next(kind for kind in _DAYS if unit.startswith(kind))
        number = (
            int(match["which"])
            if match["late"]
            else 1
            if match["number"] in ("a", "an")
            else number_of(match["number"])
        )
        if number and not (kind == "y" and number > _LONGEST_YEARS):
            plural = "s" if number > 1 else ""
            yield Lasting(f"{number} {_NAMES[kind]}{plural}", number * _DAYS[kind], match.start(), match.end())

"""How much is used how often, as far as a label's directions say it in plain numbers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from evaluation.core.text import fold

# Longer directions are a page, and a number somewhere in it need not be an amount to use.
MAX_CHARACTERS = 3_000
DROP_ML = Decimal("0.05")
PEA_ML = Decimal("0.25")

_NUMBERS: Mapping[str, int] = MappingProxyType(
    {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
)
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|ten)"
_RANGE = rf"(?P<low>{_NUMBER})(?:\s?(?:-|to|or)\s?(?P<high>{_NUMBER}))?"
_UNIT = r"(?:vials?|ampoules?|ampules?|sheets?|masks?|pads?|sachets?)"

# Uses a week, the most particular first: "2-3 nights a week" settles what "at night" leaves open.
_WEEKLY = re.compile(rf"\b{_RANGE}\s?(?:x|times?|nights?|days?|evenings?)?\s(?:a|per|each|every)\sweek\b", re.ASCII)
_WEEKLY_WORD = re.compile(r"\b(?P<word>once|twice)\s(?:a|per|each|every)\sweek\b|\b(?P<plain>weekly)\b", re.ASCII)
_ALTERNATE = re.compile(r"\b(?:every (?:other|second)|alternate) (?:day|night|evening|morning)s?\b", re.ASCII)
_DAILY_TIMES = re.compile(rf"\b{_RANGE}\s?(?:x|times)\s(?:(?:a|per|each)\s)?(?:day|daily)\b", re.ASCII)
_DAILY_RANGE = re.compile(r"\bonce or twice[\s-](?:(?:a|per|each)\s)?(?:day|daily)\b", re.ASCII)
_DAILY_TWICE = re.compile(
    r"\btwice[\s-](?:(?:a|per|each)\s)?(?:day|daily)\b|"
    r"\b(?:morning|am|a\.m\.|day)\s?(?:,|and|&|\+|/)\s?(?:the )?(?:night|evening|pm|p\.m\.)(?!\w)",
    re.ASCII,
)
_DAILY_ONCE = re.compile(
    r"\b(?:once[\s-](?:(?:a|per|each)\s)?(?:day|daily)|daily|nightly|"
    r"(?:every|each) (?:day|night|evening|morning))\b",
    re.ASCII,
)
_AT_A_TIME = re.compile(r"\b(?:at night|at bedtime|before bed|in the (?:morning|evening)|(?:am|pm) only)\b", re.ASCII)

_DROPS = re.compile(rf"\b{_RANGE}\s?drops?\b", re.ASCII)
_FEW_DROPS = re.compile(r"\b(?:a )?few drops\b", re.ASCII)
_PUMPS = re.compile(
    rf"\b(?:{_NUMBER}|a)(?:\s?(?:-|to|or)\s?{_NUMBER})?\s(?:full )?(?:pumps?|pipettes?|droppers?)\b", re.ASCII
)
_PEA = re.compile(r"\bpea[\s-]?(?:sized?|size amount)?\b", re.ASCII)
_MILLILITRES = re.compile(
    r"\b(?:apply|use|dispense|take|spread|massage|smooth)\s(?:about |around |approximately |up to )?"
    r"(?P<low>\d(?:\.\d{1,2})?)(?:\s?(?:-|to)\s?(?P<high>\d(?:\.\d{1,2})?))?\s?ml\b",
    re.ASCII,
)
_UNIT_EACH = re.compile(
    rf"\b(?P<low>a|one|1|two|2) (?P<unit>{_UNIT}) (?:is|per|a|for|each|for each|for one|for a|at a|every)\s"
    r"(?:one |a |each )?(?:treatment|session|use|application|time|face|day|night|week)\b|"
    rf"\b(?:use|apply|open|spread|put on) (?P<low2>a|one|1|two|2) (?:full |whole )?(?P<unit2>{_UNIT})\b"
    rf"(?! (?:for|over|in|across) (?:{_NUMBER}|several))",
    re.ASCII,
)


class UnreadableError(ValueError):
    """The directions do not say it, or say two things; the message says which, for a shopper."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What one use takes: mL, or whole units of the pack (vials, pads); as a range, with what was assumed."""

    low: Decimal
    high: Decimal
    unit: str
    assumption: str = ""


@dataclass(frozen=True, slots=True)
class Frequency:
    """Uses a week, as a range, in the directions' own words."""

    low: Decimal
    high: Decimal
    as_stated: str


def frequency(directions: str) -> Frequency:
    """How often it is used; UnreadableError where the directions name no frequency or two that differ."""
    text = _readable(directions)
    daily = _daily(text)
    weekly = _weekly(text)
    if weekly is not None:
        if daily is not None:
            raise UnreadableError(f"The directions name both “{daily.as_stated}” and “{weekly.as_stated}”.")
        return weekly
    if daily is not None:
        return daily
    if once := _AT_A_TIME.search(text):
        return Frequency(Decimal(7), Decimal(7), once[0])
    raise UnreadableError("The directions do not say how often it is used.")


def amount(directions: str) -> Amount:
    """What one use takes; UnreadableError where the directions name no amount, two, or one that is no volume."""
    found = list(dict.fromkeys(_amounts(_readable(directions))))
    if len(found) > 1:
        raise UnreadableError("The directions name more than one amount.")
    if found:
        return found[0]
    if pumps := _PUMPS.search(_readable(directions)):
        raise UnreadableError(f"The directions say “{pumps[0]}”, and how much that is, the label does not say.")
    raise UnreadableError("The directions do not say how much is used.")


def _readable(directions: str) -> str:
    if len(directions) > MAX_CHARACTERS:
        raise UnreadableError("The directions are too long to be read for an amount.")
    return " ".join(fold(directions).split())


def _weekly(text: str) -> Frequency | None:
    if found := _WEEKLY.search(text):
        low, high = _range(found)
        return Frequency(low, high, found[0])
    if found := _WEEKLY_WORD.search(text):
        times = Decimal(2 if found["word"] == "twice" else 1)
        return Frequency(times, times, found[0])
    if found := _ALTERNATE.search(text):
        return Frequency(Decimal("3.5"), Decimal("3.5"), found[0])
    return None


def _daily(text: str) -> Frequency | None:
    if found := _DAILY_TIMES.search(text):
        least, most = _range(found)
        return Frequency(7 * least, 7 * most, found[0])
    for pattern, low, high in ((_DAILY_RANGE, 7, 14), (_DAILY_TWICE, 14, 14), (_DAILY_ONCE, 7, 7)):
        if found := pattern.search(text):
            return Frequency(Decimal(low), Decimal(high), found[0])
    return None


def _amounts(text: str) -> Iterator[Amount]:
    for found in _DROPS.finditer(text):
        low, high = _range(found)
        yield Amount(low * DROP_ML, high * DROP_ML, "mL", "a drop is about 0.05 mL")
    if _FEW_DROPS.search(text):
        yield Amount(2 * DROP_ML, 4 * DROP_ML, "mL", "a few drops are two to four, and a drop is about 0.05 mL")
    if _PEA.search(text):
        yield Amount(PEA_ML, PEA_ML, "mL", "the size of a pea is about 0.25 mL")
    for found in _MILLILITRES.finditer(text):
        low, high = _range(found)
        yield Amount(low, high, "mL")
    for found in _UNIT_EACH.finditer(text):
        number = _value(found["low"] or found["low2"])
        unit = (found["unit"] or found["unit2"]).removesuffix("s")
        yield Amount(number, number, unit)


def _range(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    low = _value(found["low"])
    high = _value(found["high"]) if found["high"] else low
    return min(low, high), max(low, high)


def _value(number: str) -> Decimal:
    return Decimal(_NUMBERS[number]) if number in _NUMBERS else Decimal(number)

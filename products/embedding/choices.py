"""What an address may ask of an embed: known parameters are checked, unknown ones are nobody's business."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict


class Size(StrEnum):
    """How much of the scorecard stands on a card. No size leaves out what every card says."""

    BADGE = "badge"
    COMPACT = "compact"
    FULL = "full"


class Theme(StrEnum):
    """Colours: `auto` follows the reader's system, `mono` is black on white, for print."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    MONO = "mono"


# A picture cannot follow its reader's system.
BADGE_THEMES = (Theme.LIGHT, Theme.DARK, Theme.MONO)

Choice = TypeVar("Choice", bound=StrEnum)


class BadChoiceError(ValueError):
    """A known parameter with a value that we do not know; its text says what would do."""

    def __init__(self, parameter: str, value: str, allowed: str) -> None:
        super().__init__(f"{parameter}={_short(value)} is not possible. Choose {allowed}.")
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Look:
    """Size and colours of a card."""

    size: Size = Size.COMPACT
    theme: Theme = Theme.AUTO


USUAL_LOOK = Look()


def look(query: QueryDict) -> Look:
    """What the address asks for; BadChoiceError for a size or theme that there is not."""
    if not query:
        return USUAL_LOOK
    return Look(one_of(query, "size", tuple(Size), Size.COMPACT), one_of(query, "theme", tuple(Theme), Theme.AUTO))


def badge_theme(query: QueryDict) -> Theme:
    """The colours of a badge; BadChoiceError for others."""
    return one_of(query, "theme", BADGE_THEMES, Theme.LIGHT)


def one_of(query: QueryDict, name: str, allowed: Sequence[Choice], default: Choice) -> Choice:
    """The parameter as one of the allowed; the default where it is missing or empty, BadChoiceError for another."""
    value = query.get(name, "")
    if not value:
        return default
    for choice in allowed:
        if choice.value == value:
            return choice
    raise BadChoiceError(name, value, either(allowed))


def whole_number(query: QueryDict, name: str, lowest: int, highest: int, default: int | None) -> int | None:
    """The parameter as a number within bounds; the default where it is missing, BadChoiceError for anything else."""
    value = query.get(name, "").strip()
    if not value:
        return default
    # more digits than the bound has are out of bounds, however many
    if value.isascii() and value.isdigit() and len(value) <= len(str(highest)) and lowest <= int(value) <= highest:
        return int(value)
    raise BadChoiceError(name, value, f"a whole number from {lowest} to {highest}")


def either(words: Sequence[str]) -> str:
    """ "light, dark or mono"."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _short(value: str) -> str:
    """What was asked for, as far as a reader needs it to find it again."""
    return f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”"

"""What a row says, cell by cell: values of the models' kinds, or what is wrong with a cell in words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from django.db.models import TextChoices
from openpyxl.utils.datetime import from_excel

from products.models import EvidenceGrade, PriceBasis, ProductType, SourceKind, UseSetting
from products.transfer.cells import entries_of, in_lines, part_of, unguarded
from products.transfer.columns import BRAND, COLUMNS, LABEL, LISTS, PRICE, PRODUCT, Column, Kind
from products.transfer.tables import Cell, ReadRow

CHOICES: dict[str, type[TextChoices]] = {
    "type": ProductType,
    "use": UseSetting,
    "price_basis": PriceBasis,
    "grade": EvidenceGrade,
    "price_grade": EvidenceGrade,
}
_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z")
_NUMBER = re.compile(r"\d{1,12}(\.\d{1,6})?\Z")
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050  # days since 1900 as Excel counts them: the years 2000 to 2099
_YES, _NO = {"yes", "true", "1", "x"}, {"", "no", "false", "0"}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a row; `column` is empty where it is not one cell's."""

    row: int
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class Values:
    """A row's values by the models' fields. `price` and `label` are None where the row says nothing of them."""

    row: int
    brand: dict[str, Any]
    product: dict[str, Any]
    price: dict[str, Any] | None
    label: dict[str, Any] | None
    sources: list[dict[str, str]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


def values_of(row: ReadRow) -> tuple[Values | None, list[Problem]]:
    """The row's values and all that is wrong with its cells; no values where something is."""
    found: dict[str, Any] = {}
    problems = []
    for column in COLUMNS:
        try:
            found[column.name] = _read(column, row.cells.get(column.name))
        except ValueError as error:
            problems.append(Problem(row.number, column.name, str(error)))
    if problems:
        return None, problems
    price, label = (_section(found, columns) for columns in (PRICE, LABEL))
    has_price = any(value not in (None, "") for name, value in price.items() if name != "basis")
    has_label = any(value not in (None, "", False) for value in label.values()) or any(found[c.name] for c in LISTS)
    has_label = has_label or any(label[part.field] is not None for part in LABEL if part.kind is Kind.PART)
    values = Values(
        row.number,
        _section(found, BRAND),
        _section(found, PRODUCT),
        price if has_price else None,
        label if has_label else None,
        found["sources"],
        found["claims"],
        found["further_pages"],
    )
    problems = [Problem(row.number, name, words) for name, words in _missing(values)]
    return (None if problems else values), problems


def _section(found: dict[str, Any], columns: Sequence[Column]) -> dict[str, Any]:
    return {column.field: found[column.name] for column in columns}


def _missing(values: Values) -> list[tuple[str, str]]:
    """What a whole needs: a price its currency, a look at a label its words, its day, its reader and its grade."""
    missing = []
    if values.price is not None:
        missing += [
            (name, "A price needs it.") for name in ("price", "currency") if not _has(values.price, name, PRICE)
        ]
    if values.label is not None:
        needed = ("seen_on", "seen_by", "grade")
        missing += [(name, "A look at a label needs it.") for name in needed if not _has(values.label, name, LABEL)]
        if all(values.label[column.field] is None for column in LABEL if column.kind is Kind.PART):
            missing.append(("front", "No part of the label is there; write (empty) for one that was seen so."))
        if values.label["ingredients_complete"] and values.label["ingredients"] is None:
            missing.append(("ingredients_complete", "A list that was not seen cannot be complete."))
        tomorrow = date.today() + timedelta(days=1)  # somewhere it is tomorrow already
        if values.label["seen_on"] and values.label["seen_on"] > tomorrow:
            missing.append(("seen_on", f"{values.label['seen_on']} is still to come."))
    return missing


def _has(section: dict[str, Any], name: str, columns: Sequence[Column]) -> bool:
    field_name = next(column.field for column in columns if column.name == name)
    return section[field_name] not in (None, "")


def _read(column: Column, cell: Cell) -> Any:
    """The cell's value; ValueError in words for an editor."""
    value = _READERS[column.kind](cell)
    if column.is_required and value in (None, ""):
        raise ValueError("It must not be empty.")
    if column.name in CHOICES:
        return _choice(CHOICES[column.name], value) if value else ""
    if column.name == "sources":
        return [_source(entry) for entry in value]
    if column.name == "claims":
        return [_claim(entry) for entry in value]
    if column.name == "further_pages":
        return [_at_most(entry, 1)[0] for entry in value]
    return value


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return unguarded(in_lines(cell)).strip() if isinstance(cell, str) else str(cell)


def _part(cell: Cell) -> str | None:
    return part_of(in_lines(cell)) if isinstance(cell, str) else part_of(_text(cell))


def _date(cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return _day(float(cell))
    text = _text(cell)
    if not text:
        return None
    if not _ISO.match(text):
        raise ValueError(f"“{text[:40]}” is no date that reads in one way only: write it as 2026-11-23.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"There is no day {text}.") from None


def _day(serial: float) -> date:
    """A date that a workbook holds as the number of a day."""
    if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        raise ValueError(f"{serial:g} is no date: write it as 2026-11-23.")
    day = from_excel(int(serial))
    return date(day.year, day.month, day.day)


def _number(cell: Cell) -> Decimal | None:
    text = _text(cell)
    if not text:
        return None
    if not _NUMBER.match(text):
        raise ValueError(f"“{text[:40]}” is no number as expected: digits, and a point before cents, as in 1234.50.")
    return Decimal(text)


def _boolean(cell: Cell) -> bool:
    text = _text(cell).lower()
    if text not in _YES | _NO:
        raise ValueError(f"“{text[:40]}” is neither yes nor no.")
    return text in _YES


def _list(cell: Cell) -> list[tuple[str, ...]]:
    return entries_of(_text(cell))


_READERS: dict[Kind, Callable[[Cell], Any]] = {
    Kind.TEXT: _text,
    Kind.PART: _part,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.BOOLEAN: _boolean,
    Kind.LIST: _list,
}


def _choice(choices: type[TextChoices], words: str) -> str:
    """The value of the choice that words name, by its value or as pages show it."""
    known = {label.lower(): value for value, label in choices.choices} | {
        value.lower(): value for value in choices.values
    }
    if words.lower() in known:
        return known[words.lower()]
    near = get_close_matches(words.lower(), known, n=1)
    hint = f"Is “{known[near[0]]}” meant?" if near else f"It has to be one of: {', '.join(choices.values)}."
    raise ValueError(f"There is no “{words[:40]}”. {hint}")


def _source(entry: tuple[str, ...]) -> dict[str, str]:
    kind, *rest = _at_most(entry, 3)
    return {"kind": _choice(SourceKind, kind), **dict(zip(("detail", "as_stated"), rest, strict=False))}


def _claim(entry: tuple[str, ...]) -> dict[str, Any]:
    """A claim with its provenance, of which nothing is said where it is the label's."""
    text, said_by, url, seen_on, seen_by, grade = (*_at_most(entry, 6), *[""] * 5)[:6]
    return {
        "text": text,
        "said_by": said_by,
        "url": url,
        "seen_on": _date(seen_on),
        "seen_by": seen_by,
        "evidence_grade": _choice(EvidenceGrade, grade) if grade else "",
    }


def _at_most(entry: tuple[str, ...], most: int) -> tuple[str, ...]:
    if len(entry) > most:
        raise ValueError(f"“{entry[0][:40]}” has {len(entry)} fields, {most} at most; a bar within one is written \\|.")
    return entry

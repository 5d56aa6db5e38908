"""Tables as JSON: a list of objects, a value a column; null is a part not seen, "" one that says nothing."""

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import IO, Any

from products.transfer.cells import SEEN_AND_EMPTY, guarded, part_of, unguarded
from products.transfer.columns import BY_NAME, COLUMNS, Kind
from products.transfer.tables import MOST_ROWS, Cell, ReadRow, Row, TableError, checked_headers, decoded, too_many_rows


def read(data: bytes) -> list[ReadRow]:
    """The rows, numbered from 1; TableError names the line that is no JSON, or the entry that is no row."""
    try:
        found = json.loads(decoded(data), parse_float=Decimal, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise TableError(f"Line {error.lineno}, column {error.colno}: this is no JSON ({error.msg}).") from None
    except (ValueError, RecursionError):
        raise TableError("The file holds numbers or lists within lists that no row can hold.") from None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise TableError("The file must hold a list of objects, one a product.")
    if len(found) > MOST_ROWS:
        raise too_many_rows()
    given = list({name: None for row in found for name in row})
    names = dict(zip(given, checked_headers([*given]), strict=False))
    return [
        ReadRow(number, {names[name]: _cell(number, names[name], cell) for name, cell in row.items() if name.strip()})
        for number, row in enumerate(found, start=1)
    ]


def write(rows: Iterable[Row], out: IO[str]) -> None:
    """Write rows as they come, an object a line."""
    out.write("[")
    for count, row in enumerate(rows):
        values = {column.name: _value(column.kind, row[column.name]) for column in COLUMNS}
        out.write(("," if count else "") + "\n" + json.dumps(values, ensure_ascii=False))
    out.write("\n]\n")


def _value(kind: Kind, cell: str) -> str | None:
    return part_of(cell) if kind is Kind.PART else unguarded(cell)


def _cell(number: int, name: str, value: Any) -> Cell:
    """A value as it would stand in a spreadsheet's cell."""
    if isinstance(value, str):
        if any("\ud800" <= letter <= "\udfff" for letter in value) or "\0" in value:
            raise TableError(f"Entry {number}, {name}: it holds a character that is none.")
        is_silent = value == "" and BY_NAME[name].kind is Kind.PART
        return SEEN_AND_EMPTY if is_silent else guarded(value)
    if value is None or isinstance(value, bool | int | Decimal):
        return value
    raise TableError(f"Entry {number}, {name}: a text, a number, true, false or null is expected.")


def _refuse(word: str) -> None:
    raise ValueError(word)

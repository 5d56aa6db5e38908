"""Tables as files: CSV, Excel and JSON, read within bounds whatever is in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from products.transfer.columns import BY_NAME, COLUMNS

MOST_BYTES = 5_000_000
MOST_ROWS = 1_000
MOST_COLUMNS = 100

# What a cell can be before its column says how it is read; "" and None are the same but in a JSON file's parts.
Cell = str | int | float | Decimal | bool | date | None
Row = dict[str, str]


class TableError(Exception):
    """The file as a whole cannot be used; says where and why, for an editor."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row with its number as a spreadsheet shows it (in JSON, the entry's place) and its cells by column."""

    number: int
    cells: dict[str, Cell]


def check_size(size: int) -> None:
    """TableError for a file of more bytes than we read."""
    if size > MOST_BYTES:
        raise TableError(
            f"The file has {size / 1e6:.1f} MB; at most {MOST_BYTES // 1_000_000} MB are read. Split it into several."
        )


def too_many_rows() -> TableError:
    """For a file with more rows than we read."""
    return TableError(f"The file has more than {MOST_ROWS:,} rows. Split it into several.")


def rows_below(headers: Iterable[Cell], lines: Iterable[tuple[int, list[Cell]]]) -> Iterator[ReadRow]:
    """Rows from numbered lines of cells in the order of the headers; TableError for a cell without a header."""
    names = checked_headers(list(headers))
    for count, (number, line) in enumerate(lines):
        if count >= MOST_ROWS:
            raise too_many_rows()
        if any(cell not in (None, "") for cell in line[len(names) :]):
            raise TableError(f"Row {number} has more cells than there are headers.")
        yield ReadRow(number, dict(zip(names, line, strict=False)))


def checked_headers(headers: list[Cell]) -> list[str]:
    """The columns that headers name; TableError for too many, unknown, double or missing ones."""
    while headers and headers[-1] in (None, ""):
        headers.pop()
    if len(headers) > MOST_COLUMNS:
        raise TableError(f"The file has more than {MOST_COLUMNS} columns.")
    names = [str(header or "").strip().lower().replace(" ", "_") for header in headers]
    for place, name in enumerate(names, start=1):
        if name not in BY_NAME:
            raise TableError(_unknown(place, name))
        if name in names[: place - 1]:
            raise TableError(f"The column “{name}” stands twice.")
    if missing := [column.name for column in COLUMNS if column.is_required and column.name not in names]:
        raise TableError(f"The column “{missing[0]}” is missing. The first row holds the headers, as in the template.")
    return names


def _unknown(place: int, name: str) -> str:
    if not name:
        return f"Column {place} has no header."
    near = get_close_matches(name, BY_NAME, n=1)
    hint = f" Is “{near[0]}” meant?" if near else " The template says which there are."
    return f"There is no column “{name[:60]}”.{hint}"


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 if it says so; TableError for any other encoding, none is guessed."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"The file is not in UTF-8 (line {line}, byte {error.start + 1}). Save it again as “CSV UTF-8”, so that no "
            "letter of a label is guessed."
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise TableError(f"The file holds zero bytes (line {line}), so it is no text in UTF-8. Save it as “CSV UTF-8”.")
    return text

"""Tables as CSV, with whichever of comma, semicolon and tab the headers are parted by."""

import csv
from collections.abc import Iterable, Iterator
from typing import IO

from products.transfer.cells import in_lines
from products.transfer.columns import BY_NAME, COLUMNS
from products.transfer.tables import Cell, ReadRow, Row, TableError, decoded, rows_below

MARKS = (",", ";", "\t")
# Excel takes a file without it for one of the local encoding.
BYTE_ORDER_MARK = "\ufeff"


def read(data: bytes) -> list[ReadRow]:
    """The rows; TableError names the row that is no CSV."""
    text = decoded(data)
    reader = csv.reader(_lines(text), delimiter=_mark(text), strict=True)
    try:
        headers = next(reader, [])
        return list(rows_below(headers, _numbered(reader)))
    except csv.Error as error:
        raise TableError(f"Line {reader.line_num}: this is no CSV ({error}).") from None


def write(rows: Iterable[Row], out: IO[str]) -> None:
    """Write headers and rows as they come."""
    out.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(out, [column.name for column in COLUMNS])
    writer.writeheader()
    writer.writerows(rows)


def _lines(text: str) -> Iterator[str]:
    """Line by line, at line feeds only: labels hold other characters at which `splitlines` would part them."""
    start = 0
    text = in_lines(text)
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _numbered(reader: Iterable[list[str]]) -> Iterator[tuple[int, list[Cell]]]:
    for number, line in enumerate(reader, start=2):
        yield number, [*line]


def _mark(text: str) -> str:
    """The one that parts the first line into most headers that we know."""
    first = text.partition("\n")[0]
    return max(MARKS, key=lambda mark: sum(name.strip(' "\r').lower() in BY_NAME for name in first.split(mark)))

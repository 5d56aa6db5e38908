"""A table's file, whatever kind it is of."""

from collections.abc import Callable
from pathlib import PurePath

from products.transfer import csv_table, json_table, xlsx_table
from products.transfer.tables import ReadRow, TableError, check_size

_READERS: dict[str, Callable[[bytes], list[ReadRow]]] = {
    ".csv": csv_table.read,
    ".xlsx": xlsx_table.read,
    ".json": json_table.read,
}
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def read_table(name: str, data: bytes) -> list[ReadRow]:
    """The rows of a file, told apart by the end of its name. TableError names what is wrong, and where."""
    check_ending(name)
    check_size(len(data))
    found = _READERS[PurePath(name).suffix.lower()](data)
    rows = [row for row in found if any(cell not in (None, "") for cell in row.cells.values())]
    if not rows:
        raise TableError("The file has no rows below its headers.")
    return rows


def check_ending(name: str) -> None:
    """TableError for a file that does not end in what we read."""
    if PurePath(name).suffix.lower() not in _READERS:
        raise TableError(f"“{name[:80]}” is no table that is read here: it has to end in .csv, .xlsx or .json.")

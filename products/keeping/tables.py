"""Every row of every table, summed up: two databases with equal sums hold the same."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

# Kept by the database for its own use, or worth nothing elsewhere.
LEFT_OUT = ("sqlite_", "django_session")
BATCH = 1_000


def table_sums() -> dict[str, str]:
    """For each table its rows' number and digest, "12 3f5a…"; the order of rows does not count."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return _sums(cursor, names)


def sums_of_copy(file: Path) -> dict[str, str]:
    """The same for a copy of an SQLite database."""
    # read with the converters that Django has given to its own connection, so that equal rows look equal
    with closing(sqlite3.connect(file, detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)) as copy:
        cursor = copy.cursor()
        names = [name for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return _sums(cursor, names)


def _sums(cursor: Any, tables: Iterable[str]) -> dict[str, str]:
    # FTS5 keeps the search's words in tables of its own, in a form that depends on how they came in
    hidden = {f"products_search_{part}" for part in ("config", "content", "data", "docsize", "idx")}
    shown = sorted(name for name in tables if not name.startswith(LEFT_OUT) and name not in hidden)
    return {name: _sum(cursor, name) for name in shown}


def _sum(cursor: Any, table: str) -> str:
    count, total = 0, 0
    for row in _rows(cursor, table):
        count += 1
        digest = hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).digest()[:16]
        total = (total + int.from_bytes(digest, "big")) % 2**128
    return f"{count} {total:032x}"


def _rows(cursor: Any, table: str) -> Iterator[tuple[object, ...]]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  (a name of the database's own)
    while rows := cursor.fetchmany(BATCH):
        for row in rows:
            yield tuple(bytes(value) if isinstance(value, memoryview) else value for value in row)

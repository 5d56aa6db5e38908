"""Notice every change of what the public sees, whoever makes it, so that no kept page outlives it.

A watch on the connection rather than a call at each writer: a writer that forgot the call would show old scores.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from products.hearing import CHANNEL, hearing

TABLE = "products_publicchange"
# So many rows stand between two clearings; a reader counts them all.
CLEARED_EVERY = 64
# Tables of the catalogue that no public page shows.
NEVER_SHOWN = re.compile(
    r"products_(publicchange|catalogueversion|cataloguechange|searchword|search\w*|errorreport|historical\w+|formdraft|catalogueexport|nearname\w*|(?:product|brand)(?:pair|merge)|clinic\w*|\w*embedview\w*)"
)
_CHANGE = re.compile(
    r'\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(products_\w+)"?', re.I
)


def watch(sender: Any, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Watch a new connection; for Django's signal `connection_created`, the one place that sees all of them.

    Most are made while a request is under way, whose own watch stands there already, and takes the last one away when
    it ends. Ours goes first.
    """
    if _note_changes not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, _note_changes)


def is_public_change(sql: str) -> bool:
    """Whether a statement changes a table that public pages are made of."""
    change = _CHANGE.match(sql)
    return bool(change and not NEVER_SHOWN.fullmatch(change[1]))


def _note_changes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if is_public_change(sql):
        _note(context["connection"])
    return result


def _note(connection: BaseDatabaseWrapper) -> None:
    if not _has_table(connection):
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"WITH new AS (INSERT INTO {TABLE} DEFAULT VALUES RETURNING id) "  # noqa: S608
                f"SELECT id, pg_notify('{CHANNEL}', '') FROM new"
            )
            number = cursor.fetchone()[0]
        else:
            cursor.execute(f"INSERT INTO {TABLE} DEFAULT VALUES")
            number = cursor.lastrowid
        if number % CLEARED_EVERY == 0:
            cursor.execute(f"DELETE FROM {TABLE} WHERE id < %s", [number - CLEARED_EVERY])  # noqa: S608
    if hearing.is_on:
        connection.on_commit(hearing.forget)


# Databases known to have the table: while the first migrations run it is not there yet.
_have_table: set[object] = set()


def _has_table(connection: BaseDatabaseWrapper) -> bool:
    name = connection.settings_dict["NAME"]
    if name not in _have_table and TABLE in connection.introspection.table_names():
        _have_table.add(name)
    return name in _have_table

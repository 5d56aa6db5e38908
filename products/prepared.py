"""Queries that are written once and asked with every page.

For a handful of rows the ORM takes longer to write a query, and to find out how its rows are read, than a database to
answer it. Both are done once here.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from threading import local
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
Key = int | str
Converter = tuple[int, Sequence[Callable[..., Any]], Any]  # of which column, by what, and the column as an expression

# Stand for the key while the query is written: no row will ever have them.
_PLACES: dict[type, Key] = {int: 0x5EED_0F_A11_0E_75, str: "no address has blanks"}


class _Reading(local):
    """How one thread's connection reads the rows: converters belong to a connection, and go with it."""

    connection: BaseDatabaseWrapper | None = None
    names: tuple[str, ...] = ()
    converters: tuple[Converter, ...] = ()


class Prepared(Generic[Row]):
    """The rows for one key, as the same QuerySet gives them.

    `Prepared(lambda key: ProductPrice.objects.filter(product=key))` is called with the key of a product; `kind` is that
    of the key. Fields may be deferred; joined rows and prefetches are not fetched. JSON fields that `as_text` names are
    left as the text that the database answers with.
    """

    def __init__(
        self, written_for: "Callable[[Any], QuerySet[Row]]", kind: type = int, as_text: Collection[str] = ()
    ) -> None:
        self._written_for, self._place, self._as_text = written_for, _PLACES[kind], frozenset(as_text)
        self._reading = _Reading()

    @cached_property
    def _query(self) -> tuple[type[Row], str, tuple[object, ...]]:
        queryset = self._written_for(self._place)
        sql, params = queryset.query.sql_with_params()
        return queryset.model, sql, params

    def __call__(self, key: Key) -> list[Row]:
        """The rows for this key. One query."""
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            cursor.execute(*self.written(key))
            return self.read(cursor, connection)

    def written(self, key: Key) -> tuple[str, list[Any]]:
        """The statement for this key, and its parameters."""
        _, sql, params = self._query
        # PostgreSQL's driver is given its own kinds of integer
        return sql, [type(value)(key) if value == self._place else value for value in params]

    def read(self, cursor: Any, connection: BaseDatabaseWrapper) -> list[Row]:
        """The rows that the cursor was answered with."""
        model, *_ = self._query
        found = cursor.fetchall()
        if not found:
            return []
        if self._reading.connection is not connection:
            self._read_with(connection, [column[0] for column in cursor.description])
        names, converters = self._reading.names, self._reading.converters
        return [model.from_db(connection.alias, names, _converted(row, converters, connection)) for row in found]

    def _read_with(self, connection: BaseDatabaseWrapper, columns: Sequence[str]) -> None:
        """Look up what the ORM would ask for with every query. A QuerySet selects columns in the order of fields."""
        model, *_ = self._query
        fields = [field for field in model._meta.concrete_fields if field.column in columns]
        if [field.column for field in fields] != columns:
            raise TypeError(f"a prepared query of {model.__name__} selects more than its own columns, or in no order")
        expressions = [field.get_col(model._meta.db_table) for field in fields]
        self._reading.converters = tuple(
            (place, steps, column)
            for place, column in enumerate(expressions)
            if fields[place].name not in self._as_text
            and (steps := [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)])
        )
        self._reading.names = tuple(field.attname for field in fields)
        self._reading.connection = connection


def together(*asked: tuple[Prepared[Any], Key | None]) -> list[list[Any]]:
    """The rows of each for its key; none, and none asked for, where that is None.

    One query where the database takes several statements in one, else one of each: PostgreSQL is another process, often
    on another machine, and each question takes the way there and back.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor != "postgresql":
        return [[] if key is None else prepared(key) for prepared, key in asked]
    written = [prepared.written(key) for prepared, key in asked if key is not None]
    found: list[list[Any]] = []
    with connection.cursor() as cursor:
        cursor.execute("; ".join(sql for sql, _ in written), [one for _, params in written for one in params])
        for prepared, key in asked:
            found.append([] if key is None else prepared.read(cursor, connection))
            if key is not None:
                cursor.nextset()
    return found


def _converted(row: Sequence[Any], converters: Sequence[Converter], connection: BaseDatabaseWrapper) -> list[Any]:
    values = list(row)
    for place, steps, column in converters:
        for step in steps:
            values[place] = step(values[place], column, connection)
    return values

"""Queries that are written once and asked with every page.

For a handful of rows the ORM takes longer to write a query than a database to answer it.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
Key = int | str

# Stand for the key while the query is written: no row will ever have them.
_PLACES: dict[type, Key] = {int: 0x5EED_0F_A11_0E_75, str: "no address has blanks"}


class Prepared(Generic[Row]):
    """The rows for one key, as the same QuerySet gives them.

    `Prepared(lambda key: ProductPrice.objects.filter(product=key))` is called with the key of a product; `kind` is that
    of the key. Fields may be deferred; joined rows and prefetches are not fetched.
    """

    def __init__(self, written_for: "Callable[[Any], QuerySet[Row]]", kind: type = int) -> None:
        self._written_for, self._place = written_for, _PLACES[kind]

    @cached_property
    def _query(self) -> tuple[type[Row], str, tuple[object, ...]]:
        queryset = self._written_for(self._place)
        sql, params = queryset.query.sql_with_params()
        return queryset.model, sql, params

    def __call__(self, key: Key) -> list[Row]:
        """The rows for this key. One query."""
        model, sql, params = self._query
        # PostgreSQL's driver is given its own kinds of integer
        asked = [type(value)(key) if value == self._place else value for value in params]
        return list(model._default_manager.raw(sql, asked))

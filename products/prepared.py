"""Queries that are written once and asked with every page.

For a handful of rows the ORM takes longer to write a query than a database to answer it.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

# Stands for the key while the query is written; no row will ever have it.
_PLACE = 0x5EED_0F_A11_0E_75


class Prepared(Generic[Row]):
    """What belongs to one row, as the same QuerySet gives it.

    `Prepared(lambda key: ProductPrice.objects.filter(product=key))` is called with the key of a product. Fields may be
    deferred; joined rows and prefetches are not fetched.
    """

    def __init__(self, written_for: Callable[[int], "QuerySet[Row]"]) -> None:
        self._written_for = written_for

    @cached_property
    def _query(self) -> tuple[type[Row], str, tuple[object, ...]]:
        queryset = self._written_for(_PLACE)
        sql, params = queryset.query.sql_with_params()
        return queryset.model, sql, params

    def __call__(self, key: int) -> list[Row]:
        """The rows for this key. One query."""
        model, sql, params = self._query
        # PostgreSQL's driver is given its own kinds of integer
        asked = [type(value)(key) if isinstance(value, int) and value == _PLACE else value for value in params]
        return list(model._default_manager.raw(sql, asked))

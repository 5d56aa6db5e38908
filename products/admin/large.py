"""Lists of the admin that stay quick at a hundred thousand rows."""

from typing import Any

from django.contrib import admin
from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from products.finding import editors_keys

# With these an editor looks for an address, which no product's words would find.
_ADDRESS_SIGNS = (".", "/")


class KeysFirst(Paginator):
    """Sorts the keys alone, and fetches the rows of one page: sorting carries every column of every row along."""

    def page(self, number: Any) -> Page:
        """The page, its rows in order. Two queries."""
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        rows: Any = self.object_list
        keys = list(rows.values_list("pk", flat=True)[start : start + self.per_page])
        found = {row.pk: row for row in rows.order_by().filter(pk__in=keys)}
        return Page([found[key] for key in keys if key in found], number, self)


class Large(admin.ModelAdmin):
    """For a ModelAdmin whose rows belong to products and may be as many.

    Of `search_fields`, those that lead to a product are left to the search that the public has; the others are looked
    through as Django does, addresses only where one seems to be meant. The 500 likeliest products count.
    """

    paginator = KeysFirst
    show_full_result_count = False
    # from a row to its product; "" where the rows are the products
    to_product = "product"

    # what no list shows, and what would be read with a hundred rows of it
    left_out: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Lists leave out what they do not show."""
        rows: QuerySet[Any] = super().get_queryset(request)
        match = request.resolver_match
        return rows.defer(*self.left_out) if match and str(match.url_name).endswith("_changelist") else rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The rows of the products that are meant, and those that have the words themselves."""
        words = search_term.strip()
        if not words:
            return queryset, False
        condition = Q(**{f"{self.to_product or 'pk'}__in": editors_keys(words)})
        for name in self._own_fields(request, words):
            condition |= Q(**{f"{name}__icontains": words})
        return queryset.filter(condition), False

    def _own_fields(self, request: HttpRequest, words: str) -> list[str]:
        own = [name for name in self.get_search_fields(request) if not self._is_product_s(name)]
        if any(sign in words for sign in _ADDRESS_SIGNS):
            return own
        addresses = {field.name for field in self.opts.fields if isinstance(field, models.URLField)}
        return [name for name in own if name not in addresses]

    def _is_product_s(self, name: str) -> bool:
        return not self.to_product or name.startswith(f"{self.to_product}__")

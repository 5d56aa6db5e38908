"""Readers' reports of errors, the open ones first."""

from django.contrib import admin
from django.http import HttpRequest

from products.admin.histories import WithHistory
from products.admin.large import Large
from products.models import ErrorReport


@admin.register(ErrorReport)
class ErrorReportAdmin(Large, WithHistory):
    """A report is read, looked into and settled; its words stay as they came."""

    list_display = ("product", "kind", "sent_on", "is_settled")
    list_filter = ("is_settled", "kind", "sent_on")
    list_select_related = ("product__brand",)
    search_fields = ("product__name", "product__brand__name", "words")
    readonly_fields = ("product", "kind", "words", "url", "sent_on")
    fields = (*readonly_fields, "is_settled", "answer")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Reports come from readers."""
        return False

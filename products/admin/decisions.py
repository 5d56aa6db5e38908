"""What editors decided, to look at: near names, pairs and the log of merges."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from products.admin.permissions import ReadOnly
from products.models import BrandMerge, BrandPair, NearName, ProductMerge, ProductPair


class _Kept(ReadOnly, admin.ModelAdmin):
    """Rows that are decided on the queues' pages and only looked at here."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """All there is."""
        return [field.name for field in self.model._meta.fields if field.name not in ("id", "before")]


@admin.register(NearName)
class NearNameAdmin(_Kept):
    """Names of ingredients that the engine was not sure of."""

    list_display = ("listed", "inci", "similarity", "is_match", "decision", "decided_by", "decided_at", "reason")
    list_filter = ("decision", "is_match", "decided_at")
    list_select_related = ("decided_by",)
    search_fields = ("listed", "inci")


class _PairAdmin(_Kept):
    list_display = ("first", "second", "similarity", "decision", "decided_by", "decided_at", "reason")
    list_filter = ("decision", "decided_at")
    search_fields = ("first__name", "second__name")


@admin.register(ProductPair)
class ProductPairAdmin(_PairAdmin):
    """Products that may be one, and what was decided."""

    list_select_related = ("first__brand", "second__brand", "decided_by")


@admin.register(BrandPair)
class BrandPairAdmin(_PairAdmin):
    """Brands that may be one, and what was decided."""

    list_select_related = ("first", "second", "decided_by")


class _MergeAdmin(_Kept):
    list_display = ("__str__", "state", "asked_by", "asked_at", "reason", "settled_by", "open_page")
    list_filter = ("state", "asked_at")
    search_fields = ("survivor__name", "merged__name", "reason")
    log = ""

    @admin.display(description="page")
    def open_page(self, merge: ProductMerge | BrandMerge) -> SafeString:
        """Where it is approved, refused or undone."""
        return format_html('<a href="{}">Open {}</a>', reverse(self.log, args=[merge.pk]), merge)


@admin.register(ProductMerge)
class ProductMergeAdmin(_MergeAdmin):
    """The log of merged products."""

    list_select_related = ("survivor__brand", "merged__brand", "asked_by", "settled_by")
    log = "work:product-merge"


@admin.register(BrandMerge)
class BrandMergeAdmin(_MergeAdmin):
    """The log of merged brands."""

    list_select_related = ("survivor", "merged", "asked_by", "settled_by")
    log = "work:brand-merge"

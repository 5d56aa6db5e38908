"""The catalogue as files: a short one at once, a long one by a job beside the site."""

from collections.abc import Callable
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from products import jobs
from products.admin.permissions import signed_in
from products.models import CatalogueExport, Product
from products.transfer import exports
from products.transfer.exporting import export_rows, write_table
from products.transfer.files import CONTENT_TYPES

MOST_AT_ONCE = 500  # products whose table is written while its editor waits


@dataclass(frozen=True, slots=True)
class Standing:
    """An export as its editor sees it. `percent` of the products are written."""

    export: CatalogueExport
    is_whole: bool
    has_failed: bool

    @property
    def percent(self) -> int:
        """How far it is."""
        return 100 * self.export.written // self.export.total if self.export.total else 0


class Exports(admin.ModelAdmin):
    """For the ModelAdmin of products: its pages and actions of export."""

    def get_urls(self) -> list[Any]:
        """Three more addresses before Django's own."""
        pages: list[tuple[str, Callable[..., HttpResponseBase], str]] = [
            ("export/catalogue.<str:kind>", self.export_view, "products_product_export"),
            ("exports/", self.exports_view, "products_product_exports"),
            ("exports/<int:key>/", self.exported_view, "products_product_exported"),
        ]
        own = [path(address, self.admin_site.admin_view(view), name=name) for address, view, name in pages]
        return own + super().get_urls()

    def export_view(self, request: HttpRequest, kind: str) -> HttpResponseBase:
        """The products that the list shows, as its search and filters stand in the address.

        Many are asked for with POST, from the page that a GET then leads to.
        """
        check_kind(kind)
        self._check_may(request)
        chosen = self.get_changelist_instance(request).get_queryset(request)
        if request.method != "POST" and _is_long(chosen):
            return self._page(request, asks=True, kind=kind, count=chosen.count())
        return self._export(request, chosen, kind)

    def exports_view(self, request: HttpRequest) -> HttpResponseBase:
        """What this editor asked for, and how far it is.

        Context of `admin/products/product/exports.html`: `standings` (Standing), `is_waiting`; and where she is about
        to ask for many products `asks`, `kind` and `count`.
        """
        self._check_may(request)
        return self._page(request)

    def exported_view(self, request: HttpRequest, key: int) -> HttpResponseBase:
        """A table that is whole, to whoever asked for it; 404 for anything else."""
        self._check_may(request)
        found = exports.open_export(signed_in(request), key)
        if found is None:
            raise Http404("There is no such export, or no longer.")
        export, file = found
        name = f"products-{timezone.localdate(export.asked_at)}.{export.kind}"
        return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[export.kind])

    def _check_may(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _export(self, request: HttpRequest, products: "QuerySet[Product]", kind: str) -> HttpResponseBase:
        chosen = Product.objects.filter(pk__in=products.order_by().values("pk"))
        if _is_long(products):
            return self._hand_out(request, chosen, kind)
        file = TemporaryFile()  # noqa: SIM115  (the answer closes it)
        write_table(kind, export_rows(chosen), file)
        file.seek(0)
        name = f"products-{timezone.localdate()}.{kind}"
        return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPES[kind])

    def _hand_out(self, request: HttpRequest, products: "QuerySet[Product]", kind: str) -> HttpResponseBase:
        try:
            export = jobs.queue_export(signed_in(request), kind, products)
        except exports.TooManyError:
            words = f"More than {exports.MOST_PRODUCTS:,} products: narrow the list, or run manage.py export_catalogue."
            messages.error(request, words)
            return redirect("admin:products_product_changelist")
        messages.success(request, f"{export} are being written beside the site.")
        return redirect("admin:products_product_exports")

    def _page(self, request: HttpRequest, **context: Any) -> HttpResponseBase:
        standings = [
            Standing(export, bool(export.file), jobs.failed(export))
            for export in exports.exports_of(signed_in(request))
        ]
        return TemplateResponse(
            request,
            "admin/products/product/exports.html",
            {
                **self.admin_site.each_context(request),
                "title": "Exports",
                "opts": self.opts,
                "standings": standings,
                "is_waiting": any(not (one.is_whole or one.has_failed) for one in standings),
                **context,
            },
        )

    @admin.action(description="Export as CSV", permissions=["view"])
    def export_csv(self, request: HttpRequest, queryset: "QuerySet[Product]") -> HttpResponseBase:
        """The chosen ones."""
        return self._export(request, queryset, "csv")

    @admin.action(description="Export as Excel", permissions=["view"])
    def export_xlsx(self, request: HttpRequest, queryset: "QuerySet[Product]") -> HttpResponseBase:
        """The chosen ones."""
        return self._export(request, queryset, "xlsx")

    @admin.action(description="Export as JSON", permissions=["view"])
    def export_json(self, request: HttpRequest, queryset: "QuerySet[Product]") -> HttpResponseBase:
        """The chosen ones."""
        return self._export(request, queryset, "json")


def check_kind(kind: str) -> None:
    """Http404 for a file of another kind than we write."""
    if kind not in CONTENT_TYPES:
        raise Http404(f"There is no “{kind}” file.")


def _is_long(products: "QuerySet[Product]") -> bool:
    return products.order_by().values("pk")[: MOST_AT_ONCE + 1].count() > MOST_AT_ONCE

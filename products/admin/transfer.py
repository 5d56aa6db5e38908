"""The catalogue out of files: a template, and a look at every row before anything is imported."""

import io
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from products.admin.exports import Exports, check_kind
from products.admin.permissions import signed_in
from products.transfer import waiting
from products.transfer.columns import COLUMNS
from products.transfer.files import CONTENT_TYPES, check_ending, read_table
from products.transfer.importing import ImportRefusedError, carry_out
from products.transfer.planning import Outcome, Plan, plan_import
from products.transfer.tables import MOST_BYTES, MOST_ROWS, TableError, check_size
from products.transfer.template import template


class ImportForm(forms.Form):
    """A file with rows."""

    file = forms.FileField(
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.json"}),
        help_text=f"CSV (in UTF-8), Excel (.xlsx) or JSON, at most {MOST_ROWS:,} rows and "
        f"{MOST_BYTES // 1_000_000} MB. Nothing is imported before you have seen what each row brings.",
    )

    def clean_file(self) -> Any:
        """A file that can be read at all: its rows are looked at next."""
        file = self.cleaned_data["file"]
        try:
            check_ending(file.name)
            check_size(file.size)
        except TableError as error:
            raise ValidationError(str(error)) from None
        return file


class Transfer(Exports):
    """For the ModelAdmin of products: its pages of import and export."""

    change_list_template = "admin/products/product/change_list.html"

    def get_urls(self) -> list[Any]:
        """Two more addresses before those of the exports and Django's own."""
        pages: list[tuple[str, Callable[..., HttpResponseBase], str]] = [
            ("import/", self.import_view, "products_product_import"),
            ("import/template.<str:kind>", self.template_view, "products_product_template"),
        ]
        own = [path(address, self.admin_site.admin_view(view), name=name) for address, view, name in pages]
        return own + super().get_urls()

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """With the links to import and export, for those who may."""
        extra = {"kinds": CONTENT_TYPES, "may_import": self.may_import(request), **(extra_context or {})}
        return super().changelist_view(request, extra)

    def may_import(self, request: HttpRequest) -> bool:
        """A file adds products, and changes those that are there."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """A form; a POST with a file says what each row would bring, a POST with that file's token imports it."""
        if not self.may_import(request):
            raise PermissionDenied
        if request.method == "POST" and "token" in request.POST:
            return self._confirmed(request)
        form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
        if request.method != "POST" or not form.is_valid():
            return self._import_page(request, form)
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            plan = plan_import(read_table(file.name, data))
        except TableError as error:
            form.add_error("file", str(error))
            return self._import_page(request, form)
        is_ready = not plan.problems and plan.brings_something
        token = waiting.keep(file.name, data, _editor(request)) if is_ready else ""
        return self._import_page(request, ImportForm(), plan=plan, token=token, file_name=file.name)

    def _confirmed(self, request: HttpRequest) -> HttpResponse:
        try:
            file = waiting.find(request.POST["token"], _editor(request))
            plan = plan_import(read_table(file.name, file.data))
        except (waiting.GoneError, TableError):
            form = ImportForm()
            messages.error(request, "The file that waited is gone: choose it again.")
            return self._import_page(request, form)
        try:
            for _ in carry_out(plan, f"Import of {file.name}", by=signed_in(request)):
                pass
        except ImportRefusedError as error:
            messages.error(request, str(error))
            return self._import_page(request, ImportForm(), plan=plan, file_name=file.name)
        waiting.forget(file)
        self._log(request, plan, file.name)
        messages.success(request, f"Imported from {file.name}: {counted(plan)}. New products are drafts.")
        return redirect("admin:products_product_changelist")

    def _log(self, request: HttpRequest, plan: Plan, name: str) -> None:
        """An entry for each product in Django's log of the admin."""
        for flag, is_new in ((ADDITION, True), (CHANGE, False)):
            rows = [row for row in plan.rows if row.is_new is is_new and row.outcome is not Outcome.NOTHING]
            products = list({row.product.pk: row.product for row in rows if row.product}.values())
            if products:
                LogEntry.objects.log_actions(_editor(request), products, flag, f"Imported from {name}.")

    def _import_page(self, request: HttpRequest, form: ImportForm, **context: Any) -> HttpResponse:
        plan: Plan | None = context.get("plan")
        return TemplateResponse(
            request,
            "admin/products/product/import.html",
            {
                **self.admin_site.each_context(request),
                "title": "Import products",
                "opts": self.opts,
                "form": form,
                "columns": COLUMNS,
                "kinds": CONTENT_TYPES,
                "counts": counted(plan) if plan else "",
                **context,
            },
            status=200 if not form.errors and not (plan and plan.problems) else 422,
        )

    def template_view(self, request: HttpRequest, kind: str) -> HttpResponseBase:
        """The file to begin with."""
        check_kind(kind)
        if not self.may_import(request):
            raise PermissionDenied
        return FileResponse(
            io.BytesIO(template(kind)),
            as_attachment=True,
            filename=f"products-template.{kind}",
            content_type=CONTENT_TYPES[kind],
        )


def counted(plan: Plan) -> str:
    """How many rows come to what, in words."""
    counts = [(plan.count(outcome), outcome.value) for outcome in Outcome]
    return ", ".join(f"{number} × {words}" for number, words in counts if number)


def _editor(request: HttpRequest) -> int:
    return int(request.user.pk or 0)

"""Prices, each with the page, the day, who looked and how sure she is."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from products.admin.conflicts import VersionedForm
from products.admin.drafted import KeepsDrafts
from products.admin.forms import ASSUME_HTTPS
from products.admin.histories import WithHistory
from products.admin.large import Large
from products.admin.permissions import NeverDeleted, name_of
from products.entries import refresh_entries
from products.models import DraftKind, Product, ProductPrice


class PriceForm(VersionedForm):
    """A new price says who looked and how sure she is; of some older ones nobody knows."""

    looked_by = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            for name in {"seen_by", "evidence_grade"} & self.fields.keys():
                self.fields[name].required = True
            if self.looked_by:
                self.fields["seen_by"].initial = self.looked_by


class PriceInline(NeverDeleted, admin.StackedInline):
    """A product's prices on its own page."""

    model = ProductPrice
    form = PriceForm
    formfield_overrides = ASSUME_HTTPS
    extra = 0

    def get_formset(self, request: HttpRequest, obj: Product | None = None, **kwargs: Any) -> Any:
        """Forms that know who looks."""
        form = type("LookingForm", (self.form,), {"looked_by": name_of(request)})
        return super().get_formset(request, obj, **{"form": form, **kwargs})


@admin.register(ProductPrice)
class ProductPriceAdmin(KeepsDrafts, NeverDeleted, Large, WithHistory):
    """Prices, to look at across products."""

    draft_kind = DraftKind.PRICE
    form = PriceForm
    formfield_overrides = ASSUME_HTTPS
    list_display = ("product", "amount", "currency", "basis", "seen_on", "seen_by", "evidence_grade", "note")
    list_select_related = ("product__brand",)
    list_filter = ("currency", "basis", "evidence_grade", "seen_on")
    search_fields = ("product__name", "product__brand__name")
    autocomplete_fields = ("product",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Today, by this editor, unless the address says otherwise."""
        seen = {"seen_on": timezone.localdate(), "seen_by": name_of(request)}
        return {**seen, **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: ProductPrice, form: forms.ModelForm, change: bool) -> None:
        """Save, and let the catalogue's price filter and plot follow."""
        super().save_model(request, obj, form, change)
        refresh_entries(Product.objects.filter(pk=obj.product_id))

"""The pages on which editors merge products and brands, approve what needs a second person, and take merges back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from products.merging.brands import brand_problem, merge_brands, undo_brand_merge
from products.merging.log import MergeError
from products.merging.preview import preview
from products.merging.products import APPROVE, approve_merge, merge_products, refuse_merge
from products.merging.undoing import undo_product_merge
from products.models import Brand, BrandMerge, MergeState, Product, ProductMerge

UNPROCESSABLE = 422


class MergeForm(forms.Form):
    """Which of the two stays, and why they are one."""

    survivor = forms.ChoiceField(label="stays", widget=forms.RadioSelect)
    reason = forms.CharField(max_length=300, label="why they are one", help_text="For the log of merges.")

    def __init__(self, pair: tuple[Any, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pair = {str(row.pk): row for row in pair}
        survivor: Any = self.fields["survivor"]
        survivor.choices = [(key, str(row)) for key, row in self.pair.items()]

    def chosen(self) -> tuple[Any, Any]:
        """The one that stays and the other."""
        stays = self.pair[self.cleaned_data["survivor"]]
        (other,) = (row for row in self.pair.values() if row != stays)
        return stays, other


class ReasonForm(forms.Form):
    """Why a merge is refused or taken back."""

    reason = forms.CharField(max_length=300, label="why")


def merge_two_products(request: HttpRequest) -> HttpResponse:
    """Preview with GET `?one=&other=`, merge with POST. 422 for what cannot be.

    Context of `admin/queues/merge.html`: `form`, `sides` (the product, what a merge into the other would do).
    """
    _need(request, "products.add_productmerge")
    one, other = _pair(request, Product.objects.select_related("brand", "current_assessment"))
    form = MergeForm((one, other), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        survivor, merged = form.chosen()
        try:
            merge = merge_products(survivor, merged, request.user, form.cleaned_data["reason"])
        except MergeError as error:
            form.add_error(None, str(error))
        else:
            _tell(request, merge)
            return redirect(reverse("work:product-merge", args=[merge.pk]))
    sides = [(stays, goes, preview(stays, goes)) for stays, goes in ((one, other), (other, one))]
    context = {"form": form, "sides": sides, "title": "Merge two products", "kind": "product"}
    return _page(request, "admin/queues/merge.html", context, form)


def merge_two_brands(request: HttpRequest) -> HttpResponse:
    """As merge_two_products. Brands have no address of their own: nothing is redirected."""
    _need(request, "products.add_brandmerge")
    one, other = _pair(request, Brand.objects.all())
    form = MergeForm((one, other), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        survivor, merged = form.chosen()
        try:
            merge = merge_brands(survivor, merged, request.user, form.cleaned_data["reason"])
        except MergeError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Merged {merge}.")
            return redirect(reverse("work:brand-merge", args=[merge.pk]))
    brands = [(brand, brand.products.count()) for brand in (one, other)]
    context = {"form": form, "brands": brands, "problem": brand_problem(one, other), "title": "Merge two brands"}
    return _page(request, "admin/queues/merge.html", context, form)


def product_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """One merge of the log: what it did or would do; approved, refused or undone with POST `action`.

    Context of `admin/queues/merged.html`: `merge`, `form`, `may` (the actions open to this user, with their words).
    """
    merge = get_object_or_404(
        ProductMerge.objects.select_related("survivor__brand", "merged__brand", "asked_by"), pk=pk
    )
    may_approve = request.user.has_perm(APPROVE) and merge.asked_by_id != request.user.pk
    may = {
        MergeState.WAITING: {**({"approve": "Approve and merge"} if may_approve else {}), "refuse": "Refuse"},
        MergeState.DONE: {"undo": "Undo the merge"},
    }.get(MergeState(merge.state), {})
    acts: dict[str, Callable[[str], Any]] = {
        "approve": lambda reason: approve_merge(merge, request.user),
        "refuse": lambda reason: refuse_merge(merge, request.user, reason),
        "undo": lambda reason: undo_product_merge(merge, request.user, reason),
    }
    return _log_page(request, merge, may, acts, "products.change_productmerge")


def brand_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """As product_merge; merges of brands wait for nobody."""
    merge = get_object_or_404(BrandMerge.objects.select_related("survivor", "merged", "asked_by"), pk=pk)
    may = {"undo": "Undo the merge"} if merge.state == MergeState.DONE else {}
    acts: dict[str, Callable[[str], Any]] = {"undo": lambda reason: undo_brand_merge(merge, request.user, reason)}
    return _log_page(request, merge, may, acts, "products.change_brandmerge")


def _log_page(
    request: HttpRequest,
    merge: ProductMerge | BrandMerge,
    may: dict[str, str],
    acts: dict[str, Callable[[str], Any]],
    permission: str,
) -> HttpResponse:
    if not (request.user.has_perm(permission) or request.user.has_perm(APPROVE)):
        raise PermissionDenied
    form = ReasonForm(request.POST if request.method == "POST" else None)
    action = request.POST.get("action", "")
    if request.method == "POST":
        if action == "approve":
            form.fields["reason"].required = False
        if action not in acts:
            form.add_error(None, "Choose one of the buttons.")
        elif form.is_valid():
            try:
                acts[action](form.cleaned_data["reason"])
            except MergeError as error:
                form.add_error(None, str(error))
            else:
                merge.refresh_from_db()
                _tell(request, merge)
                return redirect(request.path)
    context = {"merge": merge, "form": form, "may": may.items(), "title": str(merge)}
    return _page(request, "admin/queues/merged.html", context, form)


def _need(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _pair(request: HttpRequest, rows: Any) -> tuple[Any, Any]:
    """The two rows that the address names; 404 unless there are two."""
    keys = [request.GET.get(name, "") for name in ("one", "other")]
    if not all(key.isascii() and key.isdecimal() and len(key) < 19 for key in keys):
        raise Http404
    found = {row.pk: row for row in rows.filter(pk__in=keys)}
    if len(found) != 2:
        raise Http404
    return found[int(keys[0])], found[int(keys[1])]


def _tell(request: HttpRequest, merge: ProductMerge | BrandMerge) -> None:
    if merge.state == MergeState.WAITING:
        messages.warning(request, "A critical red flag would vanish, so a second person has to approve the merge.")
    else:
        messages.success(request, f"{merge}: {merge.get_state_display()}.")


def _page(request: HttpRequest, template: str, context: dict[str, Any], form: forms.Form) -> HttpResponse:
    status = UNPROCESSABLE if form.errors else 200
    return render(request, template, {**admin.site.each_context(request), **context}, status=status)

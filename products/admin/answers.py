"""The page on which a brand's answer becomes a look at the label."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from evaluation.core.label import LabelError
from products.admin.forms import PARTS
from products.inquiries import PAGE_KIND, AnswerCapture
from products.inquiries import capture_answer as capture
from products.models import EvidenceGrade, Inquiry, ProductLabel

UNPROCESSABLE = 422


class AnswerForm(forms.Form):
    """Where the answer's words belong, and how sure it is that the brand says this."""

    part = forms.ChoiceField(
        label="part of the label",
        choices=PARTS,
        initial="making",
        help_text="The answer stands behind that part's words; an ingredient list takes the place of the earlier one.",
    )
    is_complete_list = forms.BooleanField(
        label="the list is complete", required=False, help_text="Only for an ingredient list."
    )
    page_kind = forms.CharField(max_length=80, initial=PAGE_KIND)
    evidence_grade = forms.ChoiceField(choices=EvidenceGrade.choices, initial=EvidenceGrade.A)
    url = forms.URLField(
        label="page address",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Where readers can see the answer. A published product needs one.",
    )
    note = forms.CharField(
        max_length=200, required=False, help_text="Where there is no page: how the answer came and can be checked."
    )
    seen_on = forms.DateField(label="seen on", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    seen_by = forms.CharField(max_length=80, label="seen by")

    def clean_seen_on(self) -> Any:
        """Not a day to come."""
        day = self.cleaned_data["seen_on"]
        if day > timezone.localdate():
            raise ValidationError("That day is still to come.")
        return day


def capture_answer(site_of: admin.ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """GET the form, POST makes the capture. 403 without the right to add labels, 422 for what cannot be taken.

    Context of `admin/products/inquiry/capture.html`: `form`, `inquiry`, `earlier` (the look that counts now).
    """
    may_add = request.user.has_perm(f"products.add_{ProductLabel._meta.model_name}")
    if not (may_add and site_of.has_change_permission(request)):
        raise PermissionDenied
    inquiry = get_object_or_404(Inquiry.objects.select_related("product__brand"), pk=pk)
    earlier = inquiry.product.newest_look()
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=_initial(request, inquiry, earlier))
    if request.method == "POST" and form.is_valid():
        try:
            label = capture(inquiry, AnswerCapture(**form.cleaned_data))
        except ValidationError as error:
            for field, problems in error.message_dict.items():
                form.add_error(field if field in form.fields else None, problems)
        except LabelError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "The answer is a look at the label now, and scored.")
            return redirect(reverse("admin:products_productlabel_change", args=[label.pk]))
    context = {
        **site_of.admin_site.each_context(request),
        "title": "Make the answer a look at the label",
        "opts": Inquiry._meta,
        "inquiry": inquiry,
        "earlier": earlier,
        "form": form,
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "admin/products/inquiry/capture.html", context, status=status)


def _initial(request: HttpRequest, inquiry: Inquiry, earlier: ProductLabel | None) -> dict[str, Any]:
    days = [day for day in (inquiry.answered_on, earlier.seen_on if earlier else None) if day]
    return {
        "url": inquiry.answer_url,
        "note": "" if inquiry.answer_url else inquiry.answer_source,
        "seen_on": max(days, default=timezone.localdate()),
        "seen_by": request.user.get_username()[:80],
    }

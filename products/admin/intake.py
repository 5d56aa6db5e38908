"""The admin page "Add from a label": read, preview, save; drafts kept while typing."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.middleware import HtmxDetails

from evaluation.core.verdicts import Verdict
from evaluation.presentation.words import VERDICTS
from products import drafts
from products.admin.drafted import keeping_address, with_address
from products.admin.preview import score_words
from products.intake.edits import typed_sources
from products.intake.forms import CaptureForm, ProductForm
from products.intake.page import IntakePage, read_page
from products.intake.reading import LabelRead, read_label
from products.intake.rows import field_rows, problems, reading_rows
from products.intake.saving import save_capture, save_price, save_product
from products.intake.typed import typed_labels
from products.models import PROVENANCE, DraftKind, Product, SourceKind

UNPROCESSABLE = 422
CHOICES = {
    "verdict_choices": [("", "as the engine reads it"), *((v.value, VERDICTS[v].word) for v in Verdict)],
    "source_choices": [("", "none"), *SourceKind.choices],
}


def intake_urls(site: admin.AdminSite) -> list[URLPattern]:
    """The addresses below /admin/products/product/."""
    return [
        path("from-label/", site.admin_view(from_label), name="products_from_label"),
        path("from-label/preview/", site.admin_view(preview), name="products_label_preview"),
    ]


class EditorRequest(HttpRequest):
    """A request that the admin's own check has let through: somebody is signed in."""

    user: User
    htmx: HtmxDetails


def _needs(request: EditorRequest, *permissions: str) -> None:
    if not request.user.has_perms([f"products.{permission}" for permission in permissions]):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD", "POST"])
def from_label(request: EditorRequest) -> HttpResponse:
    """The form, filled by the engine; "save" makes a draft product with its capture, or a capture of `product`."""
    data = request.POST.copy() if request.method == "POST" else _first(request)
    if brand := data.get("use_brand"):
        data["brand"], data["is_new_brand"] = brand, ""
    product = _product(data)
    _needs(request, "add_productlabel", *(() if product else ("add_product", "add_brand")))
    page = read_page(data, product)
    is_saving = request.method == "POST" and data.get("action") == "save"
    capture, described = CaptureForm(data), ProductForm(data)
    if is_saving and (saved := _save(request, page, capture, described)):
        return saved
    has_errors = is_saving or bool(page.page_problem)
    if not is_saving:
        capture, described = CaptureForm(initial=_initial(data)), ProductForm(initial=_initial(data))
    context = {
        **admin.site.each_context(request),
        **CHOICES,
        "title": f"Add a capture to {product}" if product else "Add from a label",
        "page": page,
        "capture": capture,
        "described": described,
        "rows": field_rows(page, capture, described),
        "readings": [] if page.proposed is None else reading_rows(page.proposed),
        "problems": problems(page, capture, described) if has_errors else [],
        "shown": [{"read": page.read, "text": page.text, "problem": page.page_problem or page.read.problem}],
        "has_errors": has_errors,
        "is_read": page.proposed is not None,
        "draft_id": data.get("draft", ""),
        "drafts": [with_address(draft) for draft in drafts.drafts_of(request.user, DraftKind.INTAKE)],
        "keeps": keeping_address(DraftKind.INTAKE),
    }
    return TemplateResponse(
        request, "admin/products/from_label.html", context, status=UNPROCESSABLE if has_errors else 200
    )


def _first(request: EditorRequest) -> QueryDict:
    """An empty form with today's date and the editor's name, or a draft gone on with."""
    draft = drafts.find(request.user, DraftKind.INTAKE, request.GET.get("draft", ""))
    if draft:
        data = drafts.restored(draft)
        data["draft"] = str(draft.pk)
        return data
    data = QueryDict(mutable=True)
    data["seen_on"] = timezone.localdate().isoformat()
    data["seen_by"] = request.user.get_full_name() or request.user.get_username()
    if product := request.GET.get("product"):
        data["product"] = product
    return data


def _initial(data: QueryDict) -> dict[str, Any]:
    return {**data.dict(), "silent_parts": data.getlist("silent_parts")}


def _product(data: Mapping[str, str]) -> Product | None:
    """The product to which a capture is added; None for a new product or anything that is none."""
    key = data.get("product", "")
    if not (key.isascii() and key.isdigit() and len(key) <= 18):
        return None
    return Product.objects.select_related("brand").filter(pk=int(key)).first()


def _save(
    request: EditorRequest, page: IntakePage, capture: CaptureForm, described: ProductForm
) -> HttpResponse | None:
    """Save what is right in every field, or None with the errors in the forms."""
    is_right = capture.is_valid() & (page.product is not None or described.is_valid())
    if page.page_problem:
        capture.add_error("page", page.page_problem)
    if not is_right or page.page_problem or page.read.problem or page.corrected.problems:
        if page.read.problem and not capture.errors:
            capture.add_error(None, page.read.problem)
        return None
    try:
        with transaction.atomic():
            product = page.product or save_product(described.cleaned_data, described.known_brand)
            label = save_capture(
                product,
                capture.cleaned_data,
                sources=[*typed_sources(page.data)],
                quoted=[row.flag.text for row in page.flags if row.is_quoted],
                facts=page.corrected.facts,
                by=request.user,
            )
            if page.product is None:
                save_price(product, {**described.cleaned_data, **_where(capture)})
    except ValidationError as error:
        _tell(error, capture, described)
        return None
    if draft := drafts.find(request.user, DraftKind.INTAKE, page.data.get("draft", "")):
        draft.delete()
    assessment = label.assessments.first()
    waits = " It would take a critical flag away, so it waits for a second person."
    held = waits if hasattr(assessment, "held_change") else ""
    done = "a capture was added" if page.product else "saved as a draft"
    messages.success(request, f"{product}: {done}, scored {score_words(assessment)}.{held}")
    return redirect(reverse("admin:products_product_change", args=[product.pk]))


def _where(capture: CaptureForm) -> dict[str, Any]:
    return {name: capture.cleaned_data[name] for name in PROVENANCE}


def _tell(error: ValidationError, capture: CaptureForm, described: ProductForm) -> None:
    """Put each message beside its field, or at the top where the field is on neither form."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, said in by_field.items():
        form = described if name in described.fields else capture
        form.add_error(name if name in form.fields else None, said)


@require_POST
def preview(request: EditorRequest) -> HttpResponse:
    """The scorecards of the labels being typed in any form of the admin: a fragment for htmx, else a page."""
    _needs(request, "add_productlabel")
    if request.POST.get("intake"):
        page = read_page(request.POST.copy(), _product(request.POST))
        shown = [{"read": page.read, "text": page.text, "problem": page.page_problem or page.read.problem}]
    else:
        reads: list[LabelRead] = [read_label(label) for label in typed_labels(request.POST)]
        shown = [{"read": r, "text": r.card.text if r.card else "", "problem": r.problem} for r in reads]
    is_fragment = bool(request.htmx)
    template = "admin/products/_previews.html" if is_fragment else "admin/products/preview.html"
    context = {} if is_fragment else {**admin.site.each_context(request), "title": "Preview"}
    return render(request, template, {**context, "shown": shown})

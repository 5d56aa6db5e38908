"""The queues' own pages, and the decisions that empty them."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from products.models import BrandPair, NearName, NearNameDecision, PairDecision, ProductPair
from products.near_names import is_safe_line, synonym_lines
from products.queues import QUEUE_BY_ID, Queue

PAGE_SIZE = 50
LAST_PAGE = 1_000


@require_safe
def queue_page(request: HttpRequest, queue: str) -> HttpResponse:
    """One queue in full, fifty a page. 403 without its permission, 404 for another queue or page.

    Context of `admin/queues/queue.html`: `queue`, `rows`, `page`, `earlier` and `later` (page numbers or None).
    """
    found = _allowed(request, queue)
    text = request.GET.get("page", "1")
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= LAST_PAGE):
        raise Http404
    page = int(text[:9])
    start = (page - 1) * PAGE_SIZE
    waiting = list(found.waiting(timezone.localdate())[start : start + PAGE_SIZE + 1])
    context = {
        **admin.site.each_context(request),
        "title": found.title,
        "queue": found,
        "rows": [found.row(each) for each in waiting[:PAGE_SIZE]],
        "page": page,
        "earlier": page - 1 if page > 1 else None,
        "later": page + 1 if len(waiting) > PAGE_SIZE else None,
    }
    return render(request, "admin/queues/queue.html", context)


def _allowed(request: HttpRequest, queue: str) -> Queue:
    found = QUEUE_BY_ID.get(queue)
    if found is None:
        raise Http404
    if not request.user.has_perm(found.permission):
        raise PermissionDenied
    return found


@require_POST
def decide_near_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Remember whether an entry is the ingredient that it is like."""
    _allowed(request, "near-names")
    name = get_object_or_404(NearName, pk=pk)
    decision = request.POST.get("decision", "")
    if decision == NearNameDecision.SAME and not is_safe_line(name.listed):
        messages.error(request, f"“{name.listed}” begins as a formula does. Write it into the data file by hand.")
        return _back(request, "near-names")
    return _decide(request, name, decision, "near-names")


@require_POST
def decide_product_pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Remember that two products are not one."""
    _allowed(request, "product-pairs")
    return _decide(request, get_object_or_404(ProductPair, pk=pk), request.POST.get("decision", ""), "product-pairs")


@require_POST
def decide_brand_pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Remember that two brands are not one."""
    _allowed(request, "brand-pairs")
    return _decide(request, get_object_or_404(BrandPair, pk=pk), request.POST.get("decision", ""), "brand-pairs")


def _decide(request: HttpRequest, row: NearName | ProductPair | BrandPair, decision: str, queue: str) -> HttpResponse:
    reason = request.POST.get("reason", "").strip()
    if decision not in (NearNameDecision.SAME, NearNameDecision.OTHER, PairDecision.DISTINCT):
        messages.error(request, f"{row}: choose one of the buttons.")
        return _back(request, queue)
    try:
        row.decide(decision, request.user, reason)
    except ValidationError as error:
        messages.error(request, f"{row}: {' '.join(error.messages)}")
    else:
        messages.success(request, f"Remembered: {row} {row.get_decision_display()}.")
    return _back(request, queue)


def _back(request: HttpRequest, queue: str) -> HttpResponse:
    """To the page that the button stood on."""
    there = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure()):
        there = reverse("work:queue", args=[queue])
    return redirect(there)


@require_safe
def synonyms(request: HttpRequest) -> HttpResponse:
    """The confirmed names as lines of synonyms.csv, to be reviewed with the other data files."""
    _allowed(request, "near-names")
    headers: dict[str, Any] = {"Content-Disposition": 'attachment; filename="synonyms.csv"'}
    return HttpResponse(synonym_lines(), content_type="text/csv; charset=utf-8", headers=headers)

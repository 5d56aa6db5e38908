"""A product's history with its causes: what the public saw, what changed it, who decided, any two states compared."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path

from products.causes import Split, split, split_scores
from products.conflicts import conflicts
from products.differences import card_difference, label_difference
from products.history import publications, why
from products.models import Assessment, Product, ProductLabel, Publication

MOST_DECISIONS = 50
MOST_CHANGES = 30
MOST_LABELS = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One state that the public saw, what led to it, and the split of the change in points (None for the first)."""

    shown: Publication
    before: Publication | None
    why: str
    split: Split | None


def cause_urls(site: admin.ModelAdmin) -> list[URLPattern]:
    """The page of one product."""
    return [
        path("<int:pk>/causes/", site.admin_site.admin_view(partial(_causes, site)), name="products_product_causes")
    ]


def _causes(site: admin.ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """GET. `?before=` and `after=` (assessments), `?earlier=` and `later=` (labels) choose what is compared.

    Context of `admin/products/causes.html`: `product`, `steps` (newest first), `decisions`, `changes` (rows of the
    product's own history, with `changed`), `labels`, `assessments`, `conflicts`, and for what is compared `cards`,
    `pair`, `parts`, `words`. Ids of other products, or no numbers, compare nothing.
    """
    product = get_object_or_404(Product.objects.select_related("brand"), pk=pk)
    if not site.has_view_permission(request, product):
        raise PermissionDenied
    labels = list(product.labels.newest_first()[:MOST_LABELS])
    assessments = list(_assessments(product)[:MOST_LABELS])
    context = {
        **site.admin_site.each_context(request),
        "title": f"History and causes: {product}",
        "opts": Product._meta,
        "product": product,
        "steps": _steps(product),
        "decisions": product.decisions.select_related("user")[:MOST_DECISIONS],
        "changes": _changes(product),
        "labels": labels,
        "assessments": assessments,
        "after": assessments[0] if assessments else None,
        "before": assessments[1] if len(assessments) > 1 else None,
        "conflicts": conflicts(labels),
        "today": date.today(),
        **_compared_cards(product, request),
        **_compared_labels(labels, request),
    }
    return render(request, "admin/products/causes.html", context)


def _steps(product: Product) -> list[Step]:
    steps: list[Step] = []
    before: Publication | None = None
    for shown in publications(product):
        scored = shown.assessment is not None
        reason = why(shown.assessment, before.assessment if before else None) if shown.assessment else shown.words
        steps.append(Step(shown, before, reason, split(before, shown) if before else None))
        before = shown if scored else before
    return steps[::-1]


def _changes(product: Product) -> list[Any]:
    """The newest changes of the product's own row, each with its `changed` fields as (name, before, after)."""
    rows = list(product.history.select_related("history_user")[: MOST_CHANGES + 1])
    for row, before in zip(rows, [*rows[1:], None], strict=True):
        found = row.diff_against(before).changes if before else []
        row.changed = [(change.field, change.old, change.new) for change in found if change.field != "changed_at"]
    return rows[:MOST_CHANGES]


def _assessments(product: Product) -> Any:
    rows = Assessment.objects.filter(label__product=product).select_related("label")
    return rows.defer("scorecard", "label_text", "summary")


def _compared_cards(product: Product, request: HttpRequest) -> dict[str, Any]:
    """Two stored scorecards held against each other, with the split of what lies between them."""
    chosen = [_number(request.GET.get(name)) for name in ("before", "after")]
    found = Assessment.objects.filter(label__product=product).select_related("label").in_bulk(chosen)
    before, after = (found.get(pk) for pk in chosen)
    if before is None or after is None:
        return {}
    old, new = before.read_scorecard(), after.read_scorecard()
    shown = Publication.objects.filter(assessment=after, middle_low__isnull=False).first()
    step = product.publications.filter(assessment=before).last() if shown else None
    pair = split(step, shown) if step and shown else split_scores(before, after, None)
    return {
        "before": before,
        "after": after,
        "pair": pair,
        "cards": card_difference(old, new) if old and new else None,
    }


def _compared_labels(labels: list[ProductLabel], request: HttpRequest) -> dict[str, Any]:
    """Two looks at the label held against each other, word by word; without a choice the two newest."""
    known = {label.pk: label for label in labels}
    earlier, later = (known.get(_number(request.GET.get(name))) for name in ("earlier", "later"))
    if not (earlier and later) and len(labels) > 1:
        later, earlier = labels[0], labels[1]
    if not (earlier and later):
        return {}
    return {"earlier": earlier, "later": later, "words": label_difference(earlier, later)}


def _number(text: str | None) -> int:
    """An id as asked for; 0, which no row has, for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0

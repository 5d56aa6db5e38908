"""Merge two products, where a critical red flag would vanish only with a second person."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from products.assessments import assess_label
from products.entries import refresh_entries
from products.likeness import look_for_twins
from products.merging import belongings
from products.merging.log import MergeError, settle
from products.merging.preview import preview, product_problem
from products.models import MergeState, Product, ProductLabel, ProductMerge, ProductPair, Status
from products.publication import record, show
from products.second_person import BY_WORKFLOW

APPROVE = "products.approve_merge"


@transaction.atomic
def merge_products(survivor: Product, merged: Product, user: Any, reason: str) -> ProductMerge:
    """Merge, or where a critical red flag would vanish, ask for a second person's approval. All or nothing.

    MergeError for what cannot be. The log's row tells which of both it was (`state`).
    """
    survivor, merged = locked(survivor, merged)
    found = preview(survivor, merged)
    if found.problem:
        raise MergeError(found.problem)
    if not reason.strip():
        raise MergeError("Say why they are one and the same.")
    if ProductMerge.objects.filter(merged=merged, state=MergeState.WAITING).exists():
        raise MergeError(f"A merge of {merged} waits for a second person already.")
    merge = ProductMerge(survivor=survivor, merged=merged, asked_by=user, reason=reason)
    if found.hidden_flags:
        merge.state = MergeState.WAITING
        merge.hidden_flags = list(found.hidden_flags)
        merge.full_clean()
        merge.save()
        return merge
    return _carry_out(merge, survivor, merged)


@transaction.atomic
def approve_merge(merge: ProductMerge, user: Any) -> ProductMerge:
    """A second person lets a waiting merge happen. MergeError where it is the first one, or things have changed."""
    merge = _waiting(merge, user)
    survivor, merged = locked(merge.survivor, merge.merged)
    if problem := product_problem(survivor, merged):
        raise MergeError(problem)
    merge.settled_by, merge.settled_at = user, timezone.now()
    return _carry_out(merge, survivor, merged)


@transaction.atomic
def refuse_merge(merge: ProductMerge, user: Any, reason: str) -> ProductMerge:
    """A second person, or the one who asked, says no to a waiting merge."""
    merge = ProductMerge.objects.select_for_update().get(pk=merge.pk)
    if merge.state != MergeState.WAITING:
        raise MergeError("This merge does not wait for anybody.")
    return settle(merge, MergeState.REFUSED, user, reason)


def _waiting(merge: ProductMerge, user: Any) -> ProductMerge:
    fresh = ProductMerge.objects.select_for_update().get(pk=merge.pk)
    if fresh.state != MergeState.WAITING:
        raise MergeError("This merge does not wait for anybody.")
    if fresh.asked_by_id == user.pk:
        raise MergeError("A critical red flag would vanish, so a second person has to approve.")
    if not user.has_perm(APPROVE):
        raise MergeError("You may not approve merges.")
    return fresh


def locked(survivor: Product, merged: Product) -> tuple[Product, Product]:
    """Both as they stand now, kept from changing until the transaction ends."""
    rows = Product.objects.select_for_update().filter(pk__in=(survivor.pk, merged.pk))
    found = {product.pk: product for product in rows.select_related(None)}
    return found[survivor.pk], found[merged.pk]


def _carry_out(merge: ProductMerge, survivor: Product, merged: Product) -> ProductMerge:
    earlier = list(merged.merged_from.values_list("pk", flat=True))
    merge.before = {
        "status": merged.status,
        "withdrawn_on": merged.withdrawn_on.isoformat() if merged.withdrawn_on else None,
        "withdrawn_reason": merged.withdrawn_reason,
        "merged_from": earlier,
        **belongings.move(merged, survivor),
    }
    merge.state = MergeState.DONE
    merge.full_clean()
    merge.save()
    become(merged, Status.MERGED, merged_into=survivor)
    record(merged)
    # redirects stay one step long, and no circle can come of them: a survivor is never merged itself
    Product.objects.filter(pk__in=earlier).update(merged_into=survivor)
    merged.near_names.clear()
    ProductPair.objects.filter(Q(first=merged) | Q(second=merged), decision="").delete()
    score_by_newest(survivor)
    refresh_entries(Product.objects.filter(pk__in=(survivor.pk, merged.pk)))
    look_for_twins(survivor)
    return merge


def become(product: Product, status: str, **values: Any) -> None:
    """Give it a status and what goes with that, and no score until the one that counts is known."""
    fields = {"merged_into": None, "withdrawn_on": None, "withdrawn_reason": "", "current_assessment": None, **values}
    for name, value in {"status": status, **fields}.items():
        setattr(product, name, value)
    product._change_reason = f"{BY_WORKFLOW}{'merged' if status == Status.MERGED else 'merge undone'}"  # type: ignore[attr-defined]
    product.save(update_fields=["status", *fields, "changed_at"])


def score_by_newest(product: Product) -> None:
    """Let the public see the score of the capture that counts now; a capture not scored yet is judged."""
    label = ProductLabel.objects.counting_for(product.pk).newest_first().first()
    assessment = label.assessments.order_by("-pk").first() if label else None
    if label and assessment is None:
        assess_label(label)
        return
    if assessment:
        show(product, assessment)
        return
    product.current_assessment = None
    Product.objects.filter(pk=product.pk).update(current_assessment=None)
    record(product)

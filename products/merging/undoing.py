"""Take a merge of two products back, while nothing else has changed that it rests on."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from products.entries import refresh_entries
from products.likeness import look_for_twins
from products.merging import belongings
from products.merging.log import MergeError, settle
from products.merging.preview import critical_flags
from products.merging.products import APPROVE, become, locked, score_by_newest
from products.models import MergeState, Product, ProductMerge, Status


@transaction.atomic
def undo_product_merge(merge: ProductMerge, user: Any, reason: str) -> ProductMerge:
    """Make two of one again. MergeError where something else has changed since, with what would have to go first."""
    merge = ProductMerge.objects.select_for_update().get(pk=merge.pk)
    if merge.state != MergeState.DONE:
        raise MergeError("Only a merge that was done can be undone.")
    survivor, merged = locked(merge.survivor, merge.merged)
    if merged.merged_into_id != survivor.pk:
        raise MergeError(f"{survivor} has itself been merged since. Undo that merge first.")
    shown = critical_flags(survivor.current_assessment) if survivor.status == Status.PUBLISHED else {}
    earlier = merge.before["merged_from"]
    withdrawn_on = merge.before["withdrawn_on"]
    become(
        merged,
        merge.before["status"],
        withdrawn_on=withdrawn_on,
        withdrawn_reason=merge.before["withdrawn_reason"],
    )
    Product.objects.filter(pk__in=earlier, merged_into=survivor).update(merged_into=merged)
    belongings.give_back(merge, survivor, merged)
    for product in (survivor, merged):
        product.refresh_from_db()
        Product.objects.filter(pk=product.pk).update(current_assessment=None)
    for product in (survivor, merged):
        score_by_newest(product)
    _guard_flags(shown, (survivor, merged), merge, user)
    refresh_entries(Product.objects.filter(pk__in=(survivor.pk, merged.pk)))
    look_for_twins(survivor)
    return settle(merge, MergeState.UNDONE, user, reason)


def _guard_flags(shown: dict[str, str], products: Iterable[Product], merge: ProductMerge, user: Any) -> None:
    """Undoing hides no critical flag either, unless a second person does it."""
    still = {
        rule
        for product in Product.objects.filter(pk__in=[product.pk for product in products], status=Status.PUBLISHED)
        for rule in critical_flags(product.current_assessment)
    }
    is_second = merge.asked_by_id != user.pk and user.has_perm(APPROVE)
    if set(shown) - still and not is_second:
        raise MergeError("A critical red flag would vanish, so a second person has to undo it.")

"""Merge two brands. They have no page of their own, so no address changes: their products go by the survivor's name."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from simple_history.utils import bulk_update_with_history

from products.entries import refresh_entries
from products.likeness import look_for_brands_like, look_for_twins
from products.merging.log import MergeError, settle
from products.models import Brand, BrandMerge, BrandPair, MergeState, Product

# The products of a merged brand that are compared with their new neighbours at once; more wait for the next search.
MOST_COMPARED = 100


@transaction.atomic
def merge_brands(survivor: Brand, merged: Brand, user: Any, reason: str) -> BrandMerge:
    """Give the products of one brand to another; they are found by the survivor's name. All or nothing."""
    survivor, merged = _brands_locked(survivor, merged)
    if problem := brand_problem(survivor, merged):
        raise MergeError(problem)
    if not reason.strip():
        raise MergeError("Say why they are one and the same.")
    moved = list(merged.products.values_list("pk", flat=True))
    earlier = list(merged.merged_from.values_list("pk", flat=True))
    merge = BrandMerge(survivor=survivor, merged=merged, asked_by=user, reason=reason)
    merge.before = {"products": moved, "merged_from": earlier}
    merge.full_clean()
    merge.save()
    _give(moved, survivor, user, f"{merged} was merged into {survivor}")
    Brand.objects.filter(pk__in=[*earlier, merged.pk]).update(merged_into=survivor)
    BrandPair.objects.filter(Q(first=merged) | Q(second=merged), decision="").delete()
    return merge


def brand_problem(survivor: Brand, merged: Brand) -> str:
    """What stands in the way of merging the brands, empty if nothing does."""
    if survivor.pk == merged.pk:
        return "A brand cannot be merged into itself."
    gone = next((brand for brand in (survivor, merged) if brand.merged_into_id), None)
    return f"{gone} has been merged already." if gone else ""


@transaction.atomic
def undo_brand_merge(merge: BrandMerge, user: Any, reason: str) -> BrandMerge:
    """Give the products back. MergeError where the survivor was merged since, or a product went on to a third brand."""
    merge = BrandMerge.objects.select_for_update().get(pk=merge.pk)
    if merge.state != MergeState.DONE:
        raise MergeError("Only a merge that was done can be undone.")
    survivor, merged = _brands_locked(merge.survivor, merge.merged)
    if merged.merged_into_id != survivor.pk:
        raise MergeError(f"{survivor} has itself been merged since. Undo that merge first.")
    moved = merge.before["products"]
    if elsewhere := len(moved) - Product.objects.filter(pk__in=moved, brand=survivor).count():
        raise MergeError(f"{elsewhere} of the products that moved are no longer with {survivor}.")
    Brand.objects.filter(pk=merged.pk).update(merged_into=None)
    Brand.objects.filter(pk__in=merge.before["merged_from"], merged_into=survivor).update(merged_into=merged)
    merged.refresh_from_db()
    _give(moved, merged, user, f"the merge into {survivor} was undone")
    look_for_brands_like(merged)
    return settle(merge, MergeState.UNDONE, user, reason)


def _brands_locked(survivor: Brand, merged: Brand) -> tuple[Brand, Brand]:
    found = Brand.objects.select_for_update().in_bulk((survivor.pk, merged.pk))
    return found[survivor.pk], found[merged.pk]


def _give(products: list[int], brand: Brand, user: Any, why: str) -> None:
    rows = list(Product.objects.filter(pk__in=products))
    for product in rows:
        product.brand = brand
    bulk_update_with_history(rows, Product, ["brand"], batch_size=500, default_user=user, default_change_reason=why)
    refresh_entries(Product.objects.filter(pk__in=products))
    for product in Product.objects.filter(pk__in=products[:MOST_COMPARED]).select_related("brand"):
        look_for_twins(product)

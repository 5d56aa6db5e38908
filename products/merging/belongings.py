"""What goes along when products become one: prices and pictures, each remembered so that it can come back."""

from typing import Any

from django.db.models import Max

from products.merging.log import MergeError
from products.models import Product, ProductMerge, ProductPrice


def move(source: Product, target: Product) -> dict[str, list[list[Any]]]:
    """Hand prices and pictures over, and say what of them an undoing has to know. Inside a transaction."""
    return {"prices": _move_prices(source, target), "pictures": _move_pictures(source, target)}


def give_back(merge: ProductMerge, survivor: Product, merged: Product) -> None:
    """Return what moved. MergeError where a price has gone on to a third product; deleted pictures stay deleted."""
    _return_prices(merge, survivor, merged)
    moved = dict(merge.before.get("pictures", []))  # merges of older releases moved none
    for image in survivor.images.filter(pk__in=moved):
        image.product, image.position = merged, moved[image.pk]
        image.save(update_fields=["product", "position"])


def _move_prices(source: Product, target: Product) -> list[list[Any]]:
    """(id, origin) of each. An import's key that the target has already is given up."""
    taken = set(target.prices.exclude(origin="").values_list("origin", flat=True))
    moved: list[list[Any]] = []
    for price in source.prices.all():
        moved.append([price.pk, price.origin])
        price.product = target
        price.origin = "" if price.origin in taken else price.origin
        price.save(update_fields=["product", "origin"])
    return moved


def _move_pictures(source: Product, target: Product) -> list[list[Any]]:
    """(id, position) of each. They stand behind the target's own; a picture that it has already stays where it is."""
    there = set(target.images.values_list("digest", flat=True))
    last = target.images.aggregate(last=Max("position"))["last"] or 0
    moved: list[list[Any]] = []
    for image in source.images.exclude(digest__in=there):
        moved.append([image.pk, image.position])
        image.product, image.position = target, last + image.position
        image.save(update_fields=["product", "position"])
    return moved


def _return_prices(merge: ProductMerge, survivor: Product, merged: Product) -> None:
    moved = dict(merge.before["prices"])
    there = {price.pk: price for price in ProductPrice.objects.filter(pk__in=moved)}
    if elsewhere := [pk for pk in moved if pk not in there or there[pk].product_id != survivor.pk]:
        raise MergeError(f"{len(elsewhere)} of the prices that moved are no longer with {survivor}.")
    for pk, price in there.items():
        price.product, price.origin = merged, moved[pk]
        price.save(update_fields=["product", "origin"])

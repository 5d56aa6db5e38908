"""Fills a site with copies of the starter catalogue under invented names: real scorecards, as many as wanted."""

from collections.abc import Iterator
from itertools import cycle, islice
from typing import Any

from django.db import transaction

from products.entries import refresh_entries
from products.models import Assessment, Brand, LabelSource, Product, ProductLabel, ProductPrice, Publication

BATCH = 500


def fill(count: int) -> None:
    """Add so many published products. The starter catalogue must be loaded and scored."""
    scored = Product.objects.published().exclude(current_assessment=None)
    patterns = list(scored.select_related("current_assessment__label").prefetch_related("prices"))
    brands = [Brand.objects.create(name=f"Load {number}", slug=f"load-{number}") for number in range(100)]
    numbered = zip(range(count), cycle(patterns), cycle(brands))
    while batch := list(islice(numbered, BATCH)):
        _add(batch)


@transaction.atomic
def _add(batch: list[tuple[int, Product, Brand]]) -> None:
    copies = [_copy(pattern, brand=brand, slug=f"load-{n}", name=f"{pattern.name} {n}") for n, pattern, brand in batch]
    for copy in copies:
        copy.current_assessment = None
    Product.objects.bulk_create(copies)
    scores = []
    for copy, (_, pattern, _) in zip(copies, batch, strict=True):
        shown = pattern.current_assessment
        assert shown is not None
        label = _copy(shown.label, product=copy)
        ProductLabel.objects.bulk_create([label])
        LabelSource.objects.bulk_create([_copy(source, label=label) for source in shown.label.sources.all()])
        scores.append(_copy(shown, label=label))
        ProductPrice.objects.bulk_create([_copy(price, product=copy, origin="") for price in pattern.prices.all()])
    Assessment.objects.bulk_create(scores)
    for copy, score in zip(copies, scores, strict=True):
        copy.current_assessment = score
    Product.objects.bulk_update(copies, ["current_assessment"])
    Publication.objects.bulk_create(
        [Publication(product=copy, status=copy.status, assessment=copy.current_assessment) for copy in copies]
    )
    refresh_entries(Product.objects.filter(pk__in=[copy.pk for copy in copies]))


def _copy(row: Any, **values: Any) -> Any:
    kept = {field.name: getattr(row, field.name) for field in _fields(row)}
    return type(row)(**{**kept, **values})


def _fields(row: Any) -> Iterator[Any]:
    return (field for field in row._meta.concrete_fields if not (field.primary_key or field.generated))

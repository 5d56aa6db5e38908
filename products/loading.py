"""Bring a catalogue file into the database: add what is missing, change nothing that is there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from products.catalogue_file import BrandEntry, ClaimEntry, LabelEntry, PriceEntry, ProductEntry
from products.entries import refresh_entries
from products.models import Brand, LabelPage, LabelSource, Product, ProductLabel, ProductPrice, QuotedClaim, Status
from products.second_person import RefusedError
from products.workflow import publish_from_file

Row = TypeVar("Row", LabelEntry, PriceEntry)


@dataclass
class Added:
    """How many rows of each kind were new."""

    brands: int = 0
    products: int = 0
    labels: int = 0
    prices: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(
            self.brands + other.brands,
            self.products + other.products,
            self.labels + other.labels,
            self.prices + other.prices,
        )

    def __str__(self) -> str:
        return f"{self.brands} brands, {self.products} products, {self.labels} labels, {self.prices} prices"


class LoadError(Exception):
    """An entry that is well-formed, but that the catalogue's own rules refuse."""


@transaction.atomic
def load_brand(entry: BrandEntry) -> Added:
    """Add the brand unless one of that slug is there. LoadError names the field at fault."""
    if Brand.objects.filter(slug=entry.slug).exists():
        return Added()
    _save(Brand(**entry.model_dump()), f"brand “{entry.slug}”")
    return Added(brands=1)


@transaction.atomic
def load_product(entry: ProductEntry) -> Added:
    """Add the product, or to one that is there the labels and prices that it has not had from this file yet.

    All or nothing. Rows are known again by their key, so editors may change whatever can be changed of them.
    LoadError names the entry and the field at fault.
    """
    where = f"product “{entry.slug}”"
    product = Product.objects.filter(slug=entry.slug).first()
    is_merged = product is not None and product.status == Status.MERGED
    added = Added()
    if is_new := product is None:
        found = Brand.objects.filter(slug=entry.brand).select_related("merged_into").first()
        brand = found and (found.merged_into or found)
        if brand is None:
            raise LoadError(f"{where}, brand: there is no “{entry.brand}” in the catalogue")
        product = Product(
            brand=brand,
            **entry.model_dump(exclude={"brand", "status", "labels", "prices"}),
        )
        _save(product, where)
        added.products = 1
    for label in _missing(entry.labels, product.labels.all()):
        _add_label(product, label, where)
        added.labels += 1
    # the prices of a merged product went to its survivor, where an editor may have changed their keys
    for price in () if is_merged else _missing(entry.prices, product.prices.all()):
        values = price.model_dump(exclude={"key"}) | _seen(price, entry.labels)
        _save(ProductPrice(product=product, origin=price.key, **values), where)
        added.prices += 1
    if is_new and entry.status != Status.DRAFT:
        # only now, because publishing asks for a label
        try:
            publish_from_file(product)
        except RefusedError as error:
            raise LoadError(f"{where}, status: {error}") from None
    if added != Added():
        refresh_entries(Product.objects.filter(pk=product.pk))
    return added


def _claim(entry: ClaimEntry) -> dict[str, Any]:
    return entry.model_dump() | {"evidence_grade": entry.evidence_grade or ""}


def _seen(price: PriceEntry, labels: Sequence[LabelEntry]) -> dict[str, str]:
    """Who looked at the price and how sure she is; where the file does not say, as with the label of the same page."""
    label = next((label for label in labels if label.url == price.url), labels[0] if labels else None)
    return {
        "seen_by": price.seen_by or (label.seen_by if label else ""),
        "evidence_grade": price.evidence_grade or (label.evidence_grade if label else ""),
    }


def _missing(rows: Iterable[Row], there: models.QuerySet[ProductLabel] | models.QuerySet[ProductPrice]) -> list[Row]:
    """The rows of the file whose key none of those in the database carries."""
    keys = set(there.values_list("origin", flat=True))
    return [row for row in rows if row.key not in keys]


def _add_label(product: Product, entry: LabelEntry, where: str) -> None:
    where = f"{where}, label “{entry.key}”"
    values = entry.model_dump(include={"seen_on", "seen_by", "evidence_grade", "page_kind", "is_summary", "caveat"})
    label = ProductLabel(
        product=product,
        origin=entry.key,
        url=entry.url,
        front=_text(entry.front),
        making=_text(entry.making),
        ingredients=entry.ingredients,
        ingredients_complete=entry.ingredients_complete,
        directions=_text(entry.directions),
        **values,
    )
    _save(label, where)
    for source in entry.sources:
        _save(LabelSource(label=label, **source.model_dump()), where)
    for claim in entry.quoted_claims:
        _save(QuotedClaim(label=label, **_claim(claim)), where)
    for url in entry.further_pages:
        _save(LabelPage(label=label, url=url), where)


def _save(row: models.Model, where: str) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        details = "; ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
        raise LoadError(f"{where}, {row._meta.verbose_name}: {details}") from None
    row.save()


def _text(lines: tuple[str, ...] | None) -> str | None:
    return None if lines is None else "\n".join(lines)

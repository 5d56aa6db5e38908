"""Everything that was confirmed on the form becomes rows, all or nothing, and the label is scored at once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from products.assessments import assess_label
from products.entries import refresh_entries
from products.models import (
    Brand,
    EditorFact,
    LabelSource,
    Product,
    ProductLabel,
    ProductPrice,
    QuotedClaim,
    Status,
)

CAPTURE_FIELDS = (
    *("front", "making", "ingredients", "ingredients_complete", "directions", "is_summary"),
    *("url", "page_kind", "seen_on", "seen_by", "evidence_grade", "caveat"),
)
PRODUCT_FIELDS = ("name", "slug", "product_type", "use_setting", "size_ml", "size_g", "pack")


@transaction.atomic
def save_product(product: dict[str, Any], brand: Brand | None) -> Product:
    """A draft of these cleaned values; its brand is made where `brand` is None. ValidationError by field."""
    if brand is None:
        brand = Brand(name=product["brand"], slug=_free_brand_slug(product["brand"]), country=product["country"])
        brand.full_clean()
        brand.save()
    made = Product(brand=brand, status=Status.DRAFT, **{name: product[name] for name in PRODUCT_FIELDS})
    made.full_clean()
    made.save()
    return made


@transaction.atomic
def save_capture(
    product: Product,
    capture: dict[str, Any],
    *,
    sources: Sequence[tuple[str, str, str]] = (),
    quoted: Sequence[str] = (),
    facts: Sequence[EditorFact] = (),
    by: User | None = None,
) -> ProductLabel:
    """The capture with its sources, quotations and corrections, scored. ValidationError says what is wrong.

    A capture of the same words from the same page and day is refused: it would say nothing new.
    """
    label = ProductLabel(product=product, **{name: capture[name] for name in CAPTURE_FIELDS})
    label.full_clean()
    if _is_recorded(label):
        raise ValidationError("This very capture is recorded already: the same words, page and day.")
    label.save()
    for kind, detail, as_stated in sources:
        _checked(LabelSource(label=label, kind=kind, detail=detail, as_stated=as_stated[:300]))
    for text in quoted:
        _checked(QuotedClaim(label=label, text=text[:300], said_by=capture["page_kind"]))
    for fact in facts:
        fact.label = label
        fact.recorded_by_id = by.pk if by else None
        _checked(fact)
    assess_label(label, by=by)
    refresh_entries(Product.objects.filter(pk=product.pk))
    return label


def save_price(product: Product, values: dict[str, Any]) -> ProductPrice | None:
    """The price that the page stated, if any."""
    if values.get("price_amount") is None:
        return None
    price = ProductPrice(
        product=product,
        amount=values["price_amount"],
        currency=values["price_currency"],
        note=values["price_note"],
        url=values["url"],
        seen_on=values["seen_on"],
        seen_by=values["seen_by"],
        evidence_grade=values["evidence_grade"],
    )
    price.full_clean()
    price.save()
    return price


def _checked(row: LabelSource | QuotedClaim | EditorFact) -> None:
    row.full_clean()
    row.save()


def _is_recorded(label: ProductLabel) -> bool:
    same = {name: getattr(label, name) for name in ("front", "making", "ingredients", "directions", "url", "seen_on")}
    return ProductLabel.objects.filter(product=label.product, **same).exists()


def _free_brand_slug(name: str) -> str:
    """A slug that no brand has; letters that ASCII lacks may leave nothing of a name."""
    stem = slugify(name)[:70].strip("-") or "brand"
    slug, number = stem, 2
    while Brand.objects.filter(slug=slug).exists():
        slug, number = f"{stem}-{number}", number + 1
    return slug

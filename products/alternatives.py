"""Other products for the same use that are better proven or cheaper, each with the reason in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from evaluation.core.money import Money
from evaluation.presentation.figures import whole
from products.models import Assessment, LabelSource, Product, ProductType

MOST_ALTERNATIVES = 4
# Enough to find cheaper ones among the better proven, whatever the size of the catalogue.
_CANDIDATES = 40
_NOTICEABLY_CHEAPER = 10  # per cent


@dataclass(frozen=True, slots=True)
class Alternative:
    """One product and why it is named here; `is_cheaper` and `is_better_proven` say by which of the two, or both."""

    product: Product
    alike: str
    reason: str
    is_better_proven: bool
    is_cheaper: bool


def alternatives(product: Product, assessment: Assessment) -> tuple[Alternative, ...]:
    """At most four, of different brands. Four queries, whatever the number of products.

    All prove at least as much, without critical flags and with a sound identity. Prices are compared per mL and only
    within one currency.
    """
    kinds = {source.kind for source in assessment.label.sources.all()} - {"unspecified"}
    compared = [
        named
        for other in _candidates(product, assessment, kinds)
        if (named := _compared(product, assessment, other, kinds))
    ]
    compared.sort(key=lambda named: -(2 * named.is_cheaper + named.is_better_proven))
    return _one_a_brand(compared)


def _candidates(product: Product, assessment: Assessment, kinds: set[str]) -> list[Product]:
    """The best proven ones that are like it, the best first.

    Asked from the side of the scores, in the order of their index: then the database stops at the last candidate
    instead of sorting the whole catalogue, which at 100,000 products takes a hundred times as long.
    """
    has_source = Exists(LabelSource.objects.filter(label=OuterRef(OuterRef("label")), kind__in=kinds))
    is_alike = (
        Product.objects.published()
        .filter(current_assessment=OuterRef("pk"), use_setting=product.use_setting)
        .filter(Q(product_type=product.product_type) | (Q(has_source) & _of_one_need(product)))
        .exclude(pk=product.pk)
    )
    in_order = (F("comes_first").desc(), F("low").desc(), F("coverage").desc())
    scores = Assessment.objects.filter(Exists(is_alike), comes_first=True, low__gte=assessment.low)
    places = {
        score: place
        for place, score in enumerate(scores.order_by(*in_order).values_list("pk", flat=True)[:_CANDIDATES])
    }
    found = Product.objects.with_assessment().with_row_facts().filter(current_assessment__in=places)
    return sorted(found, key=lambda other: places[other.current_assessment_id or 0])


def _of_one_need(product: Product) -> Q:
    """Hair is another need than skin, whatever the source."""
    is_for_hair = Q(product_type=ProductType.HAIR)
    return is_for_hair if product.product_type == ProductType.HAIR else ~is_for_hair


def _one_a_brand(compared: Sequence[Alternative]) -> tuple[Alternative, ...]:
    brands: dict[int, Alternative] = {}
    for named in compared:
        brands.setdefault(named.product.brand_id, named)
    return tuple(brands.values())[:MOST_ALTERNATIVES]


def _compared(product: Product, assessment: Assessment, other: Product, kinds: set[str]) -> Alternative | None:
    """None where it is neither better proven nor cheaper."""
    theirs = other.current_assessment
    if theirs is None:
        return None
    own_low, low = whole(assessment.low), whole(theirs.low)
    cheaper = _cheaper(product.price_per_ml, other.price_per_ml)
    if low <= own_low and not cheaper:
        return None
    shared = [s.get_kind_display() for s in theirs.label.sources.all() if s.kind in kinds]
    is_same_type = other.product_type == product.product_type
    proven = f"Its label proves {low}, this one {own_low}." if low > own_low else f"Its label proves as much: {low}."
    return Alternative(
        product=other,
        alike=_alike(shared, other.get_product_type_display() if is_same_type else ""),
        reason=f"{proven} {cheaper}".strip(),
        is_better_proven=low > own_low,
        is_cheaper=bool(cheaper),
    )


def _alike(shared: Sequence[str], same_type: str) -> str:
    """What the two have in common: "Same kind of source (plant), also a serum"."""
    parts = [f"same kind of source ({shared[0].lower()})"] if shared else []
    if same_type:
        article = "an" if same_type[0] in "aeiou" else "a"
        parts.append(f"also {article} {same_type}")
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def _cheaper(own: Money | None, theirs: Money | None) -> str:
    """The sentence on the price per mL, empty where it is not cheaper, not known, or in another currency."""
    if own is None or theirs is None or own.currency != theirs.currency:
        return ""
    if theirs.amount * 100 > own.amount * (100 - _NOTICEABLY_CHEAPER):
        return ""
    return f"It cost {theirs} per mL where we saw it, this one {own}."

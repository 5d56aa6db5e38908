"""Other products for the same use that are better proven or cheaper, each with the reason in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.core.money import Money
from evaluation.presentation.figures import whole
from products.likes import Like, likes
from products.models import Assessment, Product, ProductType, SourceKind

MOST_ALTERNATIVES = 4
_NOTICEABLY_CHEAPER = 10  # per cent


@dataclass(frozen=True, slots=True)
class Alternative:
    """One product and why it is named here; `is_cheaper` and `is_better_proven` say by which of the two, or both."""

    product: Like
    alike: str
    reason: str
    is_better_proven: bool
    is_cheaper: bool


def alternatives(product: Product, assessment: Assessment) -> tuple[Alternative, ...]:
    """At most four, of different brands. Reads `prices` and the label's `sources`, so prefetch them.

    All prove at least as much, without critical flags and with a sound identity. Prices are compared per mL and only
    within one currency. Two queries at most for the first product of its kind after a change of the catalogue, else
    one.
    """
    kinds = frozenset(source.kind for source in assessment.label.sources.all()) - {SourceKind.UNSPECIFIED}
    price = product.price_per_ml
    compared = [
        named
        for other in likes(product, kinds, assessment.low)
        if (named := _compared(product, assessment.low, price, other, kinds))
    ]
    compared.sort(key=lambda named: -(2 * named.is_cheaper + named.is_better_proven))
    return _one_a_brand(compared)


def _one_a_brand(compared: Sequence[Alternative]) -> tuple[Alternative, ...]:
    brands: dict[int, Alternative] = {}
    for named in compared:
        brands.setdefault(named.product.brand_id, named)
    return tuple(brands.values())[:MOST_ALTERNATIVES]


def _compared(
    product: Product, own: float, price: Money | None, other: Like, kinds: frozenset[str]
) -> Alternative | None:
    """None where it is neither better proven nor cheaper."""
    own_low, low = whole(own), whole(other.low)
    cheaper = _cheaper(price, other.price_per_ml)
    if low <= own_low and not cheaper:
        return None
    shared = [SourceKind(kind).label for kind in other.kinds if kind in kinds]
    is_same_type = other.product_type == product.product_type
    proven = f"Its label proves {low}, this one {own_low}." if low > own_low else f"Its label proves as much: {low}."
    return Alternative(
        product=other,
        alike=_alike(shared, ProductType(other.product_type).label if is_same_type else ""),
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

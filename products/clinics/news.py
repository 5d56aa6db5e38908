"""What changed of the products that a clinic shows, between its last look and now, in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from evaluation.presentation.figures import whole
from products.clinics.flags import flags_of, gained
from products.models import Assessment, Product, Publication, Status


@dataclass(frozen=True, slots=True)
class News:
    """One product and what changed of it, the gravest first."""

    product: Product
    sentences: tuple[str, ...]


def news(products: Sequence[Product], since: datetime) -> list[News]:
    """Of the products in their order those that changed. Two queries, whatever the number.

    Products come with their brand, and with `merged_into` where they were merged.
    """
    pairs = {key: pair for key, pair in _pairs(products, since).items() if pair[1].shown_from > since}
    wanted = {row.assessment_id for pair in pairs.values() for row in pair}
    wanted |= {product.merged_into.current_assessment_id for product in products if product.merged_into}
    assessments = Assessment.objects.in_bulk([key for key in wanted if key]) if pairs else {}
    found = [
        News(product, tuple(_sentences(product, since, *pairs[product.pk], assessments)))
        for product in products
        if product.pk in pairs
    ]
    return [each for each in found if each.sentences]


def _pairs(products: Iterable[Product], since: datetime) -> dict[int, tuple[Publication, Publication]]:
    """For each product what the public saw then, or first saw of it where that was later, and what it sees now."""
    rows = Publication.objects.filter(product__in=products).order_by("product_id", "-shown_from", "-pk")
    pairs: dict[int, tuple[Publication, Publication]] = {}
    for row in rows:
        then, now = pairs.get(row.product_id, (row, row))
        pairs[row.product_id] = (then if then.shown_from <= since else row, now)
    return pairs


def _sentences(
    product: Product, since: datetime, then: Publication, now: Publication, assessments: dict[int, Assessment]
) -> Iterator[str]:
    before = assessments.get(then.assessment_id or 0)
    after = assessments.get(now.assessment_id or 0)
    if now.status == Status.WITHDRAWN and then.status != Status.WITHDRAWN:
        yield f"Withdrawn from our catalogue. {now.words} Its card says so."
    if product.merged_into and then.status != Status.MERGED:
        yield f"It turned out to be {product.merged_into}: its card leads there."
        after = assessments.get(product.merged_into.current_assessment_id or 0)
    if after and then.shown_from > since:
        yield "Shown for the first time."
    if before is None or after is None:
        return
    for flag in gained(flags_of(before), flags_of(after)):
        yield f"Gained a red flag: “{flag.text}”. Regulators treat such wording as: {flag.treated_as}. {flag.because}"
    for flag in gained(flags_of(after), flags_of(before)):
        yield f"Lost a red flag: “{flag.text}”."
    if _range(before) != _range(after):
        yield f"Its score moved from {_range(before)} to {_range(after)} of 100."


def _range(assessment: Assessment) -> str:
    low, high = whole(assessment.low), whole(assessment.high)
    return f"{low}" if low == high else f"{low}–{high}"

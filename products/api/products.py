"""Rows of the catalogue as the API's shapes."""

from collections.abc import Callable

from django.urls import reverse

from evaluation.core.money import per_unit
from products.api.shapes import (
    BrandOut,
    CaptureOut,
    HistoryOut,
    LabelOut,
    PriceOut,
    ProductOut,
    ScoreEntryOut,
    ScoreOut,
    SourceOut,
)
from products.history import history
from products.models import Assessment, Product, ProductLabel, ProductPrice

Absolute = Callable[[str], str]


def product_out(product: Product, absolute: Absolute) -> ProductOut:
    """A published product with its brand, prices, judged label and that label's sources fetched beside it."""
    assessment = product.current_assessment
    label = assessment.label if assessment else None
    scorecard = reverse("api-1:scorecard", args=[product.slug])
    return ProductOut(
        slug=product.slug,
        name=product.name,
        brand=BrandOut(slug=product.brand.slug, name=product.brand.name, country=product.brand.country or None),
        type=product.product_type,
        use=product.use_setting,
        size_ml=product.size_ml,
        size_g=product.size_g,
        pack=product.pack or None,
        sources=_sources(label),
        price=_price(product),
        label=_label(label) if label else None,
        score=_score(assessment) if assessment else None,
        url=absolute(product.get_absolute_url()),
        scorecard_url=absolute(scorecard) if assessment else None,
        history_url=absolute(reverse("api-1:history", args=[product.slug])),
    )


def history_out(product: Product) -> HistoryOut:
    """The product's captures and scores over time, the newest first."""
    found = history(product)
    return HistoryOut(
        slug=product.slug,
        labels=tuple(
            CaptureOut(
                seen_on=label.seen_on,
                seen_by=label.seen_by,
                evidence_grade=label.evidence_grade,
                url=label.url or None,
                page_kind=label.page_kind or None,
                is_summary=label.is_summary,
            )
            for label in found.labels
        ),
        scores=tuple(
            ScoreEntryOut(
                day=entry.day,
                score=entry.score,
                red_flags=entry.flags,
                method=entry.method,
                why=entry.why,
                is_current=entry.is_current,
            )
            for entry in found.scores
        ),
    )


def _sources(label: ProductLabel | None) -> tuple[SourceOut, ...]:
    rows = label.sources.all() if label else ()
    return tuple(SourceOut(kind=source.kind, detail=source.detail or None) for source in rows)


def _price(product: Product) -> PriceOut | None:
    """The newest."""
    price: ProductPrice | None = next(iter(product.prices.all()), None)
    if price is None:
        return None
    per_ml = per_unit(price.money, product.size_ml) if price.is_for_the_pack and product.size_ml else None
    return PriceOut(
        amount=price.amount,
        currency=price.currency,
        per_ml=per_ml.amount if per_ml else None,
        seen_on=price.seen_on,
        seen_by=price.seen_by or None,
        evidence_grade=price.evidence_grade or None,
        url=price.url or None,
        note=price.note or None,
    )


def _label(label: ProductLabel) -> LabelOut:
    return LabelOut(
        url=label.url or None,
        page_kind=label.page_kind or None,
        seen_on=label.seen_on,
        seen_by=label.seen_by,
        evidence_grade=label.evidence_grade,
        is_summary=label.is_summary,
    )


def _score(assessment: Assessment) -> ScoreOut:
    return ScoreOut(
        low=assessment.low,
        high=assessment.high,
        coverage=assessment.coverage,
        band=assessment.band,
        red_flags=assessment.flag_count,
        critical_red_flags=assessment.critical_flags,
        identity_sound=assessment.identity_sound,
        summary=assessment.summary,
        method=assessment.method_version,
        scored_at=assessment.assessed_at,
    )

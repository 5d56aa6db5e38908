"""How a product's label and score changed: every capture is kept, and each new score says why it differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from evaluation.presentation.figures import whole
from products.models import Assessment, Product, ProductLabel

MOST_ENTRIES = 12
# More rows than any product has captures and releases of the method; the rest is read on demand in the admin.
_MOST_READ = 200


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One score that differs from the one before it. `why` says what changed, in words."""

    day: date
    score: str
    flags: int
    method: str
    why: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class History:
    """The captures, newest first, and the scores, newest first; `left_out` older scores are not shown."""

    labels: tuple[ProductLabel, ...]
    scores: tuple[HistoryEntry, ...]
    left_out: int


def history(product: Product) -> History:
    """What is known of this product over time. Two queries."""
    labels = product.labels.newest_first().only("pk", "product_id", "seen_on", "page_kind", "url", "is_summary")[:50]
    made = (
        Assessment.objects.filter(label__product=product)
        .defer("scorecard", "label_text", "summary")
        .order_by("-assessed_at", "-pk")[:_MOST_READ]
    )
    entries = [*_entries(list(reversed(made)), product.current_assessment_id)]
    entries.reverse()
    return History(tuple(labels), tuple(entries[:MOST_ENTRIES]), max(0, len(entries) - MOST_ENTRIES))


def _entries(oldest_first: list[Assessment], current: int | None) -> Iterator[HistoryEntry]:
    """One entry for each score that a reader could tell from the one before it."""
    before: Assessment | None = None
    for assessment in oldest_first:
        if before is None or assessment.pk == current or _shown(assessment) != _shown(before):
            yield HistoryEntry(
                day=assessment.assessed_at.date(),
                score=f"{whole(assessment.low)} to {whole(assessment.high)}",
                flags=assessment.flag_count,
                method=assessment.method_version,
                why=_why(assessment, before),
                is_current=assessment.pk == current,
            )
            before = assessment


def _shown(assessment: Assessment) -> tuple[object, ...]:
    numbers = (whole(assessment.low), whole(assessment.high), assessment.flag_count)
    return (assessment.label_id, *numbers, assessment.method_version)


def _why(assessment: Assessment, before: Assessment | None) -> str:
    """What differs from the score before; a score can move for several reasons at once."""
    if before is None:
        return "First score."
    reasons = []
    if assessment.label_id != before.label_id:
        reasons.append("A new look at the label.")
    if assessment.method_version != before.method_version:
        reasons.append(f"The method changed from {before.method_version} to {assessment.method_version}.")
    if assessment.data_digest != before.data_digest:
        reasons.append("Our data on ingredients, words or rules changed.")
    if assessment.engine_digest != before.engine_digest:
        reasons.append("The way we read labels changed.")
    return " ".join(reasons) or "Scored again from the same words."

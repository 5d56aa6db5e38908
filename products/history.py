"""How a product's label and score changed: what the public saw of it, one after the other, each with what changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from evaluation.presentation.figures import whole
from products.causes import split
from products.models import Assessment, Product, ProductLabel, Publication, Status
from products.prepared import Prepared, together

MOST_ENTRIES = 12
# More rows than any product has captures and releases of the method; the rest is read on demand in the admin.
_MOST_READ = 200
_HEAVY = ("scorecard", "label_text", "summary")  # of a score, and lists of scores show none of it
_SHOWN_OF_A_LOOK = ("pk", "product_id", "seen_on", "seen_by", "page_kind", "url", "is_summary", "evidence_grade")


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One state that a reader could tell from the one before it. `why` says what changed, in words.

    `score` says "Withdrawn" or "Merged" where no score was shown; `flags` and `method` are None then. `parts` splits
    the change between label and method, "" for a first score.
    """

    day: date
    score: str
    flags: int | None
    method: str | None
    why: str
    parts: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class History:
    """The captures, newest first, and the scores, newest first; `left_out` older scores are not shown."""

    labels: tuple[ProductLabel, ...]
    scores: tuple[HistoryEntry, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class OtherHistory:
    """The scores of a product that turned out to be this one, newest first."""

    product: Product
    scores: tuple[HistoryEntry, ...]


looks = Prepared(
    lambda product: ProductLabel.objects.of_family(product).newest_first().shown().only(*_SHOWN_OF_A_LOOK)[:50]
)
published = Prepared(lambda product: Publication.objects.filter(product=product)[:_MOST_READ])
_scores = Prepared(
    lambda product: (
        Assessment.objects.filter(pk__in=Publication.objects.filter(product=product).order_by().values("assessment"))
        .defer(*_HEAVY)
        .order_by()
    )
)


def history(product: Product) -> History:
    """What is known of this product over time. Three queries, or two where its only score was read with it."""
    return history_of(product, *together((looks, product.pk), (published, product.pk)))


def history_of(product: Product, labels: Sequence[ProductLabel], rows: Sequence[Publication]) -> History:
    """The same of what `looks` and `published` answer. One query, or none where its only score was read with it."""
    entries = [*_entries(_with_scores(product, rows))]
    entries.reverse()
    return History(tuple(labels), tuple(entries[:MOST_ENTRIES]), max(0, len(entries) - MOST_ENTRIES))


def publications(product: Product) -> list[Publication]:
    """What the public saw of it, the oldest first, with the numbers of each score. Two queries at most."""
    return _with_scores(product, published(product.pk))


def _with_scores(product: Product, rows: Sequence[Publication]) -> list[Publication]:
    now = product.current_assessment if Product.current_assessment.is_cached(product) else None
    scores = {now.pk: now} if now else {}
    if not {row.assessment_id for row in rows if row.assessment_id} <= scores.keys():
        scores = {score.pk: score for score in _scores(product.pk)}
    for row in rows:
        row.assessment = scores[row.assessment_id] if row.assessment_id else None
    return [*reversed(rows)]


def histories_of_merged(product: Product) -> list[OtherHistory]:
    """What was published of products that were merged into this one, while each was one of its own. One query."""
    rows = Publication.objects.filter(product__merged_into=product).select_related("product")
    by_product = groupby(sorted(_with_numbers(rows), key=lambda row: row.product_id), key=lambda row: row.product)
    found = []
    for other, shown in by_product:
        entries = [replace(entry, is_current=False) for entry in _entries(list(shown))]
        found.append(OtherHistory(other, tuple(reversed(entries[-MOST_ENTRIES:]))))
    return found


def _with_numbers(rows: "QuerySet[Publication]") -> list[Publication]:
    """The rows, the oldest first, with no more of each score than lists show."""
    numbered = rows.select_related("assessment").defer(*(f"assessment__{field}" for field in _HEAVY))
    return list(reversed(numbered[:_MOST_READ]))


def _entries(oldest_first: list[Publication]) -> Iterator[HistoryEntry]:
    """One entry for each state that a reader could tell from the one before it."""
    before: Publication | None = None
    for place, shown in enumerate(oldest_first):
        is_current = place == len(oldest_first) - 1
        if shown.is_shown and shown.assessment is None:
            continue  # published, and not scored yet
        if before is None or is_current or _told(shown) != _told(before):
            yield _entry(shown, before, is_current)
            before = shown if shown.assessment else before


def _entry(shown: Publication, before: Publication | None, is_current: bool) -> HistoryEntry:
    day = shown.shown_from.date()
    assessment = shown.assessment
    if assessment is None:
        told = (Status.WITHDRAWN, Status.MERGED)
        name = Status(shown.status).label.capitalize() if shown.status in told else "Not shown"
        return HistoryEntry(day, name, None, None, shown.words, "", is_current)
    change = split(before, shown) if before else None
    return HistoryEntry(
        day=day,
        score=f"{whole(assessment.low)} to {whole(assessment.high)}",
        flags=assessment.flag_count,
        method=assessment.method_version,
        why=why(assessment, before.assessment if before else None),
        parts=change.words if change else "",
        is_current=is_current,
    )


def _told(shown: Publication) -> tuple[object, ...]:
    assessment = shown.assessment
    if assessment is None:
        return (shown.status,)
    numbers = (whole(assessment.low), whole(assessment.high), assessment.flag_count)
    return (shown.status, assessment.label_id, *numbers, assessment.method_version)


def why(assessment: Assessment, before: Assessment | None) -> str:
    """What differs from the score before; a score can move for several reasons at once."""
    if before is None:
        return "First score."
    reasons = []
    if assessment.label_id != before.label_id:
        reasons.append("A new look at the label.")
    elif not assessment.judges_the_same(before):
        reasons.append("An editor noted something else of the label.")
    if assessment.method_version != before.method_version:
        reasons.append(f"The method changed from {before.method_version} to {assessment.method_version}.")
    if assessment.data_digest != before.data_digest:
        reasons.append("Our data on ingredients, words or rules changed.")
    if assessment.engine_digest != before.engine_digest:
        reasons.append("The way we read labels changed.")
    return " ".join(reasons) or "Scored again from the same words."

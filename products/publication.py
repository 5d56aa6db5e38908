"""The log of what the public was shown: the only place that sets what a product shows, and writes it down."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from evaluation.core.scorecard import Score, Scorecard
from products.clinics.notices import notice_gains
from products.entries import refresh_entries
from products.models import Assessment, Product, Publication, Status
from products.near_names import note_many_near_names, note_near_names


def show(product: Product, assessment: Assessment, middle: Score | None = None) -> None:
    """Let the product's page show this assessment from now on. To be called inside a transaction.

    `middle` is what the label shown before scores with the new method, where label and method changed at once.
    """
    product.current_assessment = assessment
    Product.objects.filter(pk=product.pk).update(current_assessment=assessment)
    record(product, middle)
    if card := assessment.read_scorecard():
        note_near_names(product.pk, card)
    refresh_entries(Product.objects.filter(pk=product.pk))


def show_drafts(scored: Iterable[tuple[int, Assessment, Scorecard]]) -> None:
    """Let drafts that the public never saw have these scores: a key, its score as stored and as an object for each.

    Neither the log nor lists and search need to be told. Inside a transaction; a handful of queries.
    """
    rows = list(scored)
    products = [Product(pk=key, current_assessment=assessment) for key, assessment, _ in rows]
    Product.objects.bulk_update(products, ["current_assessment"])
    note_many_near_names({key: card for key, _, card in rows})


def record(product: Product, middle: Score | None = None) -> Publication | None:
    """Write down what the public sees of the product now, if that differs from the last row. Inside a transaction.

    To be called after every change of `status` or `current_assessment`. None where nothing has to be written: a product
    that was never public has no rows.
    """
    last = product.publications.first()
    if last is None and product.status != Status.PUBLISHED:
        return None
    shown = product.current_assessment_id if product.status == Status.PUBLISHED else None
    if last is not None and (last.status, last.assessment_id) == (product.status, shown):
        return None
    row = Publication.objects.create(
        product=product,
        status=product.status,
        assessment_id=shown,
        words=product.withdrawn_reason,
        middle_low=middle.low if middle else None,
        middle_high=middle.high if middle else None,
        # a clock that was set back must not put it before what was shown till now
        shown_from=max(timezone.now(), last.shown_from) if last else timezone.now(),
    )
    notice_gains(row)
    return row


def shown_on(product: Product, day: date) -> list[Publication]:
    """What the public saw of the product on that day (UTC), the last first; empty before it was published. Two queries.

    More than one where it changed that day.
    """
    begin = datetime.combine(day, time(), UTC)
    rows = _with_scores(product.publications.filter(shown_from__lt=begin + timedelta(days=1)))
    during = list(rows.filter(shown_from__gte=begin))
    before = rows.filter(shown_from__lt=begin).first()
    return [*during, before] if before else during


def name_on(product: Product, day: date) -> str:
    """The product's name at the end of that day; its present one where no history reaches so far back. One query."""
    end = datetime.combine(day, time(), UTC) + timedelta(days=1)
    row = product.history.filter(history_date__lt=end).order_by("-history_date", "-history_id").first()
    return row.name if row else product.name


def _with_scores(rows: "QuerySet[Publication]") -> "QuerySet[Publication]":
    return rows.select_related("assessment__label")

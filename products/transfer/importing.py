"""Bring the rows of a plan into the catalogue: all of them or none, then judge what is new."""

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.db import DatabaseError, models, transaction
from simple_history.utils import bulk_create_with_history

from products.assessments import assess_labels
from products.entries import refresh_entries
from products.models import Brand, LabelPage, LabelSource, Product, ProductLabel, ProductPrice, QuotedClaim, Status
from products.transfer.planning import Plan

# In the order in which they need each other's keys.
_MODELS = (Brand, Product, ProductLabel, ProductPrice, LabelSource, QuotedClaim, LabelPage)
_BATCH = 500


class ImportRefusedError(Exception):
    """Nothing was imported: rows are wrong, or the catalogue changed meanwhile."""


def carry_out(plan: Plan, reason: str, by: User | None = None) -> Iterator[ProductLabel]:
    """Import the rows, all or none, then judge the new labels, one with each step of the iterator.

    `reason` stands in the history of each new row, `by` is the user whose change it is. Labels left unjudged because
    somebody stopped are judged by `manage.py rescore`. ImportRefusedError, and nothing is changed, if a row is wrong or
    cannot be stored.
    """
    if plan.problems:
        raise ImportRefusedError(f"{len(plan.problems)} cells are wrong: nothing was imported.")
    try:
        with transaction.atomic():
            _store(plan, reason)
    except DatabaseError as error:
        raise ImportRefusedError(
            f"The catalogue changed while the file was looked at: nothing was imported. Look at it again. ({error})"
        ) from None
    return assess_labels([row.label for row in plan.rows if row.label], by)


def _store(plan: Plan, reason: str) -> None:
    """Every new row with its history, a handful of queries for each kind of row. Inside a transaction."""
    new: dict[type[models.Model], list[models.Model]] = {model: [] for model in _MODELS}
    new[Brand] += plan.brands
    for row in plan.rows:
        for part in row.belongings:
            part.label = row.label  # type: ignore[attr-defined]
            if isinstance(part, QuotedClaim):
                part.rest_on_label()
        for made in (row.product if row.is_new else None, row.label, row.price, *row.belongings):
            if made is not None:
                new[type(made)].append(made)
    for model, rows in new.items():
        bulk_create_with_history(rows, model, batch_size=_BATCH, default_change_reason=reason[:100])
    touched = {row.product.pk for row in plan.rows if row.product and (row.label or row.price)}
    refresh_entries(Product.objects.filter(pk__in=touched, status=Status.PUBLISHED))

"""Work done beside the site, by `manage.py work`, in small jobs that may be done twice without harm."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import django
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from evaluation.core.label import LabelError
from products.assessments import assess_label, labels_to_assess
from products.models import CatalogueExport, Product
from products.open_data import publish, write_open_data
from products.transfer import exports

if django.VERSION >= (6, 0):
    from django.tasks import task
else:
    from django_tasks import task  # type: ignore[no-redef]

# Labels of one job: a second or two of work, so that a worker that is told to stop need not be waited for.
BATCH = 25
# How long a worker may be at a job before others take it to be dead. Jobs take seconds.
LEASE = timedelta(minutes=10)
# A job that so many workers died over is left: it may be what kills them.
MOST_WORKERS = 3
GIVEN_UP = "Workers died over this job."


class JobError(Exception):
    """Part of a job could not be done; the message says which and why. The rest of it was."""


@dataclass(frozen=True, slots=True)
class Queue:
    """How many jobs wait, are being done, failed."""

    waiting: int
    running: int
    failed: int


@task()
def score_labels(keys: list[int]) -> int:
    """Score these labels if they still wait for it; returns how many did. JobError, at the end, for those that failed.

    Each is all or nothing, and one that somebody else scored meanwhile is passed over: done twice, nothing is doubled.
    """
    scored = 0
    problems = []
    for key in keys:
        try:
            scored += _score(key)
        except (LabelError, ValidationError) as error:  # the others must not wait for it
            problems.append(f"label {key}: {error}")
    if problems:
        raise JobError("; ".join(problems))
    return scored


def _score(key: int) -> bool:
    with transaction.atomic():
        label = labels_to_assess().filter(pk=key).first()
        if label is None:
            return False
        Product.objects.select_for_update().get(pk=label.product_id)
        if not labels_to_assess().filter(pk=key).exists():
            return False
        assess_label(label)
    return True


@task()
def make_open_data() -> int:
    """Write the open data of today and offer it on the site; returns how many products it holds."""
    with tempfile.TemporaryDirectory() as made:
        count = write_open_data(Path(made), timezone.localdate(), lambda _: None)
        publish(Path(made), timezone.localdate())
    return count


@task()
def write_export(key: int) -> int:
    """Write the table that an editor asked for; returns how many products it holds."""
    return exports.write(key)


def queue_export(editor: AbstractBaseUser, kind: str, products: "QuerySet[Product]") -> CatalogueExport:
    """Hand out the writing of a table of these products. `exports.TooManyError` for more than it may hold."""
    with transaction.atomic():
        export = exports.asked_for(editor, kind, products)
        export.job = str(write_export.enqueue(export.pk).id)
        export.save(update_fields=["job"])
    return export


def failed(export: CatalogueExport) -> bool:
    """Whether the job that was to write the table has given up."""
    return bool(export.job) and DBTaskResult.objects.failed().filter(pk=export.job).exists()


def queue_rescore() -> int:
    """Hand out all labels whose score is missing or stale; returns how many jobs that makes.

    A label that stands in a job already is handed out again: whoever comes second passes it over.
    """
    keys = iter(labels_to_assess().order_by("product_id", "-seen_on", "-pk").values_list("pk", flat=True))
    jobs = 0
    for batch in _batches(keys):
        score_labels.enqueue(batch)
        jobs += 1
    return jobs


def _batches(keys: Iterator[int]) -> Iterator[list[int]]:
    while batch := list(islice(keys, BATCH)):
        yield batch


def take_up_abandoned(lease: timedelta = LEASE) -> int:
    """Let jobs wait again whose worker died over them; returns how many.

    One that MOST_WORKERS died over counts as failed. Several workers may ask at once: a job is put back once.
    """
    now = timezone.now()
    # one that was begun far in the future was begun before the clock was set back
    is_dead = Q(started_at__lt=now - lease) | Q(started_at__gt=now + lease)
    dead = DBTaskResult.objects.running().filter(is_dead)
    put_back = 0
    for job in dead:
        own = DBTaskResult.objects.running().filter(pk=job.pk, started_at=job.started_at)
        if len(job.worker_ids) >= MOST_WORKERS:
            own.update(status="FAILED", finished_at=timezone.now(), exception_class_path="", traceback=GIVEN_UP)
        else:
            put_back += own.update(status="READY", started_at=None)
    return put_back


def queue() -> Queue:
    """The jobs as they stand. Three queries."""
    jobs: Any = DBTaskResult.objects
    return Queue(jobs.ready().count(), jobs.running().count(), jobs.failed().count())

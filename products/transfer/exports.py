"""Exports too long for one request: written by a job beside the site, and kept for a day for the editor who asked."""

from collections.abc import Iterator
from datetime import timedelta
from secrets import token_hex
from tempfile import TemporaryFile
from typing import IO, Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db.models import Q, QuerySet
from django.utils import timezone

from products.models import CatalogueExport, Product, Status
from products.transfer.exporting import BATCH, export_rows, write_table
from products.transfer.tables import Row
from products.transfer.waiting import forget_old_files

FOLDER = "exports"
KEPT_FOR = timedelta(days=1)
MOST_KEPT = 5  # of one editor
MOST_PRODUCTS = 200_000  # manage.py export_catalogue knows no bound


class TooManyError(Exception):
    """More products than an export may hold."""


def asked_for(editor: AbstractBaseUser, kind: str, products: "QuerySet[Product]") -> CatalogueExport:
    """Note that the editor wants these products as a table; a job has to `write` it. Her oldest ones go.

    TooManyError for more than MOST_PRODUCTS.
    """
    forget_old()
    rows = products.exclude(status=Status.MERGED).order_by("brand__name", "name", "slug")
    keys = list(rows.values_list("pk", flat=True)[: MOST_PRODUCTS + 1])
    if len(keys) > MOST_PRODUCTS:
        raise TooManyError
    for old in exports_of(editor)[MOST_KEPT - 1 :]:
        _forget(old)
    return CatalogueExport.objects.create(editor_id=editor.pk, kind=kind, keys=keys, total=len(keys))


def write(key: int) -> int:
    """Write the table, if it still waits for it; returns how many products it was asked for.

    It appears once it is whole. Written twice, by a worker that was taken for dead, one of both files stays.
    """
    waiting = CatalogueExport.objects.filter(pk=key, file="")
    export = waiting.first()
    if export is None:
        return 0
    with TemporaryFile() as out:
        write_table(export.kind, _rows(export), out)
        out.seek(0)
        name = default_storage.save(f"{FOLDER}/{token_hex(16)}.{export.kind}", File(out))
    if not waiting.update(file=name, keys=[], written=export.total):
        default_storage.delete(name)
    return export.total


def exports_of(editor: AbstractBaseUser) -> "QuerySet[CatalogueExport]":
    """What this editor asked for within a day, the latest first, without the keys."""
    return CatalogueExport.objects.filter(editor=editor.pk).exclude(_is_old()).defer("keys")


def open_export(editor: AbstractBaseUser, key: int) -> tuple[CatalogueExport, IO[Any]] | None:
    """The editor's own table of that key and its file; None where it is not whole, or gone."""
    export = exports_of(editor).filter(pk=key).exclude(file="").first()
    try:
        return (export, default_storage.open(export.file)) if export else None
    except OSError:
        return None


def forget_old() -> None:
    """Let go of what is older than a day, and of files that nobody is known to have asked for."""
    for export in CatalogueExport.objects.filter(_is_old()).defer("keys"):
        _forget(export)
    forget_old_files(FOLDER, KEPT_FOR)


def _is_old() -> Q:
    now = timezone.now()
    # one of the far future was asked for before the clock was set back
    return Q(asked_at__lt=now - KEPT_FOR) | Q(asked_at__gt=now + KEPT_FOR)


def _forget(export: CatalogueExport) -> None:
    if export.file:
        default_storage.delete(export.file)
    export.delete()


def _rows(export: CatalogueExport) -> Iterator[Row]:
    """The rows, noting after each 500 products how far it is."""
    for start in range(0, len(export.keys), BATCH):
        yield from export_rows(Product.objects.filter(pk__in=export.keys[start : start + BATCH]))
        written = min(start + BATCH, export.total)
        CatalogueExport.objects.filter(pk=export.pk).update(written=written)

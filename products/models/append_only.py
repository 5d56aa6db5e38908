"""Logs: rows that are added, and neither changed nor deleted ever after."""

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class LogChangedError(Exception):
    """Somebody tried to change or delete a row of a log."""

    def __init__(self) -> None:
        super().__init__("A log is added to. Its rows are neither changed nor deleted.")


class AppendOnlyQuerySet(models.QuerySet[Row]):
    """Rows of a log; they cannot be changed from here either."""

    def update(self, **values: Any) -> NoReturn:
        """Never."""
        raise LogChangedError

    def delete(self) -> NoReturn:
        """Never."""
        raise LogChangedError


class AppendOnlyManager(models.Manager[Row]):
    """The rows of a log."""

    def get_queryset(self) -> AppendOnlyQuerySet[Row]:
        """All of them."""
        return AppendOnlyQuerySet(self.model, using=self._db)


class AppendOnly(models.Model):
    """A row of a log. LogChangedError on any attempt to change or delete it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Add it."""
        if self.pk is not None and not self._state.adding:
            raise LogChangedError
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        """Never."""
        raise LogChangedError

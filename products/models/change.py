"""That something the public sees has changed: what pages kept ready go by."""

from django.db import connection, models

from products.hearing import hearing
from products.models.entry import CatalogueVersion


class PublicChange(models.Model):
    """One statement that changed a table the public sees, written in the same transaction as the change itself.

    Rows are added, never updated: writers wait for each other at no row. Only products.public_changes adds any.
    """

    def __str__(self) -> str:
        return f"change {self.pk}"

    @classmethod
    def token(cls) -> str:
        """Another one after every change, whoever made it and whatever the order in which transactions end.

        The count tells of a transaction that ends late: its numbers are lower than the highest. The catalogue's own
        token cannot recur, as numbers can after a rollback. Needed with nearly every request, thus one query without
        the ORM, which takes five times as long, or none where a change would have been heard of.
        """
        # amid a transaction, its own changes are told to nobody
        return cls._asked() if connection.in_atomic_block else hearing.answer(cls._asked)

    @classmethod
    def _asked(cls) -> str:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT (SELECT token FROM {CatalogueVersion._meta.db_table} WHERE id = {CatalogueVersion.ENTRIES}), "  # noqa: S608
                f"max(id), count(*) FROM {cls._meta.db_table}"
            )
            return "-".join(map(str, cursor.fetchone()))

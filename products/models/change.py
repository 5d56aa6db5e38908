"""That something the public sees has changed: what pages kept ready go by."""

from django.db import connection, models


class PublicChange(models.Model):
    """One statement that changed a table the public sees, written in the same transaction as the change itself.

    Rows are added, never updated: writers wait for each other at no row. Only products.public_changes adds any.
    """

    def __str__(self) -> str:
        return f"change {self.pk}"

    @classmethod
    def token(cls) -> str:
        """Another one after every change, whatever the order in which transactions end. One query.

        The count tells of a transaction that ends late: its numbers are lower than the highest.
        """
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT max(id), count(*) FROM {cls._meta.db_table}")  # noqa: S608
            highest, count = cursor.fetchone()
        return f"{highest}-{count}"

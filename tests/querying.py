"""How many queries are expected of the database that the tests run on."""

from django.db import connection


def queries(usual: int, *, postgresql: int) -> int:
    """So many: PostgreSQL is asked for the rows of several kinds in one (`products.prepared.together`)."""
    return postgresql if connection.vendor == "postgresql" else usual

"""Whether a process can serve pages: its database answers, and stands where the code expects it."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def not_ready() -> list[str]:
    """What is missing, in words without names of hosts or files; empty if the process is ready.

    A cache that is away is not missed: the site serves without, slower.
    """
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return ["the database does not answer"]
    return [f"{len(waiting)} migrations wait: run `manage.py migrate`"] if waiting else []

"""The one Knowledge of this process: the core takes it as an argument, Django's side takes it from here."""

from functools import cache

from evaluation.core.knowledge import Knowledge, load_knowledge


@cache
def knowledge() -> Knowledge:
    """All data files, read at the first call. Raises KnowledgeError, which `manage.py check` reports in full."""
    return load_knowledge()

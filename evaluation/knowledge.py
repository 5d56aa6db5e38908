"""The one Knowledge, Advice and Guide of this process: the core takes them as arguments, Django's side from here."""

from functools import cache

from evaluation.core.avoiding import AvoidEntries, avoid_entries
from evaluation.core.knowledge import Knowledge, load_knowledge
from evaluation.core.knowledge.advice import Advice, load_advice
from evaluation.core.knowledge.guide import Guide, load_guide


@cache
def knowledge() -> Knowledge:
    """All data files that score, read at the first call.

    Raises KnowledgeError, which `manage.py check` reports in full.
    """
    return load_knowledge()


@cache
def advice() -> Advice:
    """The advice beside a score, read at the first call that needs it. Raises KnowledgeError."""
    return load_advice(knowledge())


@cache
def guide() -> Guide:
    """The guide's entries, read at the first call that needs them. Raises KnowledgeError."""
    return load_guide(knowledge().citations)


@cache
def things_to_avoid() -> AvoidEntries:
    """What an avoid-list may hold, gathered at the first call that needs it. Raises KnowledgeError."""
    return avoid_entries(knowledge())

"""Knowledge with one thing wrong in it."""

from dataclasses import replace

from evaluation.core.knowledge import Knowledge


def with_unverified(knowledge: Knowledge, key: str) -> Knowledge:
    """The same knowledge, but nobody has verified the citation of this key."""
    unsure = knowledge.citations[key].model_copy(update={"verified": False})
    return replace(knowledge, citations={**knowledge.citations, key: unsure})

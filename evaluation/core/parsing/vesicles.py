"""STUB: what the vesicles are called, what they are, where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.core.clauses import Clauses
from evaluation.core.facts import Identity, Source
from evaluation.core.parsing.model import IngredientList
from evaluation.core.text import Span


@dataclass(frozen=True, slots=True)
class VesicleFacts:
    """The most exact term first; every source claimed; the front word against the list."""

    terminology: tuple[str, ...]
    sources: tuple[Source, ...]
    identity: Identity


def read_vesicles(
    text: str,
    prose: str,
    clauses: Clauses,
    mentions: Mapping[str, tuple[Span, ...]],
    ingredients: IngredientList | None,
) -> VesicleFacts:
    """STUB."""
    return VesicleFacts(
        (), (), Identity(headline=None, carried_by=None, finding="no_list", because="No ingredient list was given.")
    )

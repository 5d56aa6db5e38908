"""STUB: how many particles, in which volume."""

from evaluation.core.clauses import Clauses
from evaluation.core.facts import Concentration


def read_concentration(text: str, prose: str, clauses: Clauses) -> Concentration:
    """STUB."""
    return Concentration()

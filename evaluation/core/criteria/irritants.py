"""STUB C11: to be written."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import Finding


def judge(label: ParsedLabel) -> Finding:
    """Stub."""
    return label.silence(Part.MAKING)


criterion = Criterion(
    id="C11-irritants",
    title="Free of common irritants",
    noun="irritants",
    why="",
    question="",
    ask_brand="",
    outcomes={},
    citations=(),
    judge=judge,
)

"""STUB C09: to be written."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import Finding


def judge(label: ParsedLabel) -> Finding:
    """Stub."""
    return label.silence(Part.MAKING)


criterion = Criterion(
    id="C09-delivery",
    title="Realistic about reaching the skin",
    noun="delivery",
    why="",
    question="",
    ask_brand="",
    outcomes={},
    citations=(),
    judge=judge,
)

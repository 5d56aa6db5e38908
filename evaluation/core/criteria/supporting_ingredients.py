"""STUB C10: to be written."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import Finding


def judge(label: ParsedLabel) -> Finding:
    """Stub."""
    return label.silence(Part.MAKING)


criterion = Criterion(
    id="C10-supporting-ingredients",
    title="Supporting ingredients",
    noun="supporting ingredients",
    why="",
    question="",
    ask_brand="",
    outcomes={},
    citations=(),
    judge=judge,
)

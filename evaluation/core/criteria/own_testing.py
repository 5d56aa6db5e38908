"""STUB C13: to be written."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import Finding


def judge(label: ParsedLabel) -> Finding:
    """Stub."""
    return label.silence(Part.MAKING)


criterion = Criterion(
    id="C13-own-testing",
    title="Tested on people, on this product",
    noun="own testing",
    why="",
    question="",
    ask_brand="",
    outcomes={},
    citations=(),
    judge=judge,
)

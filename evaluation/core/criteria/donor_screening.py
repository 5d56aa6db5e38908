"""STUB C03: to be written."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import Finding


def judge(label: ParsedLabel) -> Finding:
    """Stub."""
    return label.silence(Part.MAKING)


criterion = Criterion(
    id="C03-donor-screening",
    title="Donor consent and screening",
    noun="donor screening",
    why="",
    question="",
    ask_brand="",
    outcomes={},
    citations=(),
    judge=judge,
)

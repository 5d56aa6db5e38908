"""How tests put a label before a criterion."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label, Part, Section
from evaluation.core.parsing import parse


def outcome(criterion: Criterion, text: str, knowledge: Knowledge, *, seen: bool = True) -> tuple[str, str, list[str]]:
    """Verdict, outcome code and the label's words; `seen` says that every part but the list was seen whole."""
    parts = (Part.FRONT, Part.MAKING, Part.DIRECTIONS) if seen else ()
    sections = tuple(Section(part=part, start=0, end=len(text)) for part in parts)
    return _judged(criterion, Label(text=text, sections=sections), knowledge)


def undivided(criterion: Criterion, text: str, knowledge: Knowledge) -> tuple[str, str, list[str]]:
    """As `outcome`, for a text in which the engine finds the ingredient list and the other parts itself."""
    return _judged(criterion, Label(text=text), knowledge)


def _judged(criterion: Criterion, label: Label, knowledge: Knowledge) -> tuple[str, str, list[str]]:
    text = label.text
    finding = criterion.judge(parse(label, knowledge))
    assert criterion.because(finding)
    assert all(text[span.start : span.end] == span.text for span in finding.evidence)
    return finding.verdict.value, finding.outcome, [span.text for span in finding.evidence]


def verdict(criterion: Criterion, text: str, knowledge: Knowledge, *, seen: bool = True) -> tuple[str, str]:
    """Verdict and outcome code."""
    return outcome(criterion, text, knowledge, seen=seen)[:2]

"""How the vesicles were isolated: the label names a method, or does not (iso-recovery-table, iso-purity-table)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import Finding, met, not_stated, partly

METHODS = tuple(
    f"isolation.{name}"
    for name in (
        "ultracentrifugation",
        "density_gradient",
        "tangential_flow_filtration",
        "size_exclusion_chromatography",
        "precipitation",
        "immunoaffinity",
    )
)


def judge(label: ParsedLabel) -> Finding:
    """A named method is met, plain filtering partly; none is scored above another."""
    if methods := label.said(*METHODS):
        return met("method-named", methods)
    if vague := label.said("isolation.filtration", "isolation.other"):
        return partly("step-without-method", vague)
    if praise := label.said("isolation.praise"):
        return not_stated("praise-only", praise)
    return label.silence(Part.MAKING)


criterion = Criterion(
    id="C04-isolation-method",
    title="How the vesicles are isolated",
    noun="isolation method",
    why="Methods trade yield against purity, and none is best; a maker who names one can be asked about it.",
    question="Does the label name the method by which the vesicles were isolated?",
    ask_brand="Which isolation steps are used, and what is removed at each?",
    outcomes={
        "method-named": "The label names the method.",
        "step-without-method": "The label names a step, but not the method that separates vesicles from the rest.",
        "praise-only": "Praise of the technology, without naming it.",
    },
    citations=(
        "iso-recovery-table",
        "iso-purity-table",
        "iso-wjg-table",
        "iso-jtm-table",
        "iso-kits-2015",
        "ct-cho-2020",
    ),
    judge=judge,
)

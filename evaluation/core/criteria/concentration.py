"""How much of the vesicle ingredient is in it, in which unit, counted how (nta-variation-2017, trps-2016)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import Finding, against, met, partly

_COUNTED_AS_SOLD = frozenset(("particles_per_ml", "particles_per_gram"))
_PARTLY = {
    "particles_per_piece": "per-piece",
    "particles": "without-volume",
    "mass_per_ml": "mass",
    "mass": "mass",
    "share": "share",
}


def judge(label: ParsedLabel) -> Finding:
    """Number, unit and counting method of the product as sold are met; a number is never judged for its size."""
    stated = label.concentration
    if not stated.stated:
        return label.silence(Part.MAKING)
    if stated.contradiction:
        return against("figures-clash", stated.evidence, reason=stated.contradiction)
    if stated.is_raw_material:
        return partly("raw-ingredient", stated.evidence)
    if stated.kind in _COUNTED_AS_SOLD:
        if stated.counted_by:
            return met("counted", (*stated.evidence, *label.said("counting.method")[:1]), method=stated.counted_by)
        return partly("without-method", stated.evidence)
    return partly(_PARTLY[stated.kind or "particles"], stated.evidence)


criterion = Criterion(
    id="C05-concentration",
    title="States how much, and how it was counted",
    noun="concentration",
    why=(
        "Counting methods cannot tell vesicles from other particles of their size, and laboratories differ widely on "
        "one sample. A number with its method is openness, not a ranking; no number is no red flag."
    ),
    question="Does the label state a concentration with its unit and the method of counting?",
    ask_brand=(
        "What is the particle concentration in the finished product, by which method, and what share are vesicles?"
    ),
    outcomes={
        "counted": "The label states a count with its unit, and how it was counted: {method}.",
        "without-method": "The label states a count with its unit, but not how it was counted.",
        "without-volume": "The label states a number of particles, but not the volume that they are in.",
        "per-piece": "The label states a count per piece or use, not per volume.",
        "raw-ingredient": "The figure is for the raw ingredient, before it was diluted in the product.",
        "mass": "The label states a mass, which is no count of vesicles.",
        "share": "The label states a share of the formula, which is no count of vesicles.",
        "figures-clash": "The label's own figures disagree. {reason}",
    },
    citations=(
        "misev-checklist",
        "nta-variation-2017",
        "trps-2016",
        "nta-limits-guide",
        "ev-reference-2020",
    ),
    judge=judge,
)

"""What shows that little else is in it: contaminants tested, particles per protein (webber-2013, misev-checklist)."""

import re

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.text import Span
from evaluation.core.verdicts import Finding, against, met, partly

_CLEANED = ("purity.purified", "purity.debris_removed", "purity.without_debris", "process.serum_free")
_VESICLES = frozenset(("exosome", "extracellular_vesicle", "nanovesicle"))
_DIGIT = re.compile(r"[0-9]")


def judge(label: ParsedLabel) -> Finding:
    """A limit, a result or a particle-to-protein figure is met; words of cleaning or testing without one are partly."""
    figures = label.said("purity.figure")
    if figures and (medium := _only_conditioned_medium(label)):
        return against("pure-but-whole-medium", (*figures, medium))
    if limits := label.said("purity.limit"):
        return met("limit-given", limits)
    ratios = label.said("purity.particle_to_protein")
    if any(_DIGIT.search(label.prose, *label.clauses.sentence_at(ratio.start)) for ratio in ratios):
        return met("particles-per-protein", ratios)
    if tested := label.said("purity.contaminants_tested", "quality.microbial"):
        return partly("tested-without-limits", tested)
    if figures or ratios:
        return partly("figure-without-method", figures or ratios)
    if cleaned := label.said(*_CLEANED):
        return partly("cleaned-without-figures", cleaned)
    if praise := label.said("purity.high"):
        return label.silence(Part.MAKING, "praise-only", praise)
    return label.silence(Part.MAKING)


def _only_conditioned_medium(label: ParsedLabel) -> Span | None:
    """The list's conditioned medium, where the list has it and no vesicles."""
    carriers = [entry for entry in label.ingredients.entries if entry.vesicle] if label.ingredients else []
    if any(entry.vesicle and entry.vesicle.term in _VESICLES for entry in carriers):
        return None
    return next((entry.span for entry in carriers if entry.vesicle and entry.vesicle.term == "conditioned_media"), None)


criterion = Criterion(
    id="C06-purity",
    title="Evidence of purity",
    noun="purity",
    why="What is left over from the cells may be what irritates, and it swells particle counts.",
    question="Does the label say which impurities are tested for, and with what result?",
    ask_brand="What impurities do you test for, on every batch, and what are the limits?",
    outcomes={
        "limit-given": "The label gives a limit or a result for what should not be in it.",
        "particles-per-protein": "The label gives the number of particles for an amount of protein.",
        "tested-without-limits": "The label says that impurities are tested for, without limits or results.",
        "figure-without-method": "The label gives a figure for purity, but not of what and how it was measured.",
        "cleaned-without-figures": "The label says that other material is removed, without figures.",
        "praise-only": "The label calls it pure, and gives nothing to check that with.",
        "pure-but-whole-medium": (
            "The label gives a figure for purity, while the ingredient list shows conditioned medium as a whole."
        ),
    },
    citations=("webber-2013", "misev-checklist", "iso-kits-2015", "nta-limits-guide"),
    judge=judge,
)

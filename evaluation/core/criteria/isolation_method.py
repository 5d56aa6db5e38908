"""How the vesicles were isolated: the label names a method, or does not (iso-recovery-table, iso-purity-table)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import Finding, against, met, not_applicable, partly

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
    """A named method is met, plain filtering partly; none is scored above another.

    Conditioned medium sold as such has nothing isolated in it; sold as purified exosomes it contradicts itself.
    """
    if methods := label.said(*METHODS):
        return met("method-named", methods)
    whole, isolated = label.said("process.whole_liquid"), label.said("process.isolated_claim")
    if whole and isolated:
        return against("whole-liquid", label.said("process.whole_liquid", "process.isolated_claim"))
    if label.terminology[:1] == ("conditioned_media",) and not isolated:
        return not_applicable("nothing-isolated")
    if vague := label.said("isolation.filtration", "isolation.other"):
        return partly("step-without-method", vague)
    if praise := label.said("praise.isolation"):
        return label.silence(Part.MAKING, "praise-only", praise)
    if purified := label.said("purity.purified"):
        return label.silence(Part.MAKING, "purified-somehow", purified)
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
        "purified-somehow": "The label says purified, but not how.",
        "whole-liquid": "The label speaks of isolated exosomes, and also says that the liquid is used as it is.",
        "nothing-isolated": "Conditioned medium sold as such: nothing is isolated from it, so no method is expected.",
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

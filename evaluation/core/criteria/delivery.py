"""Whether the label is realistic about what reaches the skin (pen-spicules-2020, pen-500da-2000)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import Finding, against, met, partly

_TECHNOLOGY = tuple(f"delivery.{name}" for name in ("liposome", "spicules", "microneedles", "capsules", "technology"))


def judge(label: ParsedLabel) -> Finding:
    """Honest limits, data, or use under professional care are met; a technology without data is partly.

    Reaching the dermis through intact skin, without data, contradicts what is known.
    """
    if data := label.said("reach.data"):
        return met("data-on-skin", data)
    professional = label.said("reach.professional")
    deep = label.said("reach.dermis")
    if deep and not professional:
        return against("reaches-the-dermis", deep)
    if limits := label.said("reach.surface"):
        return met("honest-limits", limits)
    if professional:
        return met("professional-care", professional)
    if technology := label.said(*_TECHNOLOGY):
        return partly("technology-without-data", technology)
    return label.silence(Part.MAKING)


criterion = Criterion(
    id="C09-delivery",
    title="Realistic about reaching the skin",
    noun="delivery into the skin",
    why="In a laboratory test exosomes hardly passed unbroken pig skin; names of technologies are mostly marketing.",
    question="Does the label say what is known of how far the vesicles get into unbroken skin?",
    ask_brand="What shows the vesicles get past the corneal layer when applied to unbroken skin?",
    outcomes={
        "data-on-skin": "The label points to data on passing the skin.",
        "honest-limits": "The label says that the vesicles stay at the surface or hardly pass intact skin.",
        "professional-care": "The label says that it is for use by, or under the care of, a professional.",
        "technology-without-data": "The label names a delivery technology, without data.",
        "reaches-the-dermis": "The label says that it reaches the deeper skin, without data on unbroken skin.",
    },
    citations=(
        "pen-spicules-2020",
        "pen-500da-2000",
        "ct-cho-2020",
        "pen-microneedle-2021",
        "pen-review-2021",
        "pen-nanoparticles-2015",
    ),
    judge=judge,
)

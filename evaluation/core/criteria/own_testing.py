"""What was tested on people, on this product (ftc-health-2022, eu-655-2013)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import Finding, against, met, partly

_SKIN_SAFETY = ("testing.patch",)
_ON_SKIN = ("testing.study", "testing.instrument", "testing.consumer")


def judge(label: ParsedLabel) -> Finding:
    """A study of which number, duration, design and place to read it are told is met; a part of that is partly.

    "Clinically proven" without a study is silence; a patent, a prize or another ingredient as proof is against.
    """
    testing = label.testing
    if other := label.said("testing.other_ingredient"):
        return against("borrowed-proof", other)
    if testing.level == "clinical":
        return _judge_study(label)
    if borrowed := label.said("testing.borrowed_proof"):
        return against("borrowed-proof", borrowed)
    if testing.level in ("in_house", "third_party"):
        if safety := label.said(*_SKIN_SAFETY):
            return partly("skin-safety-only", safety)
        if label.said(*_ON_SKIN) and not label.said("testing.in_vitro"):
            return partly("summary-only", testing.evidence)
        return label.silence(Part.MAKING, "not-on-people", testing.evidence)
    if testing.level == "claimed_no_detail":
        if safety := label.said(*_SKIN_SAFETY):
            return partly("skin-safety-only", safety)
        return label.silence(Part.MAKING, "claim-without-study", testing.evidence)
    if general := label.said("testing.other_subject"):
        return label.silence(Part.MAKING, "general-science", general)
    return label.silence(Part.MAKING)


def _judge_study(label: ParsedLabel) -> Finding:
    testing, design = label.testing, label.said("testing.design")
    if other := label.said("testing.same_ingredient"):
        return partly("ingredient-in-another-formula", (*testing.evidence, *other))
    published = label.said("testing.published")
    told = {
        "number of people": testing.people is not None,
        "duration": testing.duration is not None,
        "design": bool(design),
        "where to read it": bool(published),
    }
    if all(told.values()):
        return met("study-told", (*testing.evidence, *published))
    if not (testing.people or testing.duration) and label.said(*_SKIN_SAFETY):
        return partly("skin-safety-only", testing.evidence)
    missing = ", ".join(name for name, is_told in told.items() if not is_told)
    return partly("study-in-part", (*testing.evidence, *published), missing=missing)


criterion = Criterion(
    id="C13-own-testing",
    title="Tested on people, on this product",
    noun="own testing",
    why="A claim needs evidence on this product, or on the ingredient at the level used. A small study beats none.",
    question="Does the label tell of a test on people: how many, how long, how it was done, and where to read it?",
    ask_brand="Which study tested this exact product, who ran it, how many people, for how long, and can I read it?",
    outcomes={
        "study-told": "The label tells of a study on people: number, duration, design, and where to read it.",
        "study-in-part": "The label tells of a test on people, without: {missing}.",
        "ingredient-in-another-formula": "The label tells of a test of the ingredient, in another formula.",
        "summary-only": "The label gives a summary of a test, too little to judge it by.",
        "skin-safety-only": "The label tells of a skin safety test; that says nothing of whether it works.",
        "not-on-people": "The label tells of laboratory tests, not of tests on people.",
        "claim-without-study": "The label says tested or proven, and tells of no study.",
        "general-science": "Only general science of exosomes, no test of this product.",
        "borrowed-proof": "The label offers a patent, a prize or another ingredient's study as proof of this product.",
    },
    citations=("ftc-health-2022", "eu-655-2013", "eu-655-criteria", "sr-cureus-2026", "misev2018"),
    judge=judge,
)

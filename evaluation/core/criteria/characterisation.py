"""Whether the particles were looked at: size, and what shows that they are vesicles (misev-checklist)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.text import Span
from evaluation.core.verdicts import Finding, against, met, partly

# Plants and microbes do not carry the marker proteins of animal vesicles.
_WITHOUT_ANIMAL_MARKERS = frozenset(("plant", "microbial"))


def judge(label: ParsedLabel) -> Finding:
    """Size and a method that shows identity are met, one of the two partly.

    Plant and microbial vesicles may be identified by other means than markers; animal markers claimed for them
    contradict the source.
    """
    kinds = {source.kind for source in label.sources}
    if kinds and kinds <= _WITHOUT_ANIMAL_MARKERS and (animal := label.said("characterisation.animal_markers")):
        return against("markers-of-another-source", animal)
    sizes = _sizes(label)
    shown = label.said("characterisation.identity_method", "characterisation.microscopy")
    markers = label.said("characterisation.markers")
    if sizes and shown:
        return met("size-and-identity", (*sizes, *shown, *markers))
    if shown:
        return partly("identity-without-size", (*shown, *markers))
    if sizes and markers:
        return partly("size-and-named-markers", (*sizes, *markers))
    if markers:
        return partly("markers-without-method", markers)
    if sizes:
        return partly("size-only", sizes)
    return label.silence(Part.MAKING)


def _sizes(label: ParsedLabel) -> tuple[Span, ...]:
    """Sizes and sizing methods, without the sizes in a lesson of what exosomes are in general."""
    lessons = {label.clauses.sentence_at(span.start) for span in label.said("characterisation.definition")}
    return tuple(
        span
        for span in label.said("characterisation.size", "characterisation.sizing_method")
        if label.clauses.sentence_at(span.start) not in lessons
    )


criterion = Criterion(
    id="C07-characterisation",
    title="The particles were looked at",
    noun="characterisation",
    why=(
        "Other particles are of the same size, so size and identity together show that the maker looked at vesicles. "
        "For plant and microbial vesicles other tests of identity count, because they lack the animal markers."
    ),
    question="Does the label say how large the particles are, and what shows that they are vesicles?",
    ask_brand="Which markers and size data identify these vesicles?",
    outcomes={
        "size-and-identity": "The label gives size, and a method that shows identity.",
        "identity-without-size": "The label names a method that shows identity or a picture, but no size.",
        "size-and-named-markers": "The label gives size and names markers, but not how they were found.",
        "markers-without-method": "The label names markers, but not how they were found.",
        "size-only": "The label gives size alone; other particles can be as small.",
        "markers-of-another-source": (
            "The label claims markers that animal vesicles carry, for vesicles that are not from an animal."
        ),
    },
    citations=("misev-checklist", "tem-operator-2019", "nta-review-2024", "pdev-framework-2025", "ct-ye-2022"),
    judge=judge,
)

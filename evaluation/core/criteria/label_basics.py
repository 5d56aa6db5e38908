"""The basics that packs must carry in many places (eu-art19-label, mocra-overview)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.text import Span
from evaluation.core.verdicts import Finding, against, met, not_seen, not_stated, partly

_MENTIONS = {
    "who answers for it": ("basics.responsible", "basics.contact"),
    "batch code": ("basics.batch",),
    "shelf life": ("shelf.sealed", "shelf.after_opening"),
    "directions or warnings": ("basics.directions", "basics.precautions"),
}
_LIST = "full ingredient list"
# Of the five basics, so many are some of them; fewer say nothing.
_SOME = 3


def judge(label: ParsedLabel) -> Finding:
    """All five basics are met, three or four partly; an authority's approval claimed on a cosmetic is against."""
    if approval := label.said("status.approval"):
        return against("approval-claimed", approval)
    found: dict[str, tuple[Span, ...]] = {}
    if label.ingredients and label.ingredients.is_complete and label.ingredients.entries:
        found[_LIST] = (label.ingredients.entries[0].span,)
    found |= {name: spans for name, mentions in _MENTIONS.items() if (spans := label.said(*mentions))}
    missing = [name for name in (_LIST, *_MENTIONS) if name not in found]
    evidence = sorted((spans[0] for spans in found.values()), key=lambda span: span.start)
    if not missing:
        return met("all-five", evidence)
    words = {"found": ", ".join(found), "missing": ", ".join(missing)}
    if len(found) >= _SOME:
        return partly("some", evidence, **words)
    if not found:
        return label.silence(Part.DIRECTIONS)
    if {Part.DIRECTIONS, Part.INGREDIENTS} <= label.seen.whole:
        return not_stated("few", evidence, **words)
    return not_seen("few-seen", evidence, **words)


criterion = Criterion(
    id="C12-label-basics",
    title="The basics every pack should carry",
    noun="label basics",
    why="Many countries ask for these on the pack. That they are missing is the plainest warning sign.",
    question="Does the label carry a full list, who answers for it, a batch code, a shelf life, and directions?",
    ask_brand="Can you send a photo of the full pack, including batch code and expiry?",
    outcomes={
        "all-five": "All five: full list, who answers for it, batch code, shelf life, directions or warnings.",
        "some": "There: {found}. Not found: {missing}.",
        "few": "Only this is there: {found}. Not found: {missing}.",
        "few-seen": "Seen so far: {found}. Not all parts of the label were given to us; not found in those: {missing}.",
        "approval-claimed": (
            "The label claims approval by an authority. Regulators in the EU and the US treat such wording as "
            "misleading: a listing or registration is no approval."
        ),
    },
    citations=("eu-art19-label", "mocra-overview", "mocra-mnbar", "eu-655-hpra", "eu-655-noapproval"),
    judge=judge,
)

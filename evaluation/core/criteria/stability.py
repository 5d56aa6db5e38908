"""How the vesicles are kept whole until they are used (storage-28d-2021, lyophil-2018, detergent-2020)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.text import Span
from evaluation.core.verdicts import Finding, against, met, partly

_COLD = ("stability.chilled", "stability.frozen")
_FORM = (*_COLD, "stability.lyophilised", "stability.room_stable", "stability.range", "stability.stabiliser")
_TIME = ("stability.use_after_mixing", "shelf.after_opening", "storage.mix_before_use")
# Detergents that dissolve the membranes of vesicles, and what dries them out, count where the list has them this high.
_HIGH = 5
_DETERGENTS = frozenset(
    (
        "sodium lauryl sulfate",
        "sodium laureth sulfate",
        "ammonium lauryl sulfate",
        "ammonium laureth sulfate",
        "tea-lauryl sulfate",
        "sodium c14-16 olefin sulfonate",
        "sodium deoxycholate",
        "cocamidopropyl betaine",
        "octoxynol-9",
    )
)


def judge(label: ParsedLabel) -> Finding:
    """A form or condition of storage and a time of use are met, one of them partly; general advice is not enough."""
    if label.said("storage.shipped_warm") and label.said(*_COLD):
        return against("cold-but-shipped-warm", label.said("storage.shipped_warm", *_COLD))
    intact = label.said("stability.intact")
    if intact and (harsh := _harsh_entries(label)):
        return against("intact-beside-detergent", (*intact, *harsh))
    form, time = label.said(*_FORM), label.said(*_TIME)
    if form and time:
        return met("form-and-time", label.said(*_FORM, *_TIME))
    if form:
        return partly("form-without-time", form)
    if data := label.said("stability.data"):
        return partly("data-without-conditions", data)
    if time:
        return partly("time-without-form", time)
    if vague := label.said("stability.intact", "storage.cool_place"):
        return label.silence(Part.MAKING, "general-advice", vague)
    return label.silence(Part.MAKING)


def _harsh_entries(label: ParsedLabel) -> tuple[Span, ...]:
    """Detergents and drying alcohol among the first entries of the list."""
    alcohol = {irritant.inci.casefold() for irritant in label.irritants if irritant.kind == "denatured_alcohol"}
    entries = label.ingredients.entries[:_HIGH] if label.ingredients else ()
    return tuple(entry.span for entry in entries if entry.inci and entry.inci.casefold() in _DETERGENTS | alcohol)


criterion = Criterion(
    id="C08-stability",
    title="How they are kept stable",
    noun="storage",
    why=(
        "Vesicles in a liquid change in number, size and contents even when chilled; freeze-drying with a protectant "
        "holds up better. There is little consensus, so it is for the maker to explain."
    ),
    question="Does the label say how the vesicles are kept whole, and how soon to use them?",
    ask_brand=(
        "How were the vesicles shown to be intact in the finished formula at end of shelf life, "
        "and at what temperature?"
    ),
    outcomes={
        "form-and-time": "The label says how they are kept, and within what time to use them after opening or mixing.",
        "form-without-time": "The label says how they are kept, but not how soon to use them once opened or mixed.",
        "time-without-form": "The label says how soon to use it once opened or mixed, not how the vesicles are kept.",
        "data-without-conditions": "The label speaks of stability data, without the conditions.",
        "general-advice": "Only general words on storage, which say nothing of the vesicles.",
        "cold-but-shipped-warm": "The label asks for cold storage, and also says that it is sent without cooling.",
        "intact-beside-detergent": (
            "The label speaks of intact vesicles, while a detergent or drying alcohol, which can dissolve or dry them, "
            "stands among the first ingredients."
        ),
    },
    citations=(
        "storage-28d-2021",
        "storage-review-2022",
        "lyophil-2018",
        "sucrose-2022",
        "preserve-review-2018",
        "storage-sr-2024",
        "detergent-2020",
        "isev-membranes",
    ),
    judge=judge,
)

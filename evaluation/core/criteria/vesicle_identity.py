"""What the vesicle ingredient really is: the front word against the ingredient list (misev2018, cn-guangdong-2022)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.source_groups import CONDITIONED_MEDIUM, named
from evaluation.core.text import Span
from evaluation.core.verdicts import Finding, against, met, partly

_MEDIA = frozenset((CONDITIONED_MEDIUM, "secretome"))


def judge(label: ParsedLabel) -> Finding:
    """Vesicles in the list are met; a medium, a mimetic or a blend named as such partly; only an extract is against."""
    identity = label.identity
    front = _headline(label)
    entry = _entry(label)
    if identity.headline is None and identity.finding not in ("found", "carrier"):
        return label.silence(Part.FRONT, "names-no-vesicles")
    if identity.finding in ("absent", "extract_only"):
        return against(identity.finding.replace("_", "-"), (*front, *entry), reason=identity.because)
    if any(source.kind == "synthetic" for source in label.sources):
        if natural := label.said("vesicle.natural"):
            return against("mimetic-called-natural", (*natural, *entry))
        return partly("mimetic", (*front, *entry))
    if identity.finding == "found":
        if named(label.sources):
            return met("listed", (*front, *entry), reason=identity.because)
        return partly("listed-without-source", (*front, *entry), reason=identity.because)
    if identity.finding == "carrier":
        return _carried(label, front, entry)
    return _by_words_alone(label, front)


def _carried(label: ParsedLabel, front: tuple[Span, ...], entry: tuple[Span, ...]) -> Finding:
    """A medium may be rich in vesicles; sold as isolated ones it is not what the name says."""
    is_medium = any(source.kind == CONDITIONED_MEDIUM for source in label.sources)
    isolated = label.said("process.isolated_claim")
    if is_medium and isolated:
        return against("medium-sold-as-isolated", (*isolated, *entry), reason=label.identity.because)
    code = "conditioned-medium" if is_medium else "blend-or-platelet-extract"
    return partly(code, (*front, *entry), reason=label.identity.because)


def _by_words_alone(label: ParsedLabel, front: tuple[Span, ...]) -> Finding:
    """Without a list only words can tell: those that say plainly what it is."""
    if label.terminology and label.terminology[0] in _MEDIA:
        return partly("medium-in-words", front)
    if platelets := label.said("vesicle.platelet_extract"):
        return partly("platelet-extract-in-words", platelets)
    sources = named(label.sources)
    if sources and all(source.is_exact for source in sources):
        return met("named-in-words", (*front, *(place for source in sources for place in source.evidence)))
    return label.silence(Part.INGREDIENTS, "front-word-only", front)


def _headline(label: ParsedLabel) -> tuple[Span, ...]:
    headline = label.identity.headline
    start = label.label.text.find(headline) if headline else -1
    return (Span(start, start + len(headline), headline),) if headline and start >= 0 else ()


def _entry(label: ParsedLabel) -> tuple[Span, ...]:
    position = label.identity.position
    return (label.ingredients.entries[position - 1].span,) if label.ingredients and position else ()


criterion = Criterion(
    id="C02-vesicle-identity",
    title="Is what the name says",
    noun="vesicle ingredient",
    why=(
        "An authority has found products called exosome cosmetics that held only extracts; a name should match "
        "what was isolated."
    ),
    question="Does the ingredient list show the vesicles that the front names?",
    ask_brand=(
        "What is the INCI name of the vesicle ingredient, and is it isolated vesicles, conditioned medium, "
        "or an extract?"
    ),
    outcomes={
        "listed": "{reason}",
        "listed-without-source": "{reason} Neither the entry nor the words say whose vesicles they are.",
        "named-in-words": "The label names vesicles and their exact source; no ingredient list was seen to check it.",
        "conditioned-medium": "{reason} It is conditioned medium: the liquid that cells were grown in.",
        "blend-or-platelet-extract": "{reason}",
        "medium-in-words": "The label says plainly that it is conditioned medium or a secretome.",
        "platelet-extract-in-words": "The label names a platelet extract that is said to hold vesicles.",
        "mimetic": "The label says plainly that its vesicles are man-made: they imitate exosomes and are none.",
        "mimetic-called-natural": "The label calls its vesicles natural, and also says that they are man-made.",
        "medium-sold-as-isolated": "Sold as isolated vesicles; the list shows conditioned medium alone. {reason}",
        "absent": "{reason}",
        "extract-only": "{reason}",
        "names-no-vesicles": "The words that we have seen name no vesicles.",
        "front-word-only": "The front names vesicles; no full ingredient list was seen that could show them.",
    },
    citations=(
        "misev2018",
        "misev2023-terms",
        "cn-guangdong-2022",
        "inci-plant-vesicles",
        "cm-secretome-2021",
        "jp-cira",
        "eu-655-criteria",
    ),
    judge=judge,
)

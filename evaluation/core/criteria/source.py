"""Where the vesicles come from: organism and tissue, plant and part, or species (misev-checklist)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from evaluation.core.criteria.base import Criterion
from evaluation.core.facts import Source, SourceGap
from evaluation.core.label import Part
from evaluation.core.parsing.model import IngredientList, ParsedLabel
from evaluation.core.source_groups import GROUPS, SourceGroup, in_words, named
from evaluation.core.text import Span
from evaluation.core.verdicts import Finding, against, met, partly

_OPEN: Mapping[SourceGap, str] = {
    "organism": "of which organism",
    "species": "of which species",
    "tissue": "from which tissue or cells",
    "part": "from which part",
    "material": "made of what",
}


def judge(label: ParsedLabel) -> Finding:
    """Every source exact is met, a class or half a name partly; no kind of source counts more than another."""
    if clash := _clash(label):
        words, listed = clash
        return against("list-disagrees", (*_places(words), *_places(listed)), words=_said(words), listed=_said(listed))
    if denied := _denied_yet_listed(label):
        return against("denied-yet-listed", denied)
    sources = named(label.sources)
    if not sources:
        if hints := [source for source in label.sources if source.detail]:
            return partly("cell-type-only", _places(hints))
        return label.silence(Part.MAKING)
    vague = [source for source in sources if not source.is_exact]
    if not vague:
        return met("exact", _places(sources), sources=_said(sources))
    missing = dict.fromkeys(_OPEN[gap] for source in vague for gap in source.lacks)
    return partly("half-named", _places(sources), sources=_said(sources), missing=", ".join(missing))


def _clash(label: ParsedLabel) -> tuple[list[Source], list[Source]] | None:
    """The sources of the words and those of the list, where both name some and have no group in common."""
    if label.ingredients is None or label.identity.finding not in ("found", "carrier"):
        return None
    words: list[tuple[Source, list[Span]]] = []
    listed: list[tuple[Source, list[Span]]] = []
    for source in named(label.sources):
        inside = [place for place in source.evidence if _is_listed(place, label.ingredients)]
        outside = [place for place in source.evidence if place not in inside]
        if outside:
            words.append((source, outside))
        if inside:
            listed.append((source, inside))
    if not words or not listed or {GROUPS[one.kind] for one, _ in words} & {GROUPS[one.kind] for one, _ in listed}:
        return None
    return _with_places(words), _with_places(listed)


def _with_places(found: Iterable[tuple[Source, Sequence[Span]]]) -> list[Source]:
    """The sources with these places alone as their evidence."""
    return [replace(source, evidence=tuple(places)) for source, places in found]


def _denied_yet_listed(label: ParsedLabel) -> tuple[Span, ...]:
    """ "No human material" beside a human entry that carries the vesicles: both places."""
    denials = {SourceGroup.HUMAN: label.said("denial.human"), SourceGroup.ANIMAL: label.said("denial.animal")}
    for source in named(label.sources) if label.ingredients else ():
        listed = [place for place in source.evidence if label.ingredients and _is_listed(place, label.ingredients)]
        if listed and (denial := denials.get(GROUPS[source.kind])):
            return (*denial, *listed)
    return ()


def _is_listed(place: Span, ingredients: IngredientList) -> bool:
    return ingredients.start <= place.start < ingredients.end


def _places(sources: Iterable[Source]) -> tuple[Span, ...]:
    return tuple(place for source in sources for place in source.evidence)


def _said(sources: Iterable[Source]) -> str:
    return " and ".join(in_words(source) for source in sources)


criterion = Criterion(
    id="C01-source",
    title="Says where the vesicles come from",
    noun="source",
    why="The origin decides what the vesicles carry, the questions of safety and allergy, and what the law says.",
    question="Does the label name the organism, and the tissue, cell type, plant part or strain?",
    ask_brand=("Which organism, and which tissue, cell type or plant part, do the vesicles come from? Why that one?"),
    outcomes={
        "exact": "The label names the source: {sources}.",
        "half-named": "The label says: {sources}. It leaves open {missing}.",
        "cell-type-only": "The label says stem cells, but not whose: a person's, an animal's or a plant's.",
        "list-disagrees": "The words say {words}, the ingredient list says {listed}.",
        "denied-yet-listed": "The words rule out an origin that the ingredient list shows.",
    },
    citations=("misev-checklist", "isev-nomenclature", "inci-plant-vesicles", "ca-notice-2025", "eu-annexii-416"),
    judge=judge,
)

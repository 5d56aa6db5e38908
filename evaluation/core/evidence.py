"""What was tested in people for this kind of source, form and route; evidence of another one never carries over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.core import source_groups
from evaluation.core.facts import Source
from evaluation.core.knowledge.advice import Advice, EvidenceAdvice
from evaluation.core.knowledge.advice_entries import Form, Laboratory, Route, Study
from evaluation.core.scorecard import Scorecard
from evaluation.core.text import fold
from evaluation.core.verdicts import Verdict

# What a label's word for its active says of the form that a study must have tested.
_FORMS: dict[str, Form] = {
    "exosome": "vesicles",
    "extracellular_vesicle": "vesicles",
    "nanovesicle": "vesicles",
    "conditioned_media": "conditioned_medium",
    "secretome": "conditioned_medium",
    "lysate": "extract",
    "stem_cell_extract": "extract",
}
_SHOWN_ROUTES: tuple[Route, ...] = ("home", "procedure")
_NO_TRIAL = ("registered",)
_COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class RouteEvidence:
    """The evidence by one route.

    `grade` counts studies of this very origin and form, or of the kind as a whole; `grade_of_kind` those of any
    origin and form of the kind. `studies` are the ids of those that count, `related` of the others; ids are citations.
    """

    route: Route
    route_words: str
    grade: str
    grade_words: str
    grade_of_kind: str
    words: str
    studies: tuple[str, ...]
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceEvidence:
    """The evidence for one source of the label, at home and with a procedure; injected studies only as context."""

    kind: str
    source: str
    form: Form | None
    routes: tuple[RouteEvidence, ...]
    laboratory: tuple[Laboratory, ...]
    injected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Per source what was found; `words` say what no source can say. `own` is about this very product."""

    sources: tuple[SourceEvidence, ...]
    words: str
    own: str
    limits: str


def evidence_for(card: Scorecard, advice: Advice) -> Evidence:
    """What human evidence exists for the sources that the label names."""
    sources = source_groups.named(card.facts.sources) or _media(card)
    return Evidence(
        sources=tuple(_source(source, _form(card, source), advice.evidence) for source in sources),
        words=_opening(card, sources),
        own=_own(card),
        limits=advice.evidence.limits,
    )


def grade(studies: Sequence[Study], has_laboratory_work: bool) -> str:
    """The grade, A to E, that these studies of one kind, form and route support together."""
    read = [study for study in studies if study.results_read and study.trial not in _NO_TRIAL]
    randomised = [study for study in read if study.trial == "randomised"]
    if sum(study.blinded and study.independent for study in randomised) >= 2:
        return "A"
    if randomised:
        return "B"
    if read:
        return "C"
    return "D" if has_laboratory_work else "E"


def _media(card: Scorecard) -> tuple[Source, ...]:
    """A conditioned medium of cells that are not named: its kind is known, its origin is not."""
    return tuple(source for source in card.facts.sources if source.kind == source_groups.CONDITIONED_MEDIUM)[:1]


def _form(card: Scorecard, source: Source) -> Form | None:
    if card.identity.finding in ("absent", "extract_only"):
        return "extract"
    if source.kind == "synthetic":
        return "mimic"
    return _FORMS.get(card.facts.terminology[0]) if card.facts.terminology else None


def _source(source: Source, form: Form | None, advice: EvidenceAdvice) -> SourceEvidence:
    laboratory = tuple(work for work in advice.laboratory if source.kind in work.kinds)
    of_kind = [study for study in advice.studies if source.kind in study.kinds]
    return SourceEvidence(
        kind=source.kind,
        source=source_groups.in_words(source),
        form=form,
        routes=tuple(
            _route(route, source, form, [study for study in of_kind if study.route == route], bool(laboratory), advice)
            for route in _SHOWN_ROUTES
        ),
        laboratory=laboratory,
        injected=tuple(study.id for study in of_kind if study.route == "injected"),
    )


def _route(
    route: Route,
    source: Source,
    form: Form | None,
    of_kind: Sequence[Study],
    has_laboratory_work: bool,
    advice: EvidenceAdvice,
) -> RouteEvidence:
    counting = [study for study in of_kind if form in study.forms and _is_of_origin(study, source)]
    related = [study for study in of_kind if study not in counting]
    letter = grade(counting, has_laboratory_work)
    return RouteEvidence(
        route=route,
        route_words=advice.routes[route].words,
        grade=letter,
        grade_words=advice.grades[letter].words,
        grade_of_kind=grade(of_kind, has_laboratory_work),
        words=_words(counting, related, source),
        studies=tuple(study.id for study in counting),
        related=tuple(study.id for study in related),
    )


def _is_of_origin(study: Study, source: Source) -> bool:
    """Whether a study is of this source's tissue, plant or microbe; one of no named origin is of the whole kind."""
    if source.kind not in source_groups.GROUPS:
        return False
    if not study.origins:
        return True
    detail = fold("; ".join(source_groups.details(source)))
    return any(re.search(rf"\b{re.escape(origin)}s?\b", detail) for origin in study.origins)


def _words(counting: Sequence[Study], related: Sequence[Study], source: Source) -> str:
    """What counts and what does not, in two sentences."""
    read = [study for study in counting if study.results_read and study.trial not in _NO_TRIAL]
    kinds = {"randomised": "randomised trial", "controlled": "controlled study", "review": "review"}
    tally: dict[str, int] = {}
    for study in read:
        name = kinds.get(study.trial, "study without a control group")
        tally[name] = tally.get(name, 0) + 1
    parts = [_counted(number, name) for name, number in tally.items()]
    sentence = f"{', '.join(parts)}." if parts else "no study in people whose results we could read."
    sentence = sentence[:1].upper() + sentence[1:]
    if not related:
        return sentence
    verb = "is" if len(related) == 1 else "are"
    has_origin = bool(source_groups.details(source))
    why = "another origin or form" if has_origin else "an origin or form that the label does not name"
    others = _counted(len(related), "more study" if parts else "study").capitalize()
    return f"{sentence} {others} {verb} of {why} and {verb} not counted."


def _counted(number: int, noun: str) -> str:
    words = _COUNTED[number] if number < len(_COUNTED) else str(number)
    if number == 1:
        return f"{words} {noun}"
    head, _, tail = noun.partition(" without ")
    plural = f"{head[:-1]}ies" if head.endswith("y") else f"{head}s"
    return f"{words} {plural}{f' without {tail}' if tail else ''}"


def _opening(card: Scorecard, sources: Sequence[Source]) -> str:
    if card.identity.finding in ("absent", "extract_only"):
        return "The ingredient list shows no vesicles, so studies of vesicles are no evidence for it."
    if sources:
        return "This is about the kind of source, not about this product."
    if card.criterion("C01").verdict is Verdict.NOT_SEEN:
        return "We have not seen where the vesicles come from, so no study can be matched."
    return "The label does not say where the vesicles come from, so no study can be matched."


def _own(card: Scorecard) -> str:
    """What the checklist found of tests on this very product."""
    result = card.criterion("C13")
    if result.verdict is Verdict.NOT_SEEN:
        return "Whether this product itself was tested, we have not seen."
    if result.verdict is Verdict.NOT_STATED:
        return "The label names no test of this product itself that could be looked up."
    return f"This product itself: {result.because[:1].lower()}{result.because[1:]}"

"""The advice that stands beside a score: read apart from what scores, and as strictly checked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from evaluation.core.knowledge import DATA, Knowledge
from evaluation.core.knowledge.advice_entries import (
    ActiveUse,
    CautionRule,
    FitRule,
    GradeWords,
    Laboratory,
    Market,
    Review,
    RouteWords,
    RoutineRule,
    SettingRow,
    Status,
    Study,
    SureWords,
    Timeline,
    UnknownWords,
    Watch,
)
from evaluation.core.knowledge.problems import KnowledgeError, Problem, did_you_mean
from evaluation.core.knowledge.tables import TableReader
from evaluation.core.profile import MarketCode
from evaluation.core.source_groups import SOURCE_KINDS

FOLDER = DATA / "advice"
# The one watch that no file describes: the allergens that a shopper named.
CHOSEN_ALLERGENS = "chosen_allergens"


@dataclass(frozen=True, slots=True)
class WatchPatterns:
    """The words of one watch, ready to search folded names; None where it has none."""

    words: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    source_words: re.Pattern[str] | None

    def finds_name(self, folded: str) -> bool:
        """Whether an ingredient's name has one of the words, and none that takes it out again."""
        if self.words is None or self.words.search(folded) is None:
            return False
        return self.unless is None or self.unless.search(folded) is None

    def finds_source(self, folded: str) -> bool:
        """Whether the detail of a source has one of the words for sources."""
        return self.source_words is not None and self.source_words.search(folded) is not None


@dataclass(frozen=True)
class CautionAdvice:
    """Cautions and fits in the file's order, what they look for by id, and the words of not knowing."""

    unknown: UnknownWords
    watches: Mapping[str, Watch]
    cautions: tuple[CautionRule, ...]
    fits: tuple[FitRule, ...]

    @cached_property
    def patterns(self) -> Mapping[str, WatchPatterns]:
        """The patterns of every watch by its id, compiled at the first use."""
        return {
            watch.id: WatchPatterns(_any_of(watch.words), _any_of(watch.unless), _any_of(watch.source_words))
            for watch in self.watches.values()
        }


@dataclass(frozen=True)
class RoutineAdvice:
    """How to use and to layer, in the file's order; actives by id."""

    sure: SureWords
    rules: tuple[RoutineRule, ...]
    actives: Mapping[str, ActiveUse]
    timelines: tuple[Timeline, ...]
    settings: tuple[SettingRow, ...]


@dataclass(frozen=True)
class MarketAdvice:
    """The market table, in the file's order."""

    shipping: str
    statuses: Mapping[str, Status]
    markets: tuple[Market, ...]


@dataclass(frozen=True)
class EvidenceAdvice:
    """The human studies, work in the laboratory, reviews, and how grades and routes are said."""

    limits: str
    grades: Mapping[str, GradeWords]
    routes: Mapping[str, RouteWords]
    studies: tuple[Study, ...]
    laboratory: tuple[Laboratory, ...]
    reviews: tuple[Review, ...]


@dataclass(frozen=True)
class Advice:
    """All of it. `allergens` maps the ids that a profile may name to the INCI names that carry them."""

    cautions: CautionAdvice
    routine: RoutineAdvice
    markets: MarketAdvice
    evidence: EvidenceAdvice
    allergens: Mapping[str, frozenset[str]] = field(repr=False)

    def cited(self) -> Iterator[tuple[str, str, str]]:
        """Every citation key with the file and the entry that cite it."""
        for caution in self.cautions.cautions:
            yield from _keys("cautions.toml", f'caution "{caution.id}"', caution.citations)
        for rule in self.routine.rules:
            yield from _keys("routine.toml", f'rule "{rule.id}"', rule.citations)
        for active in self.routine.actives.values():
            yield from _keys("routine.toml", f'active "{active.id}"', active.in_product_citations)
        for timeline in self.routine.timelines:
            yield from _keys("routine.toml", f'timeline "{timeline.id}"', timeline.citations)
        for setting in self.routine.settings:
            yield from _keys("routine.toml", f'setting "{setting.id}"', setting.citations)
        for market in self.markets.markets:
            keys = [*market.claims_citations, *(key for rule in market.rule for key in rule.citations)]
            yield from _keys("markets.toml", f'market "{market.id}"', keys)
        for study in self.evidence.studies:
            yield from _keys("evidence.toml", f'study "{study.id}"', [study.id])
        for work in self.evidence.laboratory:
            yield from _keys("evidence.toml", "laboratory", work.citations)
        for review in self.evidence.reviews:
            yield from _keys("evidence.toml", "review", review.citations)


def load_advice(knowledge: Knowledge, folder: Path = FOLDER) -> Advice:
    """Read and cross-check the advice files; KnowledgeError lists what is wrong, by file and entry."""
    reader = TableReader(folder)
    advice = Advice(
        cautions=_cautions(reader),
        routine=_routine(reader),
        markets=_markets(reader),
        evidence=_evidence(reader),
        allergens=_allergens(knowledge),
    )
    reader.problems += _dead_ends(advice)
    for file, entry, key in advice.cited():
        if key not in knowledge.citations:
            near = did_you_mean(key, knowledge.citations)
            reader.problems.append(Problem(file, entry, f'citation "{key}" is not in citations.toml.{near}'))
    if reader.problems:
        raise KnowledgeError(reader.problems)
    return advice


def _cautions(reader: TableReader) -> CautionAdvice:
    file = reader.file("cautions.toml", "unknown", "watch", "caution", "fit")
    return CautionAdvice(
        unknown=file.table(UnknownWords, "unknown"),
        watches=file.rows(Watch, "watch"),
        cautions=tuple(file.rows(CautionRule, "caution").values()),
        fits=tuple(file.rows(FitRule, "fit").values()),
    )


def _routine(reader: TableReader) -> RoutineAdvice:
    file = reader.file("routine.toml", "sure", "rule", "active", "timeline", "setting")
    return RoutineAdvice(
        sure=file.table(SureWords, "sure"),
        rules=tuple(file.rows(RoutineRule, "rule").values()),
        actives=file.rows(ActiveUse, "active"),
        timelines=tuple(file.rows(Timeline, "timeline").values()),
        settings=tuple(file.rows(SettingRow, "setting").values()),
    )


def _markets(reader: TableReader) -> MarketAdvice:
    file = reader.file("markets.toml", "shipping", "status", "market")
    return MarketAdvice(
        shipping=file.words("shipping"),
        statuses=file.rows(Status, "status"),
        markets=tuple(file.rows(Market, "market").values()),
    )


def _evidence(reader: TableReader) -> EvidenceAdvice:
    file = reader.file("evidence.toml", "limits", "grade", "route", "study", "laboratory", "review")
    return EvidenceAdvice(
        limits=file.words("limits"),
        grades=file.rows(GradeWords, "grade"),
        routes=file.rows(RouteWords, "route"),
        studies=tuple(file.rows(Study, "study").values()),
        laboratory=tuple(file.rows(Laboratory, "laboratory").values()),
        reviews=tuple(file.rows(Review, "review").values()),
    )


def _allergens(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for name, allergen in knowledge.ingredients.allergens.items():
        names.setdefault(allergen.id, set()).add(name)
    return {allergen: frozenset(inci) for allergen, inci in sorted(names.items())}


def _dead_ends(advice: Advice) -> Iterator[Problem]:
    """Every name in the files that leads to nothing."""
    watches = {*advice.cautions.watches, CHOSEN_ALLERGENS}
    for caution in advice.cautions.cautions:
        if caution.watch is not None:
            yield from _unknown("cautions.toml", f'caution "{caution.id}"', "watch", [caution.watch], watches)
    for fit in advice.cautions.fits:
        yield from _unknown("cautions.toml", f'fit "{fit.id}"', "watch", [fit.watch], advice.cautions.watches)
    for watch in advice.cautions.watches.values():
        yield from _unknown("cautions.toml", f'watch "{watch.id}"', "kind of source", watch.sources, SOURCE_KINDS)
    for advised in advice.routine.rules:
        entry = f'rule "{advised.id}"'
        yield from _unknown("routine.toml", entry, "active", advised.actives, advice.routine.actives)
    for market in advice.markets.markets:
        statuses = [rule.status for rule in market.rule]
        yield from _unknown("markets.toml", f'market "{market.id}"', "status", statuses, advice.markets.statuses)
    for study in advice.evidence.studies:
        yield from _unknown("evidence.toml", f'study "{study.id}"', "kind of source", study.kinds, SOURCE_KINDS)
    for laboratory in advice.evidence.laboratory:
        yield from _unknown("evidence.toml", "laboratory", "kind of source", laboratory.kinds, SOURCE_KINDS)
    yield from _missing(advice)


def _missing(advice: Advice) -> Iterator[Problem]:
    """Every entry that the code asks for and that no file has."""
    wanted: tuple[tuple[str, str, Iterable[str], Iterable[str]], ...] = (
        ("evidence.toml", "grade", "ABCDE", advice.evidence.grades),
        ("evidence.toml", "route", ("home", "procedure", "injected"), advice.evidence.routes),
        ("markets.toml", "market", tuple(MarketCode), [market.id for market in advice.markets.markets]),
    )
    for file, table, names, found in wanted:
        for name in names:
            if name not in found:
                yield Problem(file, f'{table} "{name}"', "is missing")


def _unknown(file: str, entry: str, what: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield Problem(file, entry, f'there is no {what} "{name}".{did_you_mean(name, known)}')


def _keys(file: str, entry: str, keys: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    return ((file, entry, key) for key in keys)


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of the words as whole words in a folded name; None for no words."""
    listed = "|".join(map(re.escape, words))
    return re.compile(rf"\b(?:{listed})\b", re.ASCII) if listed else None

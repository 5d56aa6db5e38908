"""The method as a page: everything on it comes from the data and the criteria that do the scoring."""

from dataclasses import dataclass

from evaluation.core.criteria import CRITERIA
from evaluation.core.criteria.base import Criterion
from evaluation.core.knowledge import Knowledge
from evaluation.core.knowledge.claim_rules import ClaimRule
from evaluation.core.method import Release
from evaluation.presentation.figures import in_words
from evaluation.presentation.words import FAMILIES, SEVERITIES, VERDICTS, FamilyWords, VerdictWords

SHOWN_EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class CriterionEntry:
    """One question with what it weighs and why."""

    criterion: Criterion
    weight: str
    reason: str


@dataclass(frozen=True, slots=True)
class CategoryEntry:
    """One part of the score with its questions."""

    id: str
    name: str
    weight: str
    criteria: tuple[CriterionEntry, ...]


@dataclass(frozen=True, slots=True)
class BandEntry:
    """The words for a stretch of proven scores, "60 to 79"."""

    words: str
    stretch: str


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule with a few wordings that it objects to."""

    rule: ClaimRule
    severity: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """A family of claims with its rules."""

    id: str
    words: FamilyWords
    rules: tuple[RuleEntry, ...]


@dataclass(frozen=True, slots=True)
class MethodPage:
    """Everything that the method page says."""

    version: str
    data_version: str
    total: str
    categories: tuple[CategoryEntry, ...]
    criteria_count: str
    verdicts: tuple[tuple[str, VerdictWords], ...]
    bands: tuple[BandEntry, ...]
    band_unseen: str
    optional: CriterionEntry
    optional_signals: tuple[str, ...]
    optional_at_least: str
    families: tuple[FamilyEntry, ...]
    rule_count: int
    notes: tuple[RuleEntry, ...]
    citation_count: int
    changelog: tuple[Release, ...]


def method_page(knowledge: Knowledge) -> MethodPage:
    """The page of these data files."""
    method, rules = knowledge.method, knowledge.claim_rules.rules.values()
    by_number = {criterion.number: criterion for criterion in CRITERIA}
    flags = [rule for rule in rules if rule.severity != "info"]
    return MethodPage(
        version=method.version,
        data_version=knowledge.lexicon_version,
        total=_points(sum(weight.weight for weight in method.weights)),
        categories=_categories(knowledge),
        criteria_count=in_words(len(CRITERIA)),
        verdicts=tuple((verdict.value, words) for verdict, words in VERDICTS.items()),
        bands=_bands(knowledge),
        band_unseen=method.band_unseen,
        optional=_entry(by_number[method.optional.criterion], knowledge),
        optional_signals=tuple(by_number[number].title for number in method.optional.signals),
        optional_at_least=in_words(method.optional.at_least),
        families=_families(flags),
        rule_count=len(flags),
        notes=tuple(_rule(rule) for rule in rules if rule.severity == "info"),
        citation_count=sum(citation.verified for citation in knowledge.citations.values()),
        changelog=method.changelog,
    )


def _points(weight: float) -> str:
    return f"{weight:g}"


def _entry(criterion: Criterion, knowledge: Knowledge) -> CriterionEntry:
    weight = knowledge.method.weight(criterion.number)
    return CriterionEntry(criterion, _points(weight.weight), weight.reason)


def _categories(knowledge: Knowledge) -> tuple[CategoryEntry, ...]:
    method = knowledge.method
    entries = []
    for category in method.categories:
        own = [criterion for criterion in CRITERIA if method.weight(criterion.number).category == category.id]
        weight = sum(method.weight(criterion.number).weight for criterion in own)
        criteria = tuple(_entry(criterion, knowledge) for criterion in own)
        entries.append(CategoryEntry(category.id, category.name, _points(weight), criteria))
    return tuple(entries)


def _bands(knowledge: Knowledge) -> tuple[BandEntry, ...]:
    entries = []
    above = 100.0
    for band in knowledge.method.bands:
        top = above if above == 100.0 else above - 1
        entries.append(BandEntry(band.words, f"{band.low:g} to {top:g}"))
        above = band.low
    return tuple(entries)


def _families(flags: list[ClaimRule]) -> tuple[FamilyEntry, ...]:
    return tuple(
        FamilyEntry(family, words, rules)
        for family, words in FAMILIES.items()
        if (rules := tuple(_rule(rule) for rule in flags if rule.family == family))
    )


def _rule(rule: ClaimRule) -> RuleEntry:
    return RuleEntry(rule, SEVERITIES[rule.severity], rule.flags[:SHOWN_EXAMPLES])

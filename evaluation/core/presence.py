"""Whether a thing stands on a label: found, not found where it would stand, or not to be ruled out and why."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from evaluation.core import source_groups
from evaluation.core.facts import Ingredient, Source
from evaluation.core.knowledge.advice import Advice, CautionAdvice, WatchPatterns
from evaluation.core.knowledge.advice_entries import Watch
from evaluation.core.label import Part
from evaluation.core.scorecard import Scorecard
from evaluation.core.text import Span, fold
from evaluation.core.verdicts import Verdict

MOST_NAMES = 4
# What may hold any of the named allergens; `avoiding` reads them alike.
SCENTS = frozenset({"irritant:fragrance", "irritant:essential_oil"})


class Found(StrEnum):
    """Not found is a statement about what was read, never "free of"."""

    LISTED = "listed"
    NOT_LISTED = "not_listed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Presence:
    """What was found, under which names and where; `words` say why nothing could be ruled out, else they are empty."""

    found: Found
    names: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    words: str = ""

    @property
    def listed(self) -> str:
        """The names within a sentence, at most four: "Parfum, Linalool and 2 more"."""
        return enumerated(self.names)


def enumerated(names: Collection[str]) -> str:
    """ "A", "A and B", "A, B, C and 2 more"."""
    shown = list(names)
    if len(shown) > MOST_NAMES:
        shown = [*shown[: MOST_NAMES - 1], f"{len(shown) - MOST_NAMES + 1} more"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def look_for(watch: Watch, card: Scorecard, advice: CautionAdvice) -> Presence:
    """Whether the label names what is watched, in its sources or its ingredient list."""
    patterns = advice.patterns[watch.id]
    ingredients = _watched_in(card, watch, patterns)
    sources = [source for source in card.facts.sources if _comes_from(source, watch, patterns)]
    if ingredients or sources:
        return _listed(ingredients, sources)
    reason = _list_reason(card) if watch.list_needed and (watch.roles or watch.words) else None
    if reason is None and (watch.sources or watch.source_words):
        reason = _source_reason(card, watch)
    return _not_listed(reason, watch.name, advice)


def look_for_allergens(allergens: Collection[str], card: Scorecard, advice: Advice) -> Presence:
    """Whether the list names one of these EU allergens; fragrance or an oil that is not taken apart can hide any."""
    inci = {name for allergen in allergens for name in advice.allergens.get(allergen, ())}
    inci |= {irritant.inci for irritant in card.irritants if irritant.kind in allergens}
    found = [entry for entry in card.ingredients if entry.inci in inci]
    if found:
        return _listed(found, [])
    reason = _list_reason(card)
    if reason is None and any(not SCENTS.isdisjoint(entry.roles) for entry in card.ingredients):
        reason = "scent_not_taken_apart"
    name = " or ".join(allergen.replace("_", " ") for allergen in allergens)
    return _not_listed(reason, name, advice.cautions)


def _watched_in(card: Scorecard, watch: Watch, patterns: WatchPatterns) -> list[Ingredient]:
    """The entries of the list that the watch is for, by role or by name."""
    roles = frozenset(watch.roles)
    # folding names one by one takes longer than all the rest, and few lists have one of the words
    names = fold("\n".join(map(_names_of, card.ingredients))) if patterns.words is not None else ""
    has_words = patterns.words is not None and patterns.words.search(names) is not None
    return [
        entry
        for entry in card.ingredients
        if not roles.isdisjoint(entry.roles) or (has_words and patterns.finds_name(fold(_names_of(entry))))
    ]


def _names_of(entry: Ingredient) -> str:
    return f"{entry.as_listed} {entry.inci or ''}"


def _comes_from(source: Source, watch: Watch, patterns: WatchPatterns) -> bool:
    return source.kind in watch.sources or patterns.finds_source(fold(source.detail or ""))


def _listed(ingredients: Iterable[Ingredient], sources: Iterable[Source]) -> Presence:
    listed, said = list(ingredients), list(sources)
    names = [source_groups.in_words(source) for source in said] or [entry.as_listed for entry in listed]
    spans = [span for source in said for span in source.evidence]
    spans += [Span(entry.start, entry.end, entry.as_listed) for entry in listed]
    return Presence(Found.LISTED, tuple(dict.fromkeys(names)), tuple(dict.fromkeys(spans)))


def _not_listed(reason: str | None, name: str, advice: CautionAdvice) -> Presence:
    if reason is None:
        return Presence(Found.NOT_LISTED)
    template: str = getattr(advice.unknown, reason)
    return Presence(Found.UNKNOWN, words=template.format(name=name))


def _list_reason(card: Scorecard) -> str | None:
    if Part.INGREDIENTS in card.seen.whole:
        return None
    return "list_not_whole" if card.ingredients else "list_not_seen"


def _source_reason(card: Scorecard, watch: Watch) -> str | None:
    known = source_groups.named(card.facts.sources)
    # An animal without a name may be the one that is looked for.
    is_open = watch.source_words and any(
        source.kind == "animal_other" and not source_groups.details(source) for source in known
    )
    if known and not is_open:
        return None
    return "source_not_seen" if card.criterion("C01").verdict is Verdict.NOT_SEEN else "source_not_stated"

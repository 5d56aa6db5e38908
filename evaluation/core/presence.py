"""Whether a thing stands on a label: found, not found where it would stand, or not to be ruled out and why."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from evaluation.core import source_groups
from evaluation.core.facts import Ingredient, Irritant, Source
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


class Looked:
    """What was looked for on one label. Cautions and facts of fit ask for the same things: each is looked for once."""

    def __init__(self, card: Scorecard, advice: Advice) -> None:
        self.card = card
        self.advice = advice
        self._found: dict[str, Presence] = {}

    def watch(self, watch_id: str) -> Presence:
        """Whether the label names what is watched, in its sources or its list; KeyError for no such watch."""
        if watch_id not in self._found:
            watch = self.advice.cautions.watches[watch_id]
            self._found[watch_id] = self._watched(watch, self.advice.cautions.patterns[watch_id])
        return self._found[watch_id]

    def allergens(self, allergens: Collection[str]) -> Presence:
        """Whether the list names one of these EU allergens; a scent that is not taken apart can hide any."""
        card = self.card
        inci = {name for allergen in allergens for name in self.advice.allergens.get(allergen, ())}
        inci |= {irritant.inci for irritant in card.irritants if irritant.kind in allergens}
        found = [entry for entry in card.ingredients if entry.inci in inci]
        said = [irritant for irritant in self._said if irritant.inci in inci]
        if found or said:
            return _listed(found, [], said)
        reason = _list_reason(card)
        if reason is None and any(not SCENTS.isdisjoint(entry.roles) for entry in card.ingredients):
            reason = "scent_not_taken_apart"
        name = " or ".join(allergen.replace("_", " ") for allergen in allergens)
        return _not_listed(reason, name, self.advice.cautions)

    @cached_property
    def sources(self) -> str:
        """The sources that the label names, within a sentence."""
        return enumerated([source_groups.in_words(source) for source in source_groups.named(self.card.facts.sources)])

    def _watched(self, watch: Watch, patterns: WatchPatterns) -> Presence:
        ingredients = self._entries(watch, patterns)
        sources = [
            source for source, detail in self._sources if source.kind in watch.sources or patterns.finds_source(detail)
        ]
        said = [irritant for irritant in self._said if not self._roles_of(irritant).isdisjoint(watch.roles)]
        if ingredients or sources or said:
            return _listed(ingredients, sources, said)
        reason = _list_reason(self.card) if watch.list_needed and (watch.roles or watch.words) else None
        if reason is None and (watch.sources or watch.source_words):
            reason = _source_reason(self.card, watch)
        return _not_listed(reason, watch.name, self.advice.cautions)

    def _entries(self, watch: Watch, patterns: WatchPatterns) -> list[Ingredient]:
        """The entries of the list that the watch is for, by role or by name."""
        roles = frozenset(watch.roles)
        has_words = patterns.words is not None and patterns.words.search(self._names) is not None
        return [
            entry
            for entry in self.card.ingredients
            if not roles.isdisjoint(entry.roles) or (has_words and patterns.finds_name(fold(_names_of(entry))))
        ]

    @cached_property
    def _said(self) -> list[Irritant]:
        """The irritants that no entry of the list holds: sentences name them."""
        listed = {entry.inci or entry.as_listed.upper() for entry in self.card.ingredients}
        return [irritant for irritant in self.card.irritants if irritant.inci not in listed]

    def _roles_of(self, irritant: Irritant) -> frozenset[str]:
        """As an entry of the list would have them."""
        return frozenset({"allergen" if irritant.kind in self.advice.allergens else f"irritant:{irritant.kind}"})

    @cached_property
    def _sources(self) -> list[tuple[Source, str]]:
        """Each source with its folded detail."""
        return [(source, fold(source.detail or "")) for source in self.card.facts.sources]

    @cached_property
    def _names(self) -> str:
        # folding names one by one takes longer than all the rest, and few lists have one of the words
        return fold("\n".join(map(_names_of, self.card.ingredients)))


def _names_of(entry: Ingredient) -> str:
    return f"{entry.as_listed} {entry.inci or ''}"


def _listed(ingredients: Iterable[Ingredient], sources: Iterable[Source], irritants: Iterable[Irritant]) -> Presence:
    listed, known = list(ingredients), list(sources)
    names = [source_groups.in_words(source) for source in known] or [entry.as_listed for entry in listed]
    names += [irritant.inci.capitalize() for irritant in irritants]
    spans = [span for source in known for span in source.evidence]
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

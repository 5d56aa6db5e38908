"""All that the engine proposes for a new product, each with the words of the label that it rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.core.scorecard import Scorecard
from evaluation.core.text import Span, span
from evaluation.presentation.edits import source_words
from evaluation.presentation.words import TERMS, plain, sentence_case
from products.intake.naming import Naming, read_name
from products.intake.pack import PackProposal, PriceProposal, read_pack, read_price

MOST_SOURCES = 4
MOST_FLAGS = 20
_TERM_WORDS = {
    "exosome": r"exosom\w+",
    "extracellular_vesicle": r"extracellular vesicles?|\bEVs?\b",
    "nanovesicle": r"nano-?vesicles?",
    "conditioned_media": r"condition(?:ed)? (?:medium|media)|\w*culture conditioned media",
    "secretome": r"secretome",
    "lysate": r"\w*lysates?",
    "stem_cell_extract": r"stem[- ]cells? (?:extract|culture)",
}
_STATEMENTS = ("purity", "stability", "delivery", "ethical_sourcing", "third_party")


@dataclass(frozen=True, slots=True)
class SourceProposal:
    """One source as the label states it."""

    kind: str
    detail: str
    as_stated: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact as the engine reads it, for the editor to look at; `value` "" where the label says nothing of it."""

    topic: str
    value: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NameToConfirm:
    """An entry of the ingredient list that is no INCI name letter for letter."""

    as_listed: str
    inci: str
    match: str
    similarity: int
    did_you_mean: str
    words: Span


@dataclass(frozen=True, slots=True)
class FlagProposal:
    """A red flag with its words; the editor may quote it, or withdraw it as misread."""

    rule: str
    title: str
    severity: str
    text: str
    because: str
    words: Span


@dataclass(frozen=True, slots=True)
class IngredientCount:
    """How many entries were read, and how."""

    exact: int
    synonym: int
    fuzzy: int
    none: int

    @property
    def total(self) -> int:
        """All entries."""
        return self.exact + self.synonym + self.fuzzy + self.none


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything that the form proposes for one label."""

    naming: Naming
    pack: PackProposal
    price: PriceProposal | None
    sources: tuple[SourceProposal, ...]
    readings: tuple[Reading, ...]
    counted: IngredientCount
    names: tuple[NameToConfirm, ...]
    flags: tuple[FlagProposal, ...]


def propose(text: str, card: Scorecard, brands: Sequence[str] = ()) -> Proposals:
    """What the label proposes: `card` is the scorecard of this very text, `brands` those of the catalogue.

    Spans point into `text`. Deterministic, no database, no clock.
    """
    matches = [entry.match for entry in card.ingredients]
    return Proposals(
        naming=read_name(text, brands),
        pack=read_pack(text),
        price=read_price(text),
        sources=_sources(card),
        readings=(*_terms(text, card), *_making(card)),
        counted=IngredientCount(*(matches.count(kind) for kind in ("exact", "synonym", "fuzzy", "none"))),
        names=_names(card),
        flags=_flags(card),
    )


def _sources(card: Scorecard) -> tuple[SourceProposal, ...]:
    return tuple(
        SourceProposal(
            kind=source.kind,
            detail=(source.detail or "")[:200],
            as_stated=(source.evidence[0].text if source.evidence else "")[:300],
            words=source.evidence,
        )
        for source in card.facts.sources[:MOST_SOURCES]
    )


def _terms(text: str, card: Scorecard) -> tuple[Reading, ...]:
    found = []
    for term in card.facts.terminology:
        place = re.search(_TERM_WORDS.get(term, plain(term)), text, re.IGNORECASE)
        found.append(Reading("Called", TERMS.get(term, plain(term)), (span(text, *place.span()),) if place else ()))
    return tuple(found) or (Reading("Called", "", ()),)


def _making(card: Scorecard) -> tuple[Reading, ...]:
    """Source, concentration, isolation, purity and the rest, one line each, silent ones too."""
    facts = card.facts
    sources = "; ".join(source_words(source.kind, source.detail or "") for source in facts.sources)
    methods = ", ".join(plain(method.id) for method in facts.isolation_methods)
    level = "" if facts.testing.level == "none" else plain(facts.testing.level)
    return (
        Reading("Source", sources, tuple(place for source in facts.sources for place in source.evidence)),
        Reading("Concentration", facts.concentration.as_stated or "", facts.concentration.evidence),
        Reading("Isolation", methods, tuple(place for method in facts.isolation_methods for place in method.evidence)),
        *(
            Reading(sentence_case(plain(topic)), "stated" if stated.stated else "", stated.evidence)
            for topic in _STATEMENTS
            if (stated := getattr(facts, topic))
        ),
        Reading("Testing", level, facts.testing.evidence),
    )


def _names(card: Scorecard) -> tuple[NameToConfirm, ...]:
    return tuple(
        NameToConfirm(
            as_listed=entry.as_listed,
            inci=entry.inci or "",
            match=entry.match,
            similarity=round(entry.similarity),
            did_you_mean=entry.suggestion or "",
            words=Span(entry.start, entry.end, entry.as_listed),
        )
        for entry in card.ingredients
        if entry.match in ("fuzzy", "none")
    )


def _flags(card: Scorecard) -> tuple[FlagProposal, ...]:
    """The flags that stand and those withdrawn, so that a withdrawn one can be looked at again."""
    claims = [*card.claims, *(flag.claim for flag in card.withdrawn)]
    return tuple(
        FlagProposal(
            claim.rule, claim.title, claim.severity, claim.text, claim.because, Span(claim.start, claim.end, claim.text)
        )
        for claim in sorted(claims, key=lambda claim: claim.start)[:MOST_FLAGS]
    )

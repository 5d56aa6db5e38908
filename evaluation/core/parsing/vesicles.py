"""What the vesicles are called, what they really are, where they come from: words and ingredient list together."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.core.facts import Identity, Source
from evaluation.core.parsing.identity import Claimed, Entry, carrying, claimed, entry_of, reconcile
from evaluation.core.parsing.lexemes import KnownWords, Lexeme
from evaluation.core.parsing.links import ORIGINS, Link, Linker
from evaluation.core.parsing.model import IngredientList
from evaluation.core.parsing.sources import (
    Origin,
    listed_origin,
    merged,
    origins,
    place_of,
)
from evaluation.core.parsing.terms import MEDIA, VESICLES, Naming, namings, ordered_terms
from evaluation.core.parsing.words import Words
from evaluation.core.source_groups import CONDITIONED_MEDIUM, UNSPECIFIED
from evaluation.core.text import Span


@dataclass(frozen=True, slots=True)
class VesicleFacts:
    """The most exact term first; every source claimed; the front word against the list."""

    terminology: tuple[str, ...]
    sources: tuple[Source, ...]
    identity: Identity


@dataclass(frozen=True, slots=True)
class _Prose:
    """What the words outside the ingredient list say."""

    namings: Sequence[Naming]
    origins: tuple[tuple[Origin, Span], ...]
    terms: tuple[str, ...]
    headline: Span | None


def read_vesicles(words: Words, known: KnownWords, prose: str, ingredients: IngredientList | None) -> VesicleFacts:
    """Read the vesicle facts. `prose` is the folded text with the ingredient list blanked out."""
    says_human = known.says("human")
    read = _read_prose(Linker(words, known.outside, prose), known.outside, words, says_human)
    claim = claimed(read.headline, (origin for origin, _ in read.origins))
    entries = [
        entry_of(index + 1, entry, known.listed.get(index, ()))
        for index, entry in enumerate(ingredients.entries if ingredients else ())
        if entry.vesicle is not None or entry.match == "none" or index in known.listed
    ]
    identity = reconcile(claim, entries, ingredients)
    carriers = _carriers(entries, claim)
    return VesicleFacts(
        terminology=_terminology(read, carriers, identity),
        sources=_sources(read, carriers, words, says_human),
        identity=identity,
    )


def _read_prose(linker: Linker, lexemes: Sequence[Lexeme], words: Words, says_human: bool) -> _Prose:
    found = namings(linker, lexemes, words)
    affirmed = [naming for naming in found if not naming.denied]
    # A stem cell extract beside the vesicles is another ingredient; without them it is the active.
    actives = [naming for naming in affirmed if naming.lexeme.role != "preparation"] or affirmed
    links = [Link(naming.lexeme, naming.origins) for naming in actives if naming.origins]
    if found:
        links += linker.origin_sentences({lexeme for link in links for lexeme in link.origins})
    read = [(origin, link) for link in links for origin in origins(link, words, says_human)]
    if found and all(origin.kind == UNSPECIFIED for origin, _ in read):
        tied = {lexeme for link in links for lexeme in link.origins}
        read += [(origin, link) for link in linker.loose(tied) for origin in origins(link, words, says_human)]
    placed = [(origin, place_of(origin, words.text)) for origin, _ in read]
    if media := [naming for naming in actives if naming.term in MEDIA and not naming.aside]:
        placed += [(_medium(naming.lexeme), naming.lexeme.span(words.text)) for naming in media]
    headline = next((naming for naming in affirmed if naming.term in VESICLES | MEDIA), None)
    return _Prose(found, tuple(placed), tuple(ordered_terms(found)), _shown(headline, words.text))


def _medium(lexeme: Lexeme) -> Origin:
    return Origin(CONDITIONED_MEDIUM, (), frozenset(), (lexeme,), is_exact=False)


def _shown(headline: Naming | None, text: str) -> Span | None:
    """The headline's words, with the source right before them: "CICA EXOSOMES"."""
    if headline is None:
        return None
    start = min([headline.lexeme.start, *(origin.start for origin in headline.origins)])
    end = headline.lexeme.end
    return Span(start, end, text[start:end])


def _carriers(entries: Sequence[Entry], claim: Claimed) -> list[Entry]:
    """The entries that carry the word: all of the best level; one extract or lysate if there is nothing better."""
    best, _ = carrying(entries, claim)
    if best is None:
        return []
    if best.level in ("vesicle", "carrier", "stand_in"):
        return [entry for entry in entries if entry.level == best.level]
    return [best]


def _terminology(read: _Prose, carriers: Sequence[Entry], identity: Identity) -> tuple[str, ...]:
    if identity.finding == "absent":
        return ()
    if identity.finding == "extract_only" and identity.headline is None and not read.terms:
        return tuple(dict.fromkeys(entry.term for entry in carriers if entry.term and entry.level == "preparation"))
    listed = [entry.term for entry in carriers if entry.term]
    return tuple(dict.fromkeys([*listed, *read.terms]))


def _sources(read: _Prose, carriers: Sequence[Entry], words: Words, says_human: bool) -> tuple[Source, ...]:
    found = [*read.origins]
    for entry in carriers:
        if entry.level == "preparation" and found:
            continue
        link = Link(None, tuple(lexeme for lexeme in entry.lexemes if lexeme.role in ORIGINS))
        said = listed_origin(entry.listed, origins(link, words, says_human))
        found += [(origin, entry.listed.span) for origin in said]
        if entry.level == "carrier" and entry.term in MEDIA:
            found.append((Origin(CONDITIONED_MEDIUM, (), frozenset(), (), is_exact=False), entry.listed.span))
    if all(origin.kind == CONDITIONED_MEDIUM for origin, _ in found) and (read.namings or carriers):
        unnamed = [naming.lexeme.span(words.text) for naming in read.namings if not naming.denied][:1]
        unnamed = unnamed or [entry.listed.span for entry in carriers[:1]]
        found += [(Origin(UNSPECIFIED, (), frozenset(), (), is_exact=False), place) for place in unnamed]
    return merged(found)

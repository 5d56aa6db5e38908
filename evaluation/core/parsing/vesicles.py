"""What the vesicles are called, what they really are, where they come from: words and ingredient list together."""

from collections.abc import Iterable, Sequence

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
from evaluation.core.parsing.unnamed_links import loose_links, origin_clauses
from evaluation.core.parsing.words import Words
from evaluation.core.source_groups import CONDITIONED_MEDIUM, UNSPECIFIED
from evaluation.core.text import Span
from evaluation.core.values import value


@value
class VesicleFacts:
    """The most exact term first; every source claimed; the front word against the list."""

    terminology: tuple[str, ...]
    sources: tuple[Source, ...]
    identity: Identity


@value
class _Prose:
    """What the words outside the ingredient list say; `namings` are those that they affirm."""

    namings: Sequence[Naming]
    origins: tuple[tuple[Origin, Span], ...]
    beside: tuple[Origin, ...]  # of extracts named beside vesicles whose own source is not named
    terms: tuple[str, ...]
    headline: Span | None


def read_vesicles(words: Words, known: KnownWords, prose: str, ingredients: IngredientList | None) -> VesicleFacts:
    """Read the vesicle facts. `prose` is the folded text with the ingredient list blanked out."""
    read = _read_prose(Linker(words, known.outside, prose), known, words)
    claim = claimed(read.headline, [*(origin for origin, _ in read.origins), *read.beside])
    entries = [
        entry_of(index + 1, entry, known.listed.get(index, ()))
        for index, entry in enumerate(ingredients.entries if ingredients else ())
        if entry.found.vesicle is not None or entry.found.match == "none" or index in known.listed
    ]
    identity = reconcile(claim, entries, ingredients)
    carriers = _carriers(entries, claim)
    return VesicleFacts(
        terminology=_terminology(read, carriers, identity),
        sources=_sources(read, carriers, known, words),
        identity=identity,
    )


def _read_prose(linker: Linker, known: KnownWords, words: Words) -> _Prose:
    found = namings(linker, known.outside, words)
    affirmed = [naming for naming in found if not naming.denied]
    # A stem cell extract beside the vesicles is another ingredient; without them it is the active.
    actives = [naming for naming in affirmed if naming.lexeme.role != "preparation"] or affirmed
    links = [Link(naming.lexeme, naming.origins) for naming in actives if naming.origins]
    if found:
        links += origin_clauses(linker, {lexeme for link in links for lexeme in link.origins})
    read = _origins(links, known, words)
    if found and all(origin.kind == UNSPECIFIED for origin in read):
        tied = {lexeme for link in links for lexeme in link.origins}
        read += _origins(loose_links(linker, tied), known, words)
    if read and not affirmed:
        affirmed = actives = [naming for naming in found if naming.denied_source]
    extracts = [Link(naming.lexeme, naming.origins) for naming in affirmed if naming.lexeme.role == "preparation"]
    beside = _origins(extracts, known, words) if all(origin.kind == UNSPECIFIED for origin in read) else []
    of_plants = {origin.kind for origin in read} == {"plant"}
    media = [_medium(naming.lexeme) for naming in actives if naming.term in MEDIA and not naming.aside]
    headline = next((naming for naming in affirmed if naming.term in VESICLES | MEDIA), None)
    return _Prose(
        namings=affirmed,
        origins=tuple((origin, place_of(origin, words.text)) for origin in (*read, *media)),
        beside=tuple(beside),
        terms=tuple(ordered_terms(affirmed, of_plants=of_plants)),
        headline=_shown(headline, words.text),
    )


def _origins(links: Iterable[Link], known: KnownWords, words: Words) -> list[Origin]:
    return [origin for link in links for origin in origins(link, words, known.says_human)]


def _medium(lexeme: Lexeme) -> Origin:
    return Origin(CONDITIONED_MEDIUM, (), frozenset(), (lexeme,))


def _shown(headline: Naming | None, text: str) -> Span | None:
    """The headline's words, with the source right before them: "CICA EXOSOMES"."""
    if headline is None:
        return None
    tied = [origin.start for origin in headline.origins if not origin.role.endswith("_class")]
    start = min([headline.lexeme.start, *tied])
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


def _sources(read: _Prose, carriers: Sequence[Entry], known: KnownWords, words: Words) -> tuple[Source, ...]:
    found = [*read.origins]
    for entry in carriers:
        if entry.level == "preparation" and any(origin.kind != UNSPECIFIED for origin, _ in found):
            continue
        link = Link(None, tuple(lexeme for lexeme in entry.lexemes if lexeme.role in ORIGINS))
        said = listed_origin(entry.listed, _origins([link], known, words))
        found += [(origin, entry.listed.span) for origin in said]
        if entry.level == "carrier" and entry.term in MEDIA:
            found.append((Origin(CONDITIONED_MEDIUM, (), frozenset(), ()), entry.listed.span))
    if all(origin.kind == CONDITIONED_MEDIUM for origin, _ in found) and (read.namings or carriers):
        unnamed = [naming.lexeme.span(words.text) for naming in read.namings[:1]]
        unnamed = unnamed or [entry.listed.span for entry in carriers[:1]]
        found += [(Origin(UNSPECIFIED, (), frozenset(), ()), place) for place in unnamed]
    return merged(found)

"""What a label calls its active: the words for vesicles, media and preparations, the most exact first."""

from collections.abc import Sequence
from typing import NamedTuple

from evaluation.core.parsing.grammar import COPULAS, FILLED, FROM, GROWN, HOLDS, REMOVES, TALK, WORKED_UP
from evaluation.core.parsing.lexemes import Lexeme
from evaluation.core.parsing.links import NAMERS, Linker
from evaluation.core.parsing.words import COMMA, END, Words

TERMS = (
    "exosome",
    "extracellular_vesicle",
    "nanovesicle",
    "conditioned_media",
    "secretome",
    "lysate",
    "stem_cell_extract",
)
VESICLES = frozenset({"exosome", "extracellular_vesicle", "nanovesicle"})
MEDIA = frozenset({"conditioned_media", "secretome"})

_MOST = 200  # places where one label names its active: more is one text repeated
_REACH = 8  # words within which one phrase explains another


class Naming(NamedTuple):
    """One place where the prose names vesicles, a medium or a preparation, with the sources tied to it."""

    lexeme: Lexeme
    term: str
    origins: tuple[Lexeme, ...]
    denied: bool
    denied_source: bool  # "no human exosomes" denies that they are human
    aside: bool  # defines the word, or names what something else was taken from or contains

    @property
    def is_medium(self) -> bool:
        """Whether it is conditioned medium or a secretome."""
        return self.term in MEDIA


def namings(linker: Linker, lexemes: Sequence[Lexeme], words: Words) -> list[Naming]:
    """The places where the prose names an active, in label order."""
    found: list[Naming] = []
    for lexeme in lexemes:
        if lexeme.role in NAMERS and len(found) < _MOST:
            origins, denied = linker.origins_of(lexeme), linker.denied(lexeme)
            before = [naming for naming in found[-_REACH:] if _in_reach(naming.lexeme, lexeme, words)]
            denied_source = denied and linker.denied_source_of(lexeme)
            aside = _aside(lexeme, before, words)
            found.append(Naming(lexeme, _term(lexeme, origins), origins, denied, denied_source, aside))
    return found


def _term(lexeme: Lexeme, origins: Sequence[Lexeme]) -> str:
    """The contract's term; bare "vesicles" are a plant's nanovesicles, as INCI has it, or extracellular ones."""
    if lexeme.name != "vesicle":
        return lexeme.name
    of_plant = any(origin.role in ("plant", "plant_class", "part") for origin in origins)
    return "nanovesicle" if of_plant else "extracellular_vesicle"


def _in_reach(earlier: Lexeme, later: Lexeme, words: Words) -> bool:
    """Whether the earlier one stands in the same sentence, near enough to belong together."""
    return later.first - earlier.last <= 2 * _REACH and not any(
        words.gaps[index] == END for index in range(earlier.last + 1, later.first + 1)
    )


def _aside(lexeme: Lexeme, before: Sequence[Naming], words: Words) -> bool:
    lead = words.all[max(lexeme.first - _REACH, 0) : lexeme.first]
    following = _next(lexeme, words, 1)
    if lexeme.role == "medium" and (REMOVES.intersection(lead[-4:]) or WORKED_UP.intersection(_next(lexeme, words, 4))):
        return True
    if lexeme.role == "medium":
        # "Exosomes isolated FROM conditioned media", "cells grown IN culture medium": what was used, not what is sold.
        taken = any(naming.term in VESICLES for naming in before) and not FROM.isdisjoint(lead)
        return taken or ("in" in lead and bool(GROWN.intersection(lead)))
    if any(naming.is_medium and not naming.aside for naming in before):
        return bool(HOLDS.intersection(lead)) or lead[-2:-1] == ["rich"]
    if following and (following[0] in FILLED or following[0] in TALK):
        return True
    since = [words.all[naming.lexeme.last + 1 : lexeme.first] for naming in before if naming.term == "exosome"]
    return lexeme.name != "exosome" and any(len(gap) <= _REACH and COPULAS.intersection(gap) for gap in since)


def _next(lexeme: Lexeme, words: Words, number: int) -> list[str]:
    """The words after the phrase, as far as its sentence goes on."""
    begin, end = lexeme.last + 1, lexeme.last + 1
    while end < begin + number and words.gaps[min(end, len(words.all))] < COMMA:
        end += 1
    return words.all[begin:end]


def ordered_terms(said: Sequence[Naming], *, of_plants: bool) -> list[str]:
    """The terms of what the prose affirms, the most exact for the active first; `of_plants`: all sources are plants.

    A word tied to a source is more exact than one that is not, "extracellular vesicle" more than "exosome"
    (isev-nomenclature), and a medium outranks vesicles that are only said to be in it.
    """
    vesicles = [naming for naming in said if naming.term in VESICLES]
    if of_plants:
        bare = "nanovesicle"
        vesicles = [naming._replace(term=bare) if naming.lexeme.name == "vesicle" else naming for naming in vesicles]
    media = [naming for naming in said if naming.is_medium and not naming.aside]
    of_media = {origin for naming in media for origin in naming.origins}
    of_their_own = any(not naming.aside and set(naming.origins) - of_media for naming in vesicles)
    vesicles.sort(
        key=lambda naming: (naming.aside, not naming.origins, bool(naming.origins) and naming.term == "exosome")
    )
    preparations = [naming for naming in said if naming.lexeme.role == "preparation"]
    ranked = [*vesicles, *media] if of_their_own else [*media, *vesicles]
    only_talk = bool(vesicles) and not media and all(naming.aside and not naming.origins for naming in vesicles)
    ranked = [*preparations, *ranked] if only_talk else [*ranked, *preparations]
    return list(dict.fromkeys(naming.term for naming in ranked))

"""The word on the front against the ingredient list: which entry carries it, if any, and how that reads."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from evaluation.core.facts import Identity, IdentityFinding
from evaluation.core.parsing.lexemes import Lexeme
from evaluation.core.parsing.model import IngredientList, ListedIngredient
from evaluation.core.parsing.sources import Origin
from evaluation.core.parsing.terms import TERMS
from evaluation.core.source_groups import UNSPECIFIED
from evaluation.core.text import Span
from evaluation.core.values import value

Level = Literal["vesicle", "carrier", "stand_in", "preparation"]

_BLEND = re.compile(r"[®™]|\bexo", re.IGNORECASE)
_LIPIDS = frozenset({"lecithin", "phospholipid", "phospholipids", "liposome", "liposomes", "lipid", "lipids"})
# Words of an entry that any source may share.
_NO_SPECIES = frozenset({"part", "stem_cell", "human", "plant_class", "microbe_class", "animal_class"})


class Entry(NamedTuple):
    """One entry of the list that speaks of vesicles or of a claimed source, with what its words say."""

    position: int  # from 1
    listed: ListedIngredient
    lexemes: tuple[Lexeme, ...]
    level: Level | None
    term: str | None


@value
class Claimed:
    """What the prose says of the active: its word, and the sources tied to it by kind and kin."""

    headline: Span | None
    kinds: frozenset[str]  # empty where the label ties none
    kin: frozenset[str]
    any_plant: bool = False  # "plant exosomes": no species to look for in the list
    any_microbe: bool = False
    any_stem_cell: bool = False


def claimed(headline: Span | None, origins: Iterable[Origin]) -> Claimed:
    """What the prose claims, gathered so that each entry of the list is asked once."""
    kinds: set[str] = set()
    kin: set[str] = set()
    any_plant = any_microbe = any_stem_cell = False
    for origin in origins:
        kinds.add(origin.kind)
        kin.update(lexeme.kin for lexeme in origin.words if lexeme.role not in _NO_SPECIES)
        roles = {lexeme.role for lexeme in origin.words}
        any_plant = any_plant or (bool(roles) and roles <= {"plant_class", "stem_cell", "part"})
        any_microbe = any_microbe or "microbe_class" in roles
        any_stem_cell = any_stem_cell or roles == {"stem_cell"}
    return Claimed(headline, frozenset(kinds - {UNSPECIFIED}), frozenset(kin), any_plant, any_microbe, any_stem_cell)


def entry_of(position: int, listed: ListedIngredient, lexemes: Sequence[Lexeme]) -> Entry:
    """Read one entry: the INCI name's meaning where it is known, else the words of the entry."""
    name = listed.vesicle
    if name is not None:
        term = name.term if name.term in TERMS else None
        level: Level = (
            "vesicle" if name.vesicles == "yes" else "carrier" if name.vesicles == "may_contain" else "preparation"
        )
        if name.source_kind == "synthetic":
            level = "stand_in"
        return Entry(position, listed, tuple(lexemes), level, term)
    roles = {lexeme.role: lexeme for lexeme in lexemes}
    if vesicle := roles.get("vesicle") or roles.get("plant_vesicle"):
        made_up = roles.keys() & {"synthetic", "material"}
        return Entry(position, listed, tuple(lexemes), "stand_in" if made_up else "vesicle", _term_of(vesicle))
    if medium := roles.get("medium"):
        return Entry(position, listed, tuple(lexemes), "carrier", medium.name)
    if preparation := roles.get("preparation"):
        return Entry(position, listed, tuple(lexemes), "preparation", preparation.name)
    return Entry(position, listed, tuple(lexemes), None, None)


def _term_of(vesicle: Lexeme) -> str:
    return "nanovesicle" if vesicle.name == "vesicle" else vesicle.name


_BY_LEVEL: tuple[tuple[Level, IdentityFinding], ...] = (
    ("vesicle", "found"),
    ("carrier", "carrier"),
    ("stand_in", "found"),
)


def carrying(entries: Sequence[Entry], claim: Claimed) -> tuple[Entry | None, IdentityFinding]:
    """The entry that carries the word, and the finding as far as the entries tell: "absent" if there is none.

    Of several, the one from a claimed source comes first, then the one higher in the list.
    """
    for level, finding in _BY_LEVEL:
        if at_level := [entry for entry in entries if entry.level == level]:
            if level == "stand_in" and "synthetic" not in claim.kinds:
                return min(at_level, key=lambda entry: not is_of_claimed(entry, claim)), "extract_only"
            return min(at_level, key=lambda entry: not is_of_claimed(entry, claim)), finding
    for entry in entries:
        if _may_hold_it(entry, claim):
            return entry, "carrier"
    for entry in entries:
        if is_of_claimed(entry, claim) or _could_be_meant(entry, claim):
            return entry, "extract_only"
    return None, "absent"


def is_of_claimed(entry: Entry, claim: Claimed) -> bool:
    """Whether the entry comes from a source that the prose ties to the vesicles."""
    name = entry.listed.vesicle
    if name is not None and name.source_kind in claim.kinds - {"plant", "microbial"}:
        return True
    if any(lexeme.kin in claim.kin for lexeme in entry.lexemes if lexeme.role not in _NO_SPECIES):
        return True
    if claim.any_plant and entry.level == "preparation" and name is not None and name.source_kind == "plant":
        return True
    return claim.any_microbe and any(lexeme.role == "microbe" for lexeme in entry.lexemes)


def _could_be_meant(entry: Entry, claim: Claimed) -> bool:
    """A lysate or stem cell extract where the words name no source: the active of a label without vesicle words.

    Beside "stem cell exosomes" a stem cell extract is meant; beside mere "exosomes" any lysate may be just a supporter.
    """
    if entry.level != "preparation" or claim.kinds:
        return False
    return claim.headline is None or (claim.any_stem_cell and entry.term == "stem_cell_extract")


def _may_hold_it(entry: Entry, claim: Claimed) -> bool:
    """A blend under a name of its own, the platelet extract of platelet vesicles, the lipids of man-made ones."""
    if "human_platelet" in claim.kinds and any(lexeme.role == "platelet" for lexeme in entry.lexemes):
        return True
    if "synthetic" in claim.kinds and any(lexeme.name in _LIPIDS for lexeme in entry.lexemes):
        return True
    unknown = claim.headline is not None and entry.listed.match == "none"
    return unknown and _BLEND.search(entry.listed.span.text) is not None


def reconcile(claim: Claimed, entries: Sequence[Entry], ingredients: IngredientList | None) -> Identity:
    """The front word against the list, in words."""
    headline = claim.headline.text if claim.headline else None
    front = f"The front says “{headline}”" if headline else "The front names no vesicles"
    if ingredients is None or not ingredients.entries:
        because = (
            f"{front}; no ingredient list was given to check it against."
            if headline
            else "No ingredient list was given."
        )
        return Identity(headline=headline, carried_by=None, finding="no_list", because=because)
    entry, finding = carrying(entries, claim)
    total = len(ingredients.entries)
    if entry is None or (finding == "extract_only" and not ingredients.is_complete):
        if not ingredients.is_complete:
            because = f"{front}; only part of the ingredient list was given, and it names no vesicles."
            return Identity(headline=headline, carried_by=None, finding="no_list", because=because)
        because = f"{front}{', but' if headline else ', and'} none of the {total} ingredients does."
        if headline:
            because = f"{front}, but none of the {total} ingredients is vesicles or comes from their source."
        return Identity(headline=headline, carried_by=None, finding="absent", because=because)
    place = f"ingredient {entry.position} of {total}, “{entry.listed.span.text}”"
    return Identity(
        headline=headline,
        carried_by=entry.listed.span.text,
        finding=finding,
        position=entry.position,
        because=f"{front}; {place}, {_WORDS[finding]}",
    )


_WORDS = {
    "found": "names them.",
    "carrier": "may hold vesicles, but does not say that they were isolated.",
    "extract_only": "comes nearest, and it is an extract, lysate, ferment or stand-in, not vesicles.",
}

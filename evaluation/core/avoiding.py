"""What a clinician may tell somebody to avoid, each with a code for links, and what a label names of it.

A code stands in links on paper, so it follows from the entry's id alone and never from its place in a list.
"""

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypedDict

from evaluation.core.facts import Ingredient
from evaluation.core.knowledge import Knowledge
from evaluation.core.knowledge.ingredient_kinds import ALLERGEN, PROHIBITED, PROHIBITED_ALLERGEN
from evaluation.core.knowledge.lexicon import IngredientLexicon, key_of
from evaluation.core.label import Part
from evaluation.core.presence import SCENTS
from evaluation.core.scorecard import Scorecard
from evaluation.core.text import fold

CODE_LENGTH = 5  # letters and digits: 33 million codes for some 700 entries; a test tells when two are alike

ANY, NAMED = "any", "named"
FRAGRANCE, ESSENTIAL_OIL, ALCOHOL = "fragrance", "essential_oil", "denatured_alcohol"
MILK, PRESERVATIVE, PARABEN = "milk_protein", "preservative", "PARABEN"
FROM_MILK = "vesicles from milk"
# Kinds whose names nobody tells apart after a patch test: they are avoided as a whole.
_WHOLE_ONLY = (FRAGRANCE, ALCOHOL, PROHIBITED, ALLERGEN, PROHIBITED_ALLERGEN)
# Kinds that are no choice as a whole: their names have little in common, or stand in a group of their own.
_NEVER_WHOLE = (PROHIBITED, ALLERGEN, PROHIBITED_ALLERGEN, PRESERVATIVE)
# Words of INCI names that are spelled in capitals.
_CAPITALS = frozenset({"DMDM", "MDM", "SD", "TEA", "PEG", "C"})
_SCENT_ROLES = SCENTS | {"irritant:allergen", "irritant:prohibited_allergen", "allergen"}


@dataclass(frozen=True, slots=True)
class AvoidEntry:
    """One thing to avoid. `group` is "any" (a whole kind), "named" (an EU fragrance allergen) or a kind's id.

    It is listed where an ingredient is one of `inci`, or has one of `roles`. `is_scent`: fragrance that a list does not
    take apart can hide it. `covers` are further INCI names that it stands for, `also` other spellings, for searching.
    """

    id: str
    name: str
    group: str
    is_scent: bool = False
    inci: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    covers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Five lower-case letters or digits from 2 to 7, always the same for the same id."""
        return b32encode(hashlib.sha256(self.id.encode()).digest())[:CODE_LENGTH].decode().lower()


class Avoided(TypedDict):
    """JSON. What one label names of all entries, and how far its list can be relied on."""

    found: dict[str, list[str]]  # code -> the names as listed
    whole: bool  # whether the whole ingredient list was seen
    scented: bool  # whether it names fragrance or an oil without saying what is in it
    unread: int  # names in it that are not known to us


UNSEEN = Avoided(found={}, whole=False, scented=False, unread=0)


@dataclass(frozen=True)
class AvoidEntries:
    """All entries in the order of the page, and ways to find those that an ingredient is."""

    entries: tuple[AvoidEntry, ...]

    @cached_property
    def by_inci(self) -> Mapping[str, tuple[str, ...]]:
        """The codes for each INCI name."""
        return _by((name, entry.code) for entry in self.entries for name in entry.inci)

    @cached_property
    def by_role(self) -> Mapping[str, tuple[str, ...]]:
        """The codes for each role."""
        return _by((role, entry.code) for entry in self.entries for role in entry.roles)

    def codes_of(self, ingredient: Ingredient) -> Iterator[str]:
        """The codes of everything that this ingredient is, some perhaps twice."""
        yield from self.by_inci.get(ingredient.inci or "", ())
        for role in ingredient.roles:
            yield from self.by_role.get(role, ())


def avoid_entries(known: Knowledge) -> AvoidEntries:
    """Whole kinds first, then the named fragrance allergens, then single ingredients kind by kind."""
    lexicon = known.ingredients
    named = tuple(_named(lexicon))
    taken = {inci for entry in named for inci in entry.inci}
    return AvoidEntries((*_whole_kinds(lexicon), *named, *_singles(lexicon, taken)))


def avoided(card: Scorecard, entries: AvoidEntries) -> Avoided:
    """What one label names. Nothing found says something only where the list is `whole`."""
    found: dict[str, dict[str, None]] = {}
    for ingredient in card.ingredients:
        for code in entries.codes_of(ingredient):
            found.setdefault(code, {})[ingredient.as_listed] = None
    if any(source.kind == "animal_milk" for source in card.facts.sources):
        for code in entries.by_role.get(f"caution:{MILK}", ()):
            found.setdefault(code, {})[FROM_MILK] = None
    return Avoided(
        found={code: list(names) for code, names in found.items()},
        whole=Part.INGREDIENTS in card.seen.whole,
        scented=any(not SCENTS.isdisjoint(entry.roles) for entry in card.ingredients),
        unread=sum(entry.inci is None for entry in card.ingredients),
    )


def _by(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for key, code in pairs:
        codes[key] = (*codes.get(key, ()), code)
    return codes


def _whole_kinds(lexicon: IngredientLexicon) -> Iterator[AvoidEntry]:
    for kind in lexicon.kinds.irritants.values():
        if kind.id in _NEVER_WHOLE:
            continue
        role = f"{'irritant' if kind.shown else 'caution'}:{kind.id}"
        roles = _SCENT_ROLES if kind.id == FRAGRANCE else frozenset({role})
        name = f"Any {kind.title[0].lower()}{kind.title[1:]}"
        yield AvoidEntry(f"any:{kind.id}", name, ANY, is_scent=kind.id == ESSENTIAL_OIL, roles=roles)
    parabens = frozenset(name for name in _of_kind(PRESERVATIVE, lexicon) if PARABEN in name)
    yield AvoidEntry("any:paraben", "Any paraben", ANY, inci=parabens)


def _named(lexicon: IngredientLexicon) -> Iterator[AvoidEntry]:
    carried: dict[str, list[str]] = {}
    for inci, allergen in sorted(lexicon.allergens.items()):
        carried.setdefault(allergen.id, []).append(inci)
    names = {allergen.id: allergen.name for allergen in lexicon.allergens.values()}
    others = _other_names(lexicon)
    for allergen_id, inci_names in sorted(carried.items(), key=lambda one: names[one[0]]):
        yield AvoidEntry(
            id=allergen_id,
            name=_spelled(names[allergen_id]),
            group=NAMED,
            is_scent=True,
            inci=frozenset(inci_names),
            covers=tuple(_spelled(name) for name in inci_names if name != names[allergen_id]),
            also=tuple(other for name in inci_names for other in others.get(name, ())),
        )


def _singles(lexicon: IngredientLexicon, taken: set[str]) -> Iterator[AvoidEntry]:
    """Each once, under the first of its kinds; those `taken` are somewhere else already."""
    others = _other_names(lexicon)
    for kind in lexicon.kinds.irritants:
        if kind in _WHOLE_ONLY:
            continue
        for inci in _of_kind(kind, lexicon):
            if inci in taken:
                continue
            taken.add(inci)
            also = tuple(others.get(inci, ()))
            is_scent = kind == ESSENTIAL_OIL
            yield AvoidEntry(key_of(fold(inci)), _spelled(inci), kind, is_scent, frozenset({inci}), also=also)


def _of_kind(kind: str, lexicon: IngredientLexicon) -> list[str]:
    return sorted(name for name, kinds in lexicon.kinds_of.items() if kind in kinds)


def _other_names(lexicon: IngredientLexicon) -> dict[str, list[str]]:
    """INCI name -> what else labels print for it, squeezed to letters and digits."""
    others: dict[str, list[str]] = {}
    for name, inci in lexicon.synonyms.items():
        others.setdefault(inci, []).append(name)
    return others


def _spelled(inci: str) -> str:
    """ "DMDM HYDANTOIN" -> "DMDM Hydantoin"."""
    return re.sub("[A-Z]+", lambda word: word[0] if word[0] in _CAPITALS else word[0].capitalize(), inci)

"""The INCI names and what is known of each: what it does, whether it is vesicles, a supporter, an irritant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from evaluation.core.facts import Irritant
from evaluation.core.knowledge.files import read_csv
from evaluation.core.knowledge.ingredient_kinds import (
    ALLERGEN,
    PROHIBITED,
    PROHIBITED_ALLERGEN,
    IngredientKinds,
    load_kinds,
)
from evaluation.core.knowledge.ingredient_names import Allergen, KnownName, VesicleName, Vesicles, key_of
from evaluation.core.knowledge.lexicon_files import References, keys_of, read_allergens, read_names, read_vesicles
from evaluation.core.knowledge.problems import KnowledgeError, Problem
from evaluation.core.text import fold

__all__ = ["Allergen", "IngredientLexicon", "KnownName", "VesicleName", "Vesicles", "key_of", "load_lexicon"]

# Names with a plant part, or of two Latin words and "extract"; and first words that a process gives a plant's name.
_PLANT_NAME = re.compile(
    r"^([A-Z]{3,}) (?:[^\n]*?\b(?:LEAF|ROOT|FLOWER|FRUIT|SEED|CALLUS|BARK|PEEL|SPROUT|STEM)\b|"
    r"(?<=A |S |M |X )[A-Z]+ EXTRACT$)",
    re.MULTILINE,
)
_PLANT_OIL = re.compile(
    r"^(?P<plant>[A-Z]{3,} [A-Z]{3,}(?: [A-Z]{4,})??)(?: (?:SEED|KERNEL|FRUIT|NUT|GERM|BRAN|FLOWER|LEAF|PEEL|ROOT|"
    r"WOOD|HERB))? "
    r"(?P<product>OIL|BUTTER)$",
    re.MULTILINE,
)
_FIRST_WORD = re.compile(r"[a-z0-9]+")
_ANYTHING = frozenset({"ALCOHOL", "AROMA", "PARFUM"})
_NO_PLANTS = frozenset(
    {"acetyl", "acetylated", "hydrolyzed", "hydrogenated", "sodium", "potassium", "ozonized", "oxidized", "bis", "peg"}
)


@dataclass(frozen=True, eq=False)
class IngredientLexicon:
    """All names. `keys` and `synonyms` lead from `key_of(name)` to the INCI name, `plants` from a plant's
    other name to the one that INCI names begin with; `known` says the rest.
    """

    keys: Mapping[str, str]
    synonyms: Mapping[str, str]
    plants: Mapping[str, str]
    functions: Mapping[str, str]
    vesicles: Mapping[str, VesicleName]
    groups: Mapping[str, tuple[str, ...]]
    kinds_of: Mapping[str, tuple[str, ...]]
    allergens: Mapping[str, Allergen]
    kinds: IngredientKinds
    _known: dict[str, KnownName] = field(default_factory=dict, repr=False)

    def known(self, inci: str) -> KnownName:
        """What is known of an INCI name, in the spelling of the lexicon; worked out once for each name."""
        found = self._known.get(inci)
        if found is None:
            found = self._known[inci] = self._about(inci)
        return found

    def _about(self, inci: str) -> KnownName:
        vesicle = self.vesicles.get(inci)
        functions = tuple(self.functions.get(inci, "").split(";")) if self.functions.get(inci) else ()
        groups = self.groups_of(inci)
        kinds = self.kinds_of.get(inci, ())
        return KnownName(
            inci=inci,
            roles=self.roles(vesicle, groups, kinds, self.allergens.get(inci)),
            functions=functions,
            groups=groups,
            irritants=self._irritants(inci, kinds),
            vesicle=vesicle,
        )

    def groups_of(self, name: str) -> tuple[str, ...]:
        """The groups of supporting ingredients to which a name belongs, by list or by the words in it.

        A growth factor is no peptide as well; a ferment of many things belongs to no group by its words.
        """
        listed = self.groups.get(name, ())
        folded = name.lower()
        by_words = [
            group.id
            for group in self.kinds.supporting.values()
            if group.names and "ferment" not in folded and re.search(group.names, folded)
        ]
        if "growth_factors" in by_words and "peptides" in by_words:
            by_words.remove("peptides")
        return tuple(dict.fromkeys((*listed, *by_words)))

    def roles(
        self,
        vesicle: VesicleName | None,
        groups: Sequence[str],
        kinds: Sequence[str],
        allergen: Allergen | None = None,
    ) -> tuple[str, ...]:
        """What an entry is in the formula, as words that a page can colour by.

        "vesicles", "conditioned_media" or "cell_extract"; "human_origin"; "supporting:<group>", or
        "active:<group>" for groups that are not shown; "irritant:<kind>", or "caution:<kind>" for kinds that are not
        shown; "allergen"; "prohibited_eu".
        """
        roles: list[str] = []
        if vesicle is not None:
            roles.append(
                {"yes": "vesicles", "may_contain": "conditioned_media", "no": "cell_extract"}[vesicle.vesicles]
            )
            if vesicle.is_human:
                roles.append("human_origin")
        for group in groups:
            roles.append(f"{'supporting' if self.kinds.supporting[group].shown else 'active'}:{group}")
        for kind in kinds:
            mark = "irritant" if self.kinds.irritants[kind].shown else "caution"
            roles.append("prohibited_eu" if kind == PROHIBITED else f"{mark}:{kind}")
        if allergen is not None:
            roles.append("prohibited_eu" if allergen.is_prohibited else "allergen")
        return tuple(roles)

    def irritant(self, kind: str, inci: str) -> Irritant:
        """The irritant of a shown kind, with its sentence; a named allergen's kind is the allergen's own id."""
        entry = self.kinds.irritants[kind]
        allergen = self.allergens.get(inci)
        if kind in (ALLERGEN, PROHIBITED_ALLERGEN) and allergen is not None:
            because = entry.because.format(name=allergen.name.title())
            return Irritant(kind=allergen.id, inci=inci, because=because, citations=entry.citations)
        because, citations = entry.because, entry.citations
        if allergen is not None:
            named = self.kinds.irritants[ALLERGEN]
            because = f"{because} {named.because.format(name=allergen.name.title())}"
            citations = tuple(dict.fromkeys((*citations, *named.citations)))
        return Irritant(kind=kind, inci=inci, because=because, citations=citations)

    def _irritants(self, inci: str, kinds: Sequence[str]) -> tuple[Irritant, ...]:
        return tuple(self.irritant(kind, inci) for kind in kinds if self.kinds.irritants[kind].shown)

    @cached_property
    def irritant_names(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """First word -> (name in lower case, INCI name) of each irritant that running text may name, the longest first.

        "Alcohol", "aroma" and "parfum" are left out: in a sentence they may mean anything.
        """
        found: dict[str, list[tuple[str, str]]] = {}
        for name in sorted(self.kinds_of, key=lambda name: (-len(name), name)):
            if name not in _ANYTHING and any(self.kinds.irritants[kind].shown for kind in self.kinds_of[name]):
                found.setdefault(_FIRST_WORD.findall(name.lower())[0], []).append((name.lower(), name))
        return {first: tuple(names) for first, names in found.items()}

    @cached_property
    def only_oils(self) -> Mapping[str, str]:
        """ "borago officinalis oil" -> its INCI name, for plants of which the inventory has just one oil or butter."""
        found: dict[str, list[str]] = {}
        for match in _PLANT_OIL.finditer("\n".join(self.functions)):
            found.setdefault(f"{match['plant']} {match['product']}".lower(), []).append(match[0])
        return {plant: names[0] for plant, names in found.items() if len(names) == 1}

    @cached_property
    def plant_words(self) -> frozenset[str]:
        """The first words of plant names, "rosa", "rice", in lower case; worked out at the first use."""
        found = _PLANT_NAME.findall("\n".join(self.functions))
        return frozenset(word.lower() for word in found) - _NO_PLANTS


def load_lexicon(folder: Path) -> IngredientLexicon:
    """Read and cross-check the folder's files; KnowledgeError lists what is wrong by file and row."""
    kinds = load_kinds(folder)
    names, functions = read_names(folder / "inci.csv")
    keys = dict(zip(keys_of(names), names, strict=True))
    if len(keys) < len(names):
        twice = sorted(set(names) - set(keys.values()))
        raise KnowledgeError(
            Problem("inci.csv", f'name "{name}"', "differs from another by signs only") for name in twice
        )
    vesicles, problems = read_vesicles(folder / "exosome_inci.csv")
    for name in vesicles:
        keys.setdefault(key_of(fold(name)), name)
    references = References(keys, problems)
    synonyms = references.names(folder / "synonyms.csv", "label_name")
    groups = references.pairs(folder / "supporting_actives.csv", "group", kinds.supporting)
    kinds_of = references.pairs(folder / "irritants.csv", "kind", kinds.irritants)
    allergens = read_allergens(folder / "allergens_eu.csv", references, synonyms)
    for name, allergen in allergens.items():
        if allergen.is_prohibited:
            kinds_of[name] = (*kinds_of.get(name, ()), PROHIBITED_ALLERGEN)
        elif "essential_oil" not in kinds_of.get(name, ()):
            kinds_of[name] = (*kinds_of.get(name, ()), ALLERGEN)
    if references.problems:
        raise KnowledgeError(references.problems)
    plants = {row["plant"]: row["inci_plant"] for row in read_csv(folder / "plants.csv", {"plant", "inci_plant"})}
    return IngredientLexicon(keys, synonyms, plants, functions, vesicles, groups, kinds_of, allergens, kinds)

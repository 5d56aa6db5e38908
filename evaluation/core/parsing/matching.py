"""Which INCI name an entry of a list means: just so, by a synonym, as labels print it, or by a slip of the pen."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeVar

from evaluation.core.facts import Match
from evaluation.core.knowledge.lexicon import IngredientLexicon, key_of
from evaluation.core.parsing.model import NameMatch
from evaluation.core.parsing.name_forms import bracket_forms, colour_index, respelled, without_notes
from evaluation.core.parsing.near_names import NearNames
from evaluation.core.parsing.vesicle_names import has_vesicle_word, vesicle_name

# A memory of the names met so far: labels repeat the same few thousand. Longer "names" are prose and not kept.
REMEMBERED = 50_000
LONGEST = 200
LONGEST_LIKELY = 130


Remembered = TypeVar("Remembered", bool, NameMatch)
UNKNOWN = NameMatch(None, "none", 0.0)

_BRACKETED_OR_AMOUNT = re.compile(r"\s*\([^()]*\)|\s*\b(?!0\s?%)\d+(?:[.,]\d+)?\s?%")
_SLASH = re.compile(r"\s*[/\\|]\s*")
# Words of French, German, Spanish, Italian names that stand beside the English or Latin one.
_FOREIGN = re.compile(
    r"\b(?:extrait|extrakt|extracto|estratto|huile|olio|aceite|ol|eau|acqua|agua|wasser|cire|cera|wachs|beurre|"
    r"burro|butter|"
    r"jus|succo|poudre|polvo|farine|gomme|amidon|almidon|argile|sucre|miel|honig|parfum|perfume|fragrance|aroma|"
    r"flavou?r|"
    r"de|du|des|la|le|sel|sal|fleurs?|feuilles?|graines?|fruit)\b|\b[dl]'"
)
# Words whose loss would make a plain extract of vesicles, of callus, of a ferment.
_CELL_WORDS = re.compile(
    r"exosom|vesicle|conditioned|secretome|callus|meristem|phytoplacenta|lysate|stem cell|cell culture|ferment|"
    r"hydrolyzed|"
    r"hydrogenated|copolymer|crosspolymer"
)


class Matcher:
    """Looks names up in one lexicon and remembers what it found."""

    def __init__(self, lexicon: IngredientLexicon) -> None:
        self._lexicon = lexicon
        self._near: NearNames | None = None
        self._memory: dict[str, NameMatch] = {}
        self._near_memory: dict[str, NameMatch] = {}
        self._likely: dict[str, bool] = {}

    def find(self, folded: str) -> NameMatch:
        """What a folded name means by the tables and by the ways of printing; no near names, so it is quick."""
        found = self._memory.get(folded)
        if found is None:
            found = self._find(folded) if len(folded) <= LONGEST else UNKNOWN
            _remember(self._memory, folded, found)
        return found

    def find_near(self, folded: str) -> NameMatch:
        """The nearest name for one that `find` does not know: a match, or a suggestion only."""
        found = self._near_memory.get(folded)
        if found is None:
            found = self._find_near(folded)
            _remember(self._near_memory, folded, found)
        return found

    def is_likely(self, folded: str) -> bool:
        """Whether a piece of text is a name at a glance: just so, or but for brackets, an amount, another language.

        It never depends on what was read before, so that the same text always gives the same list.
        """
        likely = self._likely.get(folded)
        if likely is None:
            likely = 1 < len(folded) <= LONGEST_LIKELY and any(map(self.exactly, _at_a_glance(folded)))
            _remember(self._likely, folded, likely)
        return likely

    def find_exactly(self, folded: str) -> NameMatch | None:
        """What a name means if it is printed just so, by table or synonym; None for all other forms."""
        return self._look_up(folded)

    def exactly(self, folded: str) -> str | None:
        """The INCI name that is printed just so, by table or synonym; None for all other forms."""
        key = key_of(folded)
        return self._lexicon.keys.get(key) or self._lexicon.synonyms.get(key)

    def _find(self, folded: str) -> NameMatch:
        if found := self._look_up(folded):
            return found
        if has_vesicle_word(folded):
            return self._vesicles(folded)
        plain = without_notes(folded)
        for form in self._forms(plain):
            found = self._look_up(form)
            if found and found.inci and _keeps_its_sense(plain, found.inci):
                # "Iron oxides (CI 77492)": the number says which of the three.
                exact = found.match == "synonym" and (index := colour_index(plain)) and self._look_up(index)
                return exact or found
        return self._by_words(folded)

    def _look_up(self, name: str) -> NameMatch | None:
        key = key_of(name)
        if inci := self._lexicon.keys.get(key):
            return self._known(inci, "exact")
        if inci := self._lexicon.synonyms.get(key):
            return self._known(inci, "synonym")
        return None

    def _known(self, inci: str, match: Match, similarity: float = 100.0) -> NameMatch:
        known = self._lexicon.known(inci)
        return NameMatch(inci, match, similarity, roles=known.roles, vesicle=known.vesicle)

    def _forms(self, plain: str) -> Iterator[str]:
        yield plain
        yield from bracket_forms(plain)
        plainer = respelled(plain)
        if plainer != plain:
            yield plainer
            yield from bracket_forms(plainer)
        if "/" in plain or "\\" in plain:
            yield from self._slash_forms(plain)
        if index := colour_index(plain):
            yield index
        yield from self._plant_forms(plainer)

    def _slash_forms(self, plain: str) -> Iterator[str]:
        """One name said in several languages: its parts, where all that are known mean the same."""
        parts = [part for part in _SLASH.split(plain) if part]
        if len(parts) < 2:
            return
        found = [self._part(part) for part in parts]
        known = {inci for inci in found if inci}
        is_said_twice = len(parts) - found.count(None) >= 2
        rest_is_foreign = all(inci or _FOREIGN.search(part) for part, inci in zip(parts, found, strict=True))
        if len(known) == 1 and (is_said_twice or rest_is_foreign):
            yield known.pop().lower()
        elif known and found[0] and any(colour_index(part) for part in parts):
            yield found[0].lower()

    def _plant_forms(self, plain: str) -> Iterator[str]:
        """The plant under the name that the inventory has: "sunflower seed oil", "salvia rosmarinus leaf extract"."""
        for form in (plain, *bracket_forms(plain)):
            words = form.split()
            for count in range(min(3, len(words) - 1), 0, -1):
                if plant := self._lexicon.plants.get(" ".join(words[:count])):
                    named = " ".join((plant, *words[count:]))
                    yield named
                    if oil := self._lexicon.only_oils.get(named):
                        yield oil.lower()
            if oil := self._lexicon.only_oils.get(form):
                yield oil.lower()

    def _part(self, part: str) -> str | None:
        if inci := self.exactly(part):
            return inci
        return next((inci for form in (*bracket_forms(part), respelled(part)) if (inci := self.exactly(form))), None)

    def _vesicles(self, folded: str) -> NameMatch:
        """A name of vesicles or conditioned media: one of the lexicon, or read by the naming rule."""
        plain = without_notes(folded)
        for form in (plain, *bracket_forms(plain), respelled(plain), f"{respelled(plain)}s"):
            found = self._look_up(form)
            if found and found.vesicle and found.vesicle.vesicles != "no":
                return found
        vesicle = vesicle_name(folded, self._lexicon)
        outside = next(iter(bracket_forms(plain)), None)
        inci = self.exactly(outside) if outside and not has_vesicle_word(outside) else None
        roles = self._lexicon.roles(vesicle, (), ())
        return NameMatch(inci, "exact" if inci else "none", 100.0 if inci else 0.0, roles=roles, vesicle=vesicle)

    def _by_words(self, folded: str) -> NameMatch:
        """What the words of an unknown name tell: cell extracts, supporters, scents."""
        vesicle = vesicle_name(folded, self._lexicon)
        kinds = ("essential_oil",) if "essential oil" in folded else ()
        roles = self._lexicon.roles(vesicle, self._lexicon.groups_of(folded), kinds)
        return NameMatch(None, "none", 0.0, roles=roles, vesicle=vesicle) if roles else UNKNOWN

    def _find_near(self, folded: str) -> NameMatch:
        unknown = self.find(folded)
        if self._near is None:
            self._near = NearNames(self._lexicon.keys, self._lexicon.synonyms)
        plain = without_notes(folded)
        best = None
        for form in dict.fromkeys((next(iter(bracket_forms(plain)), plain), plain)):
            near = self._near.find(form)
            if near and (best is None or near.similarity > best.similarity):
                best = near
                if best.is_same:
                    break
        if best is None:
            return unknown
        if best.is_same and _keeps_its_sense(plain, best.inci):
            return self._known(best.inci, "fuzzy", best.similarity)
        return NameMatch(None, "none", best.similarity, best.inci, unknown.roles, unknown.vesicle)


def _keeps_its_sense(folded: str, inci: str) -> bool:
    """Whether no word is lost that makes another thing of a plant or a substance."""
    lowered = inci.lower()
    return all(word in lowered for word in _CELL_WORDS.findall(folded))


def _at_a_glance(folded: str) -> Iterator[str]:
    yield folded
    if "(" in folded or "%" in folded:
        yield _BRACKETED_OR_AMOUNT.sub("", folded)
    if "/" in folded or "\\" in folded:
        yield _SLASH.split(folded, maxsplit=1)[0]


def _remember(memory: dict[str, Remembered], name: str, found: Remembered) -> None:
    if len(memory) >= REMEMBERED:
        memory.clear()
    if len(name) <= LONGEST:
        memory[name] = found


@lru_cache(maxsize=4)
def matcher_of(lexicon: IngredientLexicon) -> Matcher:
    """The one matcher of a lexicon: its memory is what makes the second label quick."""
    return Matcher(lexicon)

"""Which sources a label ties to its vesicles, by the words that stand between them.

"Rose stem cell exosomes", "exosomes obtained from Lactobacillus", "Origin: bovine colostrum" tie a source to
the vesicles; "exosomes with rose oil" and "salmon DNA and milk exosomes" tie rose and salmon to nothing.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from evaluation.core.parsing.denials import Denials
from evaluation.core.parsing.grammar import (
    COMPANY,
    HEADS,
    JOINTS,
    MAKERS,
    MEASURES,
    OF,
    ORIGIN_VERBS,
    OTHER_ACTIVES,
    OWN_HEADS,
    STOPS,
)
from evaluation.core.parsing.latin import binomial, epithet_after
from evaluation.core.parsing.lexemes import Lexeme
from evaluation.core.parsing.words import AND, CLOSE, COLON, COMMA, END, JOINED, OPEN, Words

NAMERS = frozenset({"vesicle", "plant_vesicle", "medium", "preparation"})
ORIGINS = frozenset(
    {"human", "human_cell", "human_milk", "msc", "msc_of", "stem_cell", "tissue", "other_tissue", "fibroblast"}
    | {"animal", "animal_class", "milk", "plant", "plant_class", "part", "microbe", "microbe_class"}
    | {"platelet", "synthetic", "perhaps_synthetic", "material"}
)  # fmt: skip

_FARTHEST_BEFORE = 14  # words
_FARTHEST_AFTER = 24
_BACK = 6  # words within which a comma leads back to the vesicles
_STRANGERS = 3  # words in a row that nothing is known of: after more, the phrase is another one


class Link(NamedTuple):
    """One vesicle word, or None for a sentence about it, with the sources tied to it."""

    named: Lexeme | None
    origins: tuple[Lexeme, ...]


class Linker:
    """Asks one text, word by word, what is tied to what. `lexemes` are those outside the ingredient list."""

    def __init__(self, words: Words, lexemes: Sequence[Lexeme], prose: str) -> None:
        self.words = words
        self.lexemes = lexemes
        self._denials = Denials(words, prose)
        self._firsts = [lexeme.first for lexeme in lexemes]
        self.at = {index: lexeme for lexeme in lexemes for index in range(lexeme.first, lexeme.last + 1)}

    def denied(self, lexeme: Lexeme) -> bool:
        """Whether the label says that this is not so: "no human cells", "exosome-free", "free from A, B and C"."""
        return self._denials.undo(lexeme, self.at)

    def denied_source_of(self, named: Lexeme) -> bool:
        """Whether what the label denies is the source, not the vesicles: "unlike HUMAN exosomes, ours …"."""
        return any(self.denied(origin) for origin in self.before(named))

    def origins_of(self, named: Lexeme) -> tuple[Lexeme, ...]:
        """The sources tied to one vesicle word, in label order, without those that the label denies."""
        tied = {*self.before(named), *self._after(named)}
        return tuple(origin for origin in sorted(tied, key=lambda lexeme: lexeme.start) if not self.denied(origin))

    def before(self, named: Lexeme) -> list[Lexeme]:
        """The sources in the words that lead up to this one: "human ADIPOSE and UMBILICAL CORD stem cell exosomes"."""
        words, found = self.words, self._fused_with(named)
        index, coordinated, nearest = named.first - 1, False, named.first - _FARTHEST_BEFORE
        while index >= max(nearest, 0):
            gap, word = words.gaps[index + 1], words.all[index]
            if gap >= COLON or (gap == COMMA and not (coordinated and found) and word != "derived"):
                break
            coordinated = coordinated or gap == AND
            lexeme = self.at.get(index)
            if lexeme is not None and lexeme.role in ORIGINS:
                if coordinated and words.all[lexeme.first - 1 : lexeme.first] in (["from"], ["of"], ["by"]):
                    break  # "exosomes from GOATS, and rose exosomes": it belongs to the phrase before
                found.append(lexeme)
                index = lexeme.first - 1
                continue
            if lexeme is not None and lexeme.role == "medium":
                index = lexeme.first - 1
                continue
            if word == "and" and found:
                coordinated = True
            elif word not in JOINTS and not self._is_epithet(index):
                name = binomial(words, index, led_up=True)
                if name is None or name.last != index:
                    break
                found.append(name)
                index = name.first
            index -= 1
        return found

    def _is_epithet(self, index: int) -> bool:
        """Whether the word is the second of a Latin name whose genus is known."""
        genus = self.at.get(index - 1)
        return genus is not None and genus.role in ("plant", "microbe") and epithet_after(self.words, genus) is not None

    def _fused_with(self, named: Lexeme) -> list[Lexeme]:
        """The source in the same word: LACTO in "lactoexosomes"."""
        return [lexeme for lexeme in self.between(named.first, named.first + 1) if lexeme.end == named.start]

    def between(self, begin: int, end: int) -> Sequence[Lexeme]:
        """The lexemes whose first word is one of those from `begin` to before `end`."""
        return self.lexemes[bisect_left(self._firsts, begin) : bisect_left(self._firsts, end)]

    def _after(self, named: Lexeme) -> list[Lexeme]:
        """The sources in what follows: "exosomes (rose)", "exosomes OF milk", "exosomes … isolated FROM platelets"."""
        words, start = self.words, named.last + 1
        if words.all[start : start + 1] and words.all[start] in HEADS and words.gaps[start] == JOINED:
            start += 1
        opened = words.gaps[start] in (OPEN, COLON)
        if opened and (origins := self.gathered(start, bracketed=words.gaps[start] == OPEN)):
            return origins
        verb = False
        for index in range(start, min(start + _FARTHEST_AFTER, len(words.all))):
            if words.gaps[index] == END:
                break
            word, previous = words.all[index], words.all[index - 1]
            if word in OTHER_ACTIVES or (index > start and self._other_begins(index)):
                break  # "exosomes and squalane derived from olives"
            # "Exosomes 5 mg/mL from rose": an amount may stand between.
            if word == "from" and (verb or MEASURES.issuperset(words.all[start:index])):
                return self.gathered(index + 1)
            if word in OF and (index == start or previous in ORIGIN_VERBS or (verb and previous == "out")):
                return self.gathered(index + 1)
            if word == "by" and previous in MAKERS:
                return self.gathered(index + 1)
            made = word in ("using", "in", "with") and previous in ORIGIN_VERBS and previous not in ("are", "is")
            if made and (origins := self.gathered(index + 1)):
                return origins
            verb = verb or word in ORIGIN_VERBS
        direct = self.at.get(start)
        if direct is not None and direct.role in ("synthetic", "human_cell") and words.gaps[start] == JOINED:
            return [direct]
        return []

    def _other_begins(self, index: int) -> bool:
        """Whether something else comes with the vesicles here, unless a comma leads back to them."""
        words = self.words
        if words.all[index] not in COMPANY or words.all[index - 1] in ORIGIN_VERBS:
            return False
        return COMMA not in words.gaps[index : index + _BACK] or END in words.gaps[index : index + _BACK]

    def gathered(self, start: int, bracketed: bool = False) -> list[Lexeme]:
        """The sources from this word on, to the end of the phrase that names them."""
        words, strangers, index = self.words, 0, start
        found: list[Lexeme] = []
        while index < min(start + _FARTHEST_AFTER, len(words.all)):
            gap, word = words.gaps[index], words.all[index]
            if index > start and (gap == END or (gap == COLON and found) or (bracketed and gap == CLOSE)):
                break
            if index > start and (gap in (COMMA, AND) or word == "and") and not self._goes_on(index):
                break
            lexeme = self.at.get(index)
            if lexeme is None and word not in JOINTS and word not in ("of", "and", "from"):
                lexeme = binomial(words, index, led_up=False)
                if lexeme is None and (word in STOPS or strangers == _STRANGERS):
                    break
            strangers = 0 if lexeme is not None else strangers + (word not in JOINTS)
            if lexeme is not None and lexeme.role in ORIGINS:
                found.append(lexeme)
            index = index + 1 if lexeme is None else lexeme.last + 1
        return found

    def _goes_on(self, index: int) -> bool:
        """Whether another source follows an "and" or a comma here, and not another ingredient."""
        for place in range(index, min(index + 1 + _STRANGERS, len(self.words.all))):
            if place > index and self.words.gaps[place] >= COMMA:
                return False
            lexeme = self.at.get(place) or binomial(self.words, place, led_up=False)
            if lexeme is not None and lexeme.role in ORIGINS:
                return not self.is_another_ingredient(lexeme)
        return False

    def is_another_ingredient(self, lexeme: Lexeme) -> bool:
        """Whether what follows makes it an ingredient of its own: "rose OIL", "salmon DNA", "ginseng root EXTRACT"."""
        after = lexeme.last + 1
        part = self.at.get(after)
        if part is not None and part.role == "part":
            after = part.last + 1
        return self.words.all[after : after + 1] != [] and self.words.all[after] in OWN_HEADS

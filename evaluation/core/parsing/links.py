"""Which sources a label ties to its vesicles, by the words that stand between them.

"Rose stem cell exosomes", "exosomes obtained from Lactobacillus", "Origin: bovine colostrum" tie a source to
the vesicles; "exosomes with rose oil" and "salmon DNA and milk exosomes" tie rose and salmon to nothing.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from evaluation.core.parsing.denials import Denials
from evaluation.core.parsing.grammar import (
    ABOUT_SKIN,
    CLOSING,
    CUES,
    HEADS,
    JOINTS,
    MAKERS,
    OF,
    ORIGIN_VERBS,
    OWN_HEADS,
    RELEASES,
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
# Origins that hardly stand on a label for another reason than the vesicles.
TELLING = frozenset({"msc", "msc_of", "tissue", "other_tissue", "platelet"})

_FARTHEST_BEFORE = 14
_FARTHEST_AFTER = 24
_STRANGERS = 3  # words in a row that nothing is known of: after more, the phrase is another one


class Link(NamedTuple):
    """One vesicle word, or None for a sentence about it, with the sources tied to it."""

    named: Lexeme | None
    origins: tuple[Lexeme, ...]


class Linker:
    """Asks one text, word by word, what is tied to what. `lexemes` are those outside the ingredient list."""

    def __init__(self, words: Words, lexemes: Sequence[Lexeme], prose: str) -> None:
        self._words = words
        self._lexemes = lexemes
        self._denials = Denials(words, prose)
        self._firsts = [lexeme.first for lexeme in lexemes]
        self._at = {index: lexeme for lexeme in lexemes for index in range(lexeme.first, lexeme.last + 1)}

    def denied(self, lexeme: Lexeme) -> bool:
        """Whether the label says that this is not so: "no human cells", "exosome-free", "free from A, B and C"."""
        return self._denials.undo(lexeme, self._at)

    def denied_source_of(self, named: Lexeme) -> bool:
        """Whether what the label denies is the source, not the vesicles: "unlike HUMAN exosomes, ours …"."""
        return any(self.denied(origin) for origin in self._before(named))

    def origins_of(self, named: Lexeme) -> tuple[Lexeme, ...]:
        """The sources tied to one vesicle word, in label order, without those that the label denies."""
        tied = {*self._before(named), *self._after(named)}
        return tuple(origin for origin in sorted(tied, key=lambda lexeme: lexeme.start) if not self.denied(origin))

    def origin_sentences(self, tied: Collection[Lexeme]) -> Iterator[Link]:
        """Sources in clauses that tell an origin without the word for the vesicles: "Origin: bovine colostrum"."""
        told = -1
        for lexeme in self._lexemes:
            if lexeme.role in ORIGINS and lexeme.first > told and lexeme not in tied:
                origins = self._told_origin(lexeme)
                if origins:
                    told = origins[-1].last
                    yield Link(None, origins)

    def loose(self, tied: Collection[Lexeme]) -> Iterator[Link]:
        """Weaker ties, for a label without better: "exosome cica pad", "stem cells release exosomes", "MSC line"."""
        for lexeme in self._lexemes:
            if lexeme.role in ("vesicle", "medium") and not self.denied(lexeme):
                origins = (*self._releasing(lexeme), *self._beside(lexeme))
                if origins:
                    yield Link(lexeme, tuple(origin for origin in origins if not self.denied(origin)))
            elif lexeme.role in TELLING and lexeme not in tied and self._speaks_of_the_product(lexeme):
                yield Link(None, (*self._before(lexeme), lexeme))

    def _before(self, named: Lexeme) -> list[Lexeme]:
        """The sources in the words that lead up to this one: "human ADIPOSE and UMBILICAL CORD stem cell exosomes"."""
        words, found = self._words, self._fused_with(named)
        index, coordinated, nearest = named.first - 1, False, named.first - _FARTHEST_BEFORE
        while index >= max(nearest, 0):
            gap, word = words.gaps[index + 1], words.all[index]
            if gap >= COLON or (gap == COMMA and not (coordinated and found) and word != "derived"):
                break
            coordinated = coordinated or gap == AND
            lexeme = self._at.get(index)
            if lexeme is not None and lexeme.role in ORIGINS:
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
        genus = self._at.get(index - 1)
        return (
            genus is not None and genus.role in ("plant", "microbe") and epithet_after(self._words, genus) is not None
        )

    def _fused_with(self, named: Lexeme) -> list[Lexeme]:
        """The source in the same word: LACTO in "lactoexosomes"."""
        return [lexeme for lexeme in self._between(named.first, named.first + 1) if lexeme.end == named.start]

    def _between(self, begin: int, end: int) -> Sequence[Lexeme]:
        """The lexemes whose first word is one of those from `begin` to before `end`."""
        return self._lexemes[bisect_left(self._firsts, begin) : bisect_left(self._firsts, end)]

    def _after(self, named: Lexeme) -> list[Lexeme]:
        """The sources in what follows: "exosomes (rose)", "exosomes OF milk", "exosomes … isolated FROM platelets"."""
        words, start = self._words, named.last + 1
        if words.all[start : start + 1] and words.all[start] in HEADS and words.gaps[start] == JOINED:
            start += 1
        opened = words.gaps[start] in (OPEN, COLON)
        if opened and (origins := self._gathered(start, bracketed=words.gaps[start] == OPEN)):
            return origins
        verb = False
        for index in range(start, min(start + _FARTHEST_AFTER, len(words.all))):
            if words.gaps[index] == END:
                break
            word, previous = words.all[index], words.all[index - 1]
            if word == "from" and (verb or index == start):
                return self._gathered(index + 1)
            if word in OF and (index == start or previous in ORIGIN_VERBS or (verb and previous == "out")):
                return self._gathered(index + 1)
            if word == "by" and previous in MAKERS:
                return self._gathered(index + 1)
            made = word in ("using", "in", "with") and previous in ORIGIN_VERBS and previous not in ("are", "is")
            if made and (origins := self._gathered(index + 1)):
                return origins
            verb = verb or word in ORIGIN_VERBS
        direct = self._at.get(start)
        if direct is not None and direct.role in ("synthetic", "human_cell") and words.gaps[start] == JOINED:
            return [direct]
        return []

    def _gathered(self, start: int, bracketed: bool = False) -> list[Lexeme]:
        """The sources from this word on, to the end of the phrase that names them."""
        words, strangers, index = self._words, 0, start
        found: list[Lexeme] = []
        while index < min(start + _FARTHEST_AFTER, len(words.all)):
            gap, word = words.gaps[index], words.all[index]
            if index > start and (gap == END or (gap == COLON and found) or (bracketed and gap == CLOSE)):
                break
            if index > start and (gap in (COMMA, AND) or word == "and") and not self._goes_on(index):
                break
            lexeme = self._at.get(index)
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
        for place in range(index, min(index + 1 + _STRANGERS, len(self._words.all))):
            if place > index and self._words.gaps[place] >= COMMA:
                return False
            lexeme = self._at.get(place) or binomial(self._words, place, led_up=False)
            if lexeme is not None and lexeme.role in ORIGINS:
                return not self._is_another_ingredient(lexeme)
        return False

    def _is_another_ingredient(self, lexeme: Lexeme) -> bool:
        after = lexeme.last + 1
        part = self._at.get(after)
        if part is not None and part.role == "part":
            after = part.last + 1
        return self._words.all[after : after + 1] != [] and self._words.all[after] in OWN_HEADS

    def _told_origin(self, lexeme: Lexeme) -> tuple[Lexeme, ...]:
        """The sources from this one on, if its clause begins as one about origin or ends in the word "origin"."""
        words = self._words
        begin = lexeme.first
        while begin > 0 and lexeme.first - begin < _FARTHEST_BEFORE and words.gaps[begin] not in (END, COMMA):
            begin -= 1
        lead = words.all[begin : lexeme.first]
        told = not CUES.isdisjoint(lead[:3]) or lead[:1] == ["from"] or lead[:2] == ["made", "from"]
        if not told and CLOSING.isdisjoint(words.all[lexeme.last + 1 : lexeme.last + _FARTHEST_BEFORE]):
            return ()
        known = dict.fromkeys(self._at[index] for index in range(begin, lexeme.first) if index in self._at)
        if any(earlier.role in NAMERS for earlier in known):
            return ()
        origins = [*(earlier for earlier in known if earlier.role in ORIGINS), *self._gathered(lexeme.first)]
        if self.denied(lexeme) or self._is_another_ingredient(origins[-1]):
            return ()
        after = origins[-1].last + 1
        closing = words.all[after : after + 3] if words.gaps[after] <= AND else []
        if not lead and not CLOSING.isdisjoint(closing):
            return tuple(origins)
        if not told:
            return ()
        link = any(word in ("from", "of", "by", "is", "are") for word in lead) or words.gaps[lexeme.first] == COLON
        plainly = lead[0] != "from" or lexeme.role not in ("plant", "plant_class", "part")
        return tuple(origins) if link and plainly else ()

    def _releasing(self, named: Lexeme) -> list[Lexeme]:
        """ "The CALLUS cells of ROSE release … exosomes": the sources left of such a verb."""
        words = self._words
        for index in range(named.first - 1, max(named.first - 6, -1), -1):
            if words.gaps[index + 1] >= COLON:
                break
            if words.all[index] in RELEASES:
                return [
                    lexeme
                    for lexeme in self._between(index - _FARTHEST_BEFORE, index)
                    if lexeme.role in ORIGINS
                    and not any(words.gaps[at] == END for at in range(lexeme.first + 1, index + 1))
                ]
        return []

    def _beside(self, named: Lexeme) -> list[Lexeme]:
        """A source right after the vesicle word, as product names have it: "exosome CICA calming pad"."""
        lexeme = self._at.get(named.last + 1)
        if lexeme is None or lexeme.role not in ORIGINS or self._words.gaps[lexeme.first] > AND:
            return []
        return [] if self._is_another_ingredient(lexeme) else [lexeme]

    def _speaks_of_the_product(self, lexeme: Lexeme) -> bool:
        lead = self._words.all[max(lexeme.first - 4, 0) : lexeme.first]
        return not ABOUT_SKIN.intersection(lead) and not self.denied(lexeme)

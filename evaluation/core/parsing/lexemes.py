"""Where the known words for vesicles and their sources stand in a text."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from evaluation.core.knowledge.source_words import Role, SourceWord, SourceWords
from evaluation.core.parsing.grammar import FISHERY
from evaluation.core.parsing.model import IngredientList
from evaluation.core.parsing.words import AND, Words
from evaluation.core.text import Span

_VESICLE = "exosom"


class Lexeme(NamedTuple):
    """One known phrase in the text: words `first` to `last`, characters `start` to `end`."""

    role: Role
    name: str
    kin: str
    first: int
    last: int
    start: int
    end: int

    def span(self, text: str) -> Span:
        """The phrase as it stands in the label."""
        return Span(self.start, self.end, text[self.start : self.end])


class KnownWords(NamedTuple):
    """The known phrases of a label: outside the ingredient list, and in its entries by their number from 0."""

    outside: list[Lexeme]
    listed: Mapping[int, tuple[Lexeme, ...]]
    says_human: bool  # the label calls something human


def find_known_words(words: Words, known: SourceWords, ingredients: IngredientList | None) -> KnownWords:
    """The known phrases of the label, parted by the ingredient list."""
    lexemes = find_lexemes(words, known)
    says_human = any(lexeme.role == "human" for lexeme in lexemes)
    if ingredients is None:
        return KnownWords(lexemes, {}, says_human)
    starts = [entry.span.start for entry in ingredients.entries]
    outside: list[Lexeme] = []
    listed: dict[int, tuple[Lexeme, ...]] = {}
    for lexeme in lexemes:
        if not ingredients.start <= lexeme.start < ingredients.end:
            outside.append(lexeme)
        elif (index := bisect_right(starts, lexeme.start) - 1) >= 0:
            listed[index] = (*listed.get(index, ()), lexeme)
    return KnownWords(outside, listed, says_human)


def find_lexemes(words: Words, known: SourceWords) -> list[Lexeme]:
    """The known phrases from left to right, the longest at each place, none inside another."""
    found: list[Lexeme] = []
    lengths, free_from = known.lengths, 0
    places = words.of(lengths)
    if (spelt := words.folded.count(_VESICLE)) and spelt > sum(words.all[at].startswith(_VESICLE) for at in places):
        places = [at for at, word in enumerate(words.all) if word in lengths or _VESICLE in word]
    for index in places:
        if index < free_from:
            continue
        if words.all[index] not in lengths:
            found.extend(_fused(words, index, known))
            continue
        for length in lengths[words.all[index]]:
            if meaning := _meaning(words, index, length, known):
                found.extend(_parted(words, meaning, index, length, known))
                free_from = index + length
                break
    return found


def _meaning(words: Words, index: int, length: int, known: SourceWords) -> SourceWord | None:
    """What the phrase of this many words means, if it is known and nothing parts its words."""
    if length == 1 and words.all[index] == "msc" and _is_fishery(words, index):
        return None
    for meaning in known.phrases.get(" ".join(words.all[index : index + length]), ()):
        if length > 1 and max(words.gaps[index + 1 : index + length]) > AND:
            return None
        as_written = words.text[words.start(index) : words.end(index + length - 1)] if meaning.spelling else None
        if meaning.spelling == as_written:
            return meaning
    return None


def _parted(words: Words, meaning: SourceWord, index: int, length: int, known: SourceWords) -> list[Lexeme]:
    """The phrase, and apart from it the source that a preparation begins with: STEM CELL in "stem cell extract"."""
    for source in range(length - 1, 0, -1) if meaning.role == "preparation" else ():
        if origin := _meaning(words, index, source, known):
            return [
                _lexeme(words, origin, index, index + source - 1),
                _lexeme(words, meaning, index + source, index + length - 1),
            ]
    return [_lexeme(words, meaning, index, index + length - 1)]


def _is_fishery(words: Words, index: int) -> bool:
    """Whether "MSC" is the Marine Stewardship Council's here and no cell's."""
    around = words.all[max(index - 4, 0) : index + 4]
    return not FISHERY.isdisjoint(around) and words.all[index + 1 : index + 2] != ["exosomes"]


def _fused(words: Words, index: int, known: SourceWords) -> Iterable[Lexeme]:
    """The parts of a word such as "lactoexosomes" or "phytoexosome": what stands before, if known, and the vesicle."""
    word = words.all[index]
    start, cut = words.start(index), word.index(_VESICLE)
    for meaning in known.phrases.get(word[:cut], ()):
        if meaning.spelling is None:
            yield Lexeme(meaning.role, meaning.name, meaning.kin, index, index, start, start + cut)
    if word[cut:] in ("exosome", "exosomes", "exosomal"):
        yield Lexeme("vesicle", "exosome", "exosome", index, index, start + cut, words.end(index))


def _lexeme(words: Words, meaning: SourceWord, first: int, last: int) -> Lexeme:
    return Lexeme(meaning.role, meaning.name, meaning.kin, first, last, words.start(first), words.end(last))

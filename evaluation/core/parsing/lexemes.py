"""Where the known words for vesicles and their sources stand in a text."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.core.knowledge.source_words import Role, SourceWord, SourceWords
from evaluation.core.parsing.words import Gap, Words
from evaluation.core.text import Span

_VESICLE = "exosom"


@dataclass(frozen=True, slots=True)
class Lexeme:
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


def find_lexemes(words: Words, known: SourceWords) -> list[Lexeme]:
    """The known phrases from left to right, the longest at each place, none inside another."""
    found: list[Lexeme] = []
    by_first = known.by_first
    free_from = 0
    for index, word in enumerate(words.all):
        if index < free_from:
            continue
        if word not in by_first:
            if _VESICLE in word:
                found.extend(_fused(words, index, known))
            continue
        for rest, meaning in by_first[word]:
            last = index + len(rest)
            if _stands(words, index, rest, meaning):
                found.append(_lexeme(words, meaning, index, last))
                free_from = last + 1
                break
    return found


def _stands(words: Words, index: int, rest: tuple[str, ...], meaning: SourceWord) -> bool:
    last = index + len(rest)
    if rest and (
        tuple(words.all[index + 1 : last + 1]) != rest
        or any(words.gap(at) > Gap.AND for at in range(index + 1, last + 1))
    ):
        return False
    return meaning.spelling is None or words.text[words.start(index) : words.end(last)] == meaning.spelling


def _fused(words: Words, index: int, known: SourceWords) -> Iterable[Lexeme]:
    """The parts of a word such as "lactoexosomes" or "phytoexosome": what stands before, if known, and the vesicle."""
    word = words.all[index]
    start, cut = words.start(index), word.index(_VESICLE)
    for rest, meaning in known.by_first.get(word[:cut], ()):
        if not rest and meaning.spelling is None:
            yield Lexeme(meaning.role, meaning.name, meaning.kin, index, index, start, start + cut)
    if word[cut:] in ("exosome", "exosomes", "exosomal"):
        yield Lexeme("vesicle", "exosome", "exosome", index, index, start + cut, words.end(index))


def _lexeme(words: Words, meaning: SourceWord, first: int, last: int) -> Lexeme:
    return Lexeme(meaning.role, meaning.name, meaning.kin, first, last, words.start(first), words.end(last))

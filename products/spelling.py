"""Which of the catalogue's words somebody means, however they are typed."""

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from os.path import commonprefix
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from products.full_text import Phrase

SYNONYMS = Path(__file__).with_name("synonyms.toml")
MOST_CORRECTIONS = 6
SHORTEST_CORRECTED = 3
SHORTEST_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one word, or a phrase of the synonyms, may stand for: any of `phrases`; `shown` is the likeliest.

    No phrases: the catalogue has no word that comes near; `begins` is then the longest beginning that it has, or "".
    """

    typed: str
    shown: str
    phrases: tuple[Phrase, ...]
    begins: str = ""


class Vocabulary:
    """The words of the catalogue, those of names apart, to look up spellings and beginnings."""

    def __init__(self, words: Iterable[tuple[str, bool]]) -> None:
        """Takes pairs of a word and whether it stands in a name."""
        pairs = dict(words)
        self._sorted = sorted(pairs)
        self._known = set(self._sorted)
        self._in_names = [word for word in self._sorted if pairs[word]]

    def with_words(self, words: Mapping[str, bool]) -> "Vocabulary":
        """These as well; a word may have come into names that stood elsewhere before."""
        in_names = set(self._in_names)
        return Vocabulary({**{word: word in in_names for word in self._sorted}, **words}.items())

    def knows(self, word: str) -> bool:
        """Whether a word of the catalogue is or begins like this one."""
        return _has_beginning(self._sorted, word)

    def may_be_named(self, meanings: Sequence[Meaning]) -> bool:
        """Whether a name may mean all of these; False is sure, and saves asking for names in half the catalogue."""
        return all(
            any(all(_has_beginning(self._in_names, word) for word in phrase) for phrase in meaning.phrases)
            for meaning in meanings
        )

    def meanings(self, words: Sequence[str]) -> list[Meaning]:
        """What the words of a search stand for, in order; words that form a known phrase share one meaning."""
        found = []
        place = 0
        while place < len(words):
            length, meaning = self._meaning(words, place)
            found.append(meaning)
            place += length
        return found

    def _meaning(self, words: Sequence[str], place: int) -> tuple[int, Meaning]:
        for length in range(min(3, len(words) - place), 0, -1):
            phrase = tuple(words[place : place + length])
            if others := synonyms().get(phrase):
                typed = " ".join(phrase)
                return length, Meaning(typed, typed, (phrase, *others))
        word = words[place]
        if self.knows(word):
            return 1, Meaning(word, word, ((word,),))
        joined = "".join(words[place : place + 2])
        if place + 1 < len(words) and len(joined) > SHORTEST_CORRECTED and self.knows(joined):
            return 2, Meaning(" ".join(words[place : place + 2]), joined, ((joined,),))
        spelt = [*self._split(word), *((near,) for near in self._near(word))]
        if not spelt:
            return 1, Meaning(word, "", (), self._beginning(word))
        others = synonyms().get(spelt[0], ())
        return 1, Meaning(word, " ".join(spelt[0]), tuple(dict.fromkeys([*spelt, *others])))

    def _beginning(self, word: str) -> str:
        """Its longest beginning, of four letters or more, with which a word of the catalogue begins."""
        beginnings = (word[:length] for length in range(len(word) - 1, SHORTEST_BEGINNING - 1, -1))
        return next(filter(self.knows, beginnings), "")

    def _split(self, word: str) -> list[Phrase]:
        """The word as two known ones, where a space was left out."""
        halves: Iterator[Phrase] = ((word[:cut], word[cut:]) for cut in range(2, len(word) - 1))
        return [pair for pair in halves if pair[0] in self._known and pair[1] in self._known][:2]

    def _near(self, word: str) -> list[str]:
        """The words within an edit or two, the likeliest first; words of ingredients only where no name has any."""
        if len(word) < SHORTEST_CORRECTED:
            return []
        most = 1 if len(word) == SHORTEST_CORRECTED else 2
        for words in (self._in_names, self._sorted):
            edits = DamerauLevenshtein.distance
            found = process.extract(word, words, scorer=edits, score_cutoff=most, limit=4 * MOST_CORRECTIONS)
            if found:
                # people slip less often at the beginning, and leave off the end
                # (it is characters that are compared here, not paths)
                found.sort(key=lambda hit: (hit[1], -len(commonprefix([word, hit[0]])), -len(hit[0])))  # noqa: RUF071
                return [near for near, _, _ in found[:MOST_CORRECTIONS]]
        return []


def _has_beginning(words: Sequence[str], beginning: str) -> bool:
    """Whether one of the words, which are in order, is or begins like this."""
    place = bisect_left(words, beginning)
    return place < len(words) and words[place].startswith(beginning)


@cache
def synonyms() -> dict[Phrase, tuple[Phrase, ...]]:
    """Each phrase of the synonyms with the others of its groups."""
    groups = [
        [tuple(phrase.split()) for phrase in group] for group in tomllib.loads(SYNONYMS.read_text("utf-8"))["groups"]
    ]
    return {phrase: tuple(other for other in group if other != phrase) for group in groups for phrase in group}

"""Which known word was meant by one that nobody knows: a slip of the hand, of a scanner, or a hashtag."""

from collections.abc import Iterable, Mapping, Set
from functools import cached_property

from rapidfuzz.distance import OSA

# Shorter words have too many neighbours: "treats" and "treads", "cures" and "curls".
_SHORTEST, _LONG = 5, 10
_LONGEST_TAG, _LONGEST_PART = 40, 20
_SCANNER_SLIPS = str.maketrans("013458", "oleasb")
_SCANNER_PAIRS = (("rn", "m"), ("vv", "w"), ("ii", "u"))


class Spelling:
    """Finds the known word that another one resembles: one edit away, two in long words, the same first letter."""

    def __init__(self, known: frozenset[str], mended: Iterable[str], real_words: frozenset[str]) -> None:
        """Take all known words, those to mend when misspelt, and real words that must stay what they are."""
        self._known = known
        self._real = real_words
        self._mended = frozenset(mended)

    @cached_property
    def _by_shortened(self) -> Mapping[str, Set[str]]:
        """The words to mend by what is left of them without a letter or two; made when the first unknown word comes."""
        found: dict[str, set[str]] = {}
        for word in self._mended:
            for shortened in _shortened(word):
                found.setdefault(shortened, set()).add(word)
        return found

    def mended(self, word: str) -> str | None:
        """The known word that was meant, or None where none or more than one is near."""
        if (plain := word.translate(_SCANNER_SLIPS)) != word and plain in self._known:
            return plain
        for pair, letter in _SCANNER_PAIRS:
            if pair in word and (plain := word.replace(pair, letter)) in self._known:
                return plain
        if not _SHORTEST <= len(word) <= _LONGEST_TAG or word in self._real:
            return None
        edits = 2 if len(word) >= _LONG else 1
        candidates = {known for shortened in _shortened(word) for known in self._by_shortened.get(shortened, ())}
        near = [
            (distance, known)
            for known in candidates
            if known[0] == word[0] and (distance := OSA.distance(word, known, score_cutoff=edits)) <= edits
        ]
        return min(near)[1] if near else None

    def parts(self, tag: str) -> list[str] | None:
        """The fewest known words and numbers that a hashtag is made of, or None: "curesacne" gives cures, acne."""
        if len(tag) > _LONGEST_TAG:
            return None
        best: list[list[str] | None] = [[], *([None] * len(tag))]
        for end in range(1, len(tag) + 1):
            for start in range(max(0, end - _LONGEST_PART), end):
                before, longer = best[start], best[end]
                if (
                    before is not None
                    and (tag[start:end] in self._known or tag[start:end].isdecimal())
                    and (not longer or len(before) + 1 < len(longer))
                ):
                    best[end] = [*before, tag[start:end]]
        return best[-1]


def _shortened(word: str) -> set[str]:
    """The word without none or one of its letters, or two where it is long."""
    shorter = {word}
    for _ in range(2 if len(word) >= _LONG else 1):
        shorter |= {form[:index] + form[index + 1 :] for form in shorter for index in range(len(form))}
    return shorter

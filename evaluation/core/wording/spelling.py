"""Which known word was meant by one that nobody knows: a slip of the hand, of a scanner, or a hashtag."""

from collections.abc import Collection, Iterator

from rapidfuzz.distance import OSA

# Shorter words have too many neighbours: "treats" and "treads", "cures" and "curls".
_SHORTEST, _LONG = 7, 10
_LONGEST_TAG = 40
_SCANNER_SLIPS = str.maketrans("013458", "oleasb")
_SCANNER_PAIRS = (("rn", "m"), ("vv", "w"), ("ii", "u"))


class Spelling:
    """Finds the known word that another one resembles: one edit away, two in long words, the same first letter."""

    def __init__(self, known: Collection[str], real_words: frozenset[str]) -> None:
        """Take the known words, and real words that resemble one and must stay what they are."""
        self._known = frozenset(known)
        self._real = real_words
        self._by_shortened: dict[str, set[str]] = {}
        for word in self._known:
            if len(word) >= _SHORTEST and word.isalpha():
                for shortened in _shortened(word):
                    self._by_shortened.setdefault(shortened, set()).add(word)

    def mended(self, word: str) -> str | None:
        """The known word that was meant, or None where none or more than one is near."""
        if (plain := word.translate(_SCANNER_SLIPS)) != word and plain in self._known:
            return plain
        for pair, letter in _SCANNER_PAIRS:
            if pair in word and (plain := word.replace(pair, letter)) in self._known:
                return plain
        if len(word) < _SHORTEST or len(word) > _LONGEST_TAG or word in self._real:
            return None
        candidates = {known for shortened in _shortened(word) for known in self._by_shortened.get(shortened, ())}
        near = {known for known in candidates if known[0] == word[0] and OSA.distance(word, known, score_cutoff=1) <= 1}
        return near.pop() if len(near) == 1 else None

    def parts(self, tag: str) -> list[str] | None:
        """The known words that a hashtag is made of, or None where it is not: "curesacne" gives cures, acne."""
        if len(tag) > _LONGEST_TAG:
            return None
        best: list[list[str] | None] = [[], *([None] * len(tag))]
        for end in range(1, len(tag) + 1):
            for start in range(max(0, end - 20), end):
                before = best[start]
                if before is not None and tag[start:end] in self._known:
                    longer = best[end]
                    if longer is None or len(before) + 1 < len(longer):
                        best[end] = [*before, tag[start:end]]
        return best[-1]


def _shortened(word: str) -> Iterator[str]:
    """The word, and the word without one of its letters."""
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]

"""Which of many phrases a sentence may hold, asked for all of them at once."""

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_

from evaluation.core.wording.phrases import Phrase, Phrasebook

# Of the sets that a phrase needs the rarest three are asked for: more would hold back hardly anything else.
_ROWS = 3


class PhraseIndex:
    """Tells which phrases have a letter of each of their rarest sets in a sentence, and of all in their order.

    Every phrase is a bit in each of three rows of bits, one for each set asked for, and the rows are one number. The
    number of a letter has a one wherever the letter is in the set, so "or" over the letters of a sentence tells
    which sets it has letters of, for hundreds of phrases in a dozen steps. Of the few phrases left the order is looked
    at: "overnight, eczema" has all that "cures eczema overnight" needs but for that.
    """

    def __init__(self, phrases: Sequence[Phrase], book: Phrasebook) -> None:
        self._size = len(phrases)
        self._anyway = 0  # the bits of the phrases that need fewer sets
        of_set: dict[frozenset[str], int] = {}
        for number, phrase in enumerate(phrases):
            needs = iter(book.by_rarity({*phrase.needs, phrase.first}))
            for row in range(_ROWS):
                bit = 1 << (row * self._size + number)
                if letters := next(needs, None):
                    of_set[letters] = of_set.get(letters, 0) | bit
                else:
                    self._anyway |= bit
        self._of_letter: dict[str, int] = {}
        for letters, bits in of_set.items():
            for letter in letters:
                self._of_letter[letter] = self._of_letter.get(letter, 0) | bits
        self._known = frozenset(self._of_letter)
        self._phrases = phrases
        self._in_order: dict[int, re.Pattern[str]] = {}  # by number, made when first asked for

    def possible(self, letters: str) -> list[int]:
        """The numbers of the phrases that the sentence of these letters may hold; of the others it holds none."""
        rows = reduce(or_, map(self._of_letter.__getitem__, self._known.intersection(letters)), self._anyway)
        bits = rows & (rows >> self._size) & (rows >> 2 * self._size)  # with all its sets: a one in each row
        numbers = []
        while bits:
            number = bits.bit_length() - 1
            bits ^= 1 << number
            if self._has_in_order(number, letters):
                numbers.append(number)
        return numbers

    def _has_in_order(self, number: int, letters: str) -> bool:
        pattern = self._in_order.get(number)
        if pattern is None:
            pattern = self._in_order[number] = re.compile(self._phrases[number].in_order)
        return pattern.match(letters) is not None

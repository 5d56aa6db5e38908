"""Whether a label takes back a word for vesicles or their source: "no human cells", "exosome-free".

Narrower than the denial of a claim: what a noun phrase says is denied only by a word that belongs to that phrase, so
"non-comedogenic rose exosome gel" still names exosomes.
"""

import re
from collections.abc import Collection

from evaluation.core.parsing.grammar import DENIERS, DENYING_PAIRS, JOINTS, OPEN_ENDED, TRANSPARENT
from evaluation.core.parsing.lexemes import Lexeme
from evaluation.core.parsing.words import COMMA, JOINED, Words

_ANY_DENIER = DENIERS | {pair[0] for pair in DENYING_PAIRS}
_FARTHEST = 9
_LIST_WORDS = 25
_LIST_WINDOW = 160  # characters
_LISTED_DENIAL = re.compile(r"\b(?:free (?:from|of)|without|contains? no|not contain|no added|no)\b")
_RESUMED = re.compile(
    r"\b(?:but|only|instead|contains|made|uses?|with|just|ours?|come|comes|powered|derived|that|which|is|are)\b|[:(]"
)
_CONJUNCTION = re.compile(r"\b(?:and|or|nor)\b")


class Denials:
    """The denials of one text, asked by phrase."""

    def __init__(self, words: Words, prose: str) -> None:
        self._words = words
        self._prose = prose

    def undo(self, lexeme: Lexeme, own_words: Collection[int]) -> bool:
        """Whether the label says that this is not so. `own_words`: the numbers of words in known phrases."""
        if self._denied_behind(lexeme):
            return True
        if _ANY_DENIER.isdisjoint(self._words.all[max(lexeme.first - _LIST_WORDS, 0) : lexeme.first]):
            return False
        return self._denied_before(lexeme, own_words) or self._denied_in_list(lexeme)

    def _denied_behind(self, lexeme: Lexeme) -> bool:
        """ "Exosome-free" and "Exosomes? No." deny; "exosomes free from debris" do not."""
        words, after = self._words, lexeme.last + 1
        follows = words.all[after : after + 2]
        if follows[:1] == ["free"]:
            return follows[1:] not in (["from"], ["of"]) and words.gaps[after] == JOINED
        return follows[:1] in (["no"], ["not"]) and "?" in words.between(after)

    def _denied_before(self, lexeme: Lexeme, own_words: Collection[int]) -> bool:
        words = self._words
        for index in range(lexeme.first - 1, max(lexeme.first - _FARTHEST, 0) - 1, -1):
            if words.gaps[index + 1] >= COMMA:
                return False
            word = words.all[index]
            if word in DENIERS and words.all[index - 1 : index] != ["age"]:  # "age zero cells" are newborn
                return words.all[index + 1] not in OPEN_ENDED
            if index and (words.all[index - 1], word) in DENYING_PAIRS:
                return True
            if index not in own_words and word not in JOINTS and word not in TRANSPARENT:
                return False
        return False

    def _denied_in_list(self, lexeme: Lexeme) -> bool:
        """ "Free from parabens, human cells and animal exosomes": one denial for the whole list."""
        prose, start = self._prose, lexeme.start
        window = max(start - _LIST_WINDOW, 0)
        begin = max(window, prose.rfind("\n", window, start), prose.rfind(". ", window, start))
        denial = _LISTED_DENIAL.search(prose, begin, start)
        if denial is None or "," not in prose[denial.end() : start] or _RESUMED.search(prose, denial.end(), start):
            return False
        goes_on = _CONJUNCTION.search(prose, denial.end(), min(start + _LIST_WINDOW // 4, len(prose)))
        return goes_on is not None

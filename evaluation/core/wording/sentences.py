"""A text as sentences of letters, read from blank to blank: labels repeat a few thousand words with their signs."""

import re
from collections.abc import Iterator

from evaluation.core.wording.letters import Letters

# No phrase reaches over the end of a sentence; a stop within a word or number ends none, nor do dots.
_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=[^\s.\"')\]])[^.!?]*|\.{2,}[^.!?]*)*")
_END = "."  # among letters: a sentence ends here
_LINE_END = " · "  # how the end of a line is read between other words: as the mark that a bullet is
_MOST_KEPT, _LONGEST_KEPT = 50_000, 40


class Sentences(dict[str, str]):
    """What stands between two blanks -> its letters, with `_END` for every sentence that ends there.

    Neither a token nor what ends a sentence depends on more than the blanks around it, so each such piece is read once
    and remembered; of pieces too many or too long are read again.
    """

    def __init__(self, letters: Letters) -> None:
        super().__init__()
        self._letters = letters

    def read(self, folded: str) -> list[str]:
        """The letters of each sentence, in order; sentences without a letter are among them."""
        pieces = folded.replace("\n", _LINE_END).split()
        return "".join(map(self.__getitem__, pieces)).split(_END)

    def places(self, folded: str) -> Iterator[tuple[int, str]]:
        """Where each sentence that `read` gives begins, and its words."""
        # Between blanks, as each piece is read: a text that begins with a stop has an empty sentence before it.
        return ((match.start() - 1, match[0]) for match in _SENTENCE.finditer(f" {folded} "))

    def __missing__(self, piece: str) -> str:
        found = _END.join(self._letters.read(match[0]) for match in _SENTENCE.finditer(f" {piece} "))
        if len(self) >= _MOST_KEPT:
            self.clear()
        if len(piece) <= _LONGEST_KEPT:
            self[piece] = found
        return found

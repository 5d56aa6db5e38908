"""The words of a text by number: where each stands, and what kind of gap parts it from the one before."""

import re
from enum import IntEnum
from itertools import accumulate

_WORD = re.compile(r"([^\W\d_]+)")
_SENTENCE_END = re.compile(r"[.!?…](?:[\s\"')\]]|$)|[;•|✦~>¦]|·\s|\n\s*\n")
_LINE_WRAP = re.compile(r"[\s,&/+\-]*")


class Gap(IntEnum):
    """What parts two words, from the loosest bond to none."""

    JOINED = 0  # white space, hyphen, slash, apostrophe, ™, a number
    AND = 1  # & + /
    COMMA = 2
    OPEN = 3  # a bracket opens
    CLOSE = 4
    COLON = 5  # a colon, or a dash with spaces around it
    END = 6  # a sentence, a bullet or a line ends


class Words:
    """The words (runs of letters) of one folded text. `text` is the label as given, of the same length."""

    __slots__ = ("_gaps", "_starts", "all", "text")

    def __init__(self, text: str, folded: str) -> None:
        pieces = _WORD.split(folded)
        self.text = text
        self.all = pieces[1::2]
        self._gaps = pieces[0::2]
        self._starts = list(accumulate(map(len, pieces), initial=0))

    def start(self, index: int) -> int:
        """Where the word begins in the text."""
        return self._starts[2 * index + 1]

    def end(self, index: int) -> int:
        """Where the word ends in the text, exclusive."""
        return self._starts[2 * index + 2]

    def between(self, index: int) -> str:
        """The characters between the word before and this one; for the number of words, those after the last."""
        return self._gaps[index]

    def gap(self, index: int) -> Gap:
        """What parts this word from the one before; END at both ends of the text."""
        if not 0 < index < len(self.all):
            return Gap.END
        gap = self._gaps[index]
        if gap in (" ", "-"):
            return Gap.JOINED
        if _SENTENCE_END.search(gap):
            # "L. plantarum": a single letter before a full stop is a genus, not the end of a sentence.
            return Gap.JOINED if gap == ". " and len(self.all[index - 1]) == 1 else Gap.END
        if "\n" in gap and not self._wraps(index):
            return Gap.END
        for signs, kind in ((")]", Gap.CLOSE), ("([", Gap.OPEN), (",", Gap.COMMA), (":=", Gap.COLON), ("&+/", Gap.AND)):
            if any(sign in gap for sign in signs):
                return kind
        return Gap.COLON if " - " in gap or " -- " in gap else Gap.JOINED

    def _wraps(self, index: int) -> bool:
        """Whether the line break before the word only wraps running text: small letters on both sides."""
        return (
            self.text[self.start(index)].islower()
            and self.text[self.end(index - 1) - 1].islower()
            and _LINE_WRAP.fullmatch(self._gaps[index]) is not None
        )

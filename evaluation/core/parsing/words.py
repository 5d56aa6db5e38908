"""The words of a text by number: where each stands, and what kind of gap parts it from the one before."""

import re
from bisect import bisect_left
from collections.abc import Container
from itertools import accumulate, compress, count
from operator import add
from typing import Final

# A text of one byte a character is split at its blanks several times faster than words are searched for: so all but
# letters is made blank for the words, and letters are for the gaps. Blanks of the text's own become other signs there,
# and characters that take more than a byte are looked up in the text itself.
_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_WORDS_ALONE = bytes(sign if sign in _LETTERS else ord(" ") for sign in range(256))
_LINE_END, _WIDE_SIGN = "\x02", "?"
_AS_WRITTEN = {"\x01": " ", _LINE_END: "\n"} | dict(zip("\x03\x04\x05\x06", "\t\v\f\r", strict=True))
_GAPS_ALONE = bytes.maketrans(
    _LETTERS + "".join(_AS_WRITTEN.values()).encode() + b"\x1c\x1d\x1e\x1f\x85\xa0",
    b" " * len(_LETTERS) + "".join(_AS_WRITTEN).encode() + b"\x01" * 6,
)
_MARKS = str.maketrans(_AS_WRITTEN)
_STOP = ".\x01"  # a full stop and a space
_SENTENCE_END = re.compile(r"[.!?…](?:[\s\"')\]]|$)|[;•|✦~>¦]|·\s|\n")
_LINE_WRAP = re.compile(r"[\s,&/+\-]*")

# What parts two words, from the closest bond to none; plain numbers, because they are compared thousands of times.
JOINED: Final = 0  # white space, hyphen, slash, apostrophe, ™, a number
AND: Final = 1  # & + /
COMMA: Final = 2
OPEN: Final = 3  # a bracket opens
CLOSE: Final = 4
COLON: Final = 5  # a colon, or a dash with spaces around it
END: Final = 6  # a sentence, a bullet or a line ends
_SIGNS = ((")]", CLOSE), ("([", OPEN), (",", COMMA), (":=", COLON), ("&+/", AND))


class Words:
    """The words (runs of plain letters) of one `folded` text; `text` is the label as given, of the same length.

    `all` are the words, `gaps[n]` is what parts word n from the one before; the text ends with a gap, too.
    """

    __slots__ = ("_ends", "all", "folded", "gaps", "text")

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded
        signs = folded.encode("latin-1", errors="replace")
        self.all = signs.translate(_WORDS_ALONE).decode().split()
        marked = signs.translate(_GAPS_ALONE).decode("latin-1")
        gaps = marked.split()
        if self.all and folded.startswith(self.all[0]):
            gaps.insert(0, "")
        if len(gaps) == len(self.all):
            gaps.append("")
        self._ends: list[int] = list(accumulate(map(add, map(len, gaps), map(len, self.all))))
        self.gaps = list(map(_KINDS.__getitem__, gaps))
        if _WIDE_SIGN in marked:
            for index, gap in enumerate(gaps):
                if _WIDE_SIGN in gap:
                    self.gaps[index] = _KINDS[self.between(index)]
        self.gaps[0] = self.gaps[-1] = END
        index, last = 0, len(self.all)
        while index < last and (index := self.gaps.index(END, index + 1)) < last:
            gap = gaps[index]
            if gap == _STOP:
                if len(self.all[index - 1]) == 1:
                    self.gaps[index] = JOINED  # "L. plantarum" is a genus
            elif _LINE_END in gap:
                self.gaps[index] = self._mended(index)

    def of(self, known: Container[str]) -> list[int]:
        """The numbers of the words that are among the known ones."""
        return list(compress(count(), map(known.__contains__, self.all)))

    def start(self, index: int) -> int:
        """Where the word begins in the text."""
        return self._ends[index] - len(self.all[index])

    def end(self, index: int) -> int:
        """Where the word ends in the text, exclusive."""
        return self._ends[index]

    def between(self, index: int) -> str:
        """The characters between the word before and this one; for the number of words, those after the last."""
        begin = self._ends[index - 1] if index else 0
        return self.folded[begin : self.start(index) if index < len(self.all) else None]

    def index_at(self, position: int) -> int:
        """The number of the first word that begins at this place of the text or after it."""
        index = bisect_left(self._ends, position)
        return index + 1 if index < len(self.all) and self.start(index) < position else index

    def _mended(self, index: int) -> int:
        """What the end of a line is to the words around it: a line may wrap."""
        gap = self.between(index)
        wraps = (
            _LINE_WRAP.fullmatch(gap) is not None
            and self.text[self.start(index)].islower()
            and self.text[self.end(index - 1) - 1].islower()
        )
        return gap_kind(gap.replace("\n", " ")) if wraps else END


def gap_kind(gap: str) -> int:
    """What the characters between two words are to them."""
    return _KINDS[gap]


class _Kinds(dict[str, int]):
    """Gap -> its kind. Labels share most of their gaps; the others are forgotten when there are too many."""

    def __missing__(self, gap: str) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        kind = _kind_of(gap)
        if len(gap) <= _LONGEST_KEPT:
            self[gap] = kind
        return kind


_MOST_KEPT, _LONGEST_KEPT = 4096, 100
_KINDS = _Kinds()


def _kind_of(gap: str) -> int:
    gap = gap.translate(_MARKS)
    if gap in (" ", "-"):
        return JOINED
    if _SENTENCE_END.search(gap):
        return END
    for signs, kind in _SIGNS:
        if any(sign in gap for sign in signs):
            return kind
    return COLON if " - " in gap or " -- " in gap else JOINED

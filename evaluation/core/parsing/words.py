"""The words of a text by number: where each stands, and what kind of gap parts it from the one before."""

import re
from bisect import bisect_left
from collections.abc import Container
from itertools import accumulate, compress, count
from typing import Final

_WORD = re.compile(r"([a-z]+)")
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

    __slots__ = ("_between", "_edges", "all", "folded", "gaps", "text")

    def __init__(self, text: str, folded: str) -> None:
        self.text = text
        self.folded = folded
        pieces = _WORD.split(folded)
        self.all = pieces[1::2]
        self._between = pieces[0::2]
        self._edges = list(accumulate(map(len, pieces), initial=0))
        self.gaps = list(map(_KINDS.__getitem__, self._between))
        self.gaps[0] = self.gaps[-1] = END
        index, last = 0, len(self.all)
        while index < last and (index := self.gaps.index(END, index + 1)) < last:
            self.gaps[index] = self._mended(index)

    def of(self, known: Container[str]) -> list[int]:
        """The numbers of the words that are among the known ones."""
        return list(compress(count(), map(known.__contains__, self.all)))

    def start(self, index: int) -> int:
        """Where the word begins in the text."""
        return self._edges[2 * index + 1]

    def end(self, index: int) -> int:
        """Where the word ends in the text, exclusive."""
        return self._edges[2 * index + 2]

    def between(self, index: int) -> str:
        """The characters between the word before and this one; for the number of words, those after the last."""
        return self._between[index]

    def index_at(self, position: int) -> int:
        """The number of the first word that begins at this place of the text or after it."""
        return min(bisect_left(self._edges, position, 1) // 2, len(self.all))

    def _mended(self, index: int) -> int:
        """The gap itself where it only looks like an end: "L. plantarum" is a genus, a line may wrap."""
        gap = self._between[index]
        if gap == ". " and len(self.all[index - 1]) == 1:
            return JOINED
        wraps = (
            "\n" in gap
            and _LINE_WRAP.fullmatch(gap) is not None
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
    if gap in (" ", "-"):
        return JOINED
    if _SENTENCE_END.search(gap):
        return END
    for signs, kind in _SIGNS:
        if any(sign in gap for sign in signs):
            return kind
    return COLON if " - " in gap or " -- " in gap else JOINED

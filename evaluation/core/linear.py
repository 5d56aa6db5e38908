"""RE2 over UTF-8 bytes: one expression, or many at once, in linear time and without look-around."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import Any

import re2

from evaluation.core.patterns import loosened

_ANYWHERE = re2._Anchor.UNANCHORED
_ASCII = bytes(range(0x80))
_FEW = 8
_LONG_BLANK = " " * 100  # more than any expression counts
_WIDE = re.compile(r"[^\x00-\x7f]")


class Linear:
    """An expression compiled by RE2, which runs over UTF-8 bytes in linear time and several times faster.

    Where it is asked for the longest match of those that begin first. It is asked here without the wrapper that the
    library puts around it: for each match that takes as long as finding it.
    """

    def __init__(self, expression: str) -> None:
        """Raises re2.error for an expression that RE2 cannot read."""
        self._match = re2.compile(expression, options())._regexp.Match

    def search(self, encoded: bytes, start: int = 0) -> tuple[int, int] | None:
        """Where the first match from `start` on begins and ends in the bytes."""
        begin, end = self._match(_ANYWHERE, encoded, start, len(encoded))[0]
        return (begin, end) if begin >= 0 else None

    def find_all(self, encoded: bytes) -> list[tuple[int, int]]:
        """Where the matches that are not empty begin and end, from left to right and without overlap."""
        found: list[tuple[int, int]] = []
        at, size, match = 0, len(encoded), self._match
        while at <= size:
            begin, end = match(_ANYWHERE, encoded, at, size)[0]
            if begin < 0:
                break
            if end > begin:
                found.append((begin, end))
                at = end
            else:
                at = end + 1
        return found


class LinearGroups:
    """An expression of which one named group takes part in each match; of several matches the first choice counts."""

    def __init__(self, expression: str) -> None:
        """Raises re2.error for an expression that RE2 cannot read."""
        read = re2.compile(expression)
        self._match = read._regexp.Match
        self._names = {number: name for name, number in read.groupindex.items()}

    def find_all(self, folded: str) -> list[tuple[int, int, str]]:
        """Where the matches begin and end in the text, from left to right, and the group that took part."""
        read, place = encoded(folded)
        found: list[tuple[int, int, str]] = []
        at = 0
        while at < len(read):
            (begin, end), *groups = self._match(_ANYWHERE, read, at, len(read))
            if begin < 0:
                break
            taken = next(number for number, (start, _) in enumerate(groups, 1) if start >= 0)
            found.append((place(begin), place(end), self._names[taken]))
            at = max(end, at + 1)
        return found


@cache
def linear(expression: str) -> Linear:
    """The expression compiled, once for all who ask for it; re2.error for one that RE2 cannot read."""
    return Linear(expression)


def options() -> Any:
    """How every expression here is compiled."""
    made = re2.Options()
    made.log_errors = False
    made.never_capture = True
    made.longest_match = True
    return made


class LinearSet:
    """Expressions that RE2 looks for in one pass over a text.

    Made ready at the first text, as single expressions are: it takes longer than reading the data files they stand in.
    """

    def __init__(self) -> None:
        with_room = options()
        with_room.max_mem = 256 << 20  # for the states of hundreds of expressions
        self._set = re2.Set.SearchSet(with_room)
        self._is_ready = False
        self._making_ready = Lock()

    def add(self, expression: str) -> int:
        """The number of an expression that is looked for from now on; re2.error for one that RE2 cannot read."""
        number: int = self._set.Add(expression)
        return number

    def match(self, encoded: bytes) -> Sequence[int]:
        """The numbers of the expressions that match somewhere in the bytes. None can be added any more."""
        if not self._is_ready:
            with self._making_ready:
                if not self._is_ready:
                    self._set.Compile()
                    self._is_ready = True
        return self._set.Match(encoded) or ()


@lru_cache(maxsize=8)
def encoded(folded: str) -> tuple[bytes, Callable[[int], int]]:
    """The text as RE2 reads it, and what turns an offset into those bytes into one into the text.

    Most of a long blank stretch, as where a list is blanked out, is left out: what an expression finds is the same,
    because none counts so much white space. The last few are kept: one label is asked for by all who search it.
    """
    begin = folded.find(_LONG_BLANK)
    if begin < 0:
        read = folded.encode(errors="replace")
        return read, places(folded, read)
    cut = begin + len(_LONG_BLANK)
    missing = len(folded) - cut - len(folded[cut:].lstrip(" "))
    shorter = folded[:cut] + folded[cut + missing :]
    read = shorter.encode(errors="replace")
    return read, places(shorter, read, cut, missing)


class Sieve:
    """Tells quickly that an expression is nowhere in a text: RE2 looks for it, without its look-around."""

    def __init__(self, expression: str) -> None:
        self._loosened = linear(loosened(expression))
        # The last text, and where in it matches without look-around begin and end: it is asked for by the sentence.
        self._last: tuple[str, list[int], list[int]] = ("", [], [])

    def may_find(self, folded: str) -> bool:
        """Whether the expression may match somewhere in the folded text; where this is False, it does not."""
        return bool(self._stretches(folded)[0])

    def first(self, folded: str, start: int, end: int) -> int | None:
        """Where the first match between two places of the folded text may begin; None where there is none."""
        begins, ends = self._stretches(folded)
        index = bisect_right(ends, start)
        return max(start, begins[index]) if index < len(begins) and begins[index] < end else None

    def places(self, folded: str) -> list[int]:
        """Where the expression may match: the beginnings of the matches without look-around, none over another."""
        return self._stretches(folded)[0]

    def _stretches(self, folded: str) -> tuple[list[int], list[int]]:
        text, begins, ends = self._last
        if text is not folded:
            read, place = encoded(folded)
            found = self._loosened.find_all(read)
            begins, ends = [place(begin) for begin, _ in found], [place(end) for _, end in found]
            self._last = folded, begins, ends
        return begins, ends


def places(folded: str, encoded: bytes, cut: int = 0, missing: int = 0) -> Callable[[int], int]:
    """What turns an offset into the UTF-8 bytes into one into the text, of which `missing` characters are cut out."""
    if encoded.isascii():
        return (lambda offset: offset if offset < cut else offset + missing) if missing else int
    ends: list[int] = []  # where in the bytes each character of more than one byte ends …
    surplus = [0]  # … and how many bytes more than characters there are up to there
    wide = _wide(folded, encoded)
    before = bisect_left(wide, cut)
    for at in wide[:before]:
        _count(folded[at], at, ends, surplus)
    if missing:
        ends.append(cut + surplus[-1])
        surplus.append(surplus[-1] - missing)
    for at in wide[before:]:
        _count(folded[at], at + missing, ends, surplus)
    return lambda offset: offset - surplus[bisect_right(ends, offset)]


def _count(char: str, at: int, ends: list[int], surplus: list[int]) -> None:
    """Note where a character of several bytes ends in them, and how many more they are than it."""
    more = len(char.encode(errors="replace")) - 1
    ends.append(at + 1 + surplus[-1] + more)
    surplus.append(surplus[-1] + more)


def _wide(folded: str, encoded: bytes) -> list[int]:
    """Where the characters of more than one byte stand, in order; few kinds of them are looked for one by one."""
    kinds = set(encoded.translate(None, _ASCII).decode())
    if len(kinds) > _FEW:
        return [match.start() for match in _WIDE.finditer(folded)]
    return sorted(place for kind in kinds for place in _every(kind, folded))


def _every(char: str, folded: str) -> Iterator[int]:
    place = folded.find(char)
    while place >= 0:
        yield place
        place = folded.find(char, place + 1)

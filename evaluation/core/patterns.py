r"""Patterns as data files write them, and one scanner that runs hundreds of them over a label.

A pattern is a regular expression over folded text (lower case, no accents, straight quotes) with three short forms:

- a space stands for white space or a hyphen: "stem cell" also finds "stem-cell" and "stem\ncell"; " ?" for none too;
- `{name}` stands for any word of the word list `name`;
- `<n>` stands for up to n words between: "treats <3> eczema" finds "treats mild to severe eczema".
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import re2

_SLOT = re.compile(r"\{([a-z_]+)\}")
_GAP = re.compile(r" ?<(\d)> ?")
# A gap never crosses the end of a sentence: there another promise begins. A gap's word holds no hyphen, so that
# "a-a-a-…" can be read in one way only and time stays linear; a hyphenated word counts as two.
_GAP_WORD = r"[\s\-]+[^\s\-.;:!?]+"
_GAP_END = r"[\s\-]+"
_SPACE_IN_CLASS = re.compile(r"(?<!\\)\[[^\]]* [^\]]*\]")
_SPACE = r"[\s\-]{1,3}"
_MAYBE_SPACE = r"[\s\-]{0,3}"


class PatternError(ValueError):
    """A pattern that cannot be used; the message says which part and what was expected."""


def expand(pattern: str, word_lists: Mapping[str, Sequence[str]]) -> str:
    """The regular expression that the pattern stands for.

    Raises PatternError for an unknown word list, and for a space where the short form would not hold.
    """

    def words(match: re.Match[str]) -> str:
        name = match[1]
        if name not in word_lists:
            raise PatternError(f"word list {{{name}}} is not known; known are {', '.join(sorted(word_lists))}")
        return f"(?:{'|'.join(word_lists[name])})"

    expanded = pattern
    for _ in range(3):  # a word list may use another one
        expanded = _SLOT.sub(words, expanded)
    if _SPACE_IN_CLASS.search(expanded):
        raise PatternError(f"{pattern!r} has a space between square brackets; write \\s there")
    expanded = _GAP.sub(lambda gap: f"(?:{_GAP_WORD}){{0,{gap[1]}}}{_GAP_END}", expanded)
    return expanded.replace(" ?", _MAYBE_SPACE).replace(" ", _SPACE)


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """The expression compiled by the standard library: ASCII classes, because RE2 knows no others.

    Compiled at the first use: most labels need few of the patterns, and compiling all takes longer than loading.
    """
    return re.compile(expression, re.ASCII)


class Linear:
    """An expression compiled by RE2, which runs over UTF-8 bytes in linear time and several times faster.

    Where it is asked for the longest match of those that begin first. It is asked here without the wrapper that the
    library puts around it: for each match that takes as long as finding it.
    """

    def __init__(self, expression: str) -> None:
        """Raises re2.error for an expression that RE2 cannot read."""
        self._match = re2.compile(expression, _options())._regexp.Match

    def search(self, encoded: bytes, start: int = 0) -> tuple[int, int] | None:
        """Where the first match from `start` on begins and ends in the bytes."""
        begin, end = self._match(_ANYWHERE, encoded, start, len(encoded))[0]
        return (begin, end) if begin >= 0 else None

    def find_all(self, encoded: bytes) -> Iterator[tuple[int, int]]:
        """Where the matches that are not empty begin and end, from left to right and without overlap."""
        at, size, match = 0, len(encoded), self._match
        while at <= size:
            begin, end = match(_ANYWHERE, encoded, at, size)[0]
            if begin < 0:
                return
            if end > begin:
                yield begin, end
                at = end
            else:
                at = end + 1


_ANYWHERE = re2._Anchor.UNANCHORED


@cache
def _linear(expression: str) -> Linear:
    return Linear(expression)


def _options() -> Any:
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    options.longest_match = True
    return options


class Sieve:
    """Tells quickly that an expression is nowhere in a text: RE2 looks for it, without its look-around."""

    def __init__(self, expression: str) -> None:
        self._loosened = _linear(_loosened(expression))

    def may_find(self, folded: str) -> bool:
        """Whether the expression may match somewhere in the folded text; where this is False, it does not."""
        return self._loosened.search(folded.encode(errors="replace")) is not None

    def places(self, folded: str) -> list[int]:
        """Where the expression may match: the beginnings of the matches without look-around, none over another."""
        encoded = folded.encode(errors="replace")
        place = _places(folded, encoded)
        return [place(begin) for begin, _ in self._loosened.find_all(encoded)]


class Hit(NamedTuple):
    """One place where the pattern with this key matches the folded text."""

    key: str
    start: int
    end: int


class _Run(NamedTuple):
    """What is looked for in one go: all patterns of a key as one, or one with look-around, and the same without it."""

    key: str
    exact: str
    loosened: str | None


class Scanner:
    """Finds where many patterns match: one linear pass says which can match, those alone are then run.

    The patterns of one key are run as one, and of those that begin at one place the longest counts. Look-around, which
    RE2 does not know, is for the standard library; such a pattern is run by itself, where RE2 finds it without.

    The pass asks for the parts between a pattern's gaps one by one. An automaton that stays in a gap for some words is
    in another state at almost every letter, and so many states would not fit into the processor's cache.
    """

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        """Take (key, expanded expression) pairs; a key may stand more than once.

        Raises PatternError, with the key, for an expression that is none.
        """
        together: dict[str, list[str]] = {}
        alone: list[_Run] = []
        for key, expression in patterns:
            if looks_around(expression):
                alone.append(_Run(key, expression, _relaxed(expression, key)))
            else:
                together.setdefault(key, []).append(expression)
        joined = (_Run(key, "|".join(f"(?:{one})" for one in choices), None) for key, choices in together.items())
        self._runs = (*joined, *alone)
        options = _options()
        options.max_mem = 256 << 20
        self._prefilter = re2.Set.SearchSet(options)
        # By the number of a part in the prefilter: the runs that can match with it alone, and those that can match
        # with it and other parts.
        self._alone: list[list[int]] = []
        self._together: list[list[tuple[int, frozenset[int]]]] = []
        numbers: dict[str, int] = {}
        for run, (key, exact, loosened) in enumerate(self._runs):
            for expression in [loosened] if loosened is not None else together[key]:
                try:
                    parts = _parts_between_gaps(expression)
                    needs = [self._number(part, numbers) for part in sorted(parts, key=len)]
                except (re2.error, IndexError, ValueError) as error:
                    raise PatternError(f"{key}: {exact!r} is no regular expression: {error}") from error
                if len(needs) == 1:
                    self._alone[needs[0]].append(run)
                else:
                    self._together[needs[-1]].append((run, frozenset(needs[:-1])))
        self._prefilter.Compile()

    def _number(self, part: str, numbers: dict[str, int]) -> int:
        """The number of a part in the prefilter, to which it is added if it is new."""
        if part not in numbers:
            numbers[part] = self._prefilter.Add(part)
            self._alone.append([])
            self._together.append([])
        return numbers[part]

    def scan(self, folded: str) -> Iterator[Hit]:
        """The matches, key by key, those of one run from left to right and without overlap."""
        encoded = folded.encode(errors="replace")
        parts = self._prefilter.Match(encoded)
        if not parts:
            return
        place = _places(folded, encoded)
        for key, exact, loosened in self._that_can_match(parts):
            if loosened is not None:
                for start, end in _matches(compiled(exact), folded, _starts(_linear(loosened), encoded, place)):
                    yield Hit(key, start, end)
            else:
                for start, end in _linear(exact).find_all(encoded):
                    yield Hit(key, place(start), place(end))

    def _that_can_match(self, parts: Sequence[int]) -> Iterator[_Run]:
        found = frozenset(parts)
        runs = {run for part in parts for run, others in self._together[part] if others <= found}
        runs.update(*map(self._alone.__getitem__, parts))
        return (self._runs[run] for run in sorted(runs))


def _starts(loosened: Linear, encoded: bytes, place: Callable[[int], int]) -> Iterator[int]:
    """Every place in the text where a match of the RE2 expression begins, those inside another match too."""
    at = 0
    while at <= len(encoded) and (found := loosened.search(encoded, at)):
        yield place(found[0])
        at = found[0] + 1


def _matches(pattern: re.Pattern[str], folded: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The matches that `finditer` would find, tried at these places only: none can begin elsewhere."""
    reached = 0
    for start in starts:
        if start >= reached and (match := pattern.match(folded, start)) and match.end() > start:
            reached = match.end()
            yield start, reached


def _places(folded: str, encoded: bytes) -> Callable[[int], int]:
    """What turns an offset into the UTF-8 bytes into one into the text."""
    if len(encoded) == len(folded):
        return int
    ends: list[int] = []  # where in the bytes each character of more than one byte ends …
    surplus = [0]  # … and how many bytes more than characters there are up to there
    for match in _WIDE.finditer(folded):
        size = len(match[0].encode(errors="replace"))
        ends.append(match.end() + surplus[-1] + size - 1)
        surplus.append(surplus[-1] + size - 1)
    return lambda offset: offset - surplus[bisect_right(ends, offset)]


_WIDE = re.compile(r"[^\x00-\x7f]")
_EXPANDED_GAP = re.compile(rf"\(\?:{re.escape(_GAP_WORD)}\)\{{0,\d\}}{re.escape(_GAP_END)}")
_LOOK_AROUND = re.compile(r"\(\?<?[=!]")


def looks_around(expression: str) -> bool:
    """Whether RE2 cannot read the expression, so that the standard library has to."""
    return _LOOK_AROUND.search(expression) is not None


def _loosened(expression: str) -> str:
    """The expression for RE2, which has no look-around: without it, so that it matches at least as often."""
    loose, rest = "", expression
    while opening := _LOOK_AROUND.search(rest):
        loose += rest[: opening.start()]
        rest = rest[_closing(rest, opening.start()) + 1 :]
    return loose + rest


def _relaxed(expression: str, key: str) -> str:
    """The same as `_loosened`, or PatternError for an expression whose brackets do not close."""
    try:
        return _loosened(expression)
    except IndexError as error:
        raise PatternError(f"{key}: {expression!r} is no regular expression: a bracket is not closed") from error


def _closing(expression: str, opening: int) -> int:
    """Where the bracket that opens at `opening` closes; the expression is known to compile."""
    depth, index, in_class = 0, opening, False
    while True:
        char = expression[index]
        if char == "\\":
            index += 1
        elif in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()":
            depth += 1 if char == "(" else -1
            if depth == 0:
                return index
        index += 1


def _parts_between_gaps(expression: str) -> set[str]:
    """What has to match if the expression does: the parts between those of its gaps that stand in no bracket."""
    outside = _outside(expression)
    if any(expression[place] == "|" for place in outside):
        return {expression}
    parts, begin = set(), 0
    for gap in _EXPANDED_GAP.finditer(expression):
        if gap.start() in outside:
            parts.add(expression[begin : gap.start()])
            begin = gap.end()
    return {*parts, expression[begin:]}


def _outside(expression: str) -> set[int]:
    """The places in the expression where a sign, a bracket or an escape begins that stands in no bracket itself."""
    places, index = set(), 0
    while index < len(expression):
        places.add(index)
        if expression[index] == "(":
            index = _closing(expression, index)
        elif expression[index] == "[":
            index = expression.index("]", index + 2)
        index += 2 if expression[index] == "\\" else 1
    return places

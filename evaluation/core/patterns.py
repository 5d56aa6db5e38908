r"""Patterns as data files write them, and one scanner that runs hundreds of them over a label.

A pattern is a regular expression over folded text (lower case, no accents, straight quotes) with three short forms:

- a space stands for white space or a hyphen: "stem cell" also finds "stem-cell" and "stem\ncell"; " ?" for none too;
- `{name}` stands for any word of the word list `name`;
- `<n>` stands for up to n words between: "treats <3> eczema" finds "treats mild to severe eczema".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import re2

_SLOT = re.compile(r"\{([a-z_]+)\}")
_GAP = re.compile(r" ?<(\d)> ?")
# A gap never crosses the end of a sentence: there another promise begins. A gap's word holds no hyphen, so that
# "a-a-a-…" can be read in one way only and time stays linear; a hyphenated word counts as two.
_GAP_WORD = r"[\s\-]+[^\s\-.;:!?]+"
_SPACE = r"[\s\-]{1,3}"
_MAYBE_SPACE = r"[\s\-]{0,3}"


class PatternError(ValueError):
    """A pattern that cannot be used; the message says which part and what was expected."""


def expand(pattern: str, word_lists: Mapping[str, Sequence[str]]) -> str:
    """The regular expression that the pattern stands for.

    Raises PatternError for an unknown word list.
    """

    def words(match: re.Match[str]) -> str:
        name = match[1]
        if name not in word_lists:
            raise PatternError(f"word list {{{name}}} is not known; known are {', '.join(sorted(word_lists))}")
        return f"(?:{'|'.join(word_lists[name])})"

    expanded = pattern
    for _ in range(3):  # a word list may use another one
        expanded = _SLOT.sub(words, expanded)
    expanded = _GAP.sub(lambda gap: f"(?:{_GAP_WORD}){{0,{gap[1]}}}[\\s\\-]+", expanded)
    return expanded.replace(" ?", _MAYBE_SPACE).replace(" ", _SPACE)


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """The expression compiled as the scanner runs it: ASCII classes, because RE2 knows no others.

    Compiled at the first use: most labels need few of the patterns, and compiling all takes longer than loading.
    """
    return re.compile(expression, re.ASCII)


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the pattern with this key matches the folded text."""

    key: str
    start: int
    end: int


class Scanner:
    """Finds all matches of many patterns: one linear pass says which can match, those alone are then run."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        """Take (key, expanded expression) pairs; a key may stand more than once.

        Raises PatternError, with the key, for an expression that is none.
        """
        self._patterns = tuple(patterns)
        options = re2.Options()
        options.log_errors = False
        options.max_mem = 256 << 20
        self._prefilter = re2.Set.SearchSet(options)
        for key, expression in self._patterns:
            try:
                self._prefilter.Add(_loosened(expression))
            except (re2.error, IndexError) as error:
                raise PatternError(f"{key}: {expression!r} is no regular expression: {error}") from error
        self._prefilter.Compile()

    def scan(self, folded: str) -> Iterator[Hit]:
        """Every match, pattern by pattern in the order given, each pattern's matches from left to right."""
        for index in sorted(self._prefilter.Match(folded) or ()):
            key, expression = self._patterns[index]
            for match in compiled(expression).finditer(folded):
                if match.end() > match.start():
                    yield Hit(key, match.start(), match.end())


_LOOK_AROUND = re.compile(r"\(\?<?[=!]")


def _loosened(expression: str) -> str:
    """The expression for RE2, which has no look-around: without it, so that it matches at least as often."""
    loose, rest = "", expression
    while opening := _LOOK_AROUND.search(rest):
        loose += rest[: opening.start()]
        rest = rest[_closing(rest, opening.start()) + 1 :]
    return loose + rest


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

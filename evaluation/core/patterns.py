r"""Patterns as data files write them, and what can be told of them.

A pattern is a regular expression over folded text (lower case, no accents, straight quotes) with three short forms:

- a space stands for white space or a hyphen: "stem cell" also finds "stem-cell" and "stem\ncell"; " ?" for none too;
- `{name}` stands for any word of the word list `name`;
- `<n>` stands for up to n words between: "treats <3> eczema" finds "treats mild to severe eczema".
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

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
    expanded = filled(pattern, word_lists)
    if _SPACE_IN_CLASS.search(expanded):
        raise PatternError(f"{pattern!r} has a space between square brackets; write \\s there")
    expanded = _GAP.sub(lambda gap: f"(?:{_GAP_WORD}){{0,{gap[1]}}}{_GAP_END}", expanded)
    return expanded.replace(" ?", _MAYBE_SPACE).replace(" ", _SPACE)


def filled(pattern: str, word_lists: Mapping[str, Sequence[str]]) -> str:
    """The pattern with the words of its word lists, everything else as it is; PatternError for an unknown list."""

    def words(match: re.Match[str]) -> str:
        name = match[1]
        if name not in word_lists:
            raise PatternError(f"word list {{{name}}} is not known; known are {', '.join(sorted(word_lists))}")
        return f"(?:{'|'.join(word_lists[name])})"

    for _ in range(3):  # a word list may use another one
        pattern = _SLOT.sub(words, pattern)
    return pattern


def lists_in(pattern: str) -> list[str]:
    """The names of the word lists that the pattern itself uses."""
    return _SLOT.findall(pattern)


@cache
def compiled(expression: str) -> re.Pattern[str]:
    """The expression compiled by the standard library: ASCII classes, because RE2 knows no others.

    Compiled at the first use: most labels need few of the patterns, and compiling all takes longer than loading.
    """
    return re.compile(expression, re.ASCII)


_EXPANDED_GAP = re.compile(rf"\(\?:{re.escape(_GAP_WORD)}\)\{{0,\d\}}{re.escape(_GAP_END)}")
_LOOK_AROUND = re.compile(r"\(\?<?[=!]")


def looks_around(expression: str) -> bool:
    """Whether RE2 cannot read the expression, so that the standard library has to."""
    return _LOOK_AROUND.search(expression) is not None


def loosened(expression: str) -> str:
    """The expression for RE2, which has no look-around: without it, so that it matches at least as often."""
    loose, rest = "", expression
    while opening := _LOOK_AROUND.search(rest):
        loose += rest[: opening.start()]
        rest = rest[closing(rest, opening.start()) + 1 :]
    return loose + rest


def closing(expression: str, opening: int) -> int:
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


def parts_between_gaps(expression: str) -> set[str]:
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
            index = closing(expression, index)
        elif expression[index] == "[":
            index = expression.index("]", index + 2)
        index += 2 if expression[index] == "\\" else 1
    return places

"""Finds where hundreds of patterns match in a label."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import re2

from evaluation.core.linear import Linear, LinearSet, encoded, linear
from evaluation.core.patterns import PatternError, compiled, looks_around, loosened, parts_between_gaps


class Hit(NamedTuple):
    """One place where the pattern with this key matches the folded text."""

    key: str
    start: int
    end: int


class _Run(NamedTuple):
    """What is looked for in one go: all patterns of a key as one, or one with look-around, and the same without it."""

    key: str
    exact: str
    loose: str | None


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
        self._prefilter = LinearSet()
        # By the number of a part in the prefilter: the runs that can match with it alone, and those that can match
        # with it and other parts.
        self._alone: list[list[int]] = []
        self._together: list[list[tuple[int, frozenset[int]]]] = []
        numbers: dict[str, int] = {}
        for run, (key, exact, loose) in enumerate(self._runs):
            for expression in [loose] if loose is not None else together[key]:
                try:
                    parts = parts_between_gaps(expression)
                    needs = [self._number(part, numbers) for part in sorted(parts, key=len)]
                except (re2.error, IndexError, ValueError) as error:
                    raise PatternError(f"{key}: {exact!r} is no regular expression: {error}") from error
                if len(needs) == 1:
                    self._alone[needs[0]].append(run)
                else:
                    self._together[needs[-1]].append((run, frozenset(needs[:-1])))

    def _number(self, part: str, numbers: dict[str, int]) -> int:
        """The number of a part in the prefilter, to which it is added if it is new."""
        if part not in numbers:
            numbers[part] = self._prefilter.add(part)
            self._alone.append([])
            self._together.append([])
        return numbers[part]

    def scan(self, folded: str) -> list[Hit]:
        """The matches, key by key, those of one run from left to right and without overlap."""
        read, place = encoded(folded)
        hits: list[Hit] = []
        for key, exact, loose in self._that_can_match(self._prefilter.match(read)):
            if loose is None:
                hits += [Hit(key, place(start), place(end)) for start, end in linear(exact).find_all(read)]
            else:
                starts = _starts(linear(loose), read, place)
                hits += [Hit(key, start, end) for start, end in _matches(compiled(exact), folded, starts)]
        return hits

    def _that_can_match(self, parts: Sequence[int]) -> list[_Run]:
        if not parts:
            return []
        found = frozenset(parts)
        runs = {run for part in parts for run, others in self._together[part] if others <= found}
        runs.update(*map(self._alone.__getitem__, parts))
        return [self._runs[run] for run in sorted(runs)]


def _starts(loose: Linear, read: bytes, place: Callable[[int], int]) -> Iterator[int]:
    """Every place in the text where a match of the RE2 expression begins, those inside another match too."""
    at = 0
    while at <= len(read) and (found := loose.search(read, at)):
        yield place(found[0])
        at = found[0] + 1


def _matches(pattern: re.Pattern[str], folded: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The matches that `finditer` would find, tried at these places only: none can begin elsewhere."""
    reached = 0
    for start in starts:
        if start >= reached and (match := pattern.match(folded, start)) and match.end() > start:
            reached = match.end()
            yield start, reached


def _relaxed(expression: str, key: str) -> str:
    """The same as `loosened`, or PatternError for an expression whose brackets do not close."""
    try:
        return loosened(expression)
    except IndexError as error:
        raise PatternError(f"{key}: {expression!r} is no regular expression: a bracket is not closed") from error

"""Finds where hundreds of patterns match in a label."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import re2

from evaluation.core.linear import Linear, LinearSet, encoded, linear
from evaluation.core.patterns import PatternError, compiled, looks_around, loosened, parts_between_gaps

Place = tuple[int, int]  # where a match begins and ends


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
        self._together: dict[int, list[tuple[int, frozenset[int]]]] = {}
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
                    self._together.setdefault(needs[-1], []).append((run, frozenset(needs[:-1])))

    def _number(self, part: str, numbers: dict[str, int]) -> int:
        """The number of a part in the prefilter, to which it is added if it is new."""
        if part not in numbers:
            numbers[part] = self._prefilter.add(part)
            self._alone.append([])
        return numbers[part]

    def scan(self, folded: str) -> dict[str, list[Place]]:
        """Key -> its matches, those of one run from left to right and without overlap; keys without any are not there.

        The matches of a key that has several runs, one for each pattern with look-around, follow each other run by run.
        """
        read, place = encoded(folded)
        found: dict[str, list[Place]] = {}
        for key, exact, loose in self._that_can_match(self._prefilter.match(read)):
            if loose is not None:
                places = _exact_matches(compiled(exact), linear(loose), folded, read, place)
            elif (places := linear(exact).find_all(read)) and place is not int:  # else bytes count as characters do
                places = [(place(start), place(end)) for start, end in places]
            if places:
                found[key] = found[key] + places if key in found else places
        return found

    def _that_can_match(self, parts: Sequence[int]) -> list[_Run]:
        if not parts:
            return []
        found = frozenset(parts)
        together = self._together.keys() & found
        runs = {run for part in together for run, others in self._together[part] if others <= found}
        runs.update(*map(self._alone.__getitem__, parts))
        return [self._runs[run] for run in sorted(runs)]


def _exact_matches(
    exact: re.Pattern[str], loose: Linear, folded: str, read: bytes, place: Callable[[int], int]
) -> list[Place]:
    """The matches that `finditer` would find, tried only where the RE2 expression begins, within other matches too."""
    found: list[Place] = []
    at = reached = 0
    while at <= len(read) and (likely := loose.search(read, at)):
        at, start = likely[0] + 1, place(likely[0])
        if start >= reached and (match := exact.match(folded, start)) and match.end() > start:
            reached = match.end()
            found.append((start, reached))
    return found


def _relaxed(expression: str, key: str) -> str:
    """The same as `loosened`, or PatternError for an expression whose brackets do not close."""
    try:
        return loosened(expression)
    except IndexError as error:
        raise PatternError(f"{key}: {expression!r} is no regular expression: a bracket is not closed") from error

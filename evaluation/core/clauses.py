"""Where sentences and clauses begin and end, and whether a clause takes back what stands in it."""

import re
from bisect import bisect_right

# A full stop ends a sentence before white space only: "1.2 x 10^9" and "sp. nov" stay whole.
_SENTENCE_END = re.compile(r"[.!?…]+(?=[\s\"')\]]|$)|\n|[•·|](?=\s)|;", re.ASCII)
_CLAUSE_END = re.compile(
    r",(?!\d)|:(?=\s)|\s-{1,2}\s|\((?!s\))|\)|\b(?:but|while|whereas|although|though|because|so that|as|which)\b",
    re.ASCII,
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|without|cannot|can't|isn't|aren't|doesn't|don't|didn't|won't|wasn't|nor|neither|"
    r"free (?:of|from)|rather than|instead of|far from|unlike)\b",
    re.ASCII,
)


class Clauses:
    """The sentences and clauses of one folded text, found once and asked by position."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._sentence_starts = [0, *(match.end() for match in _SENTENCE_END.finditer(folded))]
        self._clause_starts = sorted({*self._sentence_starts, *(m.end() for m in _CLAUSE_END.finditer(folded))})

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the position."""
        return self._around(self._sentence_starts, position)

    def clause_at(self, position: int) -> tuple[int, int]:
        """Start and end of the clause that holds the position."""
        return self._around(self._clause_starts, position)

    def _around(self, starts: list[int], position: int) -> tuple[int, int]:
        index = bisect_right(starts, position) - 1
        end = starts[index + 1] if index + 1 < len(starts) else len(self._folded)
        return starts[index], end

    def negated(self, start: int) -> bool:
        """Whether a negation stands before `start` in its own clause."""
        begin, _ = self.clause_at(start)
        return _NEGATION.search(self._folded, begin, start) is not None

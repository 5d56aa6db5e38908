"""Which pieces of a stretch are the list: the run that holds the most known names and the least prose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from evaluation.core.parsing.matching import Matcher
from evaluation.core.parsing.splitting import Piece

LONGEST_NAME = 130
MOST_WORDS = 9
# Words of sentences; ingredient names have none of them.
_PROSE = re.compile(
    r"\b(?:the|your|you|our|we|its|is|are|was|were|be|has|have|to|for|this|that|these|which|it|if|when|while|until|"
    r"after|"
    r"before|use|uses?d?|apply|avoid|helps?|hydrates?|soothes?|nourish(?:es)?|skin|look|appearance|feel|keep|store|"
    r"discard|"
    r"results?|clinically|proven|tested|dermatolog\w+|recommended|daily|twice|morning|night|brands?|vary|please|"
    r"visit|made in|"
    r"manufactured|distributed|packag\w+|warnings?|caution|directions?|cruelty|may change|subject to)\b"
)
_BRACKETED = re.compile(r"\s*\([^()]*\)")


class Kind(Enum):
    """What a piece looks like before it is read closely."""

    KNOWN = "known"
    NAME = "name"  # could be a name, is none that is known just so
    CAPTION = "caption"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Run:
    """The pieces from `first` to before `last`, of which `known` are INCI names just as they stand."""

    first: int
    last: int
    known: int


_WORTH = {Kind.KNOWN: 1.0, Kind.NAME: -0.3, Kind.CAPTION: -0.3, Kind.PROSE: -2.5}
# What it costs to read on past the end of a sentence, a line, a paragraph.
_TOLL = {",": 0.0, ":": 0.0, "line": 0.1, ".": 0.4, "end": 1.0, "para": 1.5, "": 0.0}


def kinds_of(pieces: Sequence[Piece], folded: str, matcher: Matcher) -> list[Kind]:
    """What each piece looks like; quick, because most pieces of a page are prose."""
    return [_kind(piece, folded, matcher) for piece in pieces]


def _kind(piece: Piece, folded: str, matcher: Matcher) -> Kind:
    text = folded[piece.start : piece.end]
    if len(text) <= LONGEST_NAME:
        if matcher.remembers(text) or (len(text) > 1 and matcher.exactly(text)):
            return Kind.CAPTION if piece.cut == ":" else Kind.KNOWN
        if "(" in text and matcher.exactly(_BRACKETED.sub("", text)):
            return Kind.KNOWN
    if piece.cut == ":":
        return Kind.CAPTION
    if len(text) > LONGEST_NAME or text.count(" ") >= MOST_WORDS or _PROSE.search(text):
        return Kind.PROSE
    return Kind.NAME


def best_run(pieces: Sequence[Piece], kinds: Sequence[Kind]) -> Run | None:
    """The run of pieces that is worth most, with the unknown names at its edges; None where no name is known."""
    best = (0.0, 0, 0)
    worth, first = 0.0, 0
    for number, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        worth = max(0.0, worth)
        if worth == 0.0:
            first = number
        worth += _WORTH[kind]
        if worth > best[0]:
            best = (worth, first, number + 1)
        worth -= _TOLL[piece.cut]
    if not best[2]:
        return None
    first, last = _widened(best[1], best[2], pieces, kinds)
    return Run(first, last, sum(kind is Kind.KNOWN for kind in kinds[first:last]))


def _widened(first: int, last: int, pieces: Sequence[Piece], kinds: Sequence[Kind]) -> tuple[int, int]:
    """The run with the unknown names before and after it that no end of a sentence or line parts from it."""
    while first and kinds[first - 1] in (Kind.NAME, Kind.KNOWN) and pieces[first - 1].cut == ",":
        first -= 1
    while last < len(pieces) and kinds[last] in (Kind.NAME, Kind.KNOWN) and pieces[last - 1].cut in (",", "line"):
        if pieces[last - 1].cut == "line" and kinds[last] is Kind.NAME and pieces[last].cut != ",":
            break
        last += 1
    return first, last

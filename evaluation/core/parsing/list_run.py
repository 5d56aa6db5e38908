"""Which pieces of a stretch are the list: the run that holds the most known names and the least prose."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from evaluation.core.parsing.matching import Matcher
from evaluation.core.parsing.splitting import Piece
from evaluation.core.values import value

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
    r"manufactured|distributed|packag\w+|free|warnings?|caution|directions?|cruelty|may change|subject to)\b"
)

# What follows in the same sentence is said to be absent: "Free from: alcohol, mineral oil" lists nothing that is in it.
_ABSENCE = re.compile(
    r"0 ?%|(?:(?:it |this |the \w+ |our \w+ )?(?:is |are )?(?:100% )?free (?:from|of)|(?:formulated |made )?without|no|"
    r"contains? no|(?:does|do) not contain|(?:is )?not made with|zero|never|what'?s not in)\b"
)
_AMOUNT = re.compile(r"\s*:\s*[<>~≤≥]?\d")


# What a piece looks like before it is read closely. Plain words, not an Enum: they are keys of the inmost loop.
Kind = Literal["known", "name", "caption", "prose"]
KNOWN: Final = "known"
NAME: Final = "name"  # could be a name, is none that is known just so
CAPTION: Final = "caption"
PROSE: Final = "prose"


@value
class Run:
    """The pieces from `first` to before `last`, of which `known` are INCI names just as they stand."""

    first: int
    last: int
    known: int


_WORTH: dict[Kind, float] = {KNOWN: 1.0, NAME: -0.3, CAPTION: -0.3, PROSE: -2.5}
# What it costs to read on past the end of a sentence, a line, a paragraph.
_TOLL = {",": 0.0, ":": 0.0, "line": 0.1, ".": 0.4, "end": 1.0, "para": 1.5, "": 0.0}


def kinds_of(pieces: Sequence[Piece], folded: str, matcher: Matcher) -> list[Kind]:
    """What each piece looks like; quick, because most pieces of a page are prose and those of lists were met before."""
    kinds: list[Kind] = []
    is_denied = False
    for piece in pieces:
        text = piece.text
        is_known = matcher.is_likely(text)
        if is_known and not is_denied and piece.cut != ":":
            kinds.append(KNOWN)  # as most pieces of a list are
        elif is_denied or (not is_known and _ABSENCE.match(text)):
            kinds.append(PROSE)
            is_denied = piece.cut in (",", ":")
        elif piece.cut == ":" and not (is_known and _AMOUNT.match(folded, piece.end)):
            kinds.append(CAPTION)
        elif is_known:
            kinds.append(KNOWN)
        else:
            is_prose = len(text) > LONGEST_NAME or text.count(" ") >= MOST_WORDS or _PROSE.search(text)
            kinds.append(PROSE if is_prose else NAME)
    return kinds


def best_run(pieces: Sequence[Piece], kinds: Sequence[Kind]) -> Run | None:
    """The run of pieces that is worth most, with the unknown names at its edges; None where no name is known."""
    most = worth = 0.0
    first = best_first = best_last = 0
    for number, kind in enumerate(kinds):
        if worth <= 0.0:
            worth, first = 0.0, number
        worth += _WORTH[kind]
        if worth > most:
            most, best_first, best_last = worth, first, number + 1
        worth -= _TOLL[pieces[number].cut]
    if not best_last:
        return None
    first, last = _widened(best_first, best_last, pieces, kinds)
    return Run(first, last, kinds[first:last].count(KNOWN))


def _widened(first: int, last: int, pieces: Sequence[Piece], kinds: Sequence[Kind]) -> tuple[int, int]:
    """The run with the unknown names before and after it that no end of a sentence or line parts from it."""
    while first and kinds[first - 1] in (NAME, KNOWN) and pieces[first - 1].cut == ",":
        first -= 1
    while last < len(pieces) and kinds[last] in (NAME, KNOWN) and pieces[last - 1].cut in (",", "line"):
        if pieces[last - 1].cut == "line" and kinds[last] is NAME and pieces[last].cut != ",":
            break
        last += 1
    return first, last

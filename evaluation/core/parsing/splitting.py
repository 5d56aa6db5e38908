"""Cut a stretch of label text into pieces that may be ingredient names, each with its place."""

import re
from dataclasses import dataclass

# A bracket that runs on for longer than this was never closed: the next one closes something else.
LONGEST_BRACKET = 160

# A comma between digits belongs to a name ("1,2-Hexanediol"), a full stop after "No" or "sp" to an abbreviation.
_CUT = re.compile(
    r"(?P<comma>,(?!\d)|(?<!\d),(?=\d)|;|\t|\s\(and\)\s|[•·●▪◦‧・|✦✓✔►▶➤※]|\s[-+>]+\s)|"
    r"(?P<colon>:|->|=>|→)|"
    r"(?P<stop>(?<!\bno)(?<!\bsp)(?<!\bspp)(?<!\bvar)(?<!\bc\.i)(?<!\bci)(?<!\bext)(?<!\bvit)[.!?…](?=[\s*\[<\"')]|$))|"
    r"(?P<line>\n)|"
    r"(?P<open>[(\[{<])|(?P<close>[)\]}>])"
)
_SIGNS = {"comma": ",", "colon": ":", "stop": ".", "line": "line"}
# What stands around names: white space, footnote marks, bullets, quotes.
_EDGE = " \t\n\r\f\v.,;:*†‡§•·●▪◦‧・+=~_\"'|/\\-^#®™¹²³⁴"
# A square bracket that opens a group or a mark of the page is no part of a name: "[+/- CI 77891]", "[more]".
_GROUP_MARK = re.compile(r"\s*(?:\+|±|may contain|peut contenir|puede contener|kann |more|less|ingredients?)")
_BRACKET = re.compile(r"[()\[\]{}]|\n")


@dataclass(slots=True)
class Piece:
    """A piece of the folded text from `start` to `end`, and what ended it.

    `cut` is "," for any sign between names, ":" after a caption, "." at the end of a sentence, "line" at that of a
    line, "end" where both end, "para" before an empty line, "" at the end of the stretch.
    """

    start: int
    end: int
    cut: str


def pieces_of(folded: str, start: int, end: int) -> list[Piece]:
    """The pieces between `start` and `end`, in order, without empty ones. Takes linear time for any text."""
    closed_by = _brackets(folded, start, end)
    pieces: list[Piece] = []
    begin = inside_until = start
    for match in _CUT.finditer(folded, start, end):
        at, sign = match.start(), match.lastgroup or ""
        if at < inside_until:
            continue
        if sign == "open" and at in closed_by:
            inside_until = closed_by[at] + 1
            continue
        if folded[at] in "()" or (sign == "colon" and _belongs_to_a_number(folded, at)):
            continue
        _add(pieces, folded, begin, at, _SIGNS.get(sign, ","))
        begin = match.end()
    _add(pieces, folded, begin, end, "")
    return pieces


def _belongs_to_a_number(folded: str, at: int) -> bool:
    return folded[at] == ":" and folded[at - 1 : at].isdigit() and folded[at + 1 : at + 2].isdigit()


def _add(pieces: list[Piece], folded: str, begin: int, end: int, cut: str) -> None:
    text = folded[begin:end].rstrip(_EDGE)
    stripped = text.lstrip(_EDGE)
    if stripped:
        pieces.append(Piece(begin + len(text) - len(stripped), begin + len(text), cut))
    elif pieces:
        pieces[-1].cut = _JOINED.get((pieces[-1].cut, cut), pieces[-1].cut)


# What two signs with nothing between them mean together; in all other pairs the first one stands.
_JOINED = {
    (".", ","): ",", ("line", ","): ",", ("line", "line"): "para", (".", "line"): "end", ("end", "line"): "para",
    ("line", "."): "end", (":", "line"): ":", ("", "line"): "line",
}  # fmt: skip


def _brackets(folded: str, start: int, end: int) -> dict[int, int]:
    """Where each bracket that closes in good time closes."""
    closed_by: dict[int, int] = {}
    open_at: list[int] = []
    for match in _BRACKET.finditer(folded, start, end):
        at, sign = match.start(), match[0]
        if sign == "\n":
            if folded.startswith("\n", at + 1):
                open_at.clear()
        elif sign in "([{":
            if sign == "(" or not _GROUP_MARK.match(folded, at + 1):
                open_at.append(at)
        elif open_at and at - open_at[-1] <= LONGEST_BRACKET:
            closed_by[open_at.pop()] = at
        else:
            open_at.clear()
    return closed_by

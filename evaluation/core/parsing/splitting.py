"""Cut a stretch of label text into pieces that may be ingredient names, each with its place."""

import re
from dataclasses import dataclass
from functools import lru_cache

# A bracket that runs on for longer than this was never closed: the next one closes something else.
LONGEST_BRACKET = 160
DEEPEST_BRACKET = 5

# One class of signs, so that the search is quick; what each means is settled sign by sign. Names are full of hyphens
# and slashes: they are looked at only in a text where a dash stands free or in an arrow, or where they part a list.
_SIGNS = r",;\t\n()\[\]{}<>:.!?…•·●▪◦‧⋅∙・|∣✦✓✔►▶➤※→+="
FEWEST_MARKS = 3
_AND = "(and)"
_STOPS = ".!?…"
_LINE = re.compile(r"[^\n]+")
# Marks that part names only where they stand free, and space that is wider than between words.
_MARKS = "/~*&\\ "
_FREE = (" /", "/ ", " ~ ", " * ", " & ", " \\ ", "  ")
_FREE_MARK = re.compile(r"(?<=\s)/|/(?=[\s/])|(?<=\s)[~*&\\](?=\s)|(?<=\S) (?=[ \t]+\S)")
_TAG = re.compile(r"</?(?:br|li|ul|ol|p|div|tr|td)\b[^<>\n]{0,200}>")
# The number of an item in a numbered list, before its full stop: "1. Water 2. Glycerin".
_ITEM = re.compile(r"(?<!\S)\d{1,2}$")
_CLOSERS = " \n\t*[<\"')"
# A full stop after these ends no sentence: "HC Blue No. 2", "Bacillus sp. Ferment".
_ABBREVIATION = re.compile(r"\b(?:no|spp?|var|c\.?i|ext|vit)$")
# What stands around names: white space, footnote marks, bullets, quotes.
_EDGE = " <>\t\n\r\f\v.,;:*†‡§•·●▪◦‧・+=~_\"'|/\\-^#®™¹²³⁴"
# A square bracket that opens a group or a mark of the page is no part of a name: "[+/- CI 77891]", "[more]".
_GROUP_MARK = re.compile(r"\s*(?:\+|±|may contain|peut contenir|puede contener|kann |more|less|ingredients?)")
_CLOSERS_OF = {"(": ")", "[": "]", "{": "}"}


@dataclass(slots=True)
class Piece:
    """A piece of the folded text from `start` to `end`, its `text`, and what ended it.

    `cut` is "," for any sign between names, ":" after a caption, "." at the end of a sentence, "line" at that of a
    line, "end" where both end, "para" before an empty line, "" at the end of the stretch.
    """

    start: int
    end: int
    cut: str
    text: str


def pieces_of(folded: str, start: int, end: int) -> list[Piece]:
    """The pieces between `start` and `end`, in order, without empty ones. Takes linear time for any text."""
    pieces: list[Piece] = []
    begin = inside_until = start
    item = 1
    has_dashes = " -" in folded or "->" in folded or "\n-" in folded
    marks = _parting_marks(folded, start, end)
    signs = _signs(("-" if has_dashes else "") + "".join(sorted({folded[at] for at in marks})))
    for match in signs.finditer(folded, start, end):
        at = match.start()
        if at < inside_until:
            continue
        sign = folded[at]
        if sign == ",":
            if not _is_between_digits(folded, at):
                _add(pieces, folded, begin, at, ",")
                begin = at + 1
        elif sign in "([{" and (closing := _closing(folded, at, end)) and not folded.startswith(_AND, at):
            inside_until = closing + 1
        elif at in marks:
            _add(pieces, folded, begin, at, ",")
            begin = at + 1
        elif sign in _MARKS:
            continue
        elif sign == "<" and (tag := _TAG.match(folded, at, end)):
            _add(pieces, folded, begin, at, ",")
            begin = inside_until = tag.end()
        elif (cut := _meaning(folded, at)) and not (cut == "," and _is_between_digits(folded, at)):
            number = _ITEM.search(folded, max(begin, at - 3), at) if cut == "." else None
            if number and int(number[0]) == item:
                _add(pieces, folded, begin, number.start(), ",")
                item += 1
            else:
                _add(pieces, folded, begin, at, cut)
            begin = at + (len(_AND) if sign == "(" else 1)  # of brackets only "(and)" cuts
    _add(pieces, folded, begin, end, "")
    return pieces


@lru_cache(maxsize=32)
def _signs(more: str) -> re.Pattern[str]:
    return re.compile(f"[{_SIGNS}{re.escape(more)}]")


def _parting_marks(folded: str, start: int, end: int) -> frozenset[int]:
    """Where free marks part the names of a line: "Water / Glycerin / …", but not "Aqua / Water / Eau, Glycerin, …".

    A line that goes on with such a list may have fewer of them.
    """
    found: set[int] = set()
    if all(folded.count(mark, start, end) < FEWEST_MARKS for mark in _FREE):
        return frozenset()  # as nearly always, and soon known
    fewest = FEWEST_MARKS
    for line in _LINE.finditer(folded, start, end):
        places = [match.start() for match in _FREE_MARK.finditer(folded, line.start(), line.end())]
        is_list = len(places) >= max(fewest, folded.count(", ", line.start(), line.end()) + 1)
        fewest = 1 if is_list else FEWEST_MARKS
        if is_list:
            found.update(places)
    return frozenset(found)


def _is_between_digits(folded: str, at: int) -> bool:
    """Whether a comma belongs to a name: "1,2-Hexanediol"."""
    return folded[at + 1 : at + 2].isdigit() and folded[at - 1 : at].isdigit()


def _meaning(folded: str, at: int) -> str:
    """What a sign other than a comma cuts off, as `Piece.cut`; nothing where it belongs to a name."""
    sign, after = folded[at], folded[at + 1 : at + 2]
    if sign in "()":
        return "," if folded.startswith(_AND, at) else ""
    if sign in _STOPS:
        is_end = (not after or after in _CLOSERS) and not _ABBREVIATION.search(folded, max(0, at - 4), at)
        return "." if is_end else ""
    if sign == "\n":
        return "line"
    before = folded[at - 1 : at]
    if sign in ":→":
        return "" if before.isdigit() and after.isdigit() else ":"
    if sign in "-=+>":
        is_arrow = after == ">" and sign in "-="
        return ":" if is_arrow else "," if before.isspace() and (after.isspace() or after in "+->") else ""
    return ","


def _add(pieces: list[Piece], folded: str, begin: int, end: int, cut: str) -> None:
    piece = folded[begin:end].lstrip(_EDGE)
    if piece:
        begin, text = end - len(piece), piece.rstrip(_EDGE)
        pieces.append(Piece(begin, begin + len(text), cut, text))
    elif pieces:
        pieces[-1].cut = _JOINED.get((pieces[-1].cut, cut), pieces[-1].cut)


# What two signs with nothing between them mean together; in all other pairs the first one stands.
_JOINED = {
    (".", ","): ",", ("line", ","): ",", ("line", "line"): "para", (".", "line"): "end", ("end", "line"): "para",
    ("line", "."): "end", (":", "line"): ":", ("", "line"): "line",
}  # fmt: skip


def _closing(folded: str, at: int, end: int) -> int:
    """Where the bracket that opens here closes in good time, or 0: many a page leaves one open."""
    opener = folded[at]
    if opener != "(" and _GROUP_MARK.match(folded, at + 1):
        return 0
    closer, limit = _CLOSERS_OF[opener], min(end, at + LONGEST_BRACKET)
    closing, depth = at, 1
    for _ in range(DEEPEST_BRACKET):
        begin = closing + 1
        closing = folded.find(closer, begin, limit)
        if closing < 0:
            return 0
        depth += folded.count(opener, begin, closing) - 1
        if not depth:
            return 0 if "\n\n" in folded[at:closing] else closing
    return 0

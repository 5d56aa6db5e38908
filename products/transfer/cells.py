"""How values stand in cells, so that no spreadsheet program runs them and every one of them comes back as it was.

A cell that a program could take for a formula gets an apostrophe in front, as people write it themselves; reading takes
one away again. Lines end with a line feed, whatever the form in which they were typed.
"""

import re
from collections.abc import Iterable, Sequence

APOSTROPHE = "'"
# What Excel, LibreOffice or Google Sheets begin a formula with; the wide ones as East Asian keyboards type them.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", APOSTROPHE)
SEEN_AND_EMPTY = "(empty)"

_ESCAPES = str.maketrans({"\\": "\\\\", "|": "\\|", "\n": "\\n"})
_ESCAPED = re.compile(r"\\(.)", re.S)
_FIELD = re.compile(r"((?:\\.|[^|\\]|\\\Z)*)(\||\Z)", re.S)


def in_lines(text: str) -> str:
    """The text with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def guarded(text: str) -> str:
    """The text as a cell that is never a formula and never the mark of an empty part."""
    return APOSTROPHE + text if text.startswith(_STARTS) or text == SEEN_AND_EMPTY else text


def unguarded(cell: str) -> str:
    """What `guarded` was given. An apostrophe before anything else is a person's own."""
    rest = cell[1:]
    is_guard = cell.startswith(APOSTROPHE) and (rest.startswith(_STARTS) or rest == SEEN_AND_EMPTY)
    return rest if is_guard else cell


def part_cell(words: str | None) -> str:
    """A part of a label: "" for one not seen, the mark for one that was seen and says nothing."""
    return "" if words is None else guarded(in_lines(words)) if words else SEEN_AND_EMPTY


def part_of(cell: str) -> str | None:
    """The part that a cell holds."""
    return None if not cell else "" if cell == SEEN_AND_EMPTY else unguarded(cell)


def list_text(entries: Iterable[Sequence[str]]) -> str:
    """Several entries of several fields: an entry a line, fields parted by bars, empty ones at the end left out."""
    return "\n".join(_entry_text(fields) for fields in entries)


def entries_of(text: str) -> list[tuple[str, ...]]:
    """The entries of such a text, fields trimmed; empty lines count for nothing."""
    return [_fields(line) for line in text.split("\n") if line.strip()]


def _entry_text(fields: Sequence[str]) -> str:
    written = [in_lines(field).strip().translate(_ESCAPES) for field in fields]
    while len(written) > 1 and not written[-1]:
        written.pop()
    return " | ".join(written)


def _fields(line: str) -> tuple[str, ...]:
    pieces = []
    for found in _FIELD.finditer(line):
        pieces.append(found[1].strip())
        if not found[2]:
            break
    return tuple(_ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], piece) for piece in pieces)

"""Text that names its sources where each fact stands: "Melanin fell [ct-cho-2020]."."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

_MARK = re.compile(r"\s?\[([^\]]*)\]([.,;:]?)")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the citation keys that stand right behind it; the last piece may have none."""

    text: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitedText:
    """Text in pieces, each with the sources of what it says."""

    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def citations(self) -> tuple[str, ...]:
        """Every key in the order of the text, each once."""
        return tuple(dict.fromkeys(key for piece in self.pieces for key in piece.citations))


def parse_cited(written: object) -> CitedText:
    """The text without its marks, in pieces. ValueError for anything but text, and for a mark that holds no keys."""
    if isinstance(written, CitedText):
        return written
    if not isinstance(written, str) or not written.strip():
        raise ValueError("expected text, with citation keys in square brackets behind the facts")
    pieces, at = [], 0
    for mark in _MARK.finditer(written):
        keys = tuple(key.strip() for key in mark[1].split(","))
        if not all(_KEY.fullmatch(key) for key in keys):
            raise ValueError(f"{mark[0].strip()} holds no citation keys; expected [key] or [key, key]")
        # The source's number is read behind the stop, as it is printed.
        pieces.append(Piece(written[at : mark.start()] + mark[2], keys))
        at = mark.end()
    if at < len(written):
        pieces.append(Piece(written[at:], ()))
    return CitedText(tuple(pieces))


Cited = Annotated[CitedText, BeforeValidator(parse_cited)]

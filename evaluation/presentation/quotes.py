"""The label's own words as quotations that lead to their place in the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.core.text import Span
from evaluation.presentation.figures import shown
from evaluation.presentation.highlights import anchor

MOST_QUOTES = 4
MOST_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the label, shortened where they are long; `anchor` is the id of their place in the shown text."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """The first few quotations, and how many more there are."""

    first: tuple[Quote, ...]
    more: int


def quote(text: str, start: int, end: int) -> Quote:
    """One quotation of the stretch from `start` to `end`."""
    return Quote(_shortened(shown(text)), anchor(start, end))


def quotes(spans: Iterable[Span]) -> Quotes:
    """The spans as quotations, in order; the same words in the same case of letters or another are quoted once."""
    different: dict[str, Span] = {}
    for span in spans:
        different.setdefault(" ".join(span.text.casefold().split()), span)
    kept = [*different.values()]
    first = tuple(quote(span.text, span.start, span.end) for span in kept[:MOST_QUOTES])
    return Quotes(first, more=len(kept) - len(first))


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    if len(flat) <= MOST_CHARACTERS:
        return flat
    cut = flat[:MOST_CHARACTERS]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut} …"

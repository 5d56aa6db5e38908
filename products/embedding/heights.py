"""How much room a card needs, guessed before any browser has drawn it: a page that keeps it free does not jump."""

from collections.abc import Callable, Sequence
from math import ceil

from evaluation.presentation.checklist import CategoryPart
from products.embedding.badge import text_width
from products.embedding.card import MOST_FLAGS, EmbedCard, Point
from products.embedding.choices import Size

# Lines break between words, so that they are never quite full; and system fonts are wider than the one measured.
_SLACK = 1.2
_TEXT, _SMALL, _NAME = 21, 19, 23  # line heights of embed/card.css in pixels, rounded up
_BORDERS = 2
NARROWEST, WIDEST = 240, 720
# What a page on a phone leaves a card, and what on one whose window is smaller than that.
PHONE, SMALL_PHONE, SMALL_WINDOW = 328, 280, 368
BESIDE = 48  # what pages leave beside a card, at least


def card_height(card: EmbedCard, size: Size, width: int) -> int:
    """Pixels that a card of this width needs, rather too many than too few."""
    if size is Size.BADGE:
        return _badge_height(card, width)
    inner = width - 42
    beside_numbers = inner - 80
    caption = f"of 100 · {card.band} · {card.coverage_words}"
    head = _SMALL * _lines(card.brand, 13, beside_numbers) + _NAME * _lines(card.name, 18, beside_numbers) + 8 + 14
    head = max(head + _SMALL * _lines(caption, 13, beside_numbers), 66)
    points = sum(_point(point, inner) for point in card.points) + (1 + bool(card.identity)) * 29 - 8
    height = _BORDERS + 32 + head + 14 + points + _foot(card, inner) + 14 + 13
    return height + (_full(card, inner) if size is Size.FULL and card.scorecard else 0)


def list_height(how: str, names: Sequence[str], facts: Sequence[str], width: int) -> int:
    """Pixels that a list needs: `how` it was chosen, and each row's name and line of facts."""
    inner = width - 42
    rows = sum(_TEXT * _lines(name, 14, inner) + 29 for name in names) + sum(
        _SMALL * _lines(one, 13, inner) for one in facts
    )
    return _BORDERS + 32 + 31 + _SMALL * _lines(how, 13, inner) + rows + 25 * len(names) + 27 + _SMALL + 52


def room(width: int, height: Callable[[int], int]) -> str:
    """The height to keep free as CSS, so that nothing moves when the card comes.

    `height` says what a card of some width needs. Whoever writes the page knows the width it may get, and windows
    that are narrower than that have a step of their own, because words need more lines there.
    """
    usual = height(width)
    steps = ((width + BESIDE, height(min(PHONE, width))), (SMALL_WINDOW, height(min(SMALL_PHONE, width))))
    higher = [f"clamp(0px,calc(({window}px - 100vw)*99),{needed}px)" for window, needed in steps if needed > usual]
    return f"max({usual}px,{','.join(higher)})" if higher else f"{usual}px"


def _badge_height(card: EmbedCard, width: int) -> int:
    inner = width - 30
    title = 20 * _lines(f"{card.name}: {card.range_words} of 100", 15, inner)
    said = _SMALL * _lines(f"{card.flag_words} · {card.coverage_words}", 13, inner)
    return _BORDERS + 16 + title + (_TEXT if card.identity else 0) + 14 + said + _foot(card, inner)


def _foot(card: EmbedCard, inner: int) -> int:
    words = f"Label quality, not medical advice. Label seen {card.seen_words}."
    return _SMALL * _lines(words, 13, inner) + 26 * _lines(
        f"Skinguide · method {card.method} Full scorecard", 13, inner
    )


def _point(point: Point, inner: int) -> int:
    room = inner - 40 - round(text_width(point.verdict_word, 13) * _SLACK)
    return 8 + _TEXT * _lines(point.words, 14, room)


def _full(card: EmbedCard, inner: int) -> int:
    assert card.scorecard is not None  # noqa: S101  (asked for by the caller)
    parts = sum(_part(part, inner) for part in card.scorecard.categories) + 29
    flags = card.scorecard.flags[:MOST_FLAGS]
    if not flags:
        return parts
    said = [", ".join(f"“{quote.text}”" for quote in flag.quotes) + f" {flag.badge}" for flag in flags]
    return parts + 29 + _TEXT + sum(4 + _TEXT * _lines(words, 14, inner - 13) for words in said) + _TEXT


def _part(part: CategoryPart, inner: int) -> int:
    return 8 + _TEXT * _lines(part.name, 14, (inner - 100) // 2)


def _lines(text: str, size: int, room: int) -> int:
    return max(1, ceil(text_width(text, size) * _SLACK / room))

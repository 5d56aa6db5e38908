"""What a static card says, signed, short enough for a link and a QR code."""

import json
import re
from dataclasses import dataclass
from datetime import date

from evaluation.presentation.card import flag_words
from products.embedding.card import EmbedCard, day_words
from products.embedding.keys import from_text, public_keys, signing_key, to_text, verifies

TOKEN = re.compile(r"([0-9a-f]{8})\.([A-Za-z0-9_-]{8,600})\.([A-Za-z0-9_-]{86})")
# Signatures of one kind of thing must never pass for those of another.
_PURPOSE = b"skinguide facts 1\n"


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one card on the day it was made; what else stands on it follows from them."""

    slug: str
    seen_on: date
    low: int
    high: int
    coverage: int
    flags: int
    is_sound: bool
    is_partial: bool
    method: str
    issued_on: date

    def rows(self) -> tuple[tuple[str, str], ...]:
        """The facts as a reader sees them, name and words."""
        sound = () if self.is_sound else (("Name and ingredients", "Not what the name says"),)
        return (
            ("Range", f"{self.low} to {self.high} of 100" if self.high > self.low else f"{self.low} of 100"),
            ("Checklist answered", f"{self.coverage}%"),
            ("Red flags", flag_words(self.flags, self.is_partial)),
            *sound,
            ("Label seen", day_words(self.seen_on)),
            ("Method", self.method),
        )


def facts_of(card: EmbedCard, issued_on: date) -> Facts:
    """What a card of that day says."""
    return Facts(
        slug=card.slug,
        seen_on=card.seen_on,
        low=card.bar.low,
        high=card.bar.high,
        coverage=card.coverage,
        flags=card.flag_count,
        is_sound=not card.identity,
        is_partial=card.is_partial,
        method=card.method,
        issued_on=issued_on,
    )


def signed(facts: Facts) -> str:
    """The facts and the signature as one word: key, payload, signature."""
    key = signing_key()
    values = [
        facts.slug,
        f"{facts.seen_on:%Y%m%d}",
        facts.low,
        facts.high,
        facts.coverage,
        facts.flags,
        int(facts.is_sound),
        int(facts.is_partial),
        facts.method,
        f"{facts.issued_on:%Y%m%d}",
    ]
    payload = to_text(json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode())
    return f"{key.id}.{payload}.{key.sign(_PURPOSE + payload.encode())}"


def read(token: str) -> Facts | None:
    """The facts of a word that `signed` made with a key of ours; None for any other text."""
    match = TOKEN.fullmatch(token)
    if match is None:
        return None
    key, payload, signature = match.groups()
    raw = from_text(payload)
    if raw is None or not verifies(_PURPOSE + payload.encode(), key, signature, public_keys()):
        return None
    slug, seen_on, low, high, coverage, flags, is_sound, is_partial, method, issued_on = json.loads(raw)
    return Facts(
        slug, _day(seen_on), low, high, coverage, flags, bool(is_sound), bool(is_partial), method, _day(issued_on)
    )


def _day(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))

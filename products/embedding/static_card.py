"""The static card: a piece of HTML that asks nothing of anybody, and says of itself whether it was changed."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from products.embedding.card import DISCLAIMER, EmbedCard, day_words
from products.embedding.choices import Look, Size, Theme
from products.embedding.facts import facts_of, signed
from products.embedding.keys import public_keys, signing_key, verifies
from products.embedding.pages import SANDBOX
from products.embedding.served import NOTHING, Served, inline_hash

QR_SIZE = 116
QR_WORDS = "QR code that leads to the check of this card"
_MARK = 'data-skinguide-signature="'
_SIGNATURE = re.compile(f"{_MARK}" + r'([0-9a-f]{8})\.([A-Za-z0-9_-]{86})"')
_STYLE = re.compile(r' style="([^"]*)"')
_PURPOSE = b"skinguide card 1\n"
_BAR_HEIGHT, _STRIPE = 10, 5


@dataclass(frozen=True, slots=True)
class StaticColours:
    """What a theme puts into the card's style attributes."""

    card: str
    ink: str
    soft: str
    line: str
    accent: str
    against: str
    rest: str
    stripe: str


COLOURS = {
    Theme.LIGHT: StaticColours("#fff", "#1c2126", "#56606a", "#e4dfd6", "#0b5a57", "#a8281e", "#ebe6dc", "#6f9c97"),
    Theme.DARK: StaticColours("#1b2023", "#ece9e3", "#aab2b8", "#363d41", "#6cc7bb", "#ff968a", "#32393d", "#4f8f88"),
    Theme.MONO: StaticColours("#fff", "#000", "#3d3d3d", "#8a8a8a", "#000", "#000", "#e6e6e6", "#000"),
}


def static_card(card: EmbedCard, look: Look, site: str, today: date, width: int) -> str:
    """The card as one line of HTML with its signature; `site` is the address it links to, "https://example.org".

    Styles stand in attributes, because it lives on a page that is not ours. It holds no script, no request, and no
    address but the link to the full scorecard; that of the check stands in the QR code alone.
    """
    token = signed(facts_of(card, today))
    context = {
        "card": card,
        "size": look.size,
        "colours": COLOURS[look.theme],
        "width": width,
        "link": f"{site}/products/{card.slug}/?card={token}",
        "qr": _qr(f"{site}/verify/?card={token}") if look.size != Size.BADGE else "",
        "stripes": _stripes(card.bar.low, card.bar.high),
        "proven": card.bar.low * 3,
        "as_of": day_words(today),
        "disclaimer": DISCLAIMER,
    }
    written = render_to_string("embed/static.html", context)
    return sign("".join(line.strip() for line in written.splitlines()))


def preview_page(html: str) -> Served:
    """A card in a page by itself, to look at: only its own style attributes are let through, each by its hash."""
    ground = "body{margin:0}"
    styles = sorted({inline_hash(unescape(style)) for style in _STYLE.findall(html)})
    policy = f"{NOTHING}; style-src 'unsafe-hashes' {inline_hash(ground)} {' '.join(styles)}; sandbox {SANDBOX}"
    body = (
        '<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="robots" content="noindex">'
        f'<meta name="viewport" content="width=device-width"><title>Skinguide: a static card</title>'
        f"<style>{ground}</style><main>{html}</main></html>"
    )
    return Served(body.encode(), "text/html; charset=utf-8", policy, caching="no-store")


def sign(html: str) -> str:
    """The HTML with its signature in the empty attribute made for it."""
    key = signing_key()
    signature = key.sign(_PURPOSE + html.encode())
    return html.replace(f'{_MARK}"', f'{_MARK}{key.id}.{signature}"', 1)


def is_as_made(html: str) -> bool:
    """Whether this is a card of ours to the last character; white space around it is the clipboard's."""
    html = html.strip()
    found = _SIGNATURE.findall(html)
    if len(found) != 1:
        return False
    key, signature = found[0]
    unsigned = _SIGNATURE.sub(lambda _: f'{_MARK}"', html)
    return verifies(_PURPOSE + unsigned.encode("utf-8", "surrogatepass"), key, signature, public_keys())


def is_signed(text: str) -> bool:
    """Whether the text holds something like a card's signature, right or wrong."""
    return _MARK in text


def _stripes(low: int, high: int) -> str:
    """The open part of the bar as slanted lines: a pattern would need a reference, which the card has none of."""
    starts = range(low * 3, high * 3 - _STRIPE + 1, _STRIPE)
    return "".join(f"M{start} {_BAR_HEIGHT}l{_STRIPE}-{_BAR_HEIGHT}" for start in starts)


def _qr(address: str) -> SafeString:
    """The address as a drawing, dark on white in every theme, for a camera to read."""
    code = segno.make(address, error="l", micro=False)
    drawn = code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None, dark="#000", light="#fff")
    named = (
        f'<svg width="{QR_SIZE}" height="{QR_SIZE}" role="img" aria-label="{QR_WORDS}" style="display:block;flex:none"'
    )
    return mark_safe(drawn.replace("<svg", named, 1))  # noqa: S308  (numbers and letters of our own drawing)

"""What oEmbed consumers are told of an address of this site (oembed.com, version 1.0)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import QueryDict
from django.urls import Resolver404, resolve, reverse

from products.embedding.card import EmbedCard
from products.embedding.choices import Look, Size, Theme, look, one_of
from products.embedding.heights import NARROWEST, SMALL_PHONE
from products.embedding.lists import list_card
from products.embedding.pages import MergedError, card_at, current, notice_of
from products.embedding.snippets import USUAL_WIDTHS, Framed, frame, framed_card, framed_list
from products.embedding.standing import Standing

MOST_CHARACTERS = 2000
LARGEST = 10_000
DAY = 86_400
PROVIDER = "Skinguide"
PRODUCT, CARD, LIST = "products:product", "products:embed", "products:embed_list"
# If the card asked for does not fit, a smaller one may.
_SMALLER = {
    Size.FULL: (Size.FULL, Size.COMPACT, Size.BADGE),
    Size.COMPACT: (Size.COMPACT, Size.BADGE),
    Size.BADGE: (Size.BADGE,),
}


class NotOursError(Exception):
    """An address that we have nothing to embed for; its text says why."""


@dataclass(frozen=True, slots=True)
class Room:
    """How large the consumer lets it be; None where it does not mind."""

    width: int | None = None
    height: int | None = None

    def holds(self, width: int, height: int) -> bool:
        """Whether something of this size fits."""
        return (self.width is None or width <= self.width) and (self.height is None or height <= self.height)


def describe(address: str, site: str, room: Room) -> dict[str, Any]:
    """The response for an address: rich where a card fits the room, else a link with a title.

    `site` is our own address, "https://example.org". NotOursError for an address with nothing behind it,
    BadChoiceError for one that asks for what there is not.
    """
    name, slug, query = _place(address, site)
    if name == LIST:
        return _list(site, query, room)
    asked = look(query) if name == CARD else Look()
    try:
        card = current(slug, _card)
    except MergedError as merged:
        card = current(merged.slug, _card)
    answer = {**_shared(site, card.title), "author_name": card.brand}
    for size, width in _fitting(asked.size, room):
        framed = framed_card(card, Look(size, asked.theme), width)
        if room.holds(width, framed.height):
            return {**answer, **_rich(site, framed, width)}
    return {**answer, "type": "link"}


def discovery(product_address: str, site: str) -> str:
    """The address at which a consumer finds out about a page."""
    return f"{site}{reverse('products:oembed')}?{urlencode({'url': product_address, 'format': 'json'})}"


def _place(address: str, site: str) -> tuple[str, str, QueryDict]:
    try:
        parts = urlsplit(address)
        match = resolve(parts.path)
    except (ValueError, Resolver404):
        raise NotOursError("This address leads nowhere on this site.") from None
    # with or without TLS it is the same page
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != urlsplit(site).netloc.lower():
        raise NotOursError("This is no address of this site.")
    if match.view_name not in (PRODUCT, CARD, LIST):
        raise NotOursError("There is nothing to embed for this page: products, cards and lists of cards can be.")
    return match.view_name, match.kwargs.get("slug", ""), QueryDict(parts.query)


def _card(found: Standing) -> EmbedCard:
    if notice := notice_of(found):
        raise NotOursError(f"{notice.heading}. {notice.words}")
    return card_at(found)


def _fitting(asked: Size, room: Room) -> Iterator[tuple[Size, int]]:
    """The sizes to try with the width that each would have."""
    for size in _SMALLER[asked]:
        width = min(USUAL_WIDTHS[size], room.width or USUAL_WIDTHS[size])
        if width >= NARROWEST:
            yield size, width


def _list(site: str, query: QueryDict, room: Room) -> dict[str, Any]:
    found, wanted = list_card(query)
    theme = one_of(query, "theme", tuple(Theme), Theme.AUTO)
    width = min(USUAL_WIDTHS[Size.FULL], room.width or USUAL_WIDTHS[Size.FULL])
    framed = framed_list(found, f"{wanted}&theme={theme}", width)
    answer = _shared(site, framed.title)
    if width < SMALL_PHONE or not room.holds(width, framed.height):
        return {**answer, "type": "link"}
    return {**answer, **_rich(site, framed, width)}


def _shared(site: str, title: str) -> dict[str, Any]:
    return {"version": "1.0", "title": title, "provider_name": PROVIDER, "provider_url": f"{site}/", "cache_age": DAY}


def _rich(site: str, framed: Framed, width: int) -> dict[str, Any]:
    return {"type": "rich", "html": str(frame(site, framed, width)), "width": width, "height": framed.height}

"""What a person pastes into a page: HTML for each skin, made of the same card."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from products.clinics.asking import PARAMETER
from products.embedding.badge import badge_words
from products.embedding.card import EmbedCard
from products.embedding.choices import BADGE_THEMES, Look, Size, Theme
from products.embedding.heights import card_height, list_height, room
from products.embedding.lists import ListCard
from products.embedding.pages import SANDBOX


class Skin(StrEnum):
    """The four ways in which one card stands on another page."""

    LIVE = "live"
    FRAME = "frame"
    BADGE = "badge"
    STATIC = "static"


@dataclass(frozen=True, slots=True)
class Framed:
    """Something to frame: its path here, what it is called, its height, the same as CSS for windows of any width, and
    what stands in its place as text."""

    path: str
    title: str
    height: int
    room: str
    link: str
    link_words: str
    words: str


def framed_card(card: EmbedCard, look: Look, width: int, clinic: str = "") -> Framed:
    """The card of a product, as it is framed at this width; `clinic` is the slug of the clinic whose snippet it is."""
    query = urlencode({"size": look.size, "theme": look.theme, **({PARAMETER: clinic} if clinic else {})})
    return Framed(
        path=f"{reverse('products:embed', args=[card.slug])}?{query}",
        title=f"Skinguide scorecard: {card.title}",
        height=card_height(card, look.size, width),
        room=room(width, lambda narrow: card_height(card, look.size, narrow)),
        link=reverse("products:product", args=[card.slug]),
        link_words=card.title,
        words=card.sentence.removeprefix(card.title),
    )


def framed_list(found: ListCard, query: str, width: int) -> Framed:
    """A list of products, as it is framed at this width; `query` is what its address asks for."""
    names = [row.card.title if row.card else "" for row in found.rows]
    rows = [row.card.row_words if row.card else row.notice for row in found.rows]
    sentences = [row.card.sentence if row.card else row.notice for row in found.rows]
    catalogue = reverse("products:catalogue")
    return Framed(
        path=f"{reverse('products:embed_list')}?{query}",
        title=f"Skinguide scorecards: {found.heading}",
        height=list_height(found.how, names, rows, width),
        room=room(width, lambda narrow: list_height(found.how, names, rows, narrow)),
        link=f"{catalogue}?{found.query}" if found.query else catalogue,
        link_words=f"Skinguide: {found.heading}",
        words=f". {found.how} {' '.join(sentences)}",
    )


def frame(site: str, framed: Framed, width: int) -> SafeString:
    """A plain frame: no script on the host's page, and a height that does not follow its words."""
    return format_html(
        '<iframe src="{}{}" title="{}" width="{}" height="{}" sandbox="{}" loading="lazy" '
        'referrerpolicy="no-referrer" style="border:0;border-radius:14px;max-width:100%;height:{}"></iframe>',
        site,
        framed.path,
        framed.title,
        width,
        framed.height,
        SANDBOX,
        framed.room,
    )


def live(site: str, framed: Framed, width: int) -> SafeString:
    """A quotation with a real link, which the script makes a card of; without it the quotation stays."""
    return format_html(
        '<blockquote data-skinguide="{path}" data-title="{title}" data-width="{width}" data-height="{height}" '
        'lang="en" dir="ltr" cite="{site}{link}" style="box-sizing:border-box;position:relative;max-width:{width}px;'
        'min-height:{room};margin:0;padding:0;border:0;font:13px/1.4 system-ui,sans-serif">'
        '<a href="{site}{link}">{link_words}</a>{words}</blockquote>\n'
        '<script async src="{site}{script}"></script>',
        path=framed.path,
        title=framed.title,
        width=width,
        height=framed.height,
        room=framed.room,
        site=site,
        link=framed.link,
        link_words=framed.link_words,
        words=framed.words,
        script=reverse("products:embed_script"),
    )


def badge(site: str, card: EmbedCard, theme: Theme, clinic: str = "") -> SafeString:
    """A picture that leads to the full scorecard, with all its words for those who cannot see it."""
    words = badge_words(card)
    width, height = words.size
    picture = reverse("products:badge", args=[card.slug])
    asked = {"theme": theme if theme in BADGE_THEMES else Theme.LIGHT, **({PARAMETER: clinic} if clinic else {})}
    return format_html(
        '<a href="{site}{link}"><img src="{site}{picture}?{query}" width="{width}" height="{height}" alt="{alt}" '
        'loading="lazy" referrerpolicy="no-referrer" style="max-width:100%;height:auto"></a>',
        site=site,
        link=reverse("products:product", args=[card.slug]),
        picture=picture,
        query=urlencode(asked),
        width=width,
        height=height,
        alt=words.title,
    )


USUAL_WIDTHS = {Size.BADGE: 320, Size.COMPACT: 400, Size.FULL: 560}

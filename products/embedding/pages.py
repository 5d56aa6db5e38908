"""The framed pages: a card, a list of cards, or word of why there is none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, TypeVar

from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from products.embedding.card import DISCLAIMER, EmbedCard, card_of, day_words
from products.embedding.choices import USUAL_LOOK, Look
from products.embedding.served import ERROR_CACHING, NOTHING, OK, Served, inline_hash
from products.embedding.standing import Place, Standing, standing
from products.models import Product

Drawn = TypeVar("Drawn")

GONE = 410
HTML = "text/html; charset=utf-8"
# Pages in memory, nine kilobytes each: what is embedded is embedded on pages that are read often.
MOST_KEPT = 64
# The host's sandbox, also where the host forgot it: scripts have no origin, and links open in a tab of their own.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Notice:
    """Why there is no card, in a sentence, and where a reader can go on. `day` is empty or the day it happened."""

    heading: str
    words: str
    link: str = "All products"
    address: str = ""
    day: str = ""
    status: int = 404


MISSING = Notice("No such scorecard", "The address may be misspelt, or the product is not published on Skinguide.")
FAILED = Notice(
    "Something went wrong on our side",
    "This scorecard cannot be shown just now. Please look again in a minute.",
    status=500,
)
AWAY = replace(FAILED, heading="We cannot look it up just now", status=503)
NOT_SCORED = Notice("Not scored yet", "Skinguide knows this product, and has not read its label yet.", status=OK)


class MergedError(Exception):
    """The product was merged into another; its slug is what the error says."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


class ChangedMeanwhileError(Exception):
    """The product changed between two looks at it."""


def card_page(slug: str, look: Look) -> Served:
    """The card of a product, or the page that stands in its place; of a merged one MergedError."""
    return current(slug, lambda found: _place_page(found, look))


def _place_page(found: Standing, look: Look) -> Served:
    notice = notice_of(found)
    return notice_page(notice, look) if notice else _card_page(found, look)


def notice_of(found: Standing) -> Notice | None:
    """What stands in the place of a card; None for a product that has one. MergedError for one that moved."""
    match found.place:
        case Place.MERGED:
            raise MergedError(found.moved_to)
        case Place.WITHDRAWN:
            return Notice(
                "Withdrawn from our catalogue",
                f"We no longer show a score of {found.title}. {found.reason}",
                "Why we withdrew it",
                reverse("products:product", args=[found.slug]),
                f"since {day_words(found.withdrawn_on)}" if found.withdrawn_on else "",
                GONE,
            )
        case Place.MISSING:
            return MISSING
        case Place.SHOWN:
            return None if found.assessment else NOT_SCORED


@lru_cache(maxsize=MOST_KEPT)
def _card_page(found: Standing, look: Look) -> Served:
    """Equal standings have equal cards, so each is drawn once."""
    return page("embed/card.html", look, {"card": card_at(found)})


def current(slug: str, draw: Callable[[Standing], Drawn]) -> Drawn:
    """What `draw` makes of where the product stands; once more, where that changed while it was drawn."""
    try:
        return draw(standing(slug))
    except ChangedMeanwhileError:
        return draw(standing(slug))


def card_at(found: Standing) -> EmbedCard:
    """The card of a scored product as it stood then; ChangedMeanwhileError where it does not any more.

    What is kept under a standing must never show another one.
    """
    product = Product.objects.published().with_whole_assessment().filter(pk=found.product).first()
    card = card_of(product) if product and found.is_of(product) else None
    if card is None:
        raise ChangedMeanwhileError(found.slug)
    return card


def _notice_page(notice: Notice, look: Look) -> Served:
    caching = {} if notice.status == OK else {"caching": ERROR_CACHING}
    context = {"notice": notice, "address": notice.address or reverse("products:catalogue")}
    return page("embed/notice.html", look, context, status=notice.status, **caching)


notice_page = lru_cache(maxsize=MOST_KEPT)(_notice_page)


def problem_page(words: str) -> Served:
    """A page that says what is wrong with the address. Not kept: there are as many as there are mistakes."""
    return _notice_page(Notice("This embed’s address has a mistake", words, status=400), USUAL_LOOK)


def page(template: str, look: Look, context: dict[str, Any], **served: Any) -> Served:
    """A framed page of a template that extends `embed/_frame.html`, with the policy that lets its style through."""
    style, script = inline("embed/card.css"), inline("embed/frame.js")
    shared = {"style": style, "script": script, "disclaimer": DISCLAIMER, "size": look.size, "theme": look.theme}
    written = render_to_string(template, {**shared, **context})
    # lines of a template are for those who write it
    body = "\n".join(line for line in map(str.strip, written.splitlines()) if line)
    policy = "; ".join(
        (
            NOTHING,
            f"style-src {inline_hash(style)}",
            f"script-src {inline_hash(script)}",
            "base-uri 'none'",
            "form-action 'none'",
            f"sandbox {SANDBOX}",
        )
    )
    return Served(body.encode(), HTML, policy, **served)


@cache
def inline(template: str) -> SafeString:
    """A style or script of ours as it stands in pages, without indentation and comment lines."""
    source: str = get_template(template).template.source  # type: ignore[attr-defined]  # Django's own templates
    lines = (line.strip() for line in source.splitlines())
    kept = (line for line in lines if line and not line.startswith(("//", "/*")))
    return mark_safe("\n".join(kept))  # noqa: S308  (a file of ours)

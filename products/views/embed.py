"""What other sites frame or show: cards, badges, and the script that makes cards of quotations.

No session, no cookie, no user: nothing here reads the request beyond its address and what it accepts.
"""

from functools import lru_cache

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_safe

from products.clinics.counting import count_view
from products.embedding.badge import BadgeWords, badge_words, png, svg
from products.embedding.card import DISCLAIMER
from products.embedding.choices import BadChoiceError, Look, Size, Theme, badge_theme, look, one_of, whole_number
from products.embedding.heights import NARROWEST, WIDEST
from products.embedding.lists import list_page
from products.embedding.pages import (
    MergedError,
    Notice,
    card_at,
    card_page,
    current,
    inline,
    notice_of,
    notice_page,
    problem_page,
)
from products.embedding.served import ERROR_CACHING, OPEN, Served, serve
from products.embedding.snippets import USUAL_WIDTHS
from products.embedding.standing import Standing
from products.embedding.static_card import preview_page, static_card

MOST_BADGES = 256
MOVED, BAD_REQUEST = 301, 400
A_DAY = "public, max-age=86400, stale-while-revalidate=604800"


@require_safe
def card(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A card to frame, in the size and theme of the address; 400 for one that there is not."""
    try:
        served = card_page(slug, look(request.GET))
    except BadChoiceError as problem:
        served = problem_page(str(problem))
    except MergedError as merged:
        served = _moved(request, reverse("products:embed", args=[merged.slug]))
    return count_view(request, serve(request, served), slug)


@require_safe
def static_preview(request: HttpRequest, slug: str) -> HttpResponseBase:
    """How a static card made now looks; for the page on which it is chosen."""
    site = request.build_absolute_uri("/").rstrip("/")
    try:
        asked = Look(one_of(request.GET, "size", tuple(Size), Size.COMPACT), badge_theme(request.GET))
        width = whole_number(request.GET, "width", NARROWEST, WIDEST, None) or USUAL_WIDTHS[asked.size]
        served = current(slug, lambda found: _static(found, asked, site, width))
    except BadChoiceError as problem:
        served = problem_page(str(problem))
    except MergedError as merged:
        served = _moved(request, reverse("products:static_preview", args=[merged.slug]))
    return serve(request, served)


def _static(found: Standing, asked: Look, site: str, width: int) -> Served:
    if notice := notice_of(found):
        return notice_page(notice, asked)
    return preview_page(static_card(card_at(found), asked, site, timezone.now().date(), width))


@require_safe
def product_list(request: HttpRequest) -> HttpResponseBase:
    """Several products on one card, `?product=…&product=…` or a filter of the catalogue; 400 for what there is not."""
    try:
        served = list_page(request.GET)
    except BadChoiceError as problem:
        served = problem_page(str(problem))
    return count_view(request, serve(request, served))


@require_safe
def badge(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """A badge as "svg" or "png", in the theme of the address; where there is none, a badge that says so."""
    try:
        theme = badge_theme(request.GET)
        served = current(slug, lambda found: _badge(found, theme, form))
    except BadChoiceError as problem:
        words = BadgeWords(f"Skinguide: {problem}", "this address has a mistake", ("Theme: light, dark or mono",))
        served = _drawn(words, Theme.LIGHT, form, BAD_REQUEST)
    except MergedError as merged:
        served = _moved(
            request, reverse("products:badge" if form == "svg" else "products:badge_png", args=[merged.slug])
        )
    return count_view(request, serve(request, served), slug)


def _moved(request: HttpRequest, address: str) -> Served:
    """To the same skin of the product that this one was merged into."""
    query = request.META.get("QUERY_STRING", "")
    location = f"{address}?{iri_to_uri(query)}" if query else address
    return Served(b"", "text/plain", status=MOVED, extra=(*OPEN, ("Location", location)))


@lru_cache(maxsize=MOST_BADGES)
def _badge(found: Standing, theme: Theme, form: str) -> Served:
    if notice := notice_of(found):
        return _drawn(_notice_words(notice), theme, form, notice.status)
    return _drawn(badge_words(card_at(found)), theme, form)


def _notice_words(notice: Notice) -> BadgeWords:
    rows = (notice.day, DISCLAIMER) if notice.day else (DISCLAIMER,)
    return BadgeWords(f"Skinguide: {notice.heading}. {notice.words}", notice.heading.lower(), rows)


def _drawn(words: BadgeWords, theme: Theme, form: str, status: int = 200) -> Served:
    keeping = {} if status == 200 else {"caching": ERROR_CACHING}
    if form == "png":
        return Served(png(words, theme), "image/png", status=status, extra=OPEN, **keeping)
    return Served(svg(words, theme).encode(), "image/svg+xml", status=status, extra=OPEN, **keeping)


@require_safe
def script(request: HttpRequest) -> HttpResponseBase:
    """The script of the enhanced snippet, by the version of what it and the frames say to each other."""
    return serve(request, _script())


@lru_cache(maxsize=1)
def _script() -> Served:
    return Served(inline("embed/embed.js").encode(), "text/javascript; charset=utf-8", caching=A_DAY, extra=OPEN)

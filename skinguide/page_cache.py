"""Pages kept ready: made once for all visitors, until anything that the public sees changes.

A kept page is found by the catalogue's token (products.models.PublicChange), so a correction shows at once, on every
server. It is kept compressed, as nearly all visitors want it.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate

from products.models import PublicChange
from skinguide.release import release

# Pages that are the same for everybody; with parameters there are too many of each to keep.
KEPT = frozenset(
    {
        "home",
        "evaluation:method",
        "products:catalogue",
        "products:product",
        "products:history",
        "guide:index",
        "guide:page",
        "product-feed",
    }
)
# Seconds. A page whose token is outdated is never asked for again; this is how long it takes up room.
KEPT_FOR = 3_600
SMALLEST_COMPRESSED = 200
_HTMX = ("HX-Request", "HX-Boosted", "HX-History-Restore-Request", "HX-Target")


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it is sent: compressed, with its headers."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


class PageCache:
    """The innermost middleware: what it answers passes through all others, as a view's answer does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and keep the page if it may be kept."""
        response = self._get_response(request)
        key = request.META.get("skinguide.page_key")
        return _keep(key, request, response) if key and _may_be_kept(request, response) else response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponseBase | None:
        """The kept page, if there is one."""
        if not _is_asked_for_by_anybody(request):
            return None
        key = _key(request)
        if (page := cache.get(key)) is not None:
            return _as_response(page)
        request.META["skinguide.page_key"] = key
        return None


def _is_asked_for_by_anybody(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(
        match
        and match.view_name in KEPT
        and request.method == "GET"
        and not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "gzip" in request.headers.get("Accept-Encoding", "")
    )


def _key(request: HttpRequest) -> str:
    asked: list[str] = [
        request.scheme or "",
        request.get_host(),
        request.path,
        *(str(request.headers.get(name, "")) for name in _HTMX),
    ]
    # some words of a page depend on the day: how long a brand has been silent, how old a look at a label is
    told = "\0".join([release(), PublicChange.token(), localdate().isoformat(), *asked])
    return f"page:{hashlib.sha256(told.encode()).hexdigest()}"


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "CSRF_COOKIE" not in request.META
        and not response.has_header("Content-Encoding")
        and not {"no-store", "private"} & set(response.get("Cache-Control", "").replace(" ", "").split(","))
        and len(response.content) >= SMALLEST_COMPRESSED
    )


def _keep(key: str, request: HttpRequest, response: HttpResponse) -> HttpResponse:
    body = gzip.compress(response.content, compresslevel=6, mtime=0)
    response.headers["Content-Encoding"] = "gzip"
    # weak, for the same page can also be sent uncompressed
    response.headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    patch_vary_headers(response, ["Accept-Encoding"])
    page = KeptPage(body, tuple((name, value) for name, value in response.items() if name != "Content-Length"))
    cache.set(key, page, KEPT_FOR)
    return _as_response(page)


def _as_response(page: KeptPage) -> HttpResponse:
    return HttpResponse(page.body, headers=dict(page.headers))

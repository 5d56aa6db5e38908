"""Pages kept ready: made once for all visitors, until something that they show changes.

A kept page is found by what it is made of (`KEPT`), so a correction shows at once, on every server, and a save of one
product leaves the pages of others as they are. What a page is made of is asked for only when the catalogue has changed
since this process last asked. A page is kept compressed, as nearly all visitors want it.
"""

import hashlib
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.timezone import localdate

from products.history import histories_of_merged
from products.models import PublicChange
from products.page_rows import rows_for
from skinguide import kept_pages
from skinguide.compression import SMALLEST, compressed, takes_gzip
from skinguide.kept_pages import KeptPage
from skinguide.release import release
from skinguide.views import best_products

MadeOf = Callable[..., str | None]


def nothing(request: HttpRequest, **_: str) -> str:
    """For pages that show nothing of the catalogue."""
    return ""


def everything(request: HttpRequest, **_: str) -> str:
    """For pages that any change of the catalogue may touch."""
    return PublicChange.token()


def the_product(request: HttpRequest, slug: str) -> str | None:
    """For the page of a product: its rows, and what it says of others."""
    rows = rows_for(request, slug)
    return rows.digest if rows else None


def its_history(request: HttpRequest, slug: str) -> str | None:
    """For the looks at its label and its scores, with those of products that were merged into it."""
    rows = rows_for(request, slug)
    if rows is None:
        return None
    merged = [(other.product.slug, other.product.name, other.scores) for other in histories_of_merged(rows.product)]
    return f"{rows.digest}{merged}"


def the_best(request: HttpRequest) -> str:
    """For the home page."""
    return repr(best_products(request))


# Pages that are the same for everybody, each with what it is made of (None: not to be kept). With parameters there are
# too many of each to keep.
KEPT: Mapping[str, MadeOf] = {
    "home": the_best,
    "evaluation:method": nothing,
    "products:catalogue": everything,
    "products:product": the_product,
    "products:history": its_history,
    "guide:index": nothing,
    "guide:page": nothing,
    "product-feed": everything,
}
MOST_KNOWN = 1_024
_HTMX = ("HTTP_HX_REQUEST", "HTTP_HX_BOOSTED", "HTTP_HX_HISTORY_RESTORE_REQUEST", "HTTP_HX_TARGET")
QUARTER = 900  # seconds
_FOUND = "skinguide.page_key"

Now = tuple[str, str]  # the catalogue's token, and the day
Asked = tuple[str, ...]


class PageCache:
    """The innermost middleware: what it answers passes through all others, as a view's answer does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and keep the page if it may be kept."""
        response = self._get_response(request)
        if _FOUND not in request.META or not _may_be_kept(request, response):
            return response
        then, key = request.META[_FOUND]
        # what changed meanwhile may stand on the page and not in its key
        return _keep(key, response) if _now() == then else response

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        """The kept page, if there is one."""
        if not _is_asked_for_by_anybody(request):
            return None
        now = _now()
        if (key := _key(request, kwargs, now)) is None:
            return None
        if (page := kept_pages.page(key)) is not None:
            return _as_response(page)
        request.META[_FOUND] = now, key
        return None


def _now() -> Now:
    """One query."""
    return PublicChange.token(), _day_of(int(time.time()) // QUARTER)


@lru_cache(maxsize=2)
def _day_of(quarter: int) -> str:
    """The day here: no zone of the earth begins one within a quarter of an hour."""
    return localdate(datetime.fromtimestamp(quarter * QUARTER, UTC)).isoformat()


# What this process knows of the pages that were asked for: the state of the catalogue then, and the page's key.
_keys: dict[Asked, tuple[Now, str]] = {}


def _key(request: HttpRequest, kwargs: Mapping[str, Any], now: Now) -> str | None:
    """Where the page would be kept; what it is made of is asked once for each state of the catalogue."""
    asked = _asked(request)
    then, key = _keys.get(asked, (None, ""))
    if then == now:
        return key
    match = request.resolver_match
    made_of = KEPT[match.view_name](request, **kwargs) if match else None
    if made_of is None:
        return None
    # some words of a page depend on the day: how long a brand has been silent, how old a look at a label is
    told = "\0".join([release(), now[1], made_of, *asked])
    key = f"page:{hashlib.sha256(told.encode()).hexdigest()}"
    _keys.pop(asked, None)
    if len(_keys) >= MOST_KNOWN:
        _keys.pop(next(iter(_keys)), None)
    _keys[asked] = now, key
    return key


def _is_asked_for_by_anybody(request: HttpRequest) -> bool:
    match = request.resolver_match
    return bool(
        match
        and match.view_name in KEPT
        and request.method == "GET"
        and not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and takes_gzip(request)
    )


def _asked(request: HttpRequest) -> Asked:
    """All of a request that the page depends on; who asks for what is no host of ours was refused before."""
    told = request.META
    return (
        request.scheme or "",
        told.get("HTTP_HOST") or request.get_host(),
        request.path,
        *(told.get(name, "") for name in _HTMX),
    )


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "CSRF_COOKIE" not in request.META
        and not response.has_header("Content-Encoding")
        and not {"no-store", "private"} & set(response.get("Cache-Control", "").replace(" ", "").split(","))
        and len(response.content) >= SMALLEST
    )


def _keep(key: str, response: HttpResponse) -> HttpResponse:
    body = compressed(response.content)
    response.headers["Content-Encoding"] = "gzip"
    # weak, for the same page can also be sent uncompressed
    response.headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
    patch_vary_headers(response, ["Accept-Encoding"])
    page = KeptPage(body, tuple((name, value) for name, value in response.items() if name != "Content-Length"))
    kept_pages.keep(key, page)
    return _as_response(page)


def _as_response(page: KeptPage) -> HttpResponse:
    return HttpResponse(page.body, headers=dict(page.headers))

"""Who may ask the API from where, and how often."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

PREFIX = "/api/v1/"
WINDOW = 60  # seconds
_METHODS = "GET, HEAD, POST, OPTIONS"


def api_access(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Open the API to scripts of any site, and hold each address to so many requests a minute.

    No cookie goes with them: browsers send none where any origin is welcome.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return get_response(request)
        response = _preflight() if _is_preflight(request) else _limited(request, get_response)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-ID"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return middleware


def _is_preflight(request: HttpRequest) -> bool:
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers


def _preflight() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = _METHODS
    response["Access-Control-Allow-Headers"] = "Content-Type"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _limited(request: HttpRequest, get_response: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    """The answer, with what is left of the minute (draft-ietf-httpapi-ratelimit-headers); 429 where nothing is."""
    kind, most = (
        ("checks", settings.API_MOST_CHECKS) if request.method == "POST" else ("reads", settings.API_MOST_READS)
    )
    now = time.time()
    ends_in = max(1, round(WINDOW - now % WINDOW))
    key = f"api:{kind}:{int(now // WINDOW)}:{_sender(request)}"
    cache.add(key, 0, 2 * WINDOW)
    try:
        used = cache.incr(key)
    except ValueError:  # forgotten in between
        used = 1
    if used > most:
        words = {"detail": f"That is more than {most} requests a minute. Try again in {ends_in} seconds.", "errors": []}
        response = HttpResponse(json.dumps(words), status=429, content_type="application/json; charset=utf-8")
        response["Retry-After"] = str(ends_in)
    else:
        response = get_response(request)
    response["RateLimit-Policy"] = f'"{kind}";q={most};w={WINDOW}'
    response["RateLimit"] = f'"{kind}";r={max(0, most - used)};t={ends_in}'
    return response


def _sender(request: HttpRequest) -> str:
    """Tells addresses apart for a minute and says nothing of them."""
    told = request.META.get("REMOTE_ADDR", "").encode()
    return hmac.new(settings.SECRET_KEY.encode(), b"api " + told, hashlib.sha256).hexdigest()[:24]

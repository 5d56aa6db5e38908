"""What every answer of the site carries."""

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware

# Nothing but our own files, no inline script or style: hostile label text finds nothing to run in.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        # our own embeds, to look at before they are copied; no other page of ours may be framed
        "frame-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Add to each answer the policies that it has none of its own of: what it may load, and who may load it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def client_address(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Make REMOTE_ADDR the visitor's, where proxies that we trust hand requests on.

    Each adds to the end of X-Forwarded-For the address it was asked from; what stands further to the front anybody can
    have written. Without such proxies the header is ignored.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        proxies = settings.TRUSTED_PROXIES
        told = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if proxies and len(told) >= proxies and told[-proxies]:
            request.META["REMOTE_ADDR"] = told[-proxies]
        return get_response(request)

    return middleware


class Revalidation(ConditionalGetMiddleware):
    """A page read again and unchanged costs a few bytes. Django's own, with a quicker sum than MD5 over the page."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Give the answer a sum of its bytes where it has none, and answer 304 where the browser holds the same."""
        if request.method == "GET" and isinstance(response, HttpResponse) and self.needs_etag(response):
            response.headers.setdefault("ETag", f'"{sha256(response.content).hexdigest()[:32]}"')
        return super().process_response(request, response)

"""Serve what other sites frame or fetch: its policy, who may use it, how long it keeps, and the way to "unchanged"."""

import gzip
import hashlib
from base64 import b64encode
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

from products.clinics.asking import asking

# Old for five minutes at most, and then shown while it is asked for anew. Stale is also better than a hole in a page.
CACHING = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400"
ERROR_CACHING = "public, max-age=60"
OK = 200
NOTHING = "default-src 'none'"
# For what scripts of other sites may read: pictures, the script, what oEmbed answers. Framed pages are not among it.
OPEN = (("Access-Control-Allow-Origin", "*"),)
# Less than that does not get smaller.
WORTH_COMPRESSING = 200


@dataclass(frozen=True)
class Served:
    """Bytes that are ready to be sent, again and again; equal bytes have equal tags.

    `policy` is a Content-Security-Policy without its `frame-ancestors`, which depend on who asks.
    """

    body: bytes
    content_type: str
    policy: str = NOTHING
    status: int = 200
    caching: str = CACHING
    extra: tuple[tuple[str, str], ...] = ()

    @cached_property
    def tag(self) -> str:
        """What the strong ETags of body and compressed body begin with."""
        return hashlib.sha256(self.body).hexdigest()[:24]

    @cached_property
    def compressed(self) -> bytes:
        """The body as gzip, the same bytes whenever it is made; empty where that is no gain."""
        if len(self.body) < WORTH_COMPRESSING:
            return b""
        smaller = gzip.compress(self.body, compresslevel=9, mtime=0)
        return smaller if len(smaller) < len(self.body) else b""

    @cached_property
    def headers(self) -> dict[str, str]:
        """What every answer carries, whatever was asked."""
        return {
            "Cache-Control": self.caching,
            "Cross-Origin-Resource-Policy": "cross-origin",
            # A page that isolates itself frames only what does so too; we load nothing, so it costs nothing.
            "Cross-Origin-Embedder-Policy": "require-corp",
            **({"Vary": "Accept-Encoding"} if self.compressed else {}),
            **dict(self.extra),
        }


def inline_hash(text: str) -> str:
    """The source expression that lets exactly this inline script or style through a policy."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def frame_ancestors(request: HttpRequest) -> str:
    """Who may frame an embed: anybody, or only the sites of the clinic that its address names, if that wishes so.

    The one place that decides it. Our own pages show it as well, so that it can be looked at.
    """
    asked = asking(request)
    return "*" if asked is None or asked.origins is None else " ".join(("'self'", *asked.origins))


def serve(request: HttpRequest, served: Served) -> HttpResponseBase:
    """The bytes, or word that they are unchanged. Compressed here, because the middleware would weaken the ETag."""
    is_compressed = bool(served.compressed) and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    # Two representations of one address may not share a strong tag.
    etag = f'"{served.tag}-gzip"' if is_compressed else f'"{served.tag}"'
    response: HttpResponseBase
    if served.status == OK and _has_it(request, etag):
        response = HttpResponseNotModified()
    else:
        body = served.compressed if is_compressed else served.body
        response = HttpResponse(body, content_type=served.content_type, status=served.status)
        response.headers["Content-Length"] = str(len(body))
        if is_compressed:
            response.headers["Content-Encoding"] = "gzip"
    for name, value in served.headers.items():
        response.headers[name] = value
    response.headers["ETag"] = etag
    response.headers["Content-Security-Policy"] = f"{served.policy}; frame-ancestors {frame_ancestors(request)}"
    response.xframe_options_exempt = True  # the policy says it, with sites by name
    return response


def _has_it(request: HttpRequest, etag: str) -> bool:
    """Whether the reader holds these very bytes already."""
    held = request.META.get("HTTP_IF_NONE_MATCH", "")
    return bool(held) and (etag == held or held == "*" or etag in parse_etags(held))

"""A lane of their own for what other sites frame or fetch: no session, no token, no user, so never a cookie."""

import logging
from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve

from products import embed_urls
from products.embedding.choices import USUAL_LOOK
from products.embedding.pages import AWAY, FAILED, notice_page
from products.embedding.served import serve

logger = logging.getLogger("django.request")

# All of embed_urls begins so.
BEGINNINGS = ("/embed", "/oembed")

Answer = Callable[[HttpRequest], HttpResponseBase]


def embed_lane(get_response: Answer) -> Answer:
    """Answer embeds at once; whatever is none goes the long way."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(BEGINNINGS):
            return get_response(request)
        try:
            match = resolve(request.path_info, urlconf=embed_urls.__name__)
        except Resolver404:
            return get_response(request)
        request.resolver_match = match
        try:
            answer: HttpResponseBase = match.func(request, **match.kwargs)
        except SuspiciousOperation:
            raise  # a host that is not ours, say: the site's own answer to it does
        except DatabaseError:
            logger.exception("Service Unavailable: %s", request.path, extra={"request": request})
            return serve(request, notice_page(AWAY, USUAL_LOOK))
        except Exception:
            # The site's page for this may not be framed, so that another's page would have a hole.
            logger.exception("Internal Server Error: %s", request.path, extra={"request": request})
            return serve(request, notice_page(FAILED, USUAL_LOOK))
        return answer

    return middleware

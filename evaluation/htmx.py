"""One address serves a page and the part of it that changes: which of the two a request asks for."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class HtmxRequest(HttpRequest):
    """A request as django-htmx's middleware leaves it."""

    htmx: HtmxDetails


def wants_fragment(request: HtmxRequest) -> bool:
    """Whether htmx asks for a part of the page; on Back or a boosted link it needs the whole one."""
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def serves_fragments(view: View) -> View:
    """Keep caches from giving the part to somebody who asked for the page: Back is a request of its own kind."""
    return vary_on_headers("HX-Request", "HX-History-Restore-Request")(view)

"""The oEmbed endpoint."""

import json
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from products.embedding.choices import BadChoiceError, whole_number
from products.embedding.oembed import LARGEST, MOST_CHARACTERS, NotOursError, Room, describe
from products.embedding.served import ERROR_CACHING, OK, OPEN, Served, serve

BAD_REQUEST, NOT_FOUND, NOT_IMPLEMENTED = 400, 404, 501


@require_safe
def oembed(request: HttpRequest) -> HttpResponseBase:
    """What can be embedded for `?url=…`, within `maxwidth` and `maxheight`, as JSON.

    Errors are JSON too, `{"error": …}`: 400 for a missing or odd parameter, 404 for an address with nothing behind
    it, 501 for another format, as oEmbed has it.
    """
    address = request.GET.get("url", "")
    form = request.GET.get("format", "json")
    if form != "json":
        return _refuse(request, NOT_IMPLEMENTED, "Only format=json is answered.")
    if not address or len(address) > MOST_CHARACTERS:
        problem = (
            f"url is missing or longer than {MOST_CHARACTERS:,} characters. It is the address of a product’s page."
        )
        return _refuse(request, BAD_REQUEST, problem)
    try:
        room = Room(*(whole_number(request.GET, name, 1, LARGEST, None) for name in ("maxwidth", "maxheight")))
        answer = describe(address, request.build_absolute_uri("/").rstrip("/"), room)
    except BadChoiceError as problem:
        return _refuse(request, BAD_REQUEST, str(problem))
    except NotOursError as problem:
        return _refuse(request, NOT_FOUND, str(problem))
    return serve(request, _json(answer))


def _refuse(request: HttpRequest, status: int, problem: str) -> HttpResponseBase:
    return serve(request, _json({"error": problem}, status=status, caching=ERROR_CACHING))


def _json(content: dict[str, Any], **served: Any) -> Served:
    body = json.dumps(content, ensure_ascii=False).encode()
    return Served(body, "application/json", **{"status": OK, "extra": OPEN, **served})

"""What a server process does once it answers: it asks itself for a page of each kind, as a first visitor would.

Until then templates are unread, the engine unloaded and the caches empty, so that the first visitors wait for it and
the process grows under their eyes. One request after another, each behind what visitors have asked meanwhile.
"""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.cache import caches

from products.spare_room import take_spare_room
from products.tidying import set_apart

# In the environment of a request of our own: it is no visitor's, and counted nowhere.
OWN = "skinguide.own_request"
LABEL = "Milk exosome serum, 2 billion particles per mL. Heals eczema. Ingredients: Water, Glycerin, Parfum"
PAGES = ("/", "/products/", "/products/?q=serum", "/method/", "/guide/", "/guide/safety/", "/for-me/")
# Of the list, and of the products in it that are drawn: so that caches fill before visitors fill them.
LIST_PAGES = 25
MOST_PRODUCTS = 72
_PRODUCT = re.compile(r'href="/products/([a-z0-9][a-z0-9-]*)/"')

Environ = dict[str, Any]
# Lets the site answer; its status and body.
Ask = Callable[[Environ], tuple[int, bytes]]
# Carries something out in the thread in which the site answers.
InTurn = Callable[[Callable[[], Any]], Any]


def warm(ask: Ask, in_turn: InTurn) -> None:
    """Draw real pages, and let the memory that they took be looked at by the collector of garbage no more.

    The first answer that tells of a fault of the site, say because its database is away, ends it: visitors will see.
    """
    in_turn(_take_room)
    for environ in _requests(ask):
        if ask(environ)[0] >= 500:
            return
    in_turn(set_apart)
    in_turn(take_spare_room)


def _take_room() -> None:
    for name in settings.CACHES:
        if take_room := getattr(caches[name], "take_room", None):
            take_room()


def _requests(ask: Ask) -> Iterator[Environ]:
    yield from map(_request, PAGES)
    slugs: dict[str, None] = {}
    for number in range(1, LIST_PAGES + 1):
        _, body = ask(_request(f"/products/?page={number}", compressed=False))
        found = dict.fromkeys(_PRODUCT.findall(body.decode(errors="replace")))
        if found.keys() <= slugs.keys():
            break  # there are no more pages
        slugs.update(found)
    for slug in [*slugs][:MOST_PRODUCTS]:
        yield _request(f"/products/{slug}/")
        yield _request(f"/embed/{slug}/")
    yield _request("/compare/?" + urlencode([("product", slug) for slug in [*slugs][:2]]))
    yield _request("/check/", form=urlencode({"label_text": LABEL}).encode())


def _request(address: str, form: bytes = b"", compressed: bool = True) -> Environ:
    """A request as WSGI has it, to the site's own address."""
    scheme, _, host = settings.ORIGIN.rpartition("://")
    path, _, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "POST" if form else "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host or "localhost",
        "HTTP_ACCEPT_ENCODING": "gzip" if compressed else "identity",
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(form)),
        "wsgi.url_scheme": scheme or "http",
        "wsgi.input": BytesIO(form),
        OWN: True,
    }
    if scheme:
        environ["HTTP_X_FORWARDED_PROTO"] = scheme
    setup_testing_defaults(environ)
    return environ

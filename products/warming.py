"""What a server process does once it answers: it asks itself for a page of each kind, as a first visitor would.

Until then templates are unread, the engine unloaded and the caches empty, so that the first visitors wait for it and
the process grows under their eyes. One request after another, each behind what visitors have asked meanwhile.
"""

import ctypes
import gc
import re
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.cache import caches

# In the environment of a request of our own: it is no visitor's, and counted nowhere.
OWN = "skinguide.own_request"
LABEL = "Milk exosome serum, 2 billion particles per mL. Heals eczema. Ingredients: Water, Glycerin, Parfum"
PAGES = ("/", "/products/", "/products/?q=serum", "/method/", "/guide/", "/guide/safety/", "/for-me/")
_PRODUCT = re.compile(r'href="/products/([a-z0-9][a-z0-9-]*)/"')

PAUSE = 10.0  # seconds; asking takes milliseconds

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
    in_turn(_set_apart)


def _set_apart() -> None:
    """Let the collector of garbage pass over what is there by now, for it stays.

    It goes through everything only once a quarter as much is new: beside all that the engine knows, a minute's garbage.
    """
    gc.collect()
    gc.freeze()
    gc.collect()  # counts the little that is not set apart
    gc.callbacks.append(GivingBack())


class GivingBack:
    """After garbage was collected: gives the room that it left back to the machine, at most every few seconds.

    The allocator keeps what lies between blocks that are in use, and pages of unlike sizes come and go: without this a
    process grows for minutes. `trim` stands for that of GNU's allocator, where it is the one in use.
    """

    def __init__(self, trim: Callable[[int], object] | None = None) -> None:
        self._trim = trim or getattr(ctypes.CDLL(None), "malloc_trim", None)
        self._again_at = 0.0

    def __call__(self, phase: str, info: dict[str, int]) -> None:
        if self._trim and phase == "stop" and info["generation"] == 2 and time.monotonic() >= self._again_at:
            self._trim(0)
            self._again_at = time.monotonic() + PAUSE


def _take_room() -> None:
    for name in settings.CACHES:
        if take_room := getattr(caches[name], "take_room", None):
            take_room()


def _requests(ask: Ask) -> Iterator[Environ]:
    yield from map(_request, PAGES)
    _, body = ask(_request("/products/", compressed=False))
    slugs = [*dict.fromkeys(_PRODUCT.findall(body.decode(errors="replace")))][:2]
    for slug in slugs:
        yield _request(f"/products/{slug}/")
        yield _request(f"/embed/{slug}/")
    yield _request("/compare/?" + urlencode([("product", slug) for slug in slugs]))
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

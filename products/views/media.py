"""The files of pack pictures, out of whatever storage keeps them."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from products.pack_images import FOLDER

A_YEAR = 31_536_000
CONTENT_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}


def _etag(request: HttpRequest, name: str) -> str:
    """The name says what is in the file."""
    return f'"{name}"'


@require_safe
@condition(etag_func=_etag)
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def pack_picture(request: HttpRequest, name: str) -> HttpResponse:
    """One file by its name, which the address already holds to digits and a picture's extension; 404 if it is gone.

    Its type follows from the name, never from a guess, and should a browser ever take it for a page, that page may do
    nothing at all.
    """
    try:
        with default_storage.open(f"{FOLDER}/{name}") as file:
            data = file.read()
    except OSError:
        raise Http404("There is no such picture.") from None
    headers = {
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-site",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=CONTENT_TYPES[name.rpartition(".")[2]], headers=headers)

"""What pages cost in a process of their own, with the site's own settings: `python -m tests.benchmarks.page_costs 20`.

A process that ran other tests draws the same page in half as much time again: what it holds lies scattered. Asks the
site that SKINGUIDE_VAR_DIR holds, as a server's process does, with what that does beside and after each answer: it
listens for changes, and collects the garbage. Prints CPU seconds as one JSON object.
"""

import json
import sys
from collections.abc import Callable

import django
from django.http import HttpRequest, HttpResponse

Ask = Callable[..., None]


def bare(request: HttpRequest) -> HttpResponse:
    """A view that does nothing."""
    return HttpResponse("ok")


def main(times: int) -> None:
    """Measure and print."""
    django.setup()
    from django.conf import settings
    from django.urls import include, path

    urls = type(sys)("page_costs_urls")
    vars(urls)["urlpatterns"] = [path("bare/", bare), path("", include("skinguide.urls"))]
    settings.ROOT_URLCONF = urls
    print(json.dumps(costs(asking(), times)))  # noqa: T201  (what it is for)


def costs(ask: Ask, times: int) -> dict[str, object]:
    """`bare`, `kept` (one page), `drawn` from kept pieces and `first`, with no piece kept (each of all products)."""
    from django.conf import settings
    from django.core.cache import caches

    from evaluation.templatetags import scorecard
    from products.models import Product
    from tests.benchmarks.timing import best_of

    # for whom no page is kept
    signed_in = {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}=x"}
    scored = Product.objects.published().exclude(current_assessment=None)
    pages = [product.get_absolute_url() for product in scored]
    for page in pages:
        ask(page, **signed_in)  # templates are compiled with the first page

    def first(page: str) -> float:
        caches["pieces"].clear()
        scorecard._bar.cache_clear()
        return best_of(1, lambda: ask(page, **signed_in))

    firsts = [min(first(page) for _ in range(times)) for page in pages]
    drawn = [best_of(times, lambda page=page: ask(page, **signed_in)) for page in pages]
    ask(pages[0])
    bare, kept = (best_of(10 * times, lambda address=address: ask(address)) for address in ("/bare/", pages[0]))
    return {"bare": bare, "kept": kept, "drawn": drawn, "first": firsts}


def asking() -> Ask:
    """Asks the site for an address."""
    from django.core.servers.basehttp import get_internal_wsgi_application
    from django.test import RequestFactory

    from products import hearing
    from products.tidying import Tidying, set_apart

    hearing.begin()
    application, tidy = get_internal_wsgi_application(), Tidying()

    def ask(address: str, **headers: str) -> None:
        environ = RequestFactory(HTTP_HOST="localhost", HTTP_ACCEPT_ENCODING="gzip", **headers).get(address).environ
        status: list[str] = []
        answer = application(environ, lambda line, _headers, _problem=None: status.append(line))
        answer.close()
        if status != ["200 OK"]:
            raise AssertionError(f"{address}: {status}")
        tidy()

    ask("/")
    set_apart()
    return ask


if __name__ == "__main__":
    main(int(sys.argv[1]))

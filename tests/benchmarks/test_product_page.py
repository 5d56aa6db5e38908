"""What a product's page costs, kept ready and not: beside a view that does nothing, behind the same middleware.

Run with `uv run pytest -s --benchmark-enable tests/benchmarks/test_product_page.py`: server time of one run, on one
machine. With each answer goes what the process does after it: it collects the garbage.
"""

import gc
from statistics import median

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import include, path

from evaluation.templatetags import scorecard
from products.models import Product
from products.tidying import Tidying, set_apart
from tests.benchmarks.asking import one_connection
from tests.benchmarks.timing import best_of

KEPT = 0.6  # of the requests a second of a bare view
DRAWN = 0.008  # seconds
TIMES = 200
SIGNED_IN = {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}=x"}  # for whom no page is kept

pytestmark = pytest.mark.django_db


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("bare/", bare), path("", include("skinguide.urls"))]


@pytest.fixture
def measured(request):
    """Whether to measure, or only to see that it works."""
    return request.config.getoption("benchmark_enable")


@pytest.fixture
def ask():
    """Asks the site for an address, as a server's process does; the starter catalogue, scored."""
    threshold = gc.get_threshold()
    call_command("load_catalogue", verbosity=0)
    call_command("rescore", verbosity=0)
    kept = [*settings.MIDDLEWARE, "skinguide.page_cache.PageCache"]
    with one_connection(), override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=kept):
        application, tidy = WSGIHandler(), Tidying()
        set_apart()

        def asked(address, **headers):
            environ = RequestFactory(HTTP_ACCEPT_ENCODING="gzip", **headers).get(address).environ
            status = []
            answer = application(environ, lambda line, _headers, _problem=None: status.append(line))
            answer.close()
            assert status == ["200 OK"]
            tidy()

        yield asked
    gc.unfreeze()
    gc.set_threshold(*threshold)


def pages():
    return [product.get_absolute_url() for product in Product.objects.published().exclude(current_assessment=None)]


def test_a_page_that_is_kept_costs_little_more_than_a_bare_view(ask, measured):
    (page, *_) = pages()
    times = TIMES if measured else 1
    ask(page)
    ratio = best_of(times, lambda: ask("/bare/")) / best_of(times, lambda: ask(page))
    if measured:
        print(f"kept: {ratio:.2f} of a bare view's requests")  # noqa: T201  (what the benchmark is for)
        assert ratio >= KEPT


def test_a_page_that_is_not_kept_is_drawn(ask, measured):
    def seconds(page):
        ask(page, **SIGNED_IN)
        return best_of(TIMES // 4 if measured else 1, lambda: ask(page, **SIGNED_IN))

    found = [seconds(page) for page in pages()]
    if measured:
        print(f"not kept: {told(found)}")  # noqa: T201
        assert median(found) <= DRAWN


def test_a_page_of_which_no_piece_is_kept(ask, measured):
    """No bar is set for it: each process draws a product so once, and after each change of what is said of it."""
    every = pages()
    for page in every:
        ask(page, **SIGNED_IN)  # templates are compiled with the first page
    times = TIMES // 10 if measured else 1
    firsts = [min(first(ask, page) for _ in range(times)) for page in every]
    if measured:
        print(f"no piece kept: {told(firsts)}")  # noqa: T201


def first(ask, page):
    """CPU seconds of a page of which nothing is kept."""
    caches["pieces"].clear()
    scorecard._bar.cache_clear()
    return best_of(1, lambda: ask(page, **SIGNED_IN))


def told(seconds):
    return f"{1000 * median(seconds):.1f} ms, at most {1000 * max(seconds):.1f}"

"""What serving a card costs beside a view that does nothing, in server time of one run on one machine."""

import time
from collections.abc import Callable

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import include, path

from tests.benchmarks.asking import one_connection
from tests.products.embedding.builders import make_scored

ENOUGH = 0.7  # of the requests a second of a bare view
ROUNDS, EACH = 5, 200


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("bare/", bare), path("", include("skinguide.urls"))]


def seconds(application: WSGIHandler, each: int, address: str, **headers: str) -> float:
    """Server time of one request: the best of several rounds, because other work only ever adds to it."""

    environ = RequestFactory(HTTP_ACCEPT_ENCODING="gzip", **headers).get(address).environ

    def ask() -> str:
        status: list[str] = []
        answer = application({**environ}, lambda line, _headers, _problem=None: status.append(line))
        answer.close()
        return status[0]

    assert ask()[:3] in ("200", "304")
    return min(_timed(ask, each) for _ in range(ROUNDS)) / each


def _timed(work: Callable[[], str], times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        work()
    return time.process_time() - start


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("skin", ["card", "unchanged card", "badge", "list"])
def test_a_card_from_memory_costs_little_more_than_a_bare_view(request, client, skin):
    make_scored("rose")
    tag = client.get("/embed/rose/", headers={"Accept-Encoding": "gzip"})["ETag"]
    address = {"badge": "/embed/rose.svg", "list": "/embed/?product=rose"}.get(skin, "/embed/rose/")
    headers = {"HTTP_IF_NONE_MATCH": tag} if skin == "unchanged card" else {}
    is_measured = request.config.getoption("benchmark_enable")
    each = EACH if is_measured else 1
    application = WSGIHandler()
    with one_connection():
        ratio = seconds(application, each, "/bare/") / seconds(application, each, address, **headers)
    if is_measured:
        print(f"{skin}: {ratio:.2f} of a bare view's requests")  # noqa: T201  (what the benchmark is for)
        assert ratio >= ENOUGH

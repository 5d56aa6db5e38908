"""The outermost middleware: gives each request an id, a log line and a place in the counts, and finds slow queries."""

import logging
import re
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse

from products.warming import OWN
from skinguide.observing.logs import request_id
from skinguide.observing.metrics import QUERIES, REQUESTS, SECONDS, SLOW_QUERIES

HEADER = "X-Request-ID"
UNKNOWN_ROUTE = "(no such page)"
_USABLE_ID = re.compile(r"[\w.-]{8,64}", re.ASCII)

requests_log = logging.getLogger("skinguide.requests")
queries_log = logging.getLogger("skinguide.queries")


class QueryWatch:
    """Counts the queries of one request, and logs those that take too long: their text, never their parameters."""

    def __init__(self, slow_after: float) -> None:
        self.count = 0
        self._slow_after = slow_after

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Run one query."""
        self.count += 1
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            seconds = time.perf_counter() - start
            if seconds >= self._slow_after:
                SLOW_QUERIES.inc()
                queries_log.warning("slow query", extra={"ms": round(1000 * seconds), "statement": sql[:2_000]})


def observed(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Watch each request from its first to its last moment in this process.

    An id that a proxy in front has given is kept, so that its log and ours can be read together.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        identity = given if settings.TRUSTED_PROXIES and _USABLE_ID.fullmatch(given) else uuid4().hex
        request.request_id = identity  # type: ignore[attr-defined]  # for what is logged once we are done
        token = request_id.set(identity)
        watch = QueryWatch(settings.SLOW_QUERY_SECONDS)
        start = time.perf_counter()
        try:
            with ExitStack() as watched:
                for connection in connections.all():
                    watched.enter_context(connection.execute_wrapper(watch))
                response = get_response(request)
            response.headers[HEADER] = identity
            if OWN not in request.META:
                _record(request, response, time.perf_counter() - start, watch.count)
        finally:
            request_id.reset(token)
        return response

    return middleware


def _record(request: HttpRequest, response: HttpResponse, seconds: float, queries: int) -> None:
    """One line and one count. The route, never the path: paths and what follows them may hold what somebody typed."""
    match = request.resolver_match
    route = f"/{match.route}" if match else UNKNOWN_ROUTE
    method = request.method if request.method in {"GET", "HEAD", "POST", "OPTIONS"} else "other"
    REQUESTS.labels(route, method, str(response.status_code)).inc()
    SECONDS.labels(route).observe(seconds)
    QUERIES.labels(route).inc(queries)
    requests_log.info(
        "request",
        extra={
            "method": method,
            "route": route,
            "status": response.status_code,
            "ms": round(1000 * seconds, 1),
            "queries": queries,
        },
    )

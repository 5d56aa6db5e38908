"""What is counted, and the page on which Prometheus reads it."""

import hmac
import ipaddress
import os

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

# Where several workers keep their counts together; prometheus-client reads the variable when it is imported.
FOLDER = "PROMETHEUS_MULTIPROC_DIR"

REQUESTS = Counter("skinguide_requests", "Requests answered.", ("route", "method", "status"))
SECONDS = Histogram(
    "skinguide_request_seconds",
    "Time from the first middleware to the answer.",
    ("route",),
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5),
)
QUERIES = Counter("skinguide_queries", "Queries to the database.", ("route",))
SLOW_QUERIES = Counter("skinguide_slow_queries", "Queries that took longer than the slow-query log's limit.")


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Everything counted, in Prometheus' text format; 404 for whoever may not know.

    With SKINGUIDE_METRICS_TOKEN set, its bearer may; without it, a request from this machine that no proxy handed on.
    """
    if not _may_read(request):
        raise Http404
    registry = CollectorRegistry()
    if os.environ.get(FOLDER):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    token: str = settings.METRICS_TOKEN
    if token:
        return hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode())
    if any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP")):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False

"""The admin's page on how the site is doing: what runs here, what the catalogue holds, what waits."""

import platform
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import django
from django.conf import settings
from django.contrib import admin, messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_current_timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from evaluation.knowledge import knowledge
from products import jobs
from products.assessments import labels_to_assess
from products.models import Assessment, Product, ProductLabel, Status
from products.versions import versions
from skinguide.release import release

GIB = 1 << 30
# Those who keep the catalogue; clinics' managers are guests here, and what runs and what waits is none of theirs.
SEES = "products.view_assessment"


@dataclass(frozen=True, slots=True)
class Line:
    """A name and what stands beside it."""

    name: str
    value: str


@never_cache
@require_http_methods(["GET", "POST"])
def state(request: HttpRequest) -> HttpResponse:
    """Versions, counts, stale scores, jobs; 403 without SEES. POST hands the stale scores out (superusers, else 403).

    Context of `admin/observing/state.html`: `groups`, pairs of a title and its lines, `stale`, `may_hand_out`.
    """
    if not request.user.has_perm(SEES) or (request.method == "POST" and not request.user.is_superuser):
        raise PermissionDenied
    if request.method == "POST":
        messages.success(request, f"{jobs.queue_rescore()} jobs wait for a worker.")
        return redirect("admin:state")
    stale = labels_to_assess().count()
    context = {
        **admin.site.each_context(request),
        "title": "State of the site",
        "groups": [
            ("What runs", _versions()),
            ("The catalogue", [*_catalogue(), Line("Labels whose score is missing or stale", f"{stale:,}")]),
            ("Jobs beside the site", _jobs()),
            ("Room and backups", _room()),
        ],
        "stale": stale,
        "may_hand_out": request.user.is_superuser,
    }
    return render(request, "admin/observing/state.html", context)


def _versions() -> list[Line]:
    names = {"method_version": "Method", "data_digest": "Data", "engine_digest": "Engine"}
    return [
        Line("Release", release()),
        *(Line(names[field], value) for field, value in versions(knowledge()).items()),
        Line("Python", platform.python_version()),
        Line("Django", django.get_version()),
        Line("Database", f"{connection.display_name} {_database_version()}"),
        Line("Cache", type(cache).__name__ if settings.CACHES["default"].get("LOCATION") else "each process's memory"),
    ]


def _database_version() -> str:
    return ".".join(str(part) for part in connection.get_database_version())


def _catalogue() -> list[Line]:
    counted = dict(Product.objects.order_by().values_list("status").annotate(Count("pk")))
    return [
        *(Line(f"Products: {status.label}", f"{counted.get(status, 0):,}") for status in Status),
        Line("Captures of labels", f"{ProductLabel.objects.count():,}"),
        Line("Scores kept", f"{Assessment.objects.count():,}"),
    ]


def _jobs() -> list[Line]:
    queue = jobs.queue()
    return [
        Line("Waiting", f"{queue.waiting:,}"),
        Line("Being done", f"{queue.running:,}"),
        Line("Failed", f"{queue.failed:,}"),
    ]


def _room() -> list[Line]:
    usage = shutil.disk_usage(settings.VAR_DIR if Path(settings.VAR_DIR).exists() else settings.BASE_DIR)
    backups = sorted((settings.VAR_DIR / "backups").glob("*.tar.gz"), key=lambda file: file.stat().st_mtime)
    newest = "none beside the database"
    if backups:
        made = datetime.fromtimestamp(backups[-1].stat().st_mtime, get_current_timezone())
        newest = f"{made:%Y-%m-%d %H:%M}"
    return [
        Line("Free on the disk", f"{usage.free / GIB:.1f} GiB of {usage.total / GIB:.1f}"),
        Line("Newest backup", newest),
    ]

"""What makes the site installable, and readable without a connection for pages already seen."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from skinguide.static_storage import site_styles

DAY = 86_400
ICON_SIZES = (192, 512)
# What the page shown without a connection is made of; the other files are kept when a page first asks for them.
SHELL = ("css/print.css", "js/offline.js", "img/favicon.svg")


@require_safe
@cache_control(max_age=DAY, public=True)
def manifest(request: HttpRequest) -> JsonResponse:
    """How the site looks once it is installed."""
    content = {
        "id": "/",
        "name": "Skinguide: exosome skincare, read from its labels",
        "short_name": "Skinguide",
        "description": "Reads the labels of exosome skincare and scores what they document as a range.",
        "lang": "en-GB",
        "start_url": reverse("home"),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#faf8f4",
        "theme_color": "#ffffff",
        "icons": [*_icons("icon", "any"), *_icons("icon-maskable", "maskable")],
        "shortcuts": [
            {"name": "Check a label", "url": reverse("evaluation:check")},
            {"name": "Products", "url": reverse("products:catalogue")},
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")


def _icons(name: str, purpose: str) -> Iterable[dict[str, str]]:
    return (
        {"src": static(f"img/{name}-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in ICON_SIZES
    )


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps pages seen. It stands at the root because a worker rules only what lies below it."""
    context = {"offline_page": reverse("offline"), "shell": [static(path) for path in (*site_styles(), *SHELL)]}
    return render(request, "service-worker.js", context, content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(no_cache=True)
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown without a connection in place of a page that was never seen."""
    return render(request, "offline.html")

"""The guide's index and its pages. A form on a page is answered by GET and nothing is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.knowledge import guide
from skinguide.guide.contents import CONTENT
from skinguide.guide.pages import make_page, pages_by_group


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All pages of the guide, by group."""
    return render(request, "guide/index.html", {"groups": pages_by_group()})


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of the guide, with its contents, its sources and the day it was checked. 404 where there is none."""
    if slug not in guide().pages:
        raise Http404("The guide has no such page.")
    content = CONTENT[slug](request) if slug in CONTENT else {}
    return render(request, "guide/page.html", {"guide_page": make_page(slug, request, content)})

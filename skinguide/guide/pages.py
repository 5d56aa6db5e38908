"""How a page of the guide is put together: first its prose, then everything that the prose made known about itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from evaluation.core.knowledge.citations import Citation
from evaluation.core.knowledge.guide_models import Group, Page
from evaluation.knowledge import guide
from evaluation.templatetags.guide import PageNotes


@dataclass(frozen=True)
class GuidePage:
    """A page ready to be framed: its prose as HTML, and the sections and sources that the prose named, in its order."""

    page: Page
    group: Group
    body: SafeString
    sections: Mapping[str, str]
    sources: Sequence[Citation]
    following: Page | None


def make_page(slug: str, request: HttpRequest, content: Mapping[str, object]) -> GuidePage:
    """The page of that name, its prose rendered with `content`. KeyError where the guide has no such page."""
    pages = list(guide().pages.values())
    page = guide().pages[slug]
    notes = PageNotes()
    body = render_to_string(
        f"guide/pages/{slug}.html", {"guide": guide(), "page": page, "notes": notes, **content}, request=request
    )
    place = pages.index(page)
    return GuidePage(
        page=page,
        group=guide().groups[page.group],
        body=body,
        sections=notes.sections,
        sources=list(notes.citations.values()),
        following=pages[place + 1] if place + 1 < len(pages) else None,
    )


def pages_by_group() -> list[tuple[Group, list[Page]]]:
    """The groups of the index, each with its pages in order."""
    return [
        (group, [page for page in guide().pages.values() if page.group == group.id])
        for group in guide().groups.values()
    ]

"""How the guide's prose names its sources, sections and words: tags that also note what a page used.

They note it in the `notes` of the context, so that contents, numbers and the list of sources come from the prose itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from evaluation.core.knowledge.citations import Citation
from evaluation.core.knowledge.cited import CitedText
from evaluation.knowledge import guide, knowledge

register = template.Library()


@dataclass
class PageNotes:
    """What a page has used so far: citations in the order of their first use, sections, and words defined."""

    citations: dict[str, Citation] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    terms: set[str] = field(default_factory=set)

    def number(self, key: str) -> int:
        """The citation's number on this page. KeyError for one that is unknown or, not verified, may not be shown."""
        citation = knowledge().citations[key]
        if not citation.verified:
            raise KeyError(f"{key} is not verified, so it cannot be shown")
        self.citations.setdefault(key, citation)
        return list(self.citations).index(key) + 1

    def section(self, anchor: str, title: str) -> None:
        """Note a section for the page's contents. ValueError for an anchor that stands twice."""
        if anchor in self.sections:
            raise ValueError(f"the anchor {anchor} stands twice on this page")
        self.sections[anchor] = title


def _marks(notes: PageNotes, keys: Iterable[str]) -> SafeString:
    links = format_html_join(
        "",
        '<a class="ref" href="#source-{}" aria-label="Source {}: {}">{}</a>',
        (
            (number, number, knowledge().citations[key].publisher, number)
            for number, key in sorted((notes.number(key), key) for key in keys)
        ),
    )
    return format_html('<span class="refs">{}</span>', links) if links else links


@register.simple_tag(takes_context=True)
def ref(context: Context, *keys: str) -> SafeString:
    """The numbers of the sources of what was just said, each a link to the list at the end of the page."""
    return _marks(context["notes"], keys)


@register.simple_tag(takes_context=True)
def cited(context: Context, text: CitedText) -> SafeString:
    """A text from the data with its sources' numbers behind each fact; a full stop goes before the number."""
    notes: PageNotes = context["notes"]
    pieces = text.pieces
    html = [SafeString("")]
    for here, after in zip(pieces, (*pieces[1:], None), strict=True):
        words = here.text.removeprefix(".") if html[-1].endswith(_ENDED) else here.text
        stop = "." if here.citations and after and after.text.startswith((".", ";", ",", ":")) else ""
        html.append(conditional_escape(words))
        if stop and after:
            html.append(SafeString(after.text[0]))
        marks = _marks(notes, here.citations)
        html.append(SafeString(marks + _ENDED) if stop else marks)
    return mark_safe("".join(html).replace(_ENDED, ""))  # noqa: S308 - every piece was escaped above

"""How the guide's prose names its sources, sections and words: tags that also note what a page used.

They note it in the `notes` of the context, so that contents, numbers and the list of sources come from the prose.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evaluation.core.knowledge.citations import Citation
from evaluation.core.knowledge.cited import CitedText
from evaluation.knowledge import guide, knowledge

register = template.Library()


@dataclass
class PageNotes:
    """What a page has used so far: citations in the order of their first use, sections by anchor, words defined."""

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

    def define(self, term_id: str) -> None:
        """Note a word that the page defines. ValueError where it does so twice: once is enough for a reader."""
        if term_id in self.terms:
            raise ValueError(f"{term_id} is defined twice on this page")
        self.terms.add(term_id)


def _numbers(notes: PageNotes, keys: Iterable[str]) -> SafeString:
    links = format_html_join(
        " ",
        '<a href="#source-{}" aria-label="Source {}">{}</a>',
        ((number, number, number) for number in sorted(map(notes.number, keys))),
    )
    return format_html('<sup class="refs">{}</sup>', links) if links else links


@register.simple_tag(takes_context=True)
def ref(context: Context, *keys: str) -> SafeString:
    """The numbers of the sources of what was just said, each a link to the list at the end of the page."""
    return _numbers(context["notes"], keys)


@register.simple_tag(takes_context=True)
def ref_list(context: Context, keys: Iterable[str]) -> SafeString:
    """Like `ref`, for an entry of the data that lists its sources."""
    return _numbers(context["notes"], keys)


@register.simple_tag(takes_context=True)
def cited(context: Context, text: CitedText) -> SafeString:
    """A text from the data, with its sources' numbers behind each fact."""
    return format_html_join(
        "", "{}{}", ((piece.text, _numbers(context["notes"], piece.citations)) for piece in text.pieces)
    )


@register.simple_block_tag(takes_context=True)
def section(context: Context, content: str, anchor: str, title: str) -> SafeString:
    """A section under its heading, which the page's contents then list."""
    context["notes"].section(anchor, title)
    # Without a name the section is no landmark: a page may have sixteen, and headings already lead there.
    return format_html('<section class="section"><h2 id="{}">{}</h2>{}</section>', anchor, title, content)


@register.simple_tag(takes_context=True)
def term(context: Context, term_id: str, words: str = "") -> SafeString:
    """A word with its definition a press away, by mouse, touch or keyboard, without a script; once a page is enough.

    KeyError for a word that the glossary does not know.
    """
    entry = guide().terms[term_id]
    context["notes"].define(term_id)
    return format_html(
        '<button class="term" type="button" popovertarget="term-{id}">{words}</button>'
        '<span class="definition" id="term-{id}" popover><b>{name}</b> {short} '
        '<a href="{address}#{id}">Glossary</a></span>',
        id=term_id,
        words=words or entry.name,
        name=entry.name,
        short=entry.short,
        address=reverse("guide:page", args=["glossary"]),
    )


@register.simple_tag
def to(place: str, words: str = "") -> SafeString:
    """A link to a page of the guide or to a section of one, "sources#plant"; without words, by the page's short name.

    KeyError for a page that the guide does not have.
    """
    slug, _, anchor = place.partition("#")
    page = guide().pages[slug]
    address = reverse("guide:page", args=[slug])
    return format_html('<a href="{}{}">{}</a>', address, f"#{anchor}" if anchor else "", words or page.nav)

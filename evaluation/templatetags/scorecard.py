"""How a scorecard's pieces are drawn in templates."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evaluation.core.knowledge.citations import Citation
from evaluation.knowledge import knowledge
from evaluation.presentation.bars import RangeBar, range_bar
from evaluation.presentation.card import flag_verdict, flag_words
from evaluation.presentation.figures import counted, whole

# A few hundred bytes each.
MOST_BARS = 200

register = template.Library()
register.filter("whole", whole)
register.filter("flag_words", flag_words)
register.filter("flag_verdict", flag_verdict)
register.filter("counted", counted)


@register.simple_tag
@lru_cache(maxsize=64)
def shape(name: str) -> SafeString:
    """One of the shapes that `_shapes.html` defines; the words beside it say the same, so screen readers skip it."""
    return format_html(
        '<svg class="shape shape-{}" viewBox="0 0 20 20" aria-hidden="true" focusable="false">'
        '<use href="#shape-{}"/></svg>',
        name,
        name,
    )


@register.simple_tag
def bar(drawn: RangeBar, size: str = "large") -> SafeString:
    """A bar that is already worked out, in size "large", "row" or "small"."""
    return _bar(drawn, size)


@register.simple_tag
def score_bar(low: float, high: float, band: str = "", size: str = "row") -> SafeString:
    """The bar of a stored range, 0–100."""
    return _bar(range_bar(low, high, band), size)


@lru_cache(maxsize=MOST_BARS)
def _bar(drawn: RangeBar, size: str) -> SafeString:
    return draw("scorecard/_range_bar.jinja", bar=drawn, size=size)


@register.simple_tag
def draw(name: str, **values: Any) -> SafeString:
    """The piece `name`, made of these values and of nothing else (skinguide.drawing)."""
    return SafeString(render_to_string(name, values, using="jinja2"))


@register.simple_tag
def cite(keys: str | Iterable[str]) -> SafeString:
    """Links to the documents cited under these keys: title, publisher, year.

    What nobody has verified is never shown. KeyError for a key that the data does not know: a template or a rule
    that cites it is wrong.
    """
    return _links(_verified([keys] if isinstance(keys, str) else keys))


@register.simple_tag
def sources(keys: Iterable[str]) -> SafeString:
    """The first of these documents in sight, the others one click away; nothing where none is verified."""
    return _sources(tuple(keys))


@cache
def _sources(keys: tuple[str, ...]) -> SafeString:
    """Kept: the data files name few groups of documents, and every page shows dozens of them."""
    verified = _verified(keys)
    first, others = verified[:1], verified[1:]
    if not first:
        return SafeString("")
    shown = format_html('<ul class="citations" aria-label="Source">{}</ul>', _links(first))
    if not others:
        return shown
    return format_html(
        '{}<details class="more-sources"><summary>{}</summary><ul class="citations">{}</ul></details>',
        shown,
        counted(len(others), "further source"),
        _links(others),
    )


@register.simple_tag
def folded_sources(keys: Iterable[str]) -> SafeString:
    """These documents one click away, for a page of many facts; nothing where none is verified."""
    return _folded_sources(tuple(keys))


@cache
def _folded_sources(keys: tuple[str, ...]) -> SafeString:
    verified = _verified(keys)
    if not verified:
        return SafeString("")
    return format_html(
        '<details class="more-sources"><summary>{}</summary><ul class="citations">{}</ul></details>',
        counted(len(verified), "source"),
        _links(verified),
    )


def _verified(keys: Iterable[str]) -> list[Citation]:
    citations = knowledge().citations
    return [citation for key in keys if (citation := citations[key]).verified]


def _links(citations: Iterable[Citation]) -> SafeString:
    return format_html_join(
        "",
        '<li class="citation"><a href="{}" rel="noopener external">{}</a> <span class="publisher">{}</span></li>',
        (
            (citation.url, citation.title, ", ".join(filter(None, (citation.publisher, str(citation.year or "")))))
            for citation in citations
        ),
    )


@register.simple_tag(takes_context=True)
def nav_link(context: Context, view_name: str, words: str) -> SafeString:
    """A link of the navigation, marked as current on its own page and below it. Error pages have no request."""
    address = _address(view_name, get_script_prefix())
    path = context["request"].path if "request" in context else ""
    return _nav_link(address, words, path.startswith(address))


@lru_cache(maxsize=64)
def _address(view_name: str, root: str) -> str:
    """`root` is where the site stands on its host: part of every address."""
    return reverse(view_name)


@lru_cache(maxsize=64)
def _nav_link(address: str, words: str, is_current: bool) -> SafeString:
    current = SafeString(' aria-current="page"' if is_current else "")
    return format_html('<a href="{}"{}>{}</a>', address, current, words)


@register.simple_tag
def method_version() -> str:
    """The version of the method that scores are made with."""
    return f"Method {knowledge().method.version}."


@register.filter
def thousands(number: int) -> str:
    """20000 -> "20,000"."""
    return f"{number:,}"

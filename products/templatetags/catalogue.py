"""How products stand in lists."""

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from evaluation.templatetags.scorecard import draw
from products.avoiding import avoid_data
from products.list_rows import ListRow

# Rows of two or three kB each: those of the pages that are asked for most. One is drawn in a fifth of a millisecond.
MOST_KEPT = 300

register = template.Library()
register.filter("avoid_data", avoid_data)


@register.simple_tag
def list_row(row: ListRow, level: int = 2) -> SafeString:
    """A row of a list that is there to be read; `level` is that of its heading."""
    return _drawn(row, level=level)


@register.simple_tag(takes_context=True)
def catalogue_row(context: Context, row: ListRow) -> SafeString:
    """A row of the catalogue: to be compared, with the range by the shopper's own weights and what her answers mean."""
    own, notes = context["own_bars"], context["notes"]
    with_own = {"weighs": bool(own), "own": own.get(row.pk)}
    if context["row_rules"]:
        return _drawn(row, compares=True, **with_own)
    # what follows from somebody's answers is kept nowhere
    return _drawn.__wrapped__(row, compares=True, notes=notes.get(row.pk, []), **with_own)


@lru_cache(maxsize=MOST_KEPT)
def _drawn(row: ListRow, **how: Any) -> SafeString:
    """Equal rows are drawn once."""
    shown = {"level": 2, "compares": False, "weighs": False, "own": None, "notes": None}
    return draw("products/_row.jinja", row=row, **(shown | how))


@register.filter
def host(url: str) -> str:
    """The site of a page's address, as link words: "www.fda.gov" -> "fda.gov"."""
    return (urlsplit(url).hostname or url).removeprefix("www.")

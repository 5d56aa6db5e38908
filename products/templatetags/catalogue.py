"""How products stand in lists."""

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from django import template

from evaluation.presentation import RangeBar
from evaluation.presentation.figures import scientific
from products.avoiding import STORED, avoid_data, stored_avoid_data
from products.costs import pack_price
from products.models import Assessment, Product
from products.row_notes import RowNote, watched_of

register = template.Library()
register.filter("avoid_data", avoid_data)
register.filter("stored_avoid_data", stored_avoid_data)


@register.filter
def row_facts(product: Product) -> list[str]:
    """Source, concentration and price of a list row in a few words each. Reads what `with_row_facts` fetched."""
    assessment = product.current_assessment
    facts = [_sources(assessment), _concentration(assessment)] if assessment else []
    return [fact for fact in (*facts, _price(product)) if fact]


def _sources(assessment: Assessment) -> str:
    kinds = dict.fromkeys(assessment.label.source_kinds())
    return " + ".join(kinds) or f"source {_silence(assessment)}"


def _concentration(assessment: Assessment) -> str:
    if assessment.particles_per_ml is not None:
        return f"{scientific(assessment.particles_per_ml)} /mL"
    return assessment.concentration_as_stated or f"concentration {_silence(assessment)}"


def _silence(assessment: Assessment) -> str:
    """A summary cannot be silent: what it lacks has not been seen."""
    return "not seen" if assessment.label.is_summary else "not stated"


def _price(product: Product) -> str:
    if per_ml := product.price_per_ml:
        return f"{per_ml} per mL"
    newest = next(iter(product.prices.all()), None)
    return f"{newest.money} for {newest.get_basis_display()}" if newest else ""


@register.filter
def own_bar(bars: Mapping[int, RangeBar], product: Product) -> RangeBar | None:
    """The product's range by the shopper's own weights; None where it has none."""
    return bars.get(product.pk)


@register.filter
def notes_of(notes: Mapping[int, list[RowNote]], product: Product) -> list[RowNote]:
    """What the shopper's answers mean for the product."""
    return notes.get(product.pk, [])


@register.filter
def for_me_data(product: Product) -> str:
    """What `for-me.js` reads of a row, as JSON: what was found on the label, and the price of a pack."""
    price = pack_price(product.prices.all())
    found = {
        **{key: value for key, value in watched_of(product).items() if key != STORED},
        "price": str(price.amount) if price else "",
        "currency": price.currency if price else "",
    }
    return json.dumps(found, separators=(",", ":"))


@register.filter
def host(url: str) -> str:
    """The site of a page's address, as link words: "www.fda.gov" -> "fda.gov"."""
    return (urlsplit(url).hostname or url).removeprefix("www.")

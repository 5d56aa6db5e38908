"""Products as a sheet: one row each, the same facts as in JSON."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from products.api.shapes import ProductOut

COLUMNS = (
    "slug", "brand", "name", "type", "use", "size_ml", "size_g", "sources", "proven", "possible", "coverage", "band",
    "red_flags", "critical_red_flags", "identity_sound", "method", "label_seen_on", "label_url", "evidence_grade",
    "price", "currency", "price_per_ml", "price_seen_on", "url",
)  # fmt: skip
# A spreadsheet would run what begins so.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(products: Iterable[ProductOut], *, with_head: bool = True) -> str:
    """A sheet as CSV (RFC 4180), with a head row unless it goes on; empty cells where something is not known."""
    text = io.StringIO()
    writer = csv.writer(text)
    if with_head:
        writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in cells(product)] for product in products)
    return text.getvalue()


def cells(product: ProductOut) -> list[Any]:
    """The product's values in the order of COLUMNS; None where something is not known."""
    score, label, price = product.score, product.label, product.price
    return [
        *(product.slug, product.brand.name, product.name, product.type, product.use, product.size_ml, product.size_g),
        "; ".join(source.kind for source in product.sources),
        *((score.low, score.high, score.coverage, score.band, score.red_flags) if score else [None] * 5),
        *((score.critical_red_flags, score.identity_sound, score.method) if score else [None] * 3),
        *((label.seen_on, label.url, label.evidence_grade) if label else [None] * 3),
        *((price.amount, price.currency, price.per_ml, price.seen_on) if price else [None] * 4),
        product.url,
    ]


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value

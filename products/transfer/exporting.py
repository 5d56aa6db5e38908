"""The catalogue as rows: each product with its brand, its newest price and its newest look at its label."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from django.db.models import Prefetch

from products.models import PROVENANCE, Product, ProductLabel, ProductPrice, QuotedClaim, Status
from products.querysets import ProductQuerySet
from products.transfer import csv_table, json_table, xlsx_table
from products.transfer.cells import guarded, in_lines, list_text, part_cell
from products.transfer.columns import BRAND, LABEL, PRICE, PRODUCT, Column, Kind
from products.transfer.tables import Row

BATCH = 500
NEWEST = "newest_labels"  # the attribute under which a product's newest label is fetched


def export_rows(products: ProductQuerySet) -> Iterator[Row]:
    """A row for each of these products but those that were merged into another, in the order of their names.

    Five queries for each 500 products, so that any number fits into memory.
    """
    newest = ProductLabel.objects.newest_of_each_product().prefetch_related("sources", "quoted_claims", "further_pages")
    found = (
        products.exclude(status=Status.MERGED)
        .select_related("brand")
        .prefetch_related("prices", Prefetch("labels", newest, to_attr=NEWEST))
        .order_by("brand__name", "name", "slug")
    )
    for product in found.iterator(chunk_size=BATCH):
        yield _row(product)


def write_table(kind: str, rows: Iterable[Row], out: IO[bytes]) -> None:
    """Write a table of this kind, "csv", "json" or "xlsx", as its rows come."""
    if kind == "xlsx":
        xlsx_table.write(rows, out)
        return
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    {"csv": csv_table, "json": json_table}[kind].write(rows, text)
    text.detach()


def _row(product: Product) -> Row:
    labels: list[ProductLabel] = getattr(product, NEWEST)
    prices: list[ProductPrice] = list(product.prices.all()[:1])
    label = labels[0] if labels else None
    return {
        **_cells(product.brand, BRAND),
        **_cells(product, PRODUCT),
        **_cells(prices[0] if prices else None, PRICE),
        **_cells(label, LABEL),
        **_lists(label),
    }


def _cells(row: object, columns: Sequence[Column]) -> Row:
    return {column.name: _cell(column, getattr(row, column.field, None)) for column in columns}


def _cell(column: Column, value: object) -> str:
    if column.kind is Kind.PART:
        return part_cell(value if isinstance(value, str) else None)
    if value is None:
        return ""
    if column.kind is Kind.BOOLEAN:
        return "yes" if value else "no"
    if column.kind is Kind.NUMBER and column.name != "price":
        return f"{value.normalize():f}"  # type: ignore[attr-defined]
    return guarded(in_lines(str(value)).strip())


def _lists(label: ProductLabel | None) -> Row:
    if label is None:
        return {"sources": "", "claims": "", "further_pages": ""}
    sources = [(source.kind, source.detail, source.as_stated) for source in label.sources.all()]
    claims = [_claim(claim, label) for claim in label.quoted_claims.all()]
    pages = [(page.url,) for page in label.further_pages.all()]
    return {
        "sources": guarded(list_text(sources)),
        "claims": guarded(list_text(claims)),
        "further_pages": guarded(list_text(pages)),
    }


def _claim(claim: QuotedClaim, label: ProductLabel) -> tuple[str, ...]:
    """The claim's fields; those of its provenance only where they are not the label's."""
    seen = [getattr(claim, name) for name in PROVENANCE]
    own = [
        "" if value in (None, getattr(label, name)) else str(value)
        for name, value in zip(PROVENANCE, seen, strict=True)
    ]
    return claim.text, claim.said_by, *own

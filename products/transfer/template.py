"""The file to begin with: all columns, two rows of invented products, and what each column holds."""

import io

from products.transfer import csv_table, json_table, xlsx_table
from products.transfer.columns import COLUMNS
from products.transfer.tables import Row

_EXAMPLES = (
    {
        "brand": "Example Lab (invented)",
        "name": "Rose Vesicle Serum",
        "type": "serum",
        "use": "home",
        "size_ml": "30",
        "price": "74.00",
        "currency": "EUR",
        "price_seen_on": "2026-11-23",
        "price_url": "https://example.org/rose",
        "front": "Rose Vesicle Serum\nwith extracellular vesicles of rose callus",
        "making": "2 billion particles per mL, isolated by tangential flow filtration.",
        "ingredients": "Water, Glycerin, Niacinamide, Phenoxyethanol",
        "ingredients_complete": "yes",
        "url": "https://example.org/rose",
        "page_kind": "brand page",
        "seen_on": "2026-11-23",
        "seen_by": "your name",
        "grade": "A",
        "sources": "plant | rose callus | rose callus culture",
        "claims": "with extracellular vesicles of rose callus | brand page",
        "further_pages": "https://example.org/faq",
    },
    {
        "brand": "Example Lab (invented)",
        "name": "Calm Ampoule",
        "type": "ampoule",
        "use": "professional",
        "size_ml": "10",
        "pack": "5 vials of 2 mL",
        "editor_notes": "The back of the box was not seen; the shop shows no directions at all.",
        "front": "Calm Ampoule, human exosomes",
        "directions": "(empty)",
        "url": "https://example.org/shop/calm",
        "page_kind": "shop",
        "seen_on": "2026-11-20",
        "seen_by": "your name",
        "grade": "B",
        "sources": "human_msc | adipose tissue\nunspecified",
    },
)


def template(kind: str) -> bytes:
    """The file as "csv", "json" or "xlsx"; the workbook has a second sheet that explains the columns."""
    rows: list[Row] = [{column.name: example.get(column.name, "") for column in COLUMNS} for example in _EXAMPLES]
    if kind == "xlsx":
        out = io.BytesIO()
        xlsx_table.write(rows, out, explained=True)
        return out.getvalue()
    text = io.StringIO(newline="")
    {"csv": csv_table, "json": json_table}[kind].write(rows, text)
    return text.getvalue().encode()

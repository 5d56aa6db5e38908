"""Small tables for tests."""

import csv
import io

from products.transfer.columns import COLUMNS
from products.transfer.tables import ReadRow

ROSE = {
    "brand": "Elan",
    "name": "Rose",
    "type": "serum",
    "size_ml": "30",
    "price": "60.00",
    "currency": "USD",
    "front": "Rose exosome serum.",
    "url": "https://example.org/rose",
    "seen_on": "2026-11-20",
    "seen_by": "an editor",
    "grade": "A",
    "sources": "plant | rose callus",
}


def read_rows(*rows):
    return [ReadRow(number, row) for number, row in enumerate(rows, start=2)]


def csv_of(*rows, encoding="utf-8", delimiter=","):
    out = io.StringIO(newline="")
    names = [column.name for column in COLUMNS if any(column.name in row for row in rows)]
    writer = csv.DictWriter(out, names, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)

"""Small tables for tests."""

import csv
import io

from products.models import Brand, CatalogueEntry, Product, ProductLabel
from products.transfer.columns import COLUMNS
from products.transfer.importing import carry_out
from products.transfer.planning import plan_import
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


def bring(*rows):
    plan = plan_import(read_rows(*rows))
    assert plan.problems == []
    for _ in carry_out(plan, "Import of a.csv"):
        pass
    return [row.outcome for row in plan.rows]


def problems(*rows):
    return [(problem.row, problem.column, problem.words) for problem in plan_import(read_rows(*rows)).problems]


def everything():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Brand, Product, ProductLabel, CatalogueEntry)
    }

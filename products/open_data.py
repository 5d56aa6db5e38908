"""The published catalogue as files that anybody may take: JSON Lines, CSV, Parquet, schema, licence, checksums."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from evaluation.core.scorecard import Scorecard
from products.api.products import product_out
from products.api.shapes import ProductOut
from products.api.sheet import COLUMNS, cells, sheet
from products.models import Product

FOLDER = "open-data"
PRODUCTS, SCORECARDS, SHEET, PARQUET = "products.jsonl", "scorecards.jsonl", "products.csv", "products.parquet"
SCHEMA, LICENCE, SUMS = "schema.json", "LICENCE.txt", "SHA256SUMS"
NAMES = (PRODUCTS, SCORECARDS, SHEET, PARQUET, SCHEMA, LICENCE, SUMS)
BATCH = 500
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
WORDS = """\
Skinguide: open data of {day}

Facts, scores and scorecards of the published catalogue: Creative Commons Attribution 4.0 International (CC BY 4.0),
https://creativecommons.org/licenses/by/4.0/
Name "Skinguide" and the day of the data where you use them.

Short quotations of labels remain their makers'. INCI names and functions come from the European Commission's CosIng
database, (c) European Union, reused under CC BY 4.0, adapted.

A score says how well a label is documented. It never says that a product works, is safe or is lawful.
"""

Told = Callable[[int], object]


def write_open_data(folder: Path, day: date, tell: Told) -> int:
    """Write every file into the folder, which must exist and be empty; how many products they hold.

    `tell` is called with the number of products that have just been written.
    """
    count = 0
    with (
        (folder / PRODUCTS).open("w", encoding="utf-8") as lines,
        (folder / SCORECARDS).open("w", encoding="utf-8") as cards,
        (folder / SHEET).open("w", encoding="utf-8", newline="") as table,
        pq.ParquetWriter(folder / PARQUET, _columns()) as parquet,
    ):
        table.write(sheet([]))
        for batch in _batches():
            rows = [product_out(product, _absolute) for product in batch]
            lines.writelines(f"{row.model_dump_json()}\n" for row in rows)
            _write_cards(cards, batch)
            table.write(sheet(rows, with_head=False))
            parquet.write_table(_as_table(rows))
            count += len(batch)
            tell(len(batch))
    shapes = {"products": ProductOut.model_json_schema(), "scorecards": _with_slug(Scorecard.model_json_schema())}
    (folder / SCHEMA).write_text(json.dumps(shapes, indent=1), encoding="utf-8")
    (folder / LICENCE).write_text(WORDS.format(day=day), encoding="utf-8")
    sums = (f"{_sum(folder / name)}  {name}\n" for name in NAMES if name != SUMS)
    (folder / SUMS).write_text("".join(sums), encoding="utf-8")
    return count


def publish(folder: Path, day: date) -> None:
    """Put the files where the site offers them, in the place of those of the same day."""
    for name in NAMES:
        place = f"{FOLDER}/{day}/{name}"
        if default_storage.exists(place):
            default_storage.delete(place)
        with (folder / name).open("rb") as file:
            default_storage.save(place, File(file))


def published_days() -> list[str]:
    """The days of which there are files, the newest first."""
    try:
        days, _ = default_storage.listdir(FOLDER)
    except (OSError, NotImplementedError):
        return []
    return sorted((day for day in days if DATE.fullmatch(day)), reverse=True)


def _batches() -> Iterator[list[Product]]:
    """All published products in order of their keys, so many at a time: memory does not grow with the catalogue."""
    last = 0
    rows = Product.objects.published().select_related("brand", "current_assessment__label").with_row_facts()
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        yield batch


def _absolute(path: str) -> str:
    return f"{settings.ORIGIN}{path}"


def _write_cards(file: IO[str], batch: list[Product]) -> None:
    for product in batch:
        if assessment := product.current_assessment:
            file.write(json.dumps({"slug": product.slug, "scorecard": assessment.scorecard}, ensure_ascii=False) + "\n")


def _with_slug(scorecard: dict[str, Any]) -> dict[str, Any]:
    definitions = scorecard.pop("$defs", {})
    return {
        "type": "object",
        "properties": {"slug": {"type": "string"}, "scorecard": {"$ref": "#/$defs/Scorecard"}},
        "required": ["slug", "scorecard"],
        "$defs": {**definitions, "Scorecard": scorecard},
    }


def _columns() -> pa.Schema:
    """The sheet's columns, with their types."""
    numbers = {"size_ml", "size_g", "proven", "possible", "coverage", "price", "price_per_ml"}
    counts, truths, days = {"red_flags", "critical_red_flags"}, {"identity_sound"}, {"label_seen_on", "price_seen_on"}

    def kind(name: str) -> pa.DataType:
        if name in numbers:
            return pa.float64()
        if name in counts:
            return pa.int32()
        return pa.bool_() if name in truths else pa.date32() if name in days else pa.string()

    return pa.schema([(name, kind(name)) for name in COLUMNS])


def _as_table(rows: list[ProductOut]) -> pa.Table:
    columns = _columns()
    values = zip(*(cells(row) for row in rows), strict=True)
    arrays = [
        pa.array(
            [float(value) if field.type == pa.float64() and value is not None else value for value in column],
            field.type,
        )
        for column, field in zip(values, columns, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=columns)


def _sum(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()

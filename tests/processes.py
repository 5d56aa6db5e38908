"""Commands of the site as processes of their own, on a database of their own, so that they can be killed."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

BASE = Path(__file__).resolve().parents[1]
PRODUCTS = 40
SEED = f"""
from datetime import date
from products.models import Brand, Product, ProductLabel
brand = Brand.objects.create(name="Elan", slug="elan")
for number in range({PRODUCTS}):
    product = Product.objects.create(
        brand=brand, name=f"Serum {{number}}", slug=f"serum-{{number}}", product_type="serum", status="published"
    )
    ProductLabel.objects.create(
        product=product, front="Milk exosome serum. " * 40, url="https://example.org/serum", seen_on=date(2026, 11, 1),
        seen_by="a tester", evidence_grade="A",
    )
"""


def command(folder, *arguments):
    environment = {**os.environ, "SKINGUIDE_VAR_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "skinguide.settings"}
    environment.pop("DATABASE_URL", None)
    return subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, str(BASE / "manage.py"), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(folder, *arguments):
    process = command(folder, *arguments)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    return out


def fresh_site(folder):
    """The path of a new database in which PRODUCTS published products wait for their score."""
    run(folder, "migrate", "-v0")
    run(folder, "shell", "-v0", "-c", SEED)
    return folder / "skinguide.sqlite3"


def counts(database):
    """Assessments, products that show one, rows of the publication log: equal, or something was half done."""
    with sqlite3.connect(database, timeout=30) as connection:
        return tuple(
            connection.execute(f"select count(*) from {table}").fetchone()[0]  # noqa: S608  our own tables
            for table in (
                "products_assessment",
                "products_product where current_assessment_id is not null",
                "products_publication where assessment_id is not null",
                "products_catalogueentry where low >= 0",
            )
        )

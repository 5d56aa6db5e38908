"""Write the catalogue to a table, a row a product."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from products.models import Product, Status
from products.transfer.exporting import export_rows, write_table
from products.transfer.files import CONTENT_TYPES


class Command(BaseCommand):
    """`manage.py export_catalogue FILE [--published]`."""

    help = "Writes the catalogue, each product with its newest price and label, as CSV, Excel or JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and how much."""
        parser.add_argument("file", type=Path, help="ends in .csv, .xlsx or .json, which says what it becomes")
        parser.add_argument("--published", action="store_true", help="leave drafts out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write row by row; a file that could not be finished is not left behind."""
        file: Path = options["file"]
        kind = file.suffix.lower().removeprefix(".")
        if kind not in CONTENT_TYPES:
            raise CommandError(f"{file.name}: the name has to end in .csv, .xlsx or .json.")
        products = (
            Product.objects.published() if options["published"] else Product.objects.exclude(status=Status.MERGED)
        )
        quiet, total = options["verbosity"] == 0, products.count()
        rows = tqdm(export_rows(products), total=total, unit="product", disable=quiet or None)
        unfinished = file.with_name(f"{file.name}.part")
        try:
            with unfinished.open("wb") as out:
                write_table(kind, rows, out)
            unfinished.replace(file)
        except OSError as error:
            raise CommandError(f"{file}: cannot be written ({error.strerror}).") from None
        finally:
            unfinished.unlink(missing_ok=True)
        if not quiet:
            self.stdout.write(f"Wrote {total} products to {file.name}.")

"""Make the open data of today, and offer it on the site."""

import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localdate
from tqdm import tqdm

from products.models import Product
from products.open_data import publish, write_open_data


class Command(BaseCommand):
    """`manage.py open_data [--to FOLDER]`."""

    help = "Writes the published catalogue as JSON Lines, CSV and Parquet with schema, licence and checksums."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("--to", type=Path, help="an empty folder; without it the site offers the files at /data/")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say how much."""
        folder: Path | None = options["to"]
        if folder is None:
            with tempfile.TemporaryDirectory() as made:
                count = self._write(Path(made))
                publish(Path(made), localdate())
            self.stdout.write(self.style.SUCCESS(f"{count} products; the site offers them at /data/."))
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(f"{folder}: {error.strerror}") from error
        if any(folder.iterdir()):
            raise CommandError(f"{folder} is not empty. Choose another folder: nothing is overwritten.")
        self.stdout.write(self.style.SUCCESS(f"{self._write(folder)} products in {folder}."))

    def _write(self, folder: Path) -> int:
        total = Product.objects.published().count()
        with tqdm(total=total, unit="product", disable=None) as bar:
            return write_open_data(folder, localdate(), bar.update)

"""Put a backup in the place of what is here."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from products.keeping.backup import BackupError, restore


class Command(BaseCommand):
    """`manage.py restore FILE [--replace]`."""

    help = "Puts a backup back and compares it row by row. Stop the site meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which, and whether it may replace what is here."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="although this site has products already")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, and say what came back."""
        try:
            kept = restore(options["file"], self.stdout.write, replace=options["replace"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            self.style.SUCCESS(f"{len(kept.tables)} tables are as in the backup, row by row; {kept.pictures} pictures.")
        )

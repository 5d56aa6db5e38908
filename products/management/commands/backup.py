"""Write the whole catalogue into one file."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from products.keeping.backup import BackupError, back_up


class Command(BaseCommand):
    """`manage.py backup [FILE]`."""

    help = "Writes database and pictures into one file, while the site runs. The secret key is not in it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", nargs="?", help="default: backups/skinguide-DATE-TIME.tar.gz beside the database")

    def handle(self, *args: Any, **options: Any) -> None:
        """Back up, and say what is in it."""
        name = f"skinguide-{datetime.now():%Y%m%d-%H%M%S}.tar.gz"
        file = Path(options["file"]) if options["file"] else settings.VAR_DIR / "backups" / name
        try:
            kept = back_up(file, self.stdout.write)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(self.style.SUCCESS(f"{file}: {len(kept.tables)} tables, {kept.pictures} pictures."))

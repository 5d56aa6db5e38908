"""Load a catalogue file, the starter catalogue if none is named."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from products.catalogue_file import CatalogueFileError, read_catalogue
from products.loading import Added, LoadError, load_brand, load_product

STARTER = settings.BASE_DIR / "fixtures" / "catalogue.json"


class Command(BaseCommand):
    """`manage.py load_catalogue [FILE]`."""

    help = "Loads a catalogue file. Safe to repeat: only what is missing is added, an editor's changes stay."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", nargs="?", type=Path, default=STARTER, help="JSON; default: the starter catalogue")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the whole file, then load it entry by entry; an entry that is refused leaves the others in."""
        try:
            catalogue = read_catalogue(options["file"])
        except CatalogueFileError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from None
        quiet = options["verbosity"] == 0
        work: list[Callable[[], Added]] = [
            *(partial(load_brand, brand) for brand in catalogue.brands),
            *(partial(load_product, product) for product in catalogue.products),
        ]
        added, problems = Added(), []
        for load in tqdm(work, unit="entry", disable=quiet or None):  # None: no bar where nobody watches
            try:
                added += load()
            except LoadError as error:
                problems.append(str(error))
        if not quiet:
            self.stdout.write(f"Added {added}; {len(catalogue.products)} products in {options['file'].name}.")
        if problems:
            raise CommandError("\n".join([f"{len(problems)} entries were left out:", *problems]))

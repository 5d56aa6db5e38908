"""Say whether the catalogue is whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from products.keeping.consistency import LOOKS

MOST_TOLD = 50


class Command(BaseCommand):
    """`manage.py verify`."""

    help = "Looks at the whole catalogue and says what does not hold, if anything: after a crash, a restore, a move."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look; CommandError, and with it an exit code, if anything is wrong. Nothing is changed."""
        faults = []
        for name, look in LOOKS.items():
            found = list(tqdm(look(), desc=name, unit=" fault", disable=None, leave=False))
            faults += found
            self.stdout.write(f"{name}: {f'{len(found)} faults' if found else 'whole'}")
        if faults:
            told = [str(fault) for fault in faults[:MOST_TOLD]]
            more = len(faults) - len(told)
            raise CommandError("\n".join([*told, *([f"and {more} more"] if more else [])]))
        self.stdout.write(self.style.SUCCESS("The catalogue is whole."))

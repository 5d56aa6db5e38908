"""Sign static cards with a new key from now on."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from products.embedding.keys import rotate


class Command(BaseCommand):
    """`manage.py rotate_card_key`."""

    help = "Makes a new key for static cards. Cards signed before stay verifiable; the old private key is deleted."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say which key is gone and which one signs now."""
        try:
            old, new = rotate()
        except (ImproperlyConfigured, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Key {new} signs from now on. Cards signed with {old} are still verified.")

"""Compare all names of the catalogue for products and brands that may be one and the same."""

from typing import Any

from django.core.management.base import BaseCommand

from products.likeness import search_all


class Command(BaseCommand):
    """`manage.py find_duplicates`."""

    help = "Finds near-duplicate products and brands by their names, for the editors' queues. Merges nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Search, and say how many pairs wait for an editor."""
        products, brands = search_all()
        if options["verbosity"]:
            self.stdout.write(f"Pairs that wait for an editor: {products} of products, {brands} of brands.")

"""The products app: the catalogue."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class ProductsConfig(AppConfig):
    """Brands, products, labels as seen, and their assessments."""

    name = "products"

    def ready(self) -> None:
        """Watch each connection for changes of what the public sees."""
        from products.public_changes import watch  # apps are loaded before their modules are

        super().ready()
        connection_created.connect(watch, dispatch_uid="products.public_changes")

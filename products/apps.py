"""The products app: the catalogue."""

from django.apps import AppConfig


class ProductsConfig(AppConfig):
    """Brands, products, labels as seen, and their assessments."""

    name = "products"

"""Products with scorecards, for cards."""

from products.assessments import assess_label
from products.models import Product
from tests.builders import make_brand, make_label, make_product

LABEL = {
    "front": "Rose exosome serum. Heals eczema overnight.",
    "making": "Made from Rosa damascena callus by tangential flow filtration.",
    "ingredients": "Water, Rosa Damascena Callus Extracellular Vesicles, Niacinamide",
    "ingredients_complete": True,
}


def make_scored(slug: str = "rose", **values: object) -> Product:
    """A published product, scored from a label with red flags."""
    brand = values.pop("brand", None) or make_brand(name=values.pop("brand_name", f"Élan {slug}"))
    product = make_product(slug=slug, brand=brand, **{"name": slug.capitalize(), **values})
    assess_label(make_label(product, **LABEL))
    product.refresh_from_db()
    return product


def correct(product: Product, **label: object) -> None:
    """A new look at the label, and the score that comes of it."""
    assess_label(make_label(product, **{**LABEL, "seen_on": "2026-11-20", **label}))
    product.refresh_from_db()

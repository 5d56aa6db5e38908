"""The catalogue: brands, products, their labels as seen, prices, and what was made of them."""

from products.models.assessment import Assessment
from products.models.label import EvidenceGrade, LabelPage, LabelSource, ProductLabel, QuotedClaim, SourceKind
from products.models.price import PriceBasis, ProductPrice
from products.models.product import Brand, Product, ProductType, Status, UseSetting

__all__ = [
    "Assessment",
    "Brand",
    "EvidenceGrade",
    "LabelPage",
    "LabelSource",
    "PriceBasis",
    "Product",
    "ProductLabel",
    "ProductPrice",
    "ProductType",
    "QuotedClaim",
    "SourceKind",
    "Status",
    "UseSetting",
]

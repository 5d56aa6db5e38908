"""Where editors keep the catalogue."""

from products.admin.assessments import AssessmentAdmin
from products.admin.labels import ProductLabelAdmin
from products.admin.products import BrandAdmin, ProductAdmin, ProductPriceAdmin

__all__ = ["AssessmentAdmin", "BrandAdmin", "ProductAdmin", "ProductLabelAdmin", "ProductPriceAdmin"]

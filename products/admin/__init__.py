"""Where editors keep the catalogue."""

from django.contrib import admin

from products.admin.assessments import AssessmentAdmin
from products.admin.clinics import ClinicAdmin, ClinicNoticeAdmin
from products.admin.decisions import (
    BrandMergeAdmin,
    BrandPairAdmin,
    NearNameAdmin,
    ProductMergeAdmin,
    ProductPairAdmin,
)
from products.admin.editor_facts import EditorFactAdmin
from products.admin.images import ProductImageAdmin
from products.admin.inquiries import InquiryAdmin
from products.admin.labels import ProductLabelAdmin
from products.admin.prices import ProductPriceAdmin
from products.admin.products import BrandAdmin, ProductAdmin
from products.admin.reports import ErrorReportAdmin
from products.admin.reviews import DecisionAdmin, HeldChangeAdmin, PublicationAdmin

__all__ = [
    "AssessmentAdmin",
    "BrandAdmin",
    "BrandMergeAdmin",
    "BrandPairAdmin",
    "ClinicAdmin",
    "ClinicNoticeAdmin",
    "DecisionAdmin",
    "EditorFactAdmin",
    "ErrorReportAdmin",
    "HeldChangeAdmin",
    "InquiryAdmin",
    "NearNameAdmin",
    "ProductAdmin",
    "ProductImageAdmin",
    "ProductLabelAdmin",
    "ProductMergeAdmin",
    "ProductPairAdmin",
    "ProductPriceAdmin",
    "PublicationAdmin",
]

admin.site.site_header = "Skinguide: the catalogue"
admin.site.site_title = "Skinguide"
admin.site.index_title = "Labels as seen, and what was made of them"

"""Stored scores, to look at."""

from django.contrib import admin

from products.admin.filters import BandFilter, MethodFilter
from products.admin.large import Large
from products.admin.permissions import ReadOnly
from products.admin.preview import score_words
from products.models import Assessment


@admin.register(Assessment)
class AssessmentAdmin(ReadOnly, Large):
    """Every score ever stored, the latest first. Code writes them: `manage.py rescore`, or saving a label."""

    to_product = "label__product"
    list_display = ("label", "range", "band", "flag_count", "critical_flags", "identity_sound", "method_version")
    list_select_related = ("label__product__brand",)
    list_filter = (BandFilter, "comes_first", "identity_sound", MethodFilter, "assessed_at")
    search_fields = ("label__product__name", "label__product__brand__name")
    left_out = ("scorecard", "label_text", "judged_as")
    exclude = ("scorecard",)

    @admin.display(description="range", ordering="low")
    def range(self, assessment: Assessment) -> str:
        """Proven to possible."""
        return score_words(assessment)

"""Labels as seen: added with their sources and quotations, read-only ever after."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from products.admin.drafted import KeepsDrafts
from products.admin.editor_facts import correction_links
from products.admin.forms import ASSUME_HTTPS, PARTS, LabelForm
from products.admin.histories import WithHistory
from products.admin.large import Large
from products.admin.permissions import AddedOnly, NeverDeleted, signed_in
from products.admin.preview import score_preview
from products.assessments import assess_label
from products.models import DraftKind, LabelPage, LabelSource, ProductLabel, QuotedClaim
from products.querysets import FROZEN_FIELDS

WORDS = ("front", "making", "ingredients", "ingredients_complete", "directions", "silent_parts", "is_summary")
PLACE = ("url", "page_kind", "seen_on", "seen_by", "evidence_grade", "caveat")


class LabelInline(AddedOnly, admin.StackedInline):
    """A product's labels on its own page, the newest first."""

    model = ProductLabel
    form = LabelForm
    formfield_overrides = ASSUME_HTTPS
    extra = 0
    show_change_link = True
    verbose_name_plural = "labels as seen (add a new one when the words change; saved ones are evidence)"
    fieldsets = ((None, {"fields": WORDS}), ("Where and when", {"fields": PLACE}))

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProductLabel]:
        """With what a label's own name needs."""
        return super().get_queryset(request).select_related("product__brand")

    @admin.display(description="seen, and empty")
    def silent_parts(self, label: ProductLabel) -> str:
        """What stands in the place of the tick boxes once the label is saved."""
        return ", ".join(words for part, words in PARTS if getattr(label, part) == "") or "no part"


class SourceInline(admin.StackedInline):
    """What the editor reads as the label's sources; a reading can be mended."""

    model = LabelSource
    extra = 0


class ClaimInline(AddedOnly, admin.StackedInline):
    """Quotations, evidence like the label's other words."""

    model = QuotedClaim
    formfield_overrides = ASSUME_HTTPS
    extra = 0


class PageInline(AddedOnly, admin.StackedInline):
    """Further pages."""

    model = LabelPage
    formfield_overrides = ASSUME_HTTPS
    extra = 0


@admin.register(ProductLabel)
class ProductLabelAdmin(KeepsDrafts, NeverDeleted, Large, WithHistory):
    """Captures, with the scorecard made of them."""

    draft_kind = DraftKind.LABEL
    form = LabelForm
    formfield_overrides = ASSUME_HTTPS
    list_display = ("product", "seen_on", "evidence_grade", "page_kind", "is_summary", "seen_by")
    list_select_related = ("product__brand",)
    list_filter = ("evidence_grade", "is_summary", "ingredients_complete", "seen_on")
    search_fields = ("product__name", "product__brand__name", "url")
    left_out = ("front", "making", "ingredients", "directions")
    autocomplete_fields = ("product",)
    inlines = (SourceInline, ClaimInline, PageInline)

    def get_fieldsets(self, request: HttpRequest, obj: ProductLabel | None = None) -> Any:
        """Words, place, and for a saved label its score; the tick boxes only where parts are typed."""
        words = tuple(name for name in WORDS if not (obj and name == "silent_parts"))
        note = "Saved words are evidence and stay. Add a new label when they change." if obj else None
        sections = [
            (None, {"fields": ("product", *words), "description": note}),
            ("Where and when", {"fields": PLACE}),
        ]
        return [*sections, ("Score", {"fields": ("score", "corrections")})] if obj else sections

    def get_readonly_fields(self, request: HttpRequest, obj: ProductLabel | None = None) -> tuple[str, ...]:
        """The capture, once it is saved."""
        return (*(name.removesuffix("_id") for name in FROZEN_FIELDS), "score", "corrections") if obj else ("score",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProductLabel]:
        """With what a label's own name needs."""
        return super().get_queryset(request).select_related("product__brand")

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """With the scorecard of the label that is being typed."""
        return super().changeform_view(
            request, object_id, form_url, {**(extra_context or {}), "can_type_label": object_id is None}
        )

    @admin.display(description="score")
    def score(self, label: ProductLabel) -> SafeString:
        """The newest assessment of this label, in a few lines."""
        return score_preview(label.assessments.first())

    @admin.display(description="correct what is misread")
    def corrections(self, label: ProductLabel) -> SafeString:
        """Each verdict and flag with the link to an editor's fact about it."""
        assessment = label.assessments.first()
        card = assessment.read_scorecard() if assessment else None
        return correction_links(label, card) if card else format_html("{}", "Once it is scored.")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Judge a new label as soon as its sources are saved with it."""
        super().save_related(request, form, formsets, change)
        if not change:
            assess_label(form.instance, by=signed_in(request))

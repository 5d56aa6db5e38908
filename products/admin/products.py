"""Brands and products."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from products.admin.causes import cause_urls
from products.admin.conflicts import ToldOfConflicts, VersionedForm
from products.admin.drafted import KeepsDrafts
from products.admin.filters import KnownOrNot
from products.admin.histories import WithHistory
from products.admin.images import PictureInline, delete_pictures
from products.admin.inquiries import InquiryInline
from products.admin.intake import intake_urls
from products.admin.labels import LabelInline
from products.admin.large import Large
from products.admin.permissions import NeverDeleted, signed_in
from products.admin.preview import score_preview, score_words
from products.admin.prices import PriceInline
from products.admin.steps import bulk_steps, step_urls, steps_of
from products.admin.transfer import Transfer
from products.assessments import assess_label, labels_to_assess
from products.entries import refresh_entries
from products.likeness import look_for_brands_like, look_for_twins
from products.models import Brand, ChangeState, DraftKind, Product, ProductImage, Status


class StableSlug(admin.ModelAdmin):
    """Proposes a slug from the name, and keeps it: addresses are stable."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The slug, once it is saved."""
        fixed = tuple(super().get_readonly_fields(request, obj))
        return (*fixed, "slug") if obj else fixed

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """The slug, while it can be typed."""
        return {} if obj else {"slug": ("name",)}


@admin.register(Brand)
class BrandAdmin(KeepsDrafts, StableSlug, WithHistory):
    """Brands."""

    draft_kind = DraftKind.BRAND
    form = VersionedForm
    show_full_result_count = False
    list_display = ("name", "country", "merged_into")
    list_select_related = ("merged_into",)
    list_filter = (("country", KnownOrNot),)
    search_fields = ("name",)

    def save_model(self, request: HttpRequest, obj: Brand, form: forms.ModelForm, change: bool) -> None:
        """Save; the products of a renamed brand are found by its new name."""
        super().save_model(request, obj, form, change)
        refresh_entries(obj.products.all())
        look_for_brands_like(obj)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Brand], search_term: str
    ) -> tuple[QuerySet[Brand], bool]:
        """As searched; where a product's brand is chosen, without brands that turned out to be others."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if request.path == reverse("admin:autocomplete"):
            found = found.filter(merged_into=None)
        return found, may_repeat


@admin.register(Product)
class ProductAdmin(KeepsDrafts, ToldOfConflicts, Transfer, NeverDeleted, StableSlug, Large, WithHistory):
    """Products, with labels, prices and the score that the public sees."""

    draft_kind = DraftKind.PRODUCT
    form = VersionedForm
    to_product = ""
    left_out = ("editor_notes", *(f"current_assessment__{name}" for name in ("scorecard", "label_text", "judged_as")))
    list_display = ("name", "brand", "product_type", "status", "score", "red_flags", "changed_at")
    list_select_related = ("brand", "current_assessment")
    list_filter = ("status", "product_type", "use_setting", "current_assessment__comes_first")
    search_fields = ("name", "brand__name", "slug")
    autocomplete_fields = ("brand",)
    readonly_fields = ("status", "score_preview", "ask_the_brand")
    actions = ("export_csv", "export_xlsx", "export_json")
    inlines = (LabelInline, PriceInline, PictureInline, InquiryInline)
    fieldsets = (
        (None, {"fields": ("brand", "name", "slug", "product_type", "use_setting")}),
        ("Pack", {"fields": ("size_ml", "size_g", "pack")}),
        (
            "Publishing",
            {
                "fields": ("status", "score_preview"),
                "description": "A product is submitted, and published by a second person, once its newest label has a "
                "page address and evidence grade A or B. The steps stand at the top of this page.",
            },
        ),
        ("For editors only", {"fields": ("editor_notes", "ask_the_brand")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Product]:
        """With the brand, which a product's own name begins with, and the score."""
        return super().get_queryset(request).select_related(*self.list_select_related)

    def get_urls(self) -> list[URLPattern]:
        """With the page that makes a product from its label, the workflow's and that of history and causes."""
        return [*intake_urls(self.admin_site), *step_urls(self), *cause_urls(self), *super().get_urls()]

    def get_view_on_site_url(self, obj: Product | None = None) -> str | None:
        """The public page of a product that has one: of a draft there is none."""
        has_page = obj is not None and obj.status in (Status.PUBLISHED, Status.WITHDRAWN, Status.MERGED)
        return super().get_view_on_site_url(obj) if has_page else None

    def get_actions(self, request: HttpRequest) -> Any:
        """With the steps of the workflow that this user may take."""
        actions = super().get_actions(request)
        return {**actions, **bulk_steps(self, request)} if IS_POPUP_VAR not in request.GET else actions

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """With the scorecard of a label that is being typed beside the form, and the steps that can be taken."""
        product = Product.objects.filter(pk=object_id).first() if object_id and object_id.isdigit() else None
        beside = {
            "can_type_label": True,
            "steps": steps_of(product, request) if product else [],
            "held": product.held_changes.filter(state=ChangeState.WAITING).first() if product else None,
        }
        page: HttpResponse = super().changeform_view(request, object_id, form_url, {**(extra_context or {}), **beside})
        return page

    @admin.display(description="score", ordering="current_assessment__low")
    def score(self, product: Product) -> str:
        """Proven to possible."""
        return score_words(product.current_assessment)

    @admin.display(description="red flags", ordering="current_assessment__flag_count")
    def red_flags(self, product: Product) -> int | str:
        """How many."""
        return product.current_assessment.flag_count if product.current_assessment else ""

    @admin.display(description="score")
    def score_preview(self, product: Product) -> SafeString:
        """What the public sees of it, in a few lines."""
        return score_preview(product.current_assessment)

    @admin.display(description="open questions")
    def ask_the_brand(self, product: Product) -> SafeString:
        """Where a question to the brand is written down, with the scorecard's open questions to tick."""
        if not product.pk:
            return format_html("{}", "Once the product is saved, its brand can be asked.")
        address = f"{reverse('admin:products_inquiry_add')}?product={product.pk}"
        return format_html('<a href="{}">Ask the brand</a>', address)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """As Django does, but pictures go with their files."""
        if formset.model is not ProductImage:
            super().save_formset(request, form, formset, change)
            return
        formset.save(commit=False)
        for image, _ in formset.changed_objects:
            image.save()
        delete_pictures(formset.deleted_objects)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Judge a new label at once, and let the search find the product by its present words."""
        super().save_related(request, form, formsets, change)
        for label in labels_to_assess().filter(product=form.instance):
            assess_label(label, by=signed_in(request))
        refresh_entries(Product.objects.filter(pk=form.instance.pk))
        look_for_twins(form.instance)

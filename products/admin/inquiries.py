"""Questions to brands: asked from the scorecard's own list, answered, and made a look at the label."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from evaluation.presentation.figures import counted, nearest
from products.admin.drafted import KeepsDrafts
from products.admin.forms import ASSUME_HTTPS
from products.admin.histories import WithHistory
from products.admin.large import Large
from products.admin.permissions import NeverDeleted
from products.inquiries import as_message, ranked_questions
from products.models import Brand, DraftKind, Inquiry, InquiryState, Product

ASKED = ("ranked", "questions", "asked_on", "channel", "asked_by")
ANSWERED = ("answer", "answered_on", "answer_url", "answer_source")


class InquiryForm(forms.ModelForm):
    """Ranked questions are ticked, others written; both together are what was asked."""

    product_asked: Product | None = None
    ranked = forms.MultipleChoiceField(
        label="open questions",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="From the product's scorecard, the answer that could add most first. Tick one or several.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "questions" not in self.fields:
            return
        self.fields["questions"].required = False
        if "ranked" in self.fields and self.instance.pk:
            # on a product's page it stands among the fields of all rows, saved ones too
            self.fields["ranked"].widget = forms.MultipleHiddenInput()
        elif "ranked" in self.fields:
            self._offer(self._product())

    def _product(self) -> Product | None:
        """The product that is asked about, as far as it is known yet."""
        if self.product_asked:
            return self.product_asked
        key = str(self.data.get(self.add_prefix("product")) or self.initial.get("product") or "")
        found = Product.objects.select_related("current_assessment")
        return found.filter(pk=key).first() if _is_key(key) else None

    def _offer(self, product: Product | None) -> None:
        ranked = cast(forms.MultipleChoiceField, self.fields["ranked"])
        ranked.choices = [
            (question.words, f"{question.words} (worth up to {counted(nearest(question.worth), 'point')})")
            for question in ranked_questions(product)
        ]
        if not ranked.choices:
            ranked.help_text = (
                "None: the scorecard leaves nothing open, or there is none yet."
                if product
                else "Come here by “Ask the brand” on a product's page, and its open questions stand here to be ticked."
            )

    def clean(self) -> dict[str, Any]:
        """The ticked questions, then the written ones, each once."""
        cleaned = super().clean() or {}
        if "questions" in self.fields:
            written = (cleaned.get("questions") or "").splitlines()
            asked = dict.fromkeys(line.strip() for line in (*cleaned.get("ranked", ()), *written) if line.strip())
            cleaned["questions"] = "\n".join(asked)
        return cleaned


class InquiryInline(NeverDeleted, admin.StackedInline):
    """What was asked about a product, on its own page."""

    model = Inquiry
    form = InquiryForm
    formfield_overrides = ASSUME_HTTPS
    extra = 0
    show_change_link = True
    verbose_name_plural = "questions to the brand"
    fieldsets = ((None, {"fields": ASKED}), ("The answer", {"fields": ANSWERED}))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Inquiry]:
        """With what a question's own name needs."""
        return super().get_queryset(request).select_related("product__brand")

    def get_formset(self, request: HttpRequest, obj: Product | None = None, **kwargs: Any) -> Any:
        """Forms that know which product they ask about."""
        form = type("AskingForm", (self.form,), {"product_asked": obj})
        return super().get_formset(request, obj, **{"form": form, **kwargs})


class StateFilter(admin.SimpleListFilter):
    """Open, silent, answered, withdrawn: counted from the dates on the day of looking."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The four states."""
        return InquiryState.choices

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Those in the chosen state today."""
        return queryset.in_state(self.value() or "", timezone.localdate())


class BrandFilter(admin.SimpleListFilter):
    """Brands that were asked, and no others: a catalogue may have thousands."""

    title = "brand"
    parameter_name = "brand"
    most = 200

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        """The brands that were asked, by name."""
        asked = Brand.objects.filter(products__inquiries__isnull=False).distinct().order_by("name")
        return [(str(key), name) for key, name in asked.values_list("pk", "name")[: self.most]]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those asked of the chosen brand."""
        value = self.value() or ""
        return queryset.filter(product__brand=value) if _is_key(value) else queryset


def _is_key(text: str) -> bool:
    """Whether what an address holds can be a row's number: databases refuse words and longer numbers with an error."""
    return text.isascii() and text.isdecimal() and len(text) < 19


@admin.register(Inquiry)
class InquiryAdmin(KeepsDrafts, NeverDeleted, Large, WithHistory):
    """The ask-log."""

    draft_kind = DraftKind.INQUIRY
    form = InquiryForm
    formfield_overrides = ASSUME_HTTPS
    list_display = ("product", "asked_on", "channel", "state", "answered_on", "is_captured")
    list_select_related = ("product__brand",)
    list_filter = (StateFilter, BrandFilter, "channel", "asked_on")
    search_fields = ("product__name", "product__brand__name", "questions", "answer")
    date_hierarchy = "asked_on"
    autocomplete_fields = ("product",)

    def get_fieldsets(self, request: HttpRequest, obj: Inquiry | None = None) -> Any:
        """Asking first; once it is saved, the message to send and what came of it."""
        asked = [name for name in ASKED if not (obj and name == "ranked")]
        sections: list[Any] = [(None, {"fields": ("product", *asked)})]
        if obj:
            sections[0][1]["fields"] += ("message",)
            sections.append(("What came of it", {"fields": ("state", *ANSWERED, "next_step", "withdrawn_on")}))
        return sections

    def get_readonly_fields(self, request: HttpRequest, obj: Inquiry | None = None) -> tuple[str, ...]:
        """What is derived; once the answer is a look at the label, the answer itself."""
        derived = ("state", "message", "next_step")
        if obj is None:
            return derived
        return (*derived, "product", *(ANSWERED if obj.capture_id else ()))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Today, by this editor, unless the address says otherwise."""
        initial = {"asked_on": timezone.localdate(), "asked_by": request.user.get_username()[:80]}
        product = request.GET.get("product", "")
        return {**initial, "product": product} if _is_key(product) else initial

    def get_queryset(self, request: HttpRequest) -> QuerySet[Inquiry]:
        """With what a question's own name and message need."""
        return super().get_queryset(request).select_related("product__brand")

    def get_urls(self) -> list[URLPattern]:
        """With the page that makes a look at the label of an answer."""
        capture = path(
            "<int:pk>/capture/",
            self.admin_site.admin_view(self.capture_answer),
            name="products_inquiry_capture",
        )
        return [capture, *super().get_urls()]

    def capture_answer(self, request: HttpRequest, pk: int) -> HttpResponse:
        """See products.admin.answers."""
        from products.admin.answers import capture_answer  # it needs this module's neighbours

        return capture_answer(self, request, pk)

    @admin.display(description="state")
    def state(self, inquiry: Inquiry) -> str:
        """As of today."""
        return inquiry.state(timezone.localdate()).label

    @admin.display(description="a look at the label", boolean=True)
    def is_captured(self, inquiry: Inquiry) -> bool | None:
        """Whether the answer counts for the score; unknown while there is none."""
        return bool(inquiry.capture_id) if inquiry.answered_on else None

    @admin.display(description="as one message")
    def message(self, inquiry: Inquiry) -> SafeString:
        """To mail, or to paste into the brand's form."""
        return format_html(
            '<textarea class="vLargeTextField" rows="12" readonly aria-label="As one message">{}</textarea>',
            as_message(inquiry.product, inquiry.asked()),
        )

    @admin.display(description="for the score")
    def next_step(self, inquiry: Inquiry) -> SafeString:
        """Where the answer becomes a look at the label, or the look that it became."""
        if inquiry.capture_id:
            address = reverse("admin:products_productlabel_change", args=[inquiry.capture_id])
            return format_html('<a href="{}">The look at the label that was made of it</a>', address)
        if not inquiry.answered_on:
            return format_html("{}", "Once there is an answer, it can become a look at the label, which is scored.")
        address = reverse("admin:products_inquiry_capture", args=[inquiry.pk])
        return format_html('<a href="{}">Make the answer a look at the label</a>', address)

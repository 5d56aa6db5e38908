"""Clinics in the admin: editors see all of them, a manager her own and nothing else."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import Http404, HttpRequest
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.safestring import SafeString

from products.admin.histories import WithHistory
from products.admin.permissions import ReadOnly, signed_in
from products.clinics.notices import mail_body
from products.groups import CLINIC_MANAGER
from products.models import Clinic, ClinicNotice, ClinicProduct, ClinicSite, Product
from products.models.clinic import MOST_SHOWN, MOST_SITES


class SiteFormSet(BaseInlineFormSet):
    """A clinic that restricts its cards to its sites has one."""

    def clean(self) -> None:
        """Looked at together with the clinic's own form, which was read before."""
        super().clean()
        kept = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        if self.instance.restricts_framing and not kept:
            raise ValidationError("“Only on its own sites” needs a site, or the cards would show nowhere.")


class SiteInline(admin.TabularInline):
    """The clinic's sites."""

    model = ClinicSite
    formset = SiteFormSet
    extra = 1
    max_num = MOST_SITES


class ShownForm(forms.ModelForm):
    """A product by its address here: a list of all products to choose from would be endless."""

    address = forms.CharField(
        label="product", max_length=300, help_text="Its address here, or the last part of it: “rose-serum”."
    )

    class Meta:
        model = ClinicProduct
        fields = ("position",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["address"].initial = self.instance.product.slug

    def clean_address(self) -> str:
        """The slug; the product itself is then the form's."""
        slug: str = urlsplit(self.cleaned_data["address"].strip()).path.strip("/").split("/")[-1]
        stays = self.instance.pk and self.instance.product.slug == slug
        product = self.instance.product if stays else Product.objects.published().filter(slug=slug).first()
        if product is None:
            raise ValidationError("No product in the catalogue has this address.")
        self.instance.product = product
        return slug


class ShownFormSet(BaseInlineFormSet):
    """No product twice."""

    def clean(self) -> None:
        """The products are set by their addresses, so the constraint is looked at here."""
        super().clean()
        kept = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        slugs = [form.cleaned_data.get("address") for form in kept if form.cleaned_data.get("address")]
        if len(slugs) > len(set(slugs)):
            raise ValidationError("A product stands here twice.")


class ShownInline(admin.TabularInline):
    """The products that the clinic shows."""

    model = ClinicProduct
    form = ShownForm
    formset = ShownFormSet
    fields = ("address", "position")
    extra = 1
    max_num = MOST_SHOWN
    verbose_name_plural = "products it shows"

    def get_queryset(self, request: HttpRequest) -> "QuerySet[ClinicProduct]":
        """With what each row is called."""
        return super().get_queryset(request).select_related("product__brand")


@admin.register(Clinic)
class ClinicAdmin(WithHistory):
    """Clinics; a manager changes what her own shows and where, not whose it is."""

    list_display = ("name", "slug", "contact_mail", "restricts_framing", "page")
    search_fields = ("name", "slug")
    fields = ("name", "slug", "contact_mail", "restricts_framing", "managers")
    inlines = (SiteInline, ShownInline)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Clinic]":
        """Those that the user may see."""
        return Clinic.objects.of(signed_in(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The slug once it is in addresses; for a manager also what only editors decide."""
        fixed = ("slug",) if obj else ()
        return fixed if request.user.has_perm("products.view_all_clinics") else ("name", *fixed, "managers")

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """The slug, while it can be typed."""
        return {} if obj else {"slug": ("name",)}

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Managers are users of their group, each a box to tick: nobody else could open the page."""
        kwargs["queryset"] = User.objects.filter(groups__name=CLINIC_MANAGER).order_by("username")
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Of one's own clinics: the library asks all of them."""
        self._only_own(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """The same of an earlier state."""
        self._only_own(request, object_id)
        return super().history_form_view(request, object_id, version_id, extra_context)

    def _only_own(self, request: HttpRequest, object_id: str) -> None:
        if not self.get_queryset(request).filter(pk=object_id).exists():
            raise Http404

    @admin.display(description="its page")
    def page(self, clinic: Clinic) -> SafeString:
        """Snippets, news and counts."""
        return format_html('<a href="{}" aria-label="Page of {}">Snippets and news</a>', clinic.get_page_url(), clinic)


@admin.register(ClinicNotice)
class ClinicNoticeAdmin(ReadOnly, admin.ModelAdmin):
    """What clinics were told; `mailed` is empty where no mail could be sent."""

    list_display = ("made_at", "clinic", "product", "count", "mailed_at")
    list_display_links = ("made_at",)
    list_select_related = ("clinic", "product__brand")
    list_filter = ("made_at",)
    date_hierarchy = "made_at"
    fields = ("clinic", "card", "words", "made_at", "mailed_at")
    readonly_fields = fields
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> "QuerySet[ClinicNotice]":
        """Those of the clinics that the user may see."""
        return super().get_queryset(request).filter(clinic__in=Clinic.objects.of(signed_in(request)))

    @admin.display(description="new red flags")
    def count(self, notice: ClinicNotice) -> int:
        """How many the product gained."""
        return len(notice.flags)

    @admin.display(description="product")
    def card(self, notice: ClinicNotice) -> SafeString:
        """Its public page: that in the admin is for editors."""
        return format_html('<a href="{}">{}</a>', notice.product.get_absolute_url(), notice.product)

    @admin.display(description="what we wrote")
    def words(self, notice: ClinicNotice) -> SafeString:
        """The mail's words, whether it was sent or not."""
        return linebreaksbr(mail_body(notice))

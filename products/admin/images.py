"""Pictures of packs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from products.admin.forms import ASSUME_HTTPS
from products.admin.histories import WithHistory
from products.admin.large import Large
from products.models import ProductImage
from products.pack_images import MOST_BYTES, PackImage, PackImageError, forget, read_pack_image, store
from products.templatetags.packs import largest, thumb_address

FIELDS = ("upload", "alt", "source_url", "seen_on", "seen_by", "permission", "position")


class PictureForm(forms.ModelForm):
    """Takes the file; once it is saved the picture stays, and a better one is a new row."""

    upload = forms.FileField(
        label="file",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=f"JPEG, PNG or WebP, at most {MOST_BYTES // 1_000_000} MB. Only the picture is kept: what the camera "
        "noted in the file (place, device, date) is left out.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["upload"]

    def clean_upload(self) -> PackImage:
        """The picture as it was looked at."""
        upload = self.cleaned_data["upload"]
        try:
            image = read_pack_image(upload, upload.size)
        except PackImageError as error:
            raise ValidationError(str(error)) from None
        self.instance.digest = image.digest
        return image

    def _get_validation_exclusions(self) -> set[str]:
        """Let the model see whether the product has this very picture already."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"digest"}

    def save(self, commit: bool = True) -> ProductImage:
        """Write the files, once the whole form is known to be right."""
        if image := self.cleaned_data.get("upload"):
            self.instance.renditions = store(image)
        saved: ProductImage = super().save(commit)
        return saved


def thumb(image: ProductImage) -> SafeString:
    """The picture, small; its words stand beside it, so it needs none of its own."""
    if not image.renditions:
        return SafeString("")
    smallest = image.renditions[0]
    return format_html(
        '<a href="{}"><img class="pack-thumb" src="{}" width="{}" height="{}" alt="{}" loading="lazy"></a>',
        largest(image),
        thumb_address(image),
        smallest["width"],
        smallest["height"],
        image.alt,
    )


def delete_pictures(pictures: Iterable[ProductImage]) -> None:
    """Delete the rows, and with them, once that is certain, the files that nobody else uses."""
    names: set[str] = set()
    with transaction.atomic():
        for image in pictures:
            names |= image.file_names
            image.delete()
        transaction.on_commit(lambda: forget(names))


class PictureInline(admin.TabularInline):
    """A product's pictures on its own page: to put in order, describe and take down."""

    model = ProductImage
    form = PictureForm
    template = "admin/products/_pictures_inline.html"
    formfield_overrides = ASSUME_HTTPS
    extra = 0
    fields = ("picture", "alt", "permission", "seen_on", "position")
    readonly_fields = ("picture", "permission", "seen_on")
    show_change_link = True
    verbose_name_plural = "pictures of the pack (delete one when the right to show it ends)"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """On the pictures' own page: a form that is refused forgets its files, and this one is long."""
        return False

    @admin.display(description="picture")
    def picture(self, image: ProductImage) -> SafeString:
        """Small."""
        return thumb(image)


@admin.register(ProductImage)
class ProductImageAdmin(Large, WithHistory):
    """Pictures: the file comes in once, what is said of it can be mended, and both go when the right to them ends."""

    form = PictureForm
    formfield_overrides = ASSUME_HTTPS
    list_display = ("picture", "product", "alt", "permission", "seen_on", "position")
    list_display_links = ("alt",)
    list_select_related = ("product__brand",)
    list_filter = ("seen_on",)
    search_fields = ("product__name", "product__brand__name", "alt", "permission")
    autocomplete_fields = ("product",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The file for a new picture, the picture for a saved one."""
        return ("product", "picture", *FIELDS[1:]) if obj else ("product", *FIELDS)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A saved picture stays with its product."""
        return ("product", "picture") if obj else ("picture",)

    @admin.display(description="picture")
    def picture(self, image: ProductImage) -> SafeString:
        """Small."""
        return thumb(image)

    def delete_model(self, request: HttpRequest, obj: ProductImage) -> None:
        """With its files."""
        delete_pictures([obj])

    def delete_queryset(self, request: HttpRequest, queryset: "QuerySet[ProductImage]") -> None:
        """With their files."""
        delete_pictures(queryset)

"""Pictures of packs as pages show them: small, late, and with their measures, so that nothing moves when they come."""

from typing import Any, Protocol

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from evaluation.templatetags.scorecard import draw
from products.models import ProductImage

register = template.Library()

MOST_FURTHER = 4
# Wider ones are for whoever follows the picture's link; a page fetches none of them.
WIDEST_SHOWN = 640


class Pictured(Protocol):
    """A ProductImage, or what a list's row knows of it."""

    @property
    def alt(self) -> str:
        """What it shows, in words."""

    @property
    def renditions(self) -> list[dict[str, Any]]:
        """The same picture in several widths, narrow ones first."""


@register.simple_tag
def pack_picture(image: ProductImage, sizes: str) -> SafeString:
    """The picture in the widths that pages fetch; `sizes` says how wide it stands."""
    shown = [kept for kept in image.renditions if kept["width"] <= WIDEST_SHOWN] or image.renditions[:1]
    return _shown(image, shown, sizes)


@register.simple_tag
def pack_thumb(image: Pictured) -> SafeString:
    """The picture as small as it comes, for a row."""
    return _shown(image, image.renditions[:1], "")


@register.filter
def largest(image: ProductImage) -> str:
    """The address of the picture as large as we have it, as a JPEG."""
    return _address(image.renditions[-1]["jpeg"])


def thumb_address(image: ProductImage) -> str:
    """The address of the picture as small as it comes, as a JPEG."""
    return _address(image.renditions[0]["jpeg"])


@register.filter
def further(images: list[ProductImage]) -> list[ProductImage]:
    """Those behind the first, as many as a page has room for."""
    return list(images)[1 : 1 + MOST_FURTHER]


def _shown(image: Pictured, kept: list[dict[str, Any]], sizes: str) -> SafeString:
    # the fallback for old browsers is one file; 320 pixels are sharp enough for them
    fallback = kept[min(1, len(kept) - 1)]
    return draw(
        "products/_picture.jinja",
        alt=image.alt,
        webp=", ".join(f"{_address(one['webp'])} {one['width']}w" if sizes else _address(one["webp"]) for one in kept),
        src=_address(fallback["jpeg"]),
        width=fallback["width"],
        height=fallback["height"],
        sizes=sizes,
    )


def _address(name: str) -> str:
    return reverse("products:pack_picture", args=[name.rpartition("/")[2]])

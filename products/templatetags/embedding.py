"""What a product's page says to those who embed it, and to those whom a static card led there."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

from products.embedding.oembed import discovery
from products.embedding.verification import MOST_CHARACTERS, verify
from products.models import Product

register = template.Library()


@register.simple_tag(takes_context=True)
def oembed_address(context: Context, product: Product) -> str:
    """Where oEmbed consumers ask about this product's page."""
    request = context["request"]
    address = request.build_absolute_uri(product.get_absolute_url())
    return discovery(address, request.build_absolute_uri("/").rstrip("/"))


@register.inclusion_tag("embed/_card_notice.html", takes_context=True)
def card_notice(context: Context) -> dict[str, Any]:
    """What became of the static card whose link led here; nothing where none did."""
    card = context["request"].GET.get("card", "")
    answer = verify(card) if card and len(card) <= MOST_CHARACTERS else None
    return {"answer": answer, "card": card, "check": reverse("products:verify") if answer else ""}

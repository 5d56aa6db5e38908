"""A clinic's own page: its snippets, what changed, and how often its cards were asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from products.clinics.news import News, news
from products.embedding.card import card_of
from products.embedding.configurator import made, made_list
from products.embedding.lists import list_card
from products.embedding.snippets import Skin
from products.models import Clinic, ClinicLook, EmbedView, Product, Status

DAYS = 30
THE_LIST = "The list of all of them"


@dataclass(frozen=True, slots=True)
class SnippetRow:
    """A product, or the list, with the HTML to paste; where there is no card, `note` says why."""

    name: str
    html: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ViewRow:
    """How often one card was asked for: in the last thirty days, and day by day, the newest first."""

    name: str
    total: int
    days: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class ClinicPage:
    """All of it. `since` is what the news are counted from."""

    since: datetime
    news: tuple[News, ...]
    snippets: tuple[SnippetRow, ...]
    views: tuple[ViewRow, ...]


def clinic_page(clinic: Clinic, user: Any, chosen: Mapping[str, Any], site: str) -> ClinicPage:
    """The page for this user, with snippets for an embed form's cleaned data. As many queries for ten as for one."""
    now = timezone.now()
    looked = ClinicLook.objects.filter(clinic=clinic, user=user).values_list("looked_at", flat=True).first()
    since = looked or now - timedelta(days=DAYS)
    rows = clinic.shown.select_related("product__brand", "product__merged_into__brand")
    products = [row.product for row in rows]
    return ClinicPage(
        since=since,
        news=tuple(news(products, since)),
        snippets=tuple(_snippets(clinic, products, chosen, site)),
        views=tuple(_views(clinic, products, timezone.localdate(now) - timedelta(days=DAYS - 1))),
    )


def _snippets(clinic: Clinic, products: Sequence[Product], chosen: Mapping[str, Any], site: str) -> list[SnippetRow]:
    shown = [product.merged_into or product for product in products]
    found = Product.objects.published().with_whole_assessment().filter(pk__in=[product.pk for product in shown])
    cards = {product.pk: card_of(product) for product in found}
    result = []
    for product, target in zip(products, shown, strict=True):
        card = cards.get(target.pk)
        note = f"It turned out to be {target}." if target is not product else _why_none(product, card)
        result.append(SnippetRow(str(product), made(card, chosen, site, clinic.slug).html if card else "", note))
    slugs = [target.slug for target in dict.fromkeys(shown) if cards.get(target.pk)]
    if len(slugs) > 1:
        result.append(_list_snippet(clinic, slugs, chosen, site))
    return result


def _list_snippet(clinic: Clinic, slugs: Sequence[str], chosen: Mapping[str, Any], site: str) -> SnippetRow:
    found, query = list_card(QueryDict(urlencode({"product": slugs}, doseq=True)))
    framing = chosen["skin"] if chosen["skin"] in (Skin.LIVE, Skin.FRAME) else Skin.LIVE
    note = "" if framing == chosen["skin"] else "A list is always a live card."
    html = made_list(found, query, {**chosen, "skin": framing}, site, clinic.slug).html
    return SnippetRow(THE_LIST, html, note)


def _why_none(product: Product, card: object) -> str:
    if card is not None:
        return ""
    if product.status == Status.WITHDRAWN:
        return f"Withdrawn from our catalogue: what you pasted says so by itself. {product.withdrawn_reason}"
    return "It has no score yet, or is not published."


def _views(clinic: Clinic, products: Sequence[Product], since: date) -> list[ViewRow]:
    names: dict[int | None, str] = {product.pk: str(product) for product in products}
    names[None] = THE_LIST
    counted = EmbedView.objects.filter(clinic=clinic, day__gte=since).order_by("-day")
    days: dict[int | None, list[tuple[date, int]]] = {}
    for product, day, count in counted.values_list("product", "day", "count"):
        days.setdefault(product if product in names else 0, []).append((day, count))
    names[0] = "Others, which it showed before"
    return [
        ViewRow(name, sum(count for _, count in days[key]), tuple(days[key]))
        for key, name in names.items()
        if key in days
    ]

"""The addresses of all pages, for search engines: in parts, because one list may hold 50,000 at most."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from evaluation.knowledge import guide
from products.models import Product

PRODUCTS_IN_A_PART = 5_000


class PageSitemap(Sitemap):  # type: ignore[type-arg]  # takes no type arguments at run time
    """Pages that do not depend on the catalogue's rows."""

    def items(self) -> Sequence[str]:
        """Their addresses."""
        plain = [reverse(name) for name in ("home", "products:catalogue", "evaluation:check", "evaluation:method")]
        return [*plain, reverse("guide:index"), *(reverse("guide:page", args=[slug]) for slug in guide().pages)]

    def location(self, item: str) -> str:
        """The address itself."""
        return item


class ProductSitemap(Sitemap):  # type: ignore[type-arg]
    """Every published product, with the day on which it or its score last changed."""

    limit = PRODUCTS_IN_A_PART

    def items(self) -> QuerySet[Product]:
        """Slugs and days alone: pages of the map are large."""
        scored = Coalesce("current_assessment__assessed_at", F("changed_at"))
        return (
            Product.objects.published()
            .only("slug", "changed_at")
            .annotate(last_change=Greatest("changed_at", scored))
            .order_by("pk")
        )

    def lastmod(self, item: Product) -> datetime:
        """When the page last changed."""
        changed: datetime = item.last_change  # type: ignore[attr-defined]  # an annotation
        return changed


SITEMAPS: Mapping[str, type[Sitemap]] = {"pages": PageSitemap, "products": ProductSitemap}  # type: ignore[type-arg]

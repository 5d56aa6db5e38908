"""Everything that is asked of the catalogue's tables."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Subquery

from products.search import search_words

if TYPE_CHECKING:
    from products.models import Product, ProductLabel  # noqa: F401  (named in the classes' bases, as text)

# What a capture says and where it stood. It is evidence, so it never changes once saved.
FROZEN_FIELDS = (
    "product_id",
    "front",
    "making",
    "ingredients",
    "ingredients_complete",
    "directions",
    "is_summary",
    "url",
    "seen_on",
)


class CaptureChangedError(Exception):
    """Somebody tried to change the words of a saved capture."""

    def __init__(self, fields: Iterable[str]) -> None:
        names = ", ".join(sorted(fields))
        super().__init__(f"A saved label is evidence and keeps its words ({names}). Add a new label instead.")


class ProductQuerySet(models.QuerySet["Product"]):
    """Products, with what lists and pages need beside them."""

    def published(self) -> "ProductQuerySet":
        """Those that the public may see."""
        return self.filter(status="published")

    def with_assessment(self) -> "ProductQuerySet":
        """Each with its brand and its `current_assessment` with the label it judges; None where nothing was scored yet.

        One query. What rows do not show, the scorecard and the texts, stays in the database.
        """
        return self.select_related("brand", "current_assessment__label").defer(
            "search_words",
            "editor_notes",
            "current_assessment__scorecard",
            "current_assessment__label_text",
            *(f"current_assessment__label__{part}" for part in ("front", "making", "ingredients", "directions")),
        )

    def with_whole_assessment(self) -> "ProductQuerySet":
        """Each with all that its own page shows: scorecard, texts, prices, sources, claims, pages. Five queries."""
        judged = "current_assessment__label"
        return self.select_related("brand", judged).prefetch_related(
            "prices", f"{judged}__sources", f"{judged}__quoted_claims", f"{judged}__further_pages"
        )

    def with_row_facts(self) -> "ProductQuerySet":
        """Each with its prices and the sources of the label that was judged: two more queries, whatever the number."""
        return self.prefetch_related("prices", "current_assessment__label__sources")

    def from_source(self, kinds: Iterable[str]) -> "ProductQuerySet":
        """Those whose judged label states one of these source kinds; all of them if none is asked for."""
        from products.models import LabelSource  # the models import this module

        if not (kinds := list(kinds)):
            return self
        return self.filter(
            Exists(LabelSource.objects.filter(label=OuterRef("current_assessment__label"), kind__in=kinds))
        )

    def count_by_source(self) -> dict[str, int]:
        """Source kind -> how many of these products state it; a product with two sources counts for both."""
        kind = "current_assessment__label__sources__kind"
        rows = self.order_by().values_list(kind).annotate(products=Count("pk", distinct=True))
        return {kind: count for kind, count in rows if kind}

    def matching(self, text: str) -> "ProductQuerySet":
        """Those whose brand, name or ingredients hold every word of `text`, accents and case apart.

        A text of white space asks for nothing, so all remain; one without letters or digits matches none.
        """
        if not text.strip():
            return self
        words = search_words(text)
        if not words:
            return self.none()
        products = self
        for word in words:
            products = products.filter(search_words__contains=word)
        return products

    def in_default_order(self) -> "ProductQuerySet":
        """Sound ones first, then by what is proven, by coverage, by name (method.md); unscored ones last."""
        return self.order_by(
            F("current_assessment__comes_first").desc(nulls_last=True),
            F("current_assessment__low").desc(nulls_last=True),
            F("current_assessment__coverage").desc(nulls_last=True),
            "name",
            "pk",
        )


class ProductLabelQuerySet(models.QuerySet["ProductLabel"]):
    """Captures of labels. Their words cannot be changed from here either."""

    def update(self, **values: Any) -> int:
        """Change what may change; CaptureChangedError for a capture's words."""
        if frozen := {*values} & {*FROZEN_FIELDS, "product"}:
            raise CaptureChangedError(frozen)
        return super().update(**values)

    def newest_first(self) -> "ProductLabelQuerySet":
        """The latest look first; of one day, the one recorded last."""
        return self.order_by("-seen_on", "-pk")

    def newest_of_each_product(self) -> "ProductLabelQuerySet":
        """The one capture of each product that counts."""
        newest = self.model._default_manager.filter(product=OuterRef("product")).order_by("-seen_on", "-pk")
        return self.filter(pk=Subquery(newest.values("pk")[:1]))

    def to_assess(self, versions: Mapping[str, str]) -> "ProductLabelQuerySet":
        """The newest captures that are not judged yet, or were judged with another method, data or code.

        `versions` maps the version fields of Assessment to what they would be if it were made now.
        """
        fresh = {f"product__current_assessment__{field}": version for field, version in versions.items()}
        return self.newest_of_each_product().exclude(product__current_assessment__label=F("pk"), **fresh)

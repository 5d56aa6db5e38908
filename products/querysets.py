"""Everything that is asked of the catalogue's tables."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

if TYPE_CHECKING:
    from products.finding import Hits
    from products.models import Inquiry, Product, ProductLabel  # noqa: F401  (named in the classes' bases, as text)

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

# More ids than that no query should be handed.
MOST_MATCHING = 500
# How long a brand has time to answer before we say that no answer came.
PATIENCE = timedelta(days=30)


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

    def once_public(self) -> "ProductQuerySet":
        """Those that have a page: the published ones, and the withdrawn ones, whose page says so."""
        return self.filter(status__in=("published", "withdrawn"))

    def plain_drafts(self) -> "ProductQuerySet":
        """Drafts that the public never saw, for which nobody was asked and into which nothing was merged."""
        return self.filter(status="draft", publications=None, held_changes=None, merged_from=None, entry=None)

    def family_of(self, holder: Any) -> "ProductQuerySet":
        """A product and those merged into it. `holder` is its key, or an expression for it."""
        return self.filter(Q(pk=holder) | Q(merged_into=holder)).order_by()

    def with_assessment(self) -> "ProductQuerySet":
        """Each with its brand and its `current_assessment` with the label it judges; None where nothing was scored yet.

        One query. What rows do not show, the scorecard and the texts, stays in the database.
        """
        return self.select_related("brand", "current_assessment__label").defer(
            "editor_notes",
            "current_assessment__scorecard",
            "current_assessment__label_text",
            *(f"current_assessment__label__{part}" for part in ("front", "making", "ingredients", "directions")),
        )

    def with_whole_assessment(self) -> "ProductQuerySet":
        """Each with all that its own page shows, from its scorecard to its pictures. Six queries."""
        judged = "current_assessment__label"
        return self.select_related("brand", judged).prefetch_related(
            "prices", "images", f"{judged}__sources", f"{judged}__quoted_claims", f"{judged}__further_pages"
        )

    def with_row_facts(self) -> "ProductQuerySet":
        """Each with its prices and the sources of the label that was judged: two more queries, whatever the number."""
        return self.prefetch_related("prices", "current_assessment__label__sources")

    def in_order_of(self, ids: Sequence[int]) -> "list[Product]":
        """The published products of these ids, in their order, as cards and programs show them. Three queries."""
        # asked for their status as well, SQLite would go through all published ones
        rows = self.filter(pk__in=ids).with_assessment().with_row_facts().order_by()
        found = {product.pk: product for product in rows if product.is_published}
        return [found[key] for key in ids if key in found]

    def with_entry_facts(self) -> "ProductQuerySet":
        """Each with all that its catalogue entry is made of: three queries."""
        return self.select_related("brand", "current_assessment__label").prefetch_related(
            "prices", "current_assessment__label__sources"
        )

    def find(self, text: str) -> "Hits":
        """The products that a search means, as ids; the same whatever this QuerySet was narrowed to."""
        from products import finding  # it needs the models, which import this module

        return finding.find(text)

    def matching(self, text: str) -> "ProductQuerySet":
        """The likeliest 500 that a search means, in the order of this QuerySet; white space asks for nothing."""
        return self.filter(pk__in=self.find(text).products[:MOST_MATCHING]) if text.strip() else self

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

    def bulk_create(self, objs: "Iterable[ProductLabel]", *args: Any, **options: Any) -> "list[ProductLabel]":
        """Store new captures; from now on their words are as fast as those of any other."""
        made = super().bulk_create(objs, *args, **options)
        for label in made:
            label.remember_words()
        return made

    def newest_first(self) -> "ProductLabelQuerySet":
        """The latest look first; of one day, the one recorded last."""
        return self.order_by("-seen_on", "-pk")

    def shown(self) -> "ProductLabelQuerySet":
        """Without those that the public is not shown: looks that wait for a second person, or that one declined."""
        changes: Any = self.model._meta.get_field("product").related_model._meta.get_field("held_changes").related_model
        held = changes._default_manager.filter(
            assessment__label=OuterRef("pk"), state__in=("waiting", "declined")
        ).exclude(product__current_assessment__label=OuterRef("pk"))
        return self.filter(~Exists(held))

    def newest_of_each_product(self) -> "ProductLabelQuerySet":
        """The one capture of each product that counts."""
        return self.filter(self._is_newest_of_its("product"))

    def newest_of_each_page(self) -> "ProductLabelQuerySet":
        """The newest capture of each page of each product: what its pages say now."""
        return self.filter(self._is_newest_of_its("product", "url"))

    def _is_newest_of_its(self, *group: str) -> Q:
        same = {name: OuterRef(name) for name in group}
        newest = self.model._default_manager.filter(**same).order_by("-seen_on", "-pk")
        return Q(pk=Subquery(newest.values("pk")[:1]))

    def of_family(self, holder: "int | OuterRef | F") -> "ProductLabelQuerySet":
        """The captures of a product and of those merged into it. A capture is evidence, so it keeps its product."""
        return self.filter(product__in=_family_of(self.model, holder))

    def counting_for(self, holder: "int | OuterRef") -> "ProductLabelQuerySet":
        """Those of the family that can be its newest: its own, and of merged products those fit to be published.

        Else merging a draft of a third-party list would put that list's words above what the brand says.
        """
        return self.of_family(holder).filter(Q(product=holder) | self.publishable_condition())

    @staticmethod
    def publishable_condition() -> Q:
        """A page address, and evidence grade A or B."""
        return Q(evidence_grade__in=("A", "B")) & ~Q(url="")

    def to_assess(self, versions: Mapping[str, str]) -> "ProductLabelQuerySet":
        """The captures that are not judged yet, or were judged with another method, data or code.

        Asked for are the newest of each page of a product, because pages are held against each other, and the one that
        the public sees, which is another while a newer one waits for a second person. `versions` maps the version
        fields of Assessment to what they would be if it were made now.
        """
        assessments: Any = self.model._meta.get_field("assessments").related_model
        judged = assessments._default_manager.filter(label=OuterRef("pk"), **versions)
        shown = Q(product__current_assessment__label=F("pk"))
        shown |= Q(product__merged_into__current_assessment__label=F("pk"))
        return self.filter(shown | self._is_newest_of_its("product", "url")).filter(~Exists(judged))


def _family_of(model: type[models.Model], holder: Any) -> Any:
    """The keys of a product and of those merged into it, for a query of what belongs to products."""
    products: Any = model._meta.get_field("product").related_model
    return products._default_manager.family_of(holder).values("pk")


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    """Questions to brands. What became of them follows from their dates and the day on which one looks."""

    def waiting(self) -> "InquiryQuerySet":
        """Those without an answer, whether its time is up or not."""
        return self.filter(answered_on=None, withdrawn_on=None)

    def open(self, today: date) -> "InquiryQuerySet":
        """Those whose answer may still come in time."""
        return self.waiting().filter(asked_on__gt=today - PATIENCE)

    def silent(self, today: date) -> "InquiryQuerySet":
        """Those that got no answer in time."""
        return self.waiting().filter(asked_on__lte=today - PATIENCE)

    def answered(self) -> "InquiryQuerySet":
        """Those with an answer."""
        return self.filter(answered_on__isnull=False, withdrawn_on=None)

    def withdrawn(self) -> "InquiryQuerySet":
        """Those that no longer stand."""
        return self.filter(withdrawn_on__isnull=False)

    def in_state(self, state: str, today: date) -> "InquiryQuerySet":
        """Those in one of InquiryState on this day; all of them for another word."""
        match state:
            case "open":
                return self.open(today)
            case "silent":
                return self.silent(today)
            case "answered":
                return self.answered()
            case "withdrawn":
                return self.withdrawn()
        return self

    def to_capture(self) -> "InquiryQuerySet":
        """Those whose answer is not a look at the label yet."""
        return self.answered().filter(capture=None)

    def of_family(self, holder: int) -> "InquiryQuerySet":
        """What was asked about a product and about those merged into it."""
        return self.filter(product__in=_family_of(self.model, holder))

    def for_the_public(self) -> "InquiryQuerySet":
        """Those that a product's page quotes, the latest first."""
        return self.filter(withdrawn_on=None).order_by("-asked_on", "-pk")

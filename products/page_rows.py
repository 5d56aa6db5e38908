"""All that a product's page is made of, read in few and light queries, and told apart from what it was before.

A page is drawn from these rows and from nothing else, so pages of equal rows are equal: whoever keeps a page finds it
again by `PageRows.digest`, and need not know who may have changed what.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from products.alternatives import Alternative, alternatives
from products.conflicts import Conflict, conflicts
from products.history import History, history_of, looks, published
from products.inquiries import MOST_TOLD, Told, told
from products.models import (
    Assessment,
    Brand,
    Inquiry,
    LabelPage,
    LabelSource,
    Product,
    ProductImage,
    ProductLabel,
    ProductPrice,
    QuotedClaim,
)
from products.prepared import Prepared, together

_products = Prepared(lambda slug: Product.objects.published().filter(slug=slug).order_by(), str)
_brands = Prepared(lambda key: Brand.objects.filter(pk=key))
# what was judged beside the text is for the admin, and takes long to read; so would a scorecard, read twice
_assessments = Prepared(lambda key: Assessment.objects.filter(pk=key).defer("judged_as"), as_text=["scorecard"])
_labels = Prepared(lambda key: ProductLabel.objects.filter(pk=key))
_prices = Prepared(lambda product: ProductPrice.objects.filter(product=product))
_images = Prepared(lambda product: ProductImage.objects.filter(product=product))
_sources = Prepared(lambda label: LabelSource.objects.filter(label=label))
_quoted_claims = Prepared(lambda label: QuotedClaim.objects.filter(label=label))
_further_pages = Prepared(lambda label: LabelPage.objects.filter(label=label))
_inquiries = Prepared(lambda product: Inquiry.objects.of_family(product).for_the_public()[:MOST_TOLD])

_READ = "products.page_rows"
# Never shown, or of a stored score, which never changes: its key says it all.
_LEFT_OUT = frozenset({"editor_notes", "created_at", "changed_at", "scorecard", "label_text", "judged_as"})


@dataclass(frozen=True)
class PageRows:
    """A published product with its brand, score, label, prices and pictures, and what is known beside them.

    `others` and `conflicts` are empty without a score.
    """

    product: Product
    history: History
    others: tuple[Alternative, ...]
    conflicts: tuple[Conflict, ...]
    asked: tuple[Told, ...]

    @cached_property
    def digest(self) -> str:
        """Equal for equal rows, of whatever day, and only for those."""
        differing = [
            (one.name, [(said.value, said.words, said.label.pk) for said in one.statements]) for one in self.conflicts
        ]
        past = [_values(label) for label in self.history.labels], self.history.scores, self.history.left_out
        made_of = _values_of(self.product), past, self.others, differing, self.asked
        return sha256(repr(made_of).encode()).hexdigest()


def _values_of(product: Product) -> list[object]:
    """All that was fetched of a product, its brand, its score, the judged label, and their prefetched rows."""
    assessment = product.current_assessment
    owners = [product, assessment.label] if assessment else [product]
    related = [rows for owner in owners for rows in getattr(owner, "_prefetched_objects_cache", {}).values()]
    rows: list[Model | None] = [product.brand, assessment, *owners, *(row for rows in related for row in rows)]
    return [_values(row) for row in rows if row]


def rows_for(request: HttpRequest, slug: str) -> PageRows | None:
    """The same, read once a request: whether the page is kept is asked before it is drawn."""
    if _READ not in request.META:
        request.META[_READ] = page_rows(slug)
    rows: PageRows | None = request.META[_READ]
    return rows


def page_rows(slug: str) -> PageRows | None:
    """The rows of a published product; None where there is none. Fourteen light queries at most, or four together."""
    product = next(iter(_products(slug)), None)
    if product is None:
        return None
    brands, scores, prices, images, seen, shown, inquiries = together(
        (_brands, product.brand_id),
        (_assessments, product.current_assessment_id),
        (_prices, product.pk),
        (_images, product.pk),
        (looks, product.pk),
        (published, product.pk),
        (_inquiries, product.pk),
    )
    (product.brand,) = brands
    product.current_assessment = assessment = next(iter(scores), None)
    _give(product, "prices", prices)
    _give(product, "images", images)
    if assessment:
        _give_label(assessment)
    past = history_of(product, seen, shown)
    return PageRows(
        product=product,
        history=past,
        others=alternatives(product, assessment) if assessment else (),
        conflicts=conflicts(past.labels) if assessment else (),
        asked=told(inquiries, timezone.localdate()),
    )


def _give_label(assessment: Assessment) -> None:
    """The judged label, with its own rows."""
    key = assessment.label_id
    labels, sources, quoted, pages = together(
        (_labels, key), (_sources, key), (_quoted_claims, key), (_further_pages, key)
    )
    (assessment.label,) = labels
    _give(assessment.label, "sources", sources)
    _give(assessment.label, "quoted_claims", quoted)
    _give(assessment.label, "further_pages", pages)
    for claim in quoted:
        claim.label = assessment.label


def _give(owner: Model, name: str, rows: Sequence[Model]) -> None:
    """Let `owner.<name>.all()` be these rows, as after prefetch_related."""
    related: Any = owner._meta.get_field(name).related_model
    # asked of the owner it would be written as a query, which takes longer than fetching the rows
    queryset = related._default_manager.get_queryset()
    queryset._result_cache = list(rows)
    queryset._prefetch_done = True
    owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = queryset


def _values(row: Model) -> tuple[str, list[tuple[str, Any]]]:
    """The kind of row, and each of its values that was read and is shown."""
    return type(row).__name__, [
        (field.attname, row.__dict__[field.attname])
        for field in row._meta.concrete_fields
        if field.attname in row.__dict__ and field.attname not in _LEFT_OUT
    ]

"""What the queues hold: for each what waits, in the order in which it is best done, and how one of it is said.

Nothing here opens a scorecard: queues read columns that were written where scores were stored.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse

from evaluation.knowledge import knowledge
from evaluation.presentation.figures import counted, nearest
from products.models import (
    BrandPair,
    CatalogueEntry,
    ErrorReport,
    Inquiry,
    MergeState,
    NearName,
    Product,
    ProductLabel,
    ProductMerge,
    ProductPair,
    Status,
)

Pair = TypeVar("Pair", ProductPair, BrandPair)

FIRST = 3
STALE_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do: its words, where it is done, and what is known. `decide` is where a decision is posted to."""

    words: str
    address: str
    about: str
    decide: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    link: str = ""


def _change(model: str, key: int) -> str:
    return reverse(f"admin:products_{model}_change", args=[key])


def reports(today: date) -> QuerySet[ErrorReport]:
    """What readers reported and nobody has settled, the oldest first."""
    return ErrorReport.objects.filter(is_settled=False).select_related("product__brand").order_by("sent_on", "pk")


def report(report: ErrorReport) -> Row:
    """Its kind, its day and the beginning of its words."""
    about = f"{report.get_kind_display()}, {_day(report.sent_on)}: {_short(report.words)}"
    return Row(str(report.product), _change("errorreport", report.pk), about)


def stale(today: date) -> QuerySet[CatalogueEntry]:
    """Published products whose label nobody has looked at for a year."""
    old = CatalogueEntry.objects.filter(label_seen_on__lt=today - STALE_AFTER)
    return old.select_related("product__brand").order_by("label_seen_on", "product")


def stale_row(entry: CatalogueEntry) -> Row:
    """When its label was last seen."""
    seen = f"label last seen {_day(entry.label_seen_on)}" if entry.label_seen_on else ""
    return Row(str(entry.product), _change("product", entry.product_id), seen)


def in_review(today: date) -> QuerySet[Product]:
    """Products that wait for somebody to publish them."""
    return Product.objects.filter(status=Status.IN_REVIEW).select_related("brand").order_by("name", "pk")


def product(product: Product) -> Row:
    """When it was changed."""
    return Row(str(product), _change("product", product.pk), f"changed {_day(product.changed_at.date())}")


def grade_c(today: date) -> QuerySet[ProductLabel]:
    """Newest labels of drafts, where all that was seen is a third-party list."""
    drafts = ProductLabel.objects.filter(evidence_grade="C", product__status=Status.DRAFT)
    return drafts.newest_of_each_product().select_related("product__brand").order_by("-pk")


def grade_c_row(label: ProductLabel) -> Row:
    """Where and when it was seen, and what it needs."""
    about = (
        f"seen {_day(label.seen_on)} on {label.page_kind or 'a third-party list'}: needs the brand's or a shop's page"
    )
    return Row(str(label.product), _change("product", label.product_id), about)


def unknowns(today: date) -> QuerySet[CatalogueEntry]:
    """Published products with open questions, those worth most points first."""
    unknown = CatalogueEntry.objects.filter(open_worth__gt=0).select_related("product__brand")
    return unknown.order_by(F("open_worth").desc(), "product")


def unknown(entry: CatalogueEntry) -> Row:
    """What answers are worth; leads to asking the brand."""
    ask = f"{reverse('admin:products_inquiry_add')}?product={entry.product_id}"
    points = counted(nearest(entry.open_worth), "point")
    return Row(str(entry.product), ask, f"answers worth up to {points}, above all: {entry.worthiest}")


def near_names(today: date) -> QuerySet[NearName]:
    """Entries of ingredient lists that nobody has decided on, with the first few products."""
    link: QuerySet[Any] = NearName.products.through.objects.filter(nearname=OuterRef("pk"))
    few = Prefetch("products", Product.objects.select_related("brand").order_by("pk")[:FIRST], to_attr="few")
    held = NearName.objects.filter(Exists(link), decision="").prefetch_related(few)
    on = link.order_by().values("nearname").annotate(number=Count("pk")).values("number")
    return held.annotate(product_count=Subquery(on)).order_by("-similarity", "pk")


def near_name(name: Any) -> Row:
    """The entry, the name that it is like, and what can be decided."""
    on = ", ".join(str(product) for product in name.few)
    more = f" and {name.product_count - FIRST} more" if name.product_count > FIRST else ""
    taken = "counted as the same" if name.is_match else "not counted"
    return Row(
        f"“{name.listed}”: {name.inci}?",
        _change("nearname", name.pk),
        f"{name.similarity:g} % alike, {taken}; on {on}{more}",
        decide=reverse("work:near-name", args=[name.pk]),
        choices=(("same", "The same"), ("other", "Another ingredient")),
    )


def product_pairs(today: date) -> QuerySet[ProductPair]:
    """Products that may be one."""
    return _pairs(ProductPair.objects.select_related("first__brand", "second__brand"))


def brand_pairs(today: date) -> QuerySet[BrandPair]:
    """Brands that may be one."""
    return _pairs(BrandPair.objects.select_related("first", "second"))


def _pairs(pairs: QuerySet[Pair]) -> QuerySet[Pair]:
    return pairs.filter(decision="").order_by("-similarity", "pk")


def product_pair(pair: ProductPair) -> Row:
    """Both names, with the page on which they are merged."""
    return _pair_row(pair, "product")


def brand_pair(pair: BrandPair) -> Row:
    """Both names, with the page on which they are merged."""
    return _pair_row(pair, "brand")


def _pair_row(pair: ProductPair | BrandPair, kind: str) -> Row:
    address = f"{reverse(f'work:merge-{kind}s')}?one={pair.first_id}&other={pair.second_id}"
    return Row(
        f"{pair.first} and {pair.second}",
        address,
        f"names {pair.similarity:g} % alike",
        decide=reverse(f"work:{kind}-pair", args=[pair.pk]),
        choices=(("distinct", "Not a duplicate"),),
        link="Compare and merge",
    )


def merges(today: date) -> QuerySet[ProductMerge]:
    """Merges that would hide a critical red flag."""
    waiting = ProductMerge.objects.filter(state=MergeState.WAITING)
    return waiting.select_related("survivor__brand", "merged__brand", "asked_by").order_by("-pk")


def merge(merge: ProductMerge) -> Row:
    """Who asked for it, and what it would hide."""
    about = f"asked by {merge.asked_by}; would hide {'; '.join(merge.hidden_flags)}"
    return Row(str(merge), reverse("work:product-merge", args=[merge.pk]), _short(about))


def silent(today: date) -> QuerySet[Inquiry]:
    """Questions whose time is up."""
    return Inquiry.objects.silent(today).select_related("product__brand").order_by("asked_on", "pk")


def answered(today: date) -> QuerySet[Inquiry]:
    """Questions with an answer that is no look at the label yet."""
    return Inquiry.objects.to_capture().select_related("product__brand").order_by("answered_on", "pk")


def inquiry(inquiry: Inquiry) -> Row:
    """When was asked what."""
    asked = f"asked {_day(inquiry.asked_on)}: {_short(' '.join(inquiry.asked()))}"
    return Row(str(inquiry.product), _change("inquiry", inquiry.pk), asked)


def citations(today: date) -> list[Any]:
    """Documents that nobody has looked at for a year, and those not verified."""
    due = (citation for citation in knowledge().citations.values() if citation.is_due(today))
    return sorted(due, key=lambda citation: (citation.checked, citation.key))


def citation(citation: Any) -> Row:
    """Its title, its key and when it was looked at."""
    state = f"looked at {_day(citation.checked)}" if citation.verified else "not verified, so shown to nobody"
    return Row(f"{citation.title} ({citation.publisher})", citation.url, f"{citation.key}: {state}")


def _day(day: date) -> str:
    return f"{day:%-d %b %Y}"


def _short(words: str, most: int = 120) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"

"""What waits for an editor: each queue with how many, the first few, and why it is there.

Nothing here opens a scorecard: queues read columns that were written where scores were stored. Counts stop at a
thousand, because a longer queue is only "long".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
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

COUNTED_TO = 1_000
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


@dataclass(frozen=True, slots=True)
class Queue:
    """One kind of work. `waiting` gives what waits on a day, in the order in which it is best done."""

    id: str
    title: str
    help: str
    permission: str
    waiting: Callable[[date], "QuerySet[Any] | Sequence[Any]"]
    row: Callable[[Any], Row]
    action: str = ""
    action_words: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """A queue as the first page shows it. `count` stops at COUNTED_TO, then `is_long`."""

    queue: Queue
    count: int
    is_long: bool
    first: Sequence[Row] = field(default_factory=tuple)


def queues_for(user: Any) -> list[Queue]:
    """The queues whose work this user may do."""
    return [queue for queue in QUEUES if user.has_perm(queue.permission)]


def glance(queue: Queue, today: date) -> Glance:
    """The count and the first few: two queries, and one for a queue that shows more than one table."""
    waiting = queue.waiting(today)
    count = waiting.order_by()[: COUNTED_TO + 1].count() if isinstance(waiting, QuerySet) else len(waiting)
    first = [queue.row(each) for each in waiting[:FIRST]] if count else []
    return Glance(queue, min(count, COUNTED_TO), count > COUNTED_TO, first)


def _change(model: str, key: int) -> str:
    return reverse(f"admin:products_{model}_change", args=[key])


def _reports(today: date) -> QuerySet[ErrorReport]:
    return ErrorReport.objects.filter(is_settled=False).select_related("product__brand").order_by("sent_on", "pk")


def _report(report: ErrorReport) -> Row:
    about = f"{report.get_kind_display()}, {_day(report.sent_on)}: {_short(report.words)}"
    return Row(str(report.product), _change("errorreport", report.pk), about)


def _stale(today: date) -> QuerySet[CatalogueEntry]:
    old = CatalogueEntry.objects.filter(label_seen_on__lt=today - STALE_AFTER)
    return old.select_related("product__brand").order_by("label_seen_on", "product")


def _stale_row(entry: CatalogueEntry) -> Row:
    seen = f"label last seen {_day(entry.label_seen_on)}" if entry.label_seen_on else ""
    return Row(str(entry.product), _change("product", entry.product_id), seen)


def _in_review(today: date) -> QuerySet[Product]:
    return Product.objects.filter(status=Status.IN_REVIEW).select_related("brand").order_by("name", "pk")


def _product(product: Product) -> Row:
    return Row(str(product), _change("product", product.pk), f"changed {_day(product.changed_at.date())}")


def _grade_c(today: date) -> QuerySet[ProductLabel]:
    drafts = ProductLabel.objects.filter(evidence_grade="C", product__status=Status.DRAFT)
    return drafts.newest_of_each_product().select_related("product__brand").order_by("-pk")


def _grade_c_row(label: ProductLabel) -> Row:
    about = (
        f"seen {_day(label.seen_on)} on {label.page_kind or 'a third-party list'}: needs the brand's or a shop's page"
    )
    return Row(str(label.product), _change("product", label.product_id), about)


def _unknowns(today: date) -> QuerySet[CatalogueEntry]:
    unknown = CatalogueEntry.objects.filter(open_worth__gt=0).select_related("product__brand")
    return unknown.order_by(F("open_worth").desc(), "product")


def _unknown(entry: CatalogueEntry) -> Row:
    ask = f"{reverse('admin:products_inquiry_add')}?product={entry.product_id}"
    points = counted(nearest(entry.open_worth), "point")
    return Row(str(entry.product), ask, f"answers worth up to {points}, above all: {entry.worthiest}")


def _near_names(today: date) -> QuerySet[NearName]:
    link: QuerySet[Any] = NearName.products.through.objects.filter(nearname=OuterRef("pk"))
    few = Prefetch("products", Product.objects.select_related("brand").order_by("pk")[:FIRST], to_attr="few")
    held = NearName.objects.filter(Exists(link), decision="").prefetch_related(few)
    on = link.order_by().values("nearname").annotate(number=Count("pk")).values("number")
    return held.annotate(product_count=Subquery(on)).order_by("-similarity", "pk")


def _near_name(name: Any) -> Row:
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


def _product_pairs(today: date) -> QuerySet[ProductPair]:
    return _pairs(ProductPair.objects.select_related("first__brand", "second__brand"))


def _brand_pairs(today: date) -> QuerySet[BrandPair]:
    return _pairs(BrandPair.objects.select_related("first", "second"))


def _pairs(pairs: QuerySet[Pair]) -> QuerySet[Pair]:
    return pairs.filter(decision="").order_by("-similarity", "pk")


def _product_pair(pair: ProductPair) -> Row:
    return _pair_row(pair, "product")


def _brand_pair(pair: BrandPair) -> Row:
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


def _merges(today: date) -> QuerySet[ProductMerge]:
    waiting = ProductMerge.objects.filter(state=MergeState.WAITING)
    return waiting.select_related("survivor__brand", "merged__brand", "asked_by").order_by("-pk")


def _merge(merge: ProductMerge) -> Row:
    about = f"asked by {merge.asked_by}; would hide {'; '.join(merge.hidden_flags)}"
    return Row(str(merge), reverse("work:product-merge", args=[merge.pk]), _short(about))


def _silent(today: date) -> QuerySet[Inquiry]:
    return Inquiry.objects.silent(today).select_related("product__brand").order_by("asked_on", "pk")


def _answered(today: date) -> QuerySet[Inquiry]:
    return Inquiry.objects.to_capture().select_related("product__brand").order_by("answered_on", "pk")


def _inquiry(inquiry: Inquiry) -> Row:
    asked = f"asked {_day(inquiry.asked_on)}: {_short(' '.join(inquiry.asked()))}"
    return Row(str(inquiry.product), _change("inquiry", inquiry.pk), asked)


def _citations(today: date) -> list[Any]:
    due = (citation for citation in knowledge().citations.values() if citation.is_due(today))
    return sorted(due, key=lambda citation: (citation.checked, citation.key))


def _citation(citation: Any) -> Row:
    state = f"looked at {_day(citation.checked)}" if citation.verified else "not verified, so shown to nobody"
    return Row(f"{citation.title} ({citation.publisher})", citation.url, f"{citation.key}: {state}")


def _day(day: date) -> str:
    return f"{day:%-d %b %Y}"


def _short(words: str, most: int = 120) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


QUEUES: tuple[Queue, ...] = (
    Queue(
        "reports",
        "Error reports",
        "What readers say is wrong. Look, mend, settle; the oldest first.",
        "products.change_errorreport",
        _reports,
        _report,
    ),
    Queue(
        "merges",
        "Merges that need a second person",
        "A critical red flag would no longer be public. Whoever asked for the merge cannot approve it.",
        "products.approve_merge",
        _merges,
        _merge,
    ),
    Queue(
        "in-review",
        "Products in review",
        "Written, and waiting for somebody to publish them or send them back.",
        "products.publish_product",
        _in_review,
        _product,
    ),
    Queue(
        "answers",
        "Answers to make a look at the label",
        "A brand has answered, and the score does not know it yet.",
        "products.change_inquiry",
        _answered,
        _inquiry,
    ),
    Queue(
        "silent",
        "Questions without an answer for 30 days",
        "The product's page says so already. Ask again, or ask another way.",
        "products.change_inquiry",
        _silent,
        _inquiry,
    ),
    Queue(
        "unknowns",
        "Unknowns worth most",
        "Published products whose open questions are worth most points. The link leads to asking the brand.",
        "products.add_inquiry",
        _unknowns,
        _unknown,
    ),
    Queue(
        "stale",
        "Stale labels",
        "Published products whose label nobody has looked at for more than twelve months. Add a new look.",
        "products.add_productlabel",
        _stale,
        _stale_row,
    ),
    Queue(
        "grade-c",
        "Grade C drafts",
        "Drafts that rest on a third-party list alone. A page of the brand or a shop makes them fit to publish.",
        "products.change_product",
        _grade_c,
        _grade_c_row,
    ),
    Queue(
        "near-names",
        "Ingredient names to confirm",
        "Entries of ingredient lists that are nearly a known name. A decision changes no score: the engine's names "
        "stand in reviewed data files. Confirmed ones become ready lines for evaluation/data/lexicon/synonyms.csv, and "
        "count once that file is reviewed and released.",
        "products.change_nearname",
        _near_names,
        _near_name,
        action="work:synonyms",
        action_words="Confirmed names as lines for synonyms.csv",
    ),
    Queue(
        "product-pairs",
        "Near-duplicate products",
        "Names so alike that they may be one product. New products are compared when they are saved; `manage.py "
        "find_duplicates` compares the whole catalogue, after an import for example.",
        "products.change_productpair",
        _product_pairs,
        _product_pair,
    ),
    Queue(
        "brand-pairs",
        "Near-duplicate brands",
        "Names so alike that they may be one brand.",
        "products.change_brandpair",
        _brand_pairs,
        _brand_pair,
    ),
    Queue(
        "citations",
        "Citations due for review",
        "Documents that nobody has looked at for a year, and those not verified. They stand in "
        "evaluation/data/citations.toml: look, mend, and set `checked` there.",
        "products.change_product",
        _citations,
        _citation,
    ),
)
QUEUE_BY_ID = {queue.id: queue for queue in QUEUES}

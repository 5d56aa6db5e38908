"""Whether the catalogue is whole: what must hold after a crash, a full disk or a restore, looked at row by row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db import DatabaseError, IntegrityError, connection
from django.db.models import F, Q

from evaluation.core.scorecard import Scorecard
from products import full_text
from products.assessments import stored_fields
from products.models import (
    NOT_SCORED,
    Assessment,
    CatalogueEntry,
    Product,
    ProductImage,
    Publication,
    Status,
)

BATCH = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: which row, what is wrong, and what mends it."""

    row: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        return f"{self.row}: {self.wrong} {self.mend}"


Look = Callable[[], Iterator[Fault]]
SCORE_AGAIN = "Run `manage.py rescore`."
SAVE_AGAIN = "Save the product once in the admin."
RESTORE = "Restore the last backup that is whole."


def database() -> Iterator[Fault]:
    """The database's own pages and its references between rows."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            told = [row[0] for row in cursor.execute("PRAGMA integrity_check(20)").fetchall()]
        yield from (Fault("database", f"{line}.", RESTORE) for line in told if line != "ok")
    try:
        connection.check_constraints()
    except (IntegrityError, DatabaseError) as error:
        yield Fault("database", f"{error}", RESTORE)


def shown_scores() -> Iterator[Fault]:
    """A product shows a score of one of its own labels, or of a product that was merged into it."""
    strangers = Product.objects.exclude(current_assessment=None).exclude(
        Q(current_assessment__label__product=F("pk")) | Q(current_assessment__label__product__merged_into=F("pk"))
    )
    for product in strangers.select_related("brand").iterator():
        yield Fault(str(product), "shows a score of another product's label.", SCORE_AGAIN)


def stored_scores() -> Iterator[Fault]:
    """What lists sort by is what the stored scorecard says, and its words stand where it says they do."""
    for assessment in Assessment.objects.select_related("label__product__brand").iterator(chunk_size=BATCH):
        card = assessment.read_scorecard()
        if card is None:
            continue  # of an older release: pages do without it
        row = f"Score {assessment.pk} of {assessment.label.product}"
        figures = stored_fields(card)
        del figures["scorecard"]
        differing = [name for name, value in figures.items() if getattr(assessment, name) != value]
        if differing:
            yield Fault(row, f"{', '.join(differing)} not as in its scorecard.", SCORE_AGAIN)
        if not _spans_hold(card, assessment.label_text):
            yield Fault(row, "its quotations do not stand in its text.", SCORE_AGAIN)


def _spans_hold(card: Scorecard, text: str) -> bool:
    return all(text[claim.start : claim.end] == claim.text for claim in card.claims)


def publications() -> Iterator[Fault]:
    """The newest row of the publication log is what the public sees now."""
    logged: dict[int, Publication] = {}
    for row in Publication.objects.order_by("shown_from", "pk").iterator(chunk_size=BATCH):
        logged[row.product_id] = row
    for product in Product.objects.select_related("brand").iterator(chunk_size=BATCH):
        last = logged.get(product.pk)
        is_public = product.status == Status.PUBLISHED
        shown = product.current_assessment_id if is_public else None
        if last is None and not is_public:
            continue
        if last is None or (last.status, last.assessment_id) != (product.status, shown):
            yield Fault(str(product), "the publication log says that something else is shown.", SAVE_AGAIN)


def entries() -> Iterator[Fault]:
    """Lists hold the published products, each with the score that its page shows, and no other."""
    for stray in CatalogueEntry.objects.exclude(product__status=Status.PUBLISHED).select_related("product__brand"):
        yield Fault(str(stray.product), "is listed and not published.", SAVE_AGAIN)
    products = Product.objects.filter(status=Status.PUBLISHED).select_related("brand", "entry", "current_assessment")
    for product in products.iterator(chunk_size=BATCH):
        entry: CatalogueEntry | None = getattr(product, "entry", None)
        score = product.current_assessment
        expected = (score.low, score.high) if score else (NOT_SCORED, NOT_SCORED)
        if entry is None:
            yield Fault(str(product), "is published and not listed.", SAVE_AGAIN)
        elif (entry.low, entry.high) != expected:
            yield Fault(str(product), "lists show another score than its page.", SAVE_AGAIN)


def search() -> Iterator[Fault]:
    """The search knows the published products, each once, and no other."""
    published = dict.fromkeys(Product.objects.filter(status=Status.PUBLISHED).values_list("pk", flat=True), 0)
    for product in full_text.products():
        if product not in published:
            yield Fault(f"Product {product}", "is found by the search and not published.", SAVE_AGAIN)
            continue
        published[product] += 1
    for product, times in published.items():
        if times != 1:
            yield Fault(f"Product {product}", f"stands {times} times in the search, not once.", SAVE_AGAIN)


def pictures() -> Iterator[Fault]:
    """Every picture has its files."""
    for image in ProductImage.objects.select_related("product__brand").iterator(chunk_size=BATCH):
        missing = sorted(name for name in image.file_names if not default_storage.exists(name))
        if missing:
            yield Fault(f"Picture {image.pk} of {image.product}", f"{', '.join(missing)} missing.", RESTORE)


LOOKS: dict[str, Look] = {
    "database": database,
    "scores shown": shown_scores,
    "scores stored": stored_scores,
    "publication log": publications,
    "lists": entries,
    "search": search,
    "pictures": pictures,
}

"""Count how often a clinic's cards are asked of us: a number a day, and nothing of who asked.

Counts are added up in memory for some seconds and then written, so that a page full of cards is one write. A process
that is killed loses at most those seconds; one that ends writes them.
"""

import atexit
import logging
from collections import Counter
from collections.abc import Mapping
from datetime import date
from threading import Lock
from time import monotonic

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from products.clinics.asking import asking
from products.models import Clinic, EmbedView, Product

logger = logging.getLogger(__name__)

SECONDS = 5.0
COUNTED = frozenset({200, 304})  # a card that was sent, and word that the one they have still holds

Counted = tuple[int, str, date]  # clinic, the product's slug or "" for its list, day


class Counts:
    """What was counted and is not written yet; shared by the threads of a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pending: Counter[Counted] = Counter()
        self._written = float("-inf")

    def add(self, counted: Counted) -> None:
        """One more; written at once where nothing was for some seconds."""
        with self._lock:
            self._pending[counted] += 1
            is_due = monotonic() - self._written >= SECONDS
        if is_due:
            self.write()

    def write(self) -> None:
        """Write what is there. Where the database is busy or away it is kept for the next time."""
        with self._lock:
            pending, self._pending = self._pending, Counter()
            self._written = monotonic()
        try:
            _write(pending)
        except DatabaseError:
            logger.warning("%s views of cards are not written yet", pending.total())
            with self._lock:
                self._pending.update(pending)


counts = Counts()
atexit.register(counts.write)


def count_view(request: HttpRequest, response: HttpResponseBase, slug: str = "") -> HttpResponseBase:
    """The response, counted for the clinic of the address: GET alone, for HEAD shows nobody anything."""
    if request.method == "GET" and response.status_code in COUNTED and (asked := asking(request)):
        counts.add((asked.clinic, slug, timezone.localdate()))
    return response


def _write(pending: Mapping[Counted, int]) -> None:
    if not pending:
        return
    slugs = {slug for _, slug, _ in pending if slug}
    products = dict(Product.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    # a clinic may be gone since: its row could never be written
    clinics = set(Clinic.objects.filter(pk__in={clinic for clinic, *_ in pending}).values_list("pk", flat=True))
    with transaction.atomic():
        for (clinic, slug, day), number in pending.items():
            if clinic in clinics and (not slug or slug in products):
                _add(clinic, products.get(slug), day, number)


def _add(clinic: int, product: int | None, day: date, number: int) -> None:
    row = EmbedView.objects.filter(clinic=clinic, product=product, day=day)
    if row.update(count=F("count") + number):
        return
    try:
        with transaction.atomic():
            EmbedView.objects.create(clinic_id=clinic, product_id=product, day=day, count=number)
    except IntegrityError:
        # another process made the row meanwhile
        row.update(count=F("count") + number)

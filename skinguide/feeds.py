"""The feed of new and changed products."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from evaluation.presentation.card import flag_words
from evaluation.presentation.figures import whole
from products.models import Assessment, Product, Publication, Status

MOST_ENTRIES = 50
# Scores that did not move are no news; so many of the newest are looked through for those that are.
MOST_READ = 400
HOUR = 3_600


@dataclass(frozen=True, slots=True)
class Change:
    """A product's first score, or one that differs from the score that was shown before it."""

    product: Product
    publication: Publication
    assessment: Assessment
    before: Assessment | None

    @property
    def words(self) -> str:
        """What a reader of the feed is told."""
        now = f"{_range(self.assessment)}, {flag_words(self.assessment.flag_count).lower()}"
        if self.before is None:
            return f"New: {now}. {self.assessment.summary}"
        cause = "a new look at its label" if self.before.label_id != self.assessment.label_id else "a new reading"
        was = f"{_range(self.before)}, {flag_words(self.before.flag_count).lower()}"
        return f"Changed after {cause}: {now}; before, {was}. {self.assessment.summary}"


def _range(assessment: Assessment) -> str:
    return f"{whole(assessment.low)} proven, up to {whole(assessment.high)} possible"


def changes() -> list[Change]:
    """The newest changes of published products, the latest first. Two queries."""
    newest = _scores().filter(product__status=Status.PUBLISHED).order_by("-shown_from", "-pk")
    return list(_changes(list(newest[:MOST_READ])))[:MOST_ENTRIES]


def _scores() -> QuerySet[Publication]:
    """What the public was shown, scores only: one that still waits for a second person is no news."""
    return (
        Publication.objects.filter(status=Status.PUBLISHED, assessment__isnull=False)
        .select_related("product__brand", "assessment")
        .defer("assessment__scorecard", "assessment__label_text", "product__editor_notes")
    )


def _changes(newest_first: list[Publication]) -> Iterator[Change]:
    """Each score whose predecessor says something else. What lies before the oldest one read is asked for."""
    earlier = _before_all(newest_first)
    for place, shown in enumerate(newest_first):
        following = (one for one in newest_first[place + 1 :] if one.product_id == shown.product_id)
        previous = next(following, earlier.get(shown.product_id))
        before = previous.assessment if previous else None
        if shown.assessment and (before is None or _told(before) != _told(shown.assessment)):
            yield Change(shown.product, shown, shown.assessment, before)


def _before_all(newest_first: list[Publication]) -> dict[int, Publication]:
    """Product -> the newest score shown before those that were read; empty where all were read."""
    if len(newest_first) < MOST_READ:
        return {}
    products = {shown.product_id for shown in newest_first}
    older = _scores().filter(product__in=products).exclude(pk__in=[shown.pk for shown in newest_first])
    return {shown.product_id: shown for shown in older.order_by("shown_from", "pk")}


def _told(assessment: Assessment) -> tuple[int, int, int]:
    return whole(assessment.low), whole(assessment.high), assessment.flag_count


class ProductFeed(Feed):  # type: ignore[type-arg]  # takes no type arguments at run time
    """Atom; each change of a score that a reader can see is an entry of its own."""

    feed_type = Atom1Feed
    title = "Skinguide: new and changed products"
    subtitle = "Exosome skincare, read from its labels: what is new in the catalogue, and whose score changed."
    author_name = "Skinguide"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, for shared caches to keep an hour."""
        response = super().__call__(request, *args, **kwargs)
        response["Cache-Control"] = f"public, max-age={HOUR}"
        return response

    def link(self) -> str:
        """The page that the feed is about."""
        return reverse("products:catalogue")

    def items(self) -> list[Change]:
        """The newest changes."""
        return changes()

    def item_title(self, item: Change) -> str:
        """Brand and name."""
        return f"{item.product.brand.name} {item.product.name}"

    def item_description(self, item: Change) -> str:
        """What changed, in a sentence."""
        return item.words

    def item_link(self, item: Change) -> str:
        """The product's page."""
        return item.product.get_absolute_url()

    def item_guid(self, item: Change) -> str:
        """One for each change, so that readers show a second change of the same product as news."""
        return f"{item.product.get_absolute_url()}#score-{item.publication.pk}"

    def item_pubdate(self, item: Change) -> datetime:
        """When the public could first read it."""
        return item.publication.shown_from

    def item_updateddate(self, item: Change) -> datetime:
        """Entries do not change once made."""
        return item.publication.shown_from

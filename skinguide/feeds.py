"""The feed of new and changed products."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from evaluation.presentation.card import flag_words
from evaluation.presentation.figures import whole
from products.models import Assessment, Product

MOST_ENTRIES = 50
# Scores that did not move are no news; so many of the newest are looked through for those that are.
MOST_READ = 400
HOUR = 3_600


@dataclass(frozen=True, slots=True)
class Change:
    """A product's first score, or one that differs from the score before it."""

    product: Product
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
    newest = (
        Assessment.objects.filter(label__product__status="published")
        .select_related("label__product__brand")
        .defer("scorecard", "label_text", *(f"label__{part}" for part in ("front", "making", "ingredients")))
        .order_by("-assessed_at", "-pk")
    )
    return list(_changes(list(newest[:MOST_READ])))[:MOST_ENTRIES]


def _changes(newest_first: list[Assessment]) -> Iterator[Change]:
    """Each score whose predecessor says something else. What lies before the oldest one read is asked for."""
    earlier = _before_all(newest_first)
    for place, assessment in enumerate(newest_first):
        product = assessment.label.product
        following = (one for one in newest_first[place + 1 :] if one.label.product_id == product.pk)
        before = next(following, earlier.get(product.pk))
        if before is None or _shown(before) != _shown(assessment):
            yield Change(product, assessment, before)


def _before_all(newest_first: list[Assessment]) -> dict[int, Assessment]:
    """Product -> its newest score before those that were read; empty where all were read."""
    if len(newest_first) < MOST_READ:
        return {}
    products = {assessment.label.product_id for assessment in newest_first}
    older = (
        Assessment.objects.filter(label__product__in=products, pk__lt=min(one.pk for one in newest_first))
        .select_related("label")
        .defer("scorecard", "label_text")
        .order_by("pk")
    )
    return {assessment.label.product_id: assessment for assessment in older}


def _shown(assessment: Assessment) -> tuple[int, int, int]:
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
        return f"{item.product.get_absolute_url()}#score-{item.assessment.pk}"

    def item_pubdate(self, item: Change) -> datetime:
        """When the score was made."""
        return item.assessment.assessed_at

    def item_updateddate(self, item: Change) -> datetime:
        """Entries do not change once made."""
        return item.assessment.assessed_at

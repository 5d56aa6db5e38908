"""Where a product stands, in one light query: all that an embed needs to know before it draws anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from products.models import Product, PublicChange, Status

# Slugs that are remembered between changes of the catalogue; also those that nobody has, so that is a bound.
MOST_KEPT = 4096


class Place(StrEnum):
    """What a reader gets to see of a product."""

    SHOWN = "shown"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    MISSING = "missing"  # never was, or is not published: for the public that is the same


@dataclass(frozen=True, slots=True)
class Standing:
    """A product as embeds know it; equal standings draw equal cards.

    `assessment` is the key of the score that the public sees, None without one. Assessments never change, so with
    the two names it stands for every word on a card. `moved_to` is the slug of the product that a merged one became;
    `withdrawn_on` and `reason` are of a withdrawn one.
    """

    slug: str
    place: Place
    product: int = 0
    assessment: int | None = None
    name: str = ""
    brand: str = ""
    moved_to: str = ""
    withdrawn_on: date | None = None
    reason: str = ""

    @property
    def title(self) -> str:
        """What the product is called, for sentences."""
        return f"{self.name} by {self.brand}"

    def is_of(self, product: Product) -> bool:
        """Whether the product, loaded with its brand, still stands so."""
        return self == standing_of(product)


class _Kept:
    """What this process knows of one version of the catalogue; replaced as a whole, never changed to another."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.standings: dict[str, Standing] = {}


_kept = _Kept("")


def standing(slug: str) -> Standing:
    """Where the product stands now. One query by primary key, and one more after a change of the catalogue."""
    return standings([slug])[0]


def standings(slugs: Sequence[str]) -> list[Standing]:
    """The same for several products, in their order, at the same cost; one more for each that was merged."""
    global _kept
    token, kept = PublicChange.token(), _kept
    if token != kept.token or len(kept.standings) >= MOST_KEPT:
        kept = _kept = _Kept(token)
    if missing := [slug for slug in slugs if slug not in kept.standings]:
        found = {slug: Standing(slug, Place.MISSING) for slug in missing}
        products = Product.objects.select_related("brand").filter(slug__in=missing)
        kept.standings |= found | {product.slug: standing_of(product) for product in products}
    return [kept.standings[slug] for slug in slugs]


def standing_of(product: Product) -> Standing:
    """Where a product stands, as loaded with its brand."""
    name, brand = product.name, product.brand.name
    match product.status:
        case Status.PUBLISHED:
            return Standing(product.slug, Place.SHOWN, product.pk, product.current_assessment_id, name, brand)
        case Status.WITHDRAWN:
            since, reason = product.withdrawn_on, product.withdrawn_reason
            return Standing(
                product.slug, Place.WITHDRAWN, product.pk, None, name, brand, withdrawn_on=since, reason=reason
            )
        case Status.MERGED:
            return Standing(product.slug, Place.MERGED, product.pk, moved_to=product.survivor().slug)
    return Standing(product.slug, Place.MISSING)

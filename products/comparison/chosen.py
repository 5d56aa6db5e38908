"""The products that a comparison names: found in two queries, and what could not be shown said plainly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.core.comparison import Compared
from evaluation.core.presence import enumerated
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import knowledge
from evaluation.presentation.figures import in_words
from products.costs import pack_price, units_in
from products.models import Product

MOST_PRODUCTS = 5
LONGEST_SLUG_SHOWN = 60
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}", re.ASCII)
_LABEL_TEXTS = ("front", "making", "ingredients")


@dataclass(frozen=True, slots=True)
class Chosen:
    """One product with its readable scorecard. `name` tells it from the others of its comparison."""

    product: Product
    card: Scorecard
    name: str

    @property
    def compared(self) -> Compared:
        """As the core compares it; reads `prices`, so prefetch them."""
        assessment = self.product.current_assessment
        return Compared(
            name=self.name,
            card=self.card,
            price=pack_price(self.product.prices.all()),
            size_ml=self.product.size_ml,
            directions=assessment.label.directions if assessment else None,
            units=units_in(self.product.pack),
        )


def choose(slugs: Sequence[str]) -> tuple[list[Chosen], list[str]]:
    """The published and scored products of these slugs in their order, up to five, and a sentence for each other."""
    found = _products(slugs)
    problems = [
        f"“{_shown(slug)}” is not in the catalogue, or no longer: it is left out."
        for slug in slugs[: MOST_PRODUCTS * 2]
        if slug not in found
    ]
    readable: list[tuple[Product, Scorecard]] = []
    for product in (found[slug] for slug in slugs if slug in found):
        if card := _card(product):
            readable.append((product, card))
        else:
            problems.append(f"{product} has no score by the current method yet: it is left out.")
    if beyond := readable[MOST_PRODUCTS:]:
        names = enumerated([str(product) for product, _ in beyond])
        problems.append(f"Up to {in_words(MOST_PRODUCTS)} products fit side by side. Left out: {names}.")
    kept = readable[:MOST_PRODUCTS]
    names_once = _names([product for product, _ in kept])
    return [Chosen(product, card, name) for (product, card), name in zip(kept, names_once, strict=True)], problems


def _products(slugs: Sequence[str]) -> dict[str, Product]:
    usable = [slug for slug in slugs if _SLUG.fullmatch(slug)]
    products = (
        Product.objects.published()
        .filter(slug__in=usable)
        .select_related("brand", "current_assessment__label")
        .defer(
            "editor_notes",
            "current_assessment__label_text",
            *(f"current_assessment__label__{part}" for part in _LABEL_TEXTS),
        )
        .prefetch_related("prices")
    )
    return {product.slug: product for product in products}


def _card(product: Product) -> Scorecard | None:
    """The scorecard by the current method: others answer other questions and do not compare."""
    assessment = product.current_assessment
    if assessment is None or assessment.method_version != knowledge().method.version:
        return None
    return assessment.read_scorecard()


def _names(products: Sequence[Product]) -> list[str]:
    """The names without the brand, except where two are the same."""
    names = [product.name for product in products]
    return [name if names.count(name) == 1 else str(product) for product, name in zip(products, names, strict=True)]


def _shown(slug: str) -> str:
    return slug if len(slug) <= LONGEST_SLUG_SHOWN else f"{slug[:LONGEST_SLUG_SHOWN]}…"

"""A score taken apart by category, small enough to store, so that any weights of the categories can be tried on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.core.scorecard import Scorecard
from evaluation.core.scoring import Range
from evaluation.core.verdicts import CREDIT, Verdict


@dataclass(frozen=True, slots=True)
class CategorySums:
    """Points of one category by the method's weights: proven, open, and what applies at all."""

    proven: float
    unknown: float
    applies: float


def category_sums(card: Scorecard) -> dict[str, CategorySums]:
    """Category id -> its sums, for every category that the card's criteria have."""
    sums: dict[str, CategorySums] = {}
    for result in card.criteria:
        known = sums.get(result.category, CategorySums(0.0, 0.0, 0.0))
        if result.verdict is Verdict.NOT_APPLICABLE:
            sums[result.category] = known
            continue
        sums[result.category] = CategorySums(
            known.proven + (result.weight * CREDIT[result.verdict] if result.verdict.is_known else 0.0),
            known.unknown + (result.weight if result.verdict.is_unknown else 0.0),
            known.applies + result.weight,
        )
    return sums


def weighed(sums: Sequence[CategorySums], factors: Sequence[float]) -> Range:
    """The range with each category's points multiplied by its factor; 0 to 0 where nothing that applies has any.

    With factors of own points by published ones it is `ordering.reweighted` of the card.
    """
    pairs = list(zip(sums, factors, strict=True))
    total = sum(part.applies * factor for part, factor in pairs)
    if not total:
        return Range(0.0, 0.0, 0.0, 0.0)
    proven = sum(part.proven * factor for part, factor in pairs)
    unknown = sum(part.unknown * factor for part, factor in pairs)
    return Range(100 * proven / total, 100 * (proven + unknown) / total, (total - unknown) / total, total)


def factors_of(own: Mapping[str, float], published: Mapping[str, float]) -> tuple[float, ...]:
    """By how much each category counts more, in the order of `published`; one that is left out counts as published."""
    return tuple(own.get(category, points) / points for category, points in published.items())

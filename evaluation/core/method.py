"""The method as data: version, categories, weights, bands, and the rule for an undisclosed concentration."""

from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Category(_Model):
    """One of the four parts of the score."""

    id: str
    name: str


class Weight(_Model):
    """What one criterion counts, in which category, and why that much."""

    criterion: str
    category: str
    weight: float = Field(gt=0)
    reason: str


class Band(_Model):
    """The words for every `low` from this one up to the next band."""

    low: float = Field(ge=0, le=100)
    words: str


class OptionalCriterion(_Model):
    """A criterion that can only help: with enough other signals met it counts only where it raises `low`."""

    criterion: str
    signals: tuple[str, ...]
    at_least: int
    words_unknown: str
    words_known: str


class Release(_Model):
    """One version of the method and what changed with it."""

    version: str
    date: str
    words: str


class Method(_Model):
    """All that turns verdicts into a range (method.md); `version` is stored with every result."""

    version: str
    categories: tuple[Category, ...]
    weights: tuple[Weight, ...]
    bands: tuple[Band, ...]
    band_unseen: str
    optional: OptionalCriterion
    changelog: tuple[Release, ...]

    @model_validator(mode="after")
    def _refers_to_what_exists(self) -> Self:
        categories = {category.id for category in self.categories}
        numbers = [weight.criterion for weight in self.weights]
        if len(set(numbers)) != len(numbers):
            raise ValueError("weights: a criterion stands twice")
        for weight in self.weights:
            if weight.category not in categories:
                raise ValueError(
                    f"weights: {weight.criterion} is in category {weight.category!r}, which does not exist"
                )
        for number in (self.optional.criterion, *self.optional.signals):
            if number not in numbers:
                raise ValueError(f"optional: {number} has no weight")
        lows = [band.low for band in self.bands]
        if lows != sorted(lows, reverse=True) or lows[-1] != 0:
            raise ValueError("bands: must fall from the highest to 0")
        if self.changelog[0].version != self.version:
            raise ValueError(f"changelog: the newest entry is {self.changelog[0].version}, the version {self.version}")
        return self

    def weight(self, number: str) -> Weight:
        """The weight of criterion "C01" … "C15"; KeyError for another."""
        return self._by_number[number]

    @cached_property
    def weight_by_number(self) -> dict[str, float]:
        """Criterion number -> what it counts."""
        return {weight.criterion: weight.weight for weight in self.weights}

    @cached_property
    def weights_by_category(self) -> dict[str, dict[str, float]]:
        """Category id -> criterion number -> what it counts, in the checklist's order."""
        return {
            category.id: {weight.criterion: weight.weight for weight in self.weights if weight.category == category.id}
            for category in self.categories
        }

    @cached_property
    def _by_number(self) -> dict[str, Weight]:
        return {weight.criterion: weight for weight in self.weights}

    def band(self, low: float) -> str:
        """The words for a proven score of `low`, 0–100."""
        return next(band.words for band in self.bands if low >= band.low)

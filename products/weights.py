"""A shopper's own weights of the four categories: number fields, what they hold, and the ranges that follow."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from evaluation.core.scoring import Range
from evaluation.core.weighing import factors_of
from evaluation.knowledge import knowledge
from products.models import Product

MOST_POINTS = 100
LONGEST_TYPED_SHOWN = 20


def published_weights() -> dict[str, float]:
    """Category id -> the points that the method gives it, in the method's order."""
    weights: dict[str, float] = {}
    for weight in knowledge().method.weights:
        weights[weight.category] = weights.get(weight.category, 0.0) + weight.weight
    return {category.id: weights[category.id] for category in knowledge().method.categories}


class WeightsForm(forms.Form):
    """The points of each category. One that is left out keeps the published ones; what was typed is kept."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Takes the address's parameters; others than weights are left alone."""
        published = {f"w-{category}": f"{points:g}" for category, points in published_weights().items()}
        given = {name: value for name in published if (value := str(data.get(name, "")).strip())}
        super().__init__({**published, **given})
        for category in knowledge().method.categories:
            name = f"w-{category.id}"
            self.fields[name] = _points_field(category.name, given.get(name, ""), published[name])

    def clean(self) -> dict[str, Any]:
        """Refuse weights that add up to nothing."""
        super().clean()
        if all(self.cleaned_data.get(name) == 0 for name in self.weight_names):
            raise forms.ValidationError("Give at least one part some weight: of nothing there is no order.")
        return self.cleaned_data

    @property
    def weight_names(self) -> list[str]:
        """The names of the four number fields."""
        return [f"w-{category}" for category in published_weights()]

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        """The four number fields, in the method's order."""
        return [self[name] for name in self.weight_names]

    @property
    def weight_problems(self) -> list[str]:
        """What is wrong with the weights, one sentence each."""
        names = (*self.weight_names, NON_FIELD_ERRORS)
        return [str(message) for name in names for message in self.errors.get(name, [])]

    @property
    def own_weights(self) -> dict[str, float] | None:
        """Category id -> points, where they are usable and not the published ones."""
        if self.weight_problems:
            return None
        own = {name.removeprefix("w-"): float(self.cleaned_data[name]) for name in self.weight_names}
        return None if own == published_weights() else own

    @property
    def factors(self) -> tuple[float, ...]:
        """By how much each category counts more than published, in the method's order; empty where as published."""
        return factors_of(self.own_weights, published_weights()) if self.own_weights else ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Name and value of each field for links and forms; none where the published weights stand."""
        return [(f"w-{category}", f"{points:g}") for category, points in (self.own_weights or {}).items()]


def _points_field(name: str, typed: str, published: str) -> forms.IntegerField:
    wrong = f"{name}: “{_shortened(typed)}” is no whole number from 0 to {MOST_POINTS}. The published weights stand."
    return forms.IntegerField(
        label=name,
        min_value=0,
        max_value=MOST_POINTS,
        help_text=f"published: {published}",
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
        widget=forms.NumberInput(attrs={"class": "field", "step": 1, "inputmode": "numeric"}),
    )


def _shortened(typed: str) -> str:
    return typed if len(typed) <= LONGEST_TYPED_SHOWN else f"{typed[:LONGEST_TYPED_SHOWN]}…"


def own_standing(product: Product, by_own: Range | None) -> tuple[bool, float, float, str]:
    """What sorts a product among others: soundness, proven, coverage, name; without a range it comes last."""
    assessment = product.current_assessment
    is_sound = bool(assessment and assessment.comes_first)
    low, coverage = (by_own.low, by_own.coverage) if by_own else (-1.0, 0.0)
    return (not is_sound, -low, -coverage, product.name)

"""Amounts are comparable within their class only."""

import pytest

from evaluation.core.comparability import why_not_comparable
from evaluation.core.facts import AmountKind, Concentration


def amount(kind: AmountKind, **more: object) -> Concentration:
    return Concentration(stated=True, kind=kind, value=1.0, **more)


@pytest.mark.parametrize("kind", ["particles_per_ml", "particles_per_gram", "mass_per_ml", "share"])
def test_the_same_class_is_comparable(kind: AmountKind) -> None:
    assert why_not_comparable(amount(kind), amount(kind)) is None


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (amount("share"), Concentration(), "Not both products state an amount."),
        (
            amount("particles_per_ml"),
            amount("share"),
            "One label states particles per mL, the other a share of the formula.",
        ),
        (
            amount("particles"),
            amount("particles"),
            "Both labels state a number of particles without a volume, and the one may hold more than the other.",
        ),
        (
            amount("particles_per_ml", is_raw_material=True),
            amount("particles_per_ml"),
            "One figure is for a raw ingredient, not for the product as sold.",
        ),
        (
            amount("particles_per_ml", contradiction="5 times apart."),
            amount("particles_per_ml"),
            "One label contradicts itself: 5 times apart.",
        ),
    ],
)
def test_it_says_why_not(one: Concentration, other: Concentration, reason: str) -> None:
    assert why_not_comparable(one, other) == reason

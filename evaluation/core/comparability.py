"""Whether the amounts of two products can be set side by side, and in plain words why not."""

from collections.abc import Mapping

from evaluation.core.facts import AmountKind, Concentration

_WORDS: Mapping[AmountKind, str] = {
    "particles_per_ml": "particles per mL",
    "particles_per_gram": "particles per gram",
    "particles_per_piece": "particles per piece or use",
    "particles": "a number of particles without a volume",
    "mass_per_ml": "a mass per mL",
    "mass": "a mass",
    "share": "a share of the formula",
}
# Two such figures share their words and still not their measure: the pieces and packs behind them differ.
_WITHOUT_MEASURE: frozenset[AmountKind] = frozenset(("particles", "particles_per_piece", "mass"))


def why_not_comparable(one: Concentration, other: Concentration) -> str | None:
    """Why the two amounts cannot be compared, as a sentence; None where they can: same class, both as sold.

    Comparable does not mean that more is better: laboratories differ widely on one sample (trps-2016).
    """
    if one.kind is None or other.kind is None:
        return "Not both products state an amount."
    for amount in (one, other):
        if amount.contradiction:
            return f"One label contradicts itself: {amount.contradiction}"
    if one.is_raw_material or other.is_raw_material:
        return "One figure is for a raw ingredient, not for the product as sold."
    if one.kind != other.kind:
        return f"One label states {_WORDS[one.kind]}, the other {_WORDS[other.kind]}."
    if one.kind in _WITHOUT_MEASURE:
        return f"Both labels state {_WORDS[one.kind]}, and the one may hold more than the other."
    return None

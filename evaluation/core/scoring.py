"""Verdicts become a range: what the label proves, up to what its silences could hold. Nothing else."""

from collections.abc import Mapping

from evaluation.core.method import Method
from evaluation.core.values import value
from evaluation.core.verdicts import CREDIT, Verdict

# Verdict -> which share of a criterion's weight is proven and which unknown; one that does not apply has none.
_SHARES: dict[Verdict, tuple[float, float]] = {
    **{verdict: (credit, 0.0) for verdict, credit in CREDIT.items()},
    **dict.fromkeys((Verdict.NOT_STATED, Verdict.NOT_SEEN), (0.0, 1.0)),
}


@value
class Range:
    """`low` and `high` 0–100, `coverage` 0–1, `weight` what applies of the method's 100."""

    low: float
    high: float
    coverage: float
    weight: float


def score(verdicts: Mapping[str, Verdict], weights: Mapping[str, float]) -> Range:
    """The range of these criteria (method.md, "A range, never one number").

    Criteria that do not apply leave every sum. Where nothing applies, the range is 0 to 0.
    """
    total = proven = unknown = 0.0
    for number, verdict in verdicts.items():
        if verdict in _SHARES:
            weight, (credit, is_open) = weights[number], _SHARES[verdict]
            total += weight
            proven += weight * credit
            unknown += weight * is_open
    if not total:
        return Range(0.0, 0.0, 0.0, 0.0)
    return Range(
        low=100 * proven / total,
        high=100 * (proven + unknown) / total,
        coverage=(total - unknown) / total,
        weight=total,
    )


def optional_criterion_is_left_out(verdicts: Mapping[str, Verdict], method: Method) -> bool:
    """Whether the concentration leaves the sums: enough other signals are met, and it would not raise `low`."""
    rule = method.optional
    if verdicts[rule.criterion] is Verdict.NOT_APPLICABLE:
        return False
    if sum(verdicts[number] is Verdict.MET for number in rule.signals) < rule.at_least:
        return False
    weights = method.weight_by_number
    without = {**verdicts, rule.criterion: Verdict.NOT_APPLICABLE}
    return score(verdicts, weights).low <= score(without, weights).low


def band(result: Range, verdicts: Mapping[str, Verdict], method: Method) -> str:
    """The band's words; "not enough seen yet" where the parts that nobody has seen keep coverage under one half."""
    weights = method.weight_by_number
    unseen = sum(weights[number] for number, verdict in verdicts.items() if verdict is Verdict.NOT_SEEN)
    could_cover = result.coverage + (unseen / result.weight if result.weight else 0.0)
    if result.coverage < 0.5 <= could_cover:
        return method.band_unseen
    return method.band(result.low)

"""One sentence for a shopper: what the label is clear about, where it is silent, whether claims go too far."""

from collections.abc import Sequence

from evaluation.core.criteria.base import Criterion
from evaluation.core.facts import Identity
from evaluation.core.verdicts import Finding, Verdict

MOST_NAMED = 2
_TOLD = (Verdict.MET, Verdict.NOT_STATED, Verdict.NOT_SEEN)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def summarise(
    criteria: Sequence[Criterion],
    findings: Sequence[Finding],
    weights: Sequence[float],
    identity: Identity,
    claims: int,
) -> str:
    """The sentence; topics are named by weight, the heaviest first, at most two on each side."""
    ranked = sorted(zip(criteria, findings, weights, strict=True), key=lambda row: -row[2])
    nouns: dict[Verdict, list[str]] = {}
    for criterion, finding, _ in ranked:
        nouns.setdefault(finding.verdict, []).append(criterion.noun)
    clear, silent, unseen = (nouns.get(verdict, []) for verdict in _TOLD)
    pieces = [
        f"clear about its {_named(clear)}" if clear else "",
        f"silent on {_named(silent)}" if silent else "",
        f"{_named(unseen)} not seen by us yet" if unseen and not silent else "",
    ]
    sentence = ", ".join(piece for piece in pieces if piece) or "the label says little that can be checked"
    if claims:
        verb = "claims go" if claims > 1 else "claim goes"
        sentence += f", and {_NUMBERS[claims] if claims < len(_NUMBERS) else claims} {verb} too far"
    if any(c.number == "C02" and finding.verdict is Verdict.AGAINST for c, finding, _ in ranked):
        return f"Not what the name says: {sentence}."
    return f"{sentence[0].upper()}{sentence[1:]}."


def _named(nouns: list[str]) -> str:
    return " and ".join(nouns[:MOST_NAMED])

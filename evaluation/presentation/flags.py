"""Red flags and notes: the label's words, what they promise, what is said of such wording."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.core.scorecard import Claim
from evaluation.presentation.quotes import Quote, quote
from evaluation.presentation.words import FAMILIES, SEVERITIES, plain, sentence_case

_ORDER = {severity: rank for rank, severity in enumerate(SEVERITIES)}


@dataclass(frozen=True, slots=True)
class Flag:
    """All wording of one label that one rule objects to. `strength` is "strong", "mild" or "note"."""

    rule: str
    quotes: tuple[Quote, ...]
    badge: str
    severity: str
    strength: str
    because: str
    better: str
    citations: tuple[str, ...]


def flags(claims: Iterable[Claim]) -> tuple[Flag, ...]:
    """One flag for each rule and reason, the gravest first; within one, the words in label order, each once."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: (_ORDER[claim.severity], claim.start)):
        groups.setdefault((claim.rule, claim.because), []).append(claim)
    return tuple(_flag(group) for group in groups.values())


def _flag(group: list[Claim]) -> Flag:
    first = group[0]
    different = {claim.text.casefold(): claim for claim in reversed(group)}
    return Flag(
        rule=first.rule,
        quotes=tuple(quote(claim.text, claim.start, claim.end) for claim in reversed(different.values())),
        badge=FAMILIES[first.family].badge if first.family in FAMILIES else sentence_case(plain(first.family)),
        severity=SEVERITIES[first.severity],
        strength={"medium": "mild", "info": "note"}.get(first.severity, "strong"),
        because=first.because,
        better=first.better or "",
        citations=first.citations,
    )

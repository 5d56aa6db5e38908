"""The red flags that a scorecard raises, each with what a clinic is told of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from evaluation.presentation.words import FAMILIES
from products.models import Assessment


@dataclass(frozen=True, slots=True)
class ToldFlag:
    """One red flag: the label's words, the rule, what such wording is treated as, why, and wording that would do."""

    rule: str
    text: str
    treated_as: str
    because: str
    better: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same flag on another capture: the rule and the words, whatever their case and spaces."""
        return self.rule, " ".join(self.text.casefold().split())

    def as_json(self) -> dict[str, str]:
        """For a notice's row."""
        return {name: getattr(self, name) for name in ("rule", "text", "treated_as", "because", "better")}


def flags_of(assessment: Assessment | None) -> tuple[ToldFlag, ...]:
    """Its red flags in the label's order; none without an assessment, or for one of an older release's shape."""
    claims = assessment.scorecard.get("claims", []) if assessment else []
    return tuple(_told(claim) for claim in claims if isinstance(claim, dict))


def gained(before: Iterable[ToldFlag], now: Iterable[ToldFlag]) -> tuple[ToldFlag, ...]:
    """Those of `now` that were not there before, each once."""
    seen: Collection[tuple[str, str]] = {flag.key for flag in before}
    fresh = {flag.key: flag for flag in now if flag.key not in seen}
    return tuple(fresh.values())


def _told(claim: dict[str, Any]) -> ToldFlag:
    family = FAMILIES.get(claim.get("family", ""))
    treated_as = family.badge.lower() if family else "a claim that goes too far"
    return ToldFlag(
        rule=str(claim.get("rule", "")),
        text=str(claim.get("text", "")),
        treated_as=treated_as,
        because=str(claim.get("because", "")),
        better=str(claim.get("better") or ""),
    )

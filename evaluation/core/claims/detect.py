"""STUB: find claims in the label's prose."""

from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.claim_rules import ClaimRules
from evaluation.core.scorecard import Claim


def find_claims(text: str, prose: str, clauses: Clauses, rules: ClaimRules) -> tuple[Claim, ...]:
    """Every claim in label order, notes (severity `info`) among them."""
    return tuple(
        Claim(
            rule=r.id[:3],
            title=r.title,
            family=r.family,
            severity=r.severity,
            text=text[h.start : h.end],
            start=h.start,
            end=h.end,
            because=r.because,
            better=r.better,
            citations=r.citations,
        )
        for h in rules.scanner.scan(prose)
        if not clauses.negated(h.start)
        for r in [rules.rules[h.key]]
    )

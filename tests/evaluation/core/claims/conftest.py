"""What tests of claims ask in common."""

import pytest

from evaluation.core.claims.detect import find_claims
from evaluation.core.clauses import Clauses
from evaluation.core.text import fold


@pytest.fixture(scope="module")
def rules_fired(knowledge):
    """The rules that flag something in a text; notes are none."""

    def fired(text: str) -> set[str]:
        folded = fold(text)
        found = find_claims(text, folded, Clauses(folded), knowledge.claim_rules)
        return {claim.rule for claim in found if claim.severity != "info"}

    return fired

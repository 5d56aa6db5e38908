"""C12: five basics, some of them, few, and an approval that no cosmetic has."""

import pytest

from evaluation.core.criteria.label_basics import criterion
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing import parse
from tests.evaluation.core.criteria.judging import verdict

LIST = (
    "Ingredients: Water, Glycerin, Butylene Glycol, Niacinamide, Panthenol, Sodium Hyaluronate, Betaine, Allantoin, "
    "Xanthan Gum, Ethylhexylglycerin, Disodium EDTA"
)
FRONT = "Glow Exosome Serum"
CONTACT = "Distributed by Glow Ltd, 12 High Street, London."
BATCH = "LOT 24A17"
SHELF = "Best before: 2027-03."
USE = "Apply to clean skin morning and evening."


def judged(knowledge: Knowledge, *lines: str) -> tuple[str, str, str]:
    finding = criterion.judge(parse(Label(text="\n".join(lines)), knowledge))
    return finding.verdict.value, finding.outcome, criterion.because(finding)


def test_all_five_are_met(knowledge: Knowledge) -> None:
    assert judged(knowledge, FRONT, USE, SHELF, BATCH, CONTACT, LIST)[:2] == ("met", "all-five")


def test_three_of_five_are_partly_met_and_named(knowledge: Knowledge) -> None:
    assert judged(knowledge, FRONT, USE, SHELF, LIST) == (
        "partly",
        "some",
        "There: full ingredient list, shelf life, directions or warnings. Not found: who answers for it, batch code.",
    )


def test_two_of_five_on_a_whole_pack_say_little(knowledge: Knowledge) -> None:
    assert judged(knowledge, FRONT, USE, LIST)[:2] == ("not_stated", "few")


def test_two_of_five_with_parts_unseen_are_not_judged(knowledge: Knowledge) -> None:
    assert judged(knowledge, FRONT, USE, SHELF)[:2] == ("not_seen", "few-seen")


@pytest.mark.parametrize("text", ["FDA APPROVED facility.", "CPNP approved.", "Certified by the MFDS."])
def test_an_authoritys_approval_is_against(text: str, knowledge: Knowledge) -> None:
    assert judged(knowledge, FRONT, USE, SHELF, BATCH, CONTACT, LIST, text)[:2] == ("against", "approval-claimed")


@pytest.mark.parametrize(
    "text", ["The FDA has not approved this product.", "Notified on the EU portal (CPNP).", "FDA registered facility."]
)
def test_a_registration_is_no_claim_of_approval(text: str, knowledge: Knowledge) -> None:
    assert judged(knowledge, FRONT, USE, SHELF, LIST, text)[0] == "partly"


@pytest.mark.parametrize("text", ["A lot of moisture.", "Each batch is tested.", "Made for mature skin."])
def test_everyday_words_are_no_basics(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")


def test_the_empty_label_is_not_seen(knowledge: Knowledge) -> None:
    assert verdict(criterion, "", knowledge, seen=False) == ("not_seen", "unseen")

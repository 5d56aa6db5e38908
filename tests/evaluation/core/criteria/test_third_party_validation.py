"""C15: who checked it, with date or batch; what the law asks for anyway; what is no check."""

import pytest

from evaluation.core.criteria.third_party_validation import criterion
from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.criteria.judging import outcome, verdict


@pytest.mark.parametrize(
    "text",
    [
        "Each batch analysed by Eurofins, report no. 4711.",
        "SGS test report, March 2026.",
        "ECOCERT certificate no. 123456.",
    ],
)
def test_a_name_with_date_or_batch_is_met(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("met", "named-with-reference")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tested by SGS.", "named"),
        ("Made under ISO 22716.", "named"),
        ("Dermatest: excellent. Best before 2027.", "named"),
        ("Independently tested.", "somebody-unnamed"),
        ("With a cosmetic product safety report (CPSR).", "required-by-law"),
    ],
)
def test_a_name_alone_and_what_the_law_asks_for_are_partly_met(text: str, code: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("partly", code)


@pytest.mark.parametrize(
    "text", ["Notified on the EU portal (CPNP).", "FDA registered facility.", "Patent no. 10-1234567."]
)
def test_a_listing_or_a_patent_is_no_check(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "listed-only")


@pytest.mark.parametrize("text", ["FDA-approved exosomes.", "FDA registered, so proven safe.", "CPNP approved."])
def test_a_registration_shown_as_approval_is_against(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("against", "registration-as-approval")


@pytest.mark.parametrize(
    "text",
    ["Human MSC exosomes.", "Tested in our own lab.", "The FDA has not approved it.", "Vegan, cruelty-free.", ""],
)
def test_neighbours_of_validation_are_silence(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")


def test_a_fishery_is_certified_and_a_cell_is_not(knowledge: Knowledge) -> None:
    text = "PDRN from MSC-certified salmon, with MSC exosomes."
    assert outcome(criterion, text, knowledge) == ("partly", "named", ["MSC-certified"])


def test_an_unseen_part_is_not_the_brands_silence(knowledge: Knowledge) -> None:
    assert verdict(criterion, "Exosome serum.", knowledge, seen=False) == ("not_seen", "unseen")

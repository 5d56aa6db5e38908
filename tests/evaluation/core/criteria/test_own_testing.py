"""C13: a study told in full, in part, or only claimed; and borrowed proof."""

import pytest

from evaluation.core.criteria.own_testing import criterion
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing import parse
from tests.evaluation.core.criteria.judging import outcome, verdict


def test_a_study_told_in_full_is_met(knowledge: Knowledge) -> None:
    text = "12-week study, n=38, split-face, published in the Journal of Cosmetic Dermatology 2024."
    assert verdict(criterion, text, knowledge) == ("met", "study-told")


def test_a_study_told_in_part_says_what_is_missing(knowledge: Knowledge) -> None:
    finding = criterion.judge(parse(Label(text="12-week study, n=38: fine lines looked better."), knowledge))
    assert (finding.verdict, finding.outcome) == ("partly", "study-in-part")
    assert criterion.because(finding) == "The label tells of a test on people, without: design, where to read it."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("HRIPT: no sensitisation.", "skin-safety-only"),
        ("Skin irritation test completed.", "skin-safety-only"),
        ("Skin irritation test completed by Dermatest.", "skin-safety-only"),
        ("An in-house study showed 30% higher hydration.", "summary-only"),
        ("92% of users agreed their skin felt softer.", "summary-only"),
        ("Study of the ingredient in another serum: 20 women, 4 weeks.", "ingredient-in-another-formula"),
    ],
)
def test_less_than_a_study_of_this_product_is_partly_met(text: str, code: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("partly", code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Clinically proven.", "claim-without-study"),
        ("Dermatologist tested.", "claim-without-study"),
        ("In vitro: collagen +147% in fibroblasts.", "not-on-people"),
        ("Purity verified by SGS.", "not-on-people"),
        ("Studies show that exosomes carry signals.", "general-science"),
    ],
)
def test_a_claim_or_general_science_is_silence(text: str, code: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", code)


@pytest.mark.parametrize(
    "text",
    [
        "Patented technology proven to lift.",
        "Proven by international patents.",
        "Nobel Prize-winning exosome science.",
        "Tested in studies on retinol.",
        "Proven in a study of another serum: 40 women, 12 weeks.",
    ],
)
def test_borrowed_proof_is_against(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("against", "borrowed-proof")


def test_a_patent_beside_an_own_study_is_not_against(knowledge: Knowledge) -> None:
    text = "Patented and proven in our 12-week study of 38 women."
    assert verdict(criterion, text, knowledge) == ("partly", "study-in-part")


@pytest.mark.parametrize("text", ["Patent no. 10-1234567.", "Never tested on animals.", "Patch test before use.", ""])
def test_a_patent_number_and_a_way_of_use_are_silence(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")


def test_a_claim_line_alone_is_not_judged(knowledge: Knowledge) -> None:
    assert outcome(criterion, "Clinically proven.", knowledge, seen=False) == (
        "not_seen",
        "unseen",
        ["Clinically proven"],
    )

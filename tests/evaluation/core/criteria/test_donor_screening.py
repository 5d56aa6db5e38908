"""C03: consent and screening of donors, control of animals, and sources without either."""

import pytest

from evaluation.core.criteria.donor_screening import criterion
from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.criteria.judging import verdict

HUMAN = "Human adipose stem cell exosomes. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Donors give informed consent and are screened for HIV and hepatitis.", ("met", "consent-and-screening")),
        ("Consenting, pre-screened donors.", ("partly", "screened-for-what")),
        ("Tissue is donated with informed consent.", ("partly", "consent-only")),
        ("Donors are tested for infectious disease.", ("partly", "screening-only")),
        ("Ethically sourced.", ("not_stated", "ethical-without-detail")),
        ("Tested for heavy metals. Donated.", ("not_stated", "silent")),
        ("Donors are not screened.", ("not_stated", "silent")),
    ],
)
def test_human_donors_need_consent_and_screening(text: str, found: tuple[str, str], knowledge: Knowledge) -> None:
    assert verdict(criterion, HUMAN + text, knowledge) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Goat milk exosomes from a herd under veterinary control.", ("met", "animal-and-control")),
        ("Milk exosomes. The milk is pasteurised.", ("partly", "control-without-animal")),
        ("Goat milk exosomes from happy goats.", ("not_stated", "silent")),
        ("Goat milk exosomes, SPF 50.", ("not_stated", "silent")),
    ],
)
def test_animals_need_a_name_and_control(text: str, found: tuple[str, str], knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == found


@pytest.mark.parametrize("text", ["Rose exosomes", "Lactobacillus vesicles", "Synthetic exosomes"])
def test_no_donor_no_question(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_applicable", "no-donor")


@pytest.mark.parametrize("text", ["Vegan exosomes", "Exosomes. Contains no human cells and no animal ingredients."])
def test_a_label_may_rule_donors_out(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_applicable", "ruled-out")


@pytest.mark.parametrize("text", ["Exosome serum", "Stem cell exosomes", ""])
def test_an_unnamed_source_leaves_the_question_open(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")
    assert verdict(criterion, text, knowledge, seen=False) == ("not_seen", "unseen")


def test_rose_beside_human_cells_asks_for_donors(knowledge: Knowledge) -> None:
    assert verdict(criterion, "Rose exosomes and human platelet exosomes", knowledge) == ("not_stated", "silent")

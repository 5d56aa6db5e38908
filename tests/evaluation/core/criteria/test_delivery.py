"""C09: honest limits, data, professional care; technologies; and the dermis."""

import pytest

from evaluation.core.criteria.delivery import criterion
from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.criteria.judging import verdict


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It stays on the skin's surface.", "honest-limits"),
        ("Vesicles do not reach the dermis through intact skin.", "honest-limits"),
        ("Franz cell study on intact skin: 2 % in the epidermis.", "data-on-skin"),
        ("PROFESSIONAL USE ONLY", "professional-care"),
        ("To be applied by a trained practitioner.", "professional-care"),
        ("For licensed practitioners: used with microneedling it reaches the dermis.", "professional-care"),
    ],
)
def test_limits_data_and_professional_care_are_met(text: str, code: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("met", code)


@pytest.mark.parametrize(
    "text", ["With micro-spicules.", "Elastic liposomes for better absorption.", "Our patented delivery system."]
)
def test_a_technology_without_data_is_partly_met(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("partly", "technology-without-data")


@pytest.mark.parametrize("text", ["Reaches the dermis.", "Nano size penetrates deep into the skin, to the last layer."])
def test_reaching_the_dermis_is_against(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("against", "reaches-the-dermis")


@pytest.mark.parametrize(
    "text", ["Absorbs quickly.", "Free delivery over 50 euros.", "Apply after microneedling.", "No liposomes.", ""]
)
def test_neighbours_of_delivery_are_silence(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")


def test_an_unseen_part_is_not_the_brands_silence(knowledge: Knowledge) -> None:
    assert verdict(criterion, "Exosome serum.", knowledge, seen=False) == ("not_seen", "unseen")

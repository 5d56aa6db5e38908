"""C08: how the vesicles are kept and how soon to use them; what contradicts it."""

import pytest

from evaluation.core.criteria.stability import criterion
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing import parse
from tests.evaluation.core.criteria.judging import verdict

HARSH = (
    "\nIngredients: Water, Sodium Laureth Sulfate, Glycerin, Niacinamide, Rosa Damascena Callus Exosomes, Panthenol, "
    "Sodium Hyaluronate, Xanthan Gum, 1,2-Hexanediol"
)


@pytest.mark.parametrize(
    "text",
    [
        "Freeze-dried exosomes. Once mixed, use within 14 days.",
        "Room temp stable. Period after opening 6M.",
        "Lyophilised vial: mix with the diluent at the point of care. Refrigerate before mixing.",
        "Store at 2-8℃. Use within 3 months of opening.",
    ],
)
def test_form_and_time_of_use_are_met(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("met", "form-and-time")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Refrigerate. 24 months sealed.", "form-without-time"),
        ("Stabilised exosomes with trehalose as cryoprotectant.", "form-without-time"),
        ("12M", "time-without-form"),
        ("Single use. Discard any remaining product.", "time-without-form"),
        ("Vesicle integrity: 12-month real-time stability data.", "data-without-conditions"),
    ],
)
def test_one_of_the_two_is_partly_met(text: str, code: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("partly", code)


@pytest.mark.parametrize("text", ["Store in a cool place away from sunlight.", "Intact exosomes."])
def test_general_words_are_silence(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "general-advice")


@pytest.mark.parametrize(
    "text", ["Keep in the fridge to slow the vitamin C turning yellow.", "Shelf life nine months.", ""]
)
def test_another_actives_fridge_and_a_shelf_life_are_silence(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")


def test_cold_storage_shipped_warm_is_against(knowledge: Knowledge) -> None:
    text = "Refrigerate at 2-8 °C. Ships at ambient temperature by regular mail."
    assert verdict(criterion, text, knowledge) == ("against", "cold-but-shipped-warm")


def test_shipped_warm_without_a_cold_chain_is_not_against(knowledge: Knowledge) -> None:
    assert verdict(criterion, "Ships at ambient temperature.", knowledge) == ("not_stated", "silent")


def test_intact_vesicles_in_a_detergent_are_against(knowledge: Knowledge) -> None:
    finding = criterion.judge(parse(Label(text="Keeps the exosomes intact." + HARSH), knowledge))
    assert (finding.verdict, finding.outcome) == ("against", "intact-beside-detergent")
    assert [span.text for span in finding.evidence] == ["Keeps the exosomes intact", "Sodium Laureth Sulfate"]


def test_a_detergent_without_that_claim_is_not_against(knowledge: Knowledge) -> None:
    finding = criterion.judge(parse(Label(text="Freeze-dried exosomes." + HARSH), knowledge))
    assert finding.outcome == "form-without-time"


def test_an_unseen_part_is_not_the_brands_silence(knowledge: Knowledge) -> None:
    assert verdict(criterion, "Exosome serum.", knowledge, seen=False) == ("not_seen", "unseen")

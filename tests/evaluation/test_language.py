import pytest

from evaluation.examples import EXAMPLES
from evaluation.language import reads_as_english

INGREDIENTS = "Aqua, Glycerin, Niacinamide, Centella Asiatica Callus Extracellular Vesicles, Parfum, Linalool"


@pytest.mark.parametrize(
    "text",
    [
        *(example.text for example in EXAMPLES),
        INGREDIENTS,
        "Eau de parfum, la vie, crème de la mer",
        "12 % · 30 mL",
        "Ingredients: Aqua/Eau/Water, Huile de rose. Apply to the skin and leave it on.",
    ],
)
def test_english_and_bare_ingredient_lists_pass(text: str) -> None:
    assert reads_as_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Serum mit Exosomen aus der Rose für eine glatte Haut. Nicht in die Augen. " + INGREDIENTS,
        "Sérum aux exosomes de rose pour une peau lisse et les rides du visage. " + INGREDIENTS,
        "Suero con exosomas de rosa para la piel del rostro y el cuello.",
        "장미 유래 엑소좀 세럼, 피부를 위한",
        "エクソソーム美容液、肌のために",
        "סרום אקסוזומים לעור הפנים",
    ],
)
def test_other_languages_are_noticed(text: str) -> None:
    assert not reads_as_english(text)

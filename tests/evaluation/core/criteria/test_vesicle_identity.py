"""C02: the vesicles in the list, something near, or none."""

import pytest

from evaluation.core.criteria.vesicle_identity import criterion
from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.criteria.judging import undivided, verdict

REST = "Niacinamide, Panthenol, Butylene Glycol, Carbomer, Phenoxyethanol"


def label(front: str, entry: str) -> str:
    return f"{front}\nIngredients: Water, {entry}, {REST}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (label("Rose exosomes", "Rosa Damascena Callus Extracellular Vesicles"), ("met", "listed")),
        (label("Night cream", "Milk Exosomes"), ("met", "listed")),
        ("Exosomes of human bone marrow mesenchymal stem cells", ("met", "named-in-words")),
        (label("Exosome gel", "Exosomes"), ("partly", "listed-without-source")),
        (label("Stem cell exosomes", "Human Adipose Stromal Cell Conditioned Media"), ("partly", "conditioned-medium")),
        (label("Human platelet exosomes", "Human Platelet Extract"), ("partly", "blend-or-platelet-extract")),
        (label("Vita exosomes", "ExoRenew™ Complex"), ("partly", "blend-or-platelet-extract")),
        ("Conditioned medium of human fibroblasts, rich in exosomes", ("partly", "medium-in-words")),
        ("Human Platelet Extract holding exosomes", ("partly", "platelet-extract-in-words")),
        ("Biomimetic exosomes", ("partly", "mimetic")),
        (label("Synthetic exosomes", "Hydrogenated Lecithin"), ("partly", "mimetic")),
        ("Natural exosomes: synthetic exosomes at their best", ("against", "mimetic-called-natural")),
        (
            label("Purified human adipose exosomes", "Human Adipose Stromal Cell Conditioned Media"),
            ("against", "medium-sold-as-isolated"),
        ),
        (label("Cica exosomes", "Centella Asiatica Extract"), ("against", "extract-only")),
        (label("Lactobacillus exosomes", "Lactobacillus Ferment Lysate"), ("against", "extract-only")),
        (label("Stem cell exosomes", "Parfum"), ("against", "absent")),
    ],
)
def test_the_front_word_is_weighed(text: str, found: tuple[str, str], knowledge: Knowledge) -> None:
    assert undivided(criterion, text, knowledge)[:2] == found


@pytest.mark.parametrize(
    "text", ["CICA EXOSOMES serum", "Exosome gel. Key ingredients: Niacinamide, Panthenol, Sclareolide ..."]
)
def test_without_a_whole_list_a_front_word_proves_nothing(text: str, knowledge: Knowledge) -> None:
    assert undivided(criterion, text, knowledge)[0] == "not_seen"


@pytest.mark.parametrize("text", [label("Night cream", "Parfum"), "Apple stem cell extract cream", ""])
def test_a_product_that_names_no_vesicles_contradicts_nothing(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "names-no-vesicles")


def test_front_and_entry_are_quoted(knowledge: Knowledge) -> None:
    text = label("Cica Exosomes", "Centella Asiatica Extract")
    assert undivided(criterion, text, knowledge)[2] == ["Cica Exosomes", "Centella Asiatica Extract"]

"""The word on the front against the ingredient list."""

import pytest

from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.parsing.reading import read

REST = "Niacinamide, Panthenol, Butylene Glycol, Carbomer, Phenoxyethanol"


@pytest.mark.parametrize(
    ("front", "entry", "finding", "position"),
    [
        ("Rose exosome serum", "Rosa Damascena Callus Extracellular Vesicles", "found", 2),
        ("Milk exosome serum", "Exosome Complex", "found", 2),
        ("Night cream", "Milk Exosomes", "found", 2),
        ("Gel with synthetic exosomes", "Synthetic Exosomes", "found", 2),
        ("Human stem cell exosomes", "Human Adipose Stromal Cell Conditioned Media", "carrier", 2),
        ("Human platelet exosomes", "Human Platelet Extract", "carrier", 2),
        ("Vita exosomes", "ExoRenew™ Complex", "carrier", 2),
        ("Gel with synthetic exosomes", "Hydrogenated Lecithin", "carrier", 2),
        ("Cica exosomes", "Centella Asiatica Extract", "extract_only", 2),
        ("Lactobacillus exosomes", "Lactobacillus Ferment Lysate", "extract_only", 2),
        ("Ginger nanovesicle gel", "Zingiber Officinale (Ginger) Root Juice", "extract_only", 2),
        ("Plant exosome cream", "Malus Domestica Fruit Cell Culture Extract", "extract_only", 2),
        ("Stem cell exosome cream", "Malus Domestica Fruit Cell Culture Extract", "extract_only", 2),
        ("Probiotic exosome cream", "Bifida Ferment Lysate", "extract_only", 2),
        ("Colostrum exosome mask", "Milk Protein", "extract_only", 2),
        ("Exosome cream", "Bifida Ferment Lysate", "absent", None),
        ("Rose exosome cream", "Centella Asiatica Extract", "absent", None),
        ("Salmon exosome cream", "Sodium DNA", "absent", None),
        ("Exosome cream", "Copper Peptide Complex", "absent", None),
        ("Night cream", "Parfum", "absent", None),
    ],
)
def test_the_list_is_held_against_the_front(
    front: str, entry: str, finding: str, position: int | None, knowledge: Knowledge
) -> None:
    identity = read(f"{front}\nIngredients: Water, {entry}, {REST}", knowledge).identity
    assert (identity.finding, identity.position) == (finding, position)
    assert identity.carried_by == (entry if position else None)


def test_of_several_entries_the_claimed_source_goes_first(knowledge: Knowledge) -> None:
    text = f"Milk exosomes\nIngredients: Water, Lactobacillus Extracellular Vesicles, Milk Exosomes, {REST}"
    assert read(text, knowledge).identity.carried_by == "Milk Exosomes"


@pytest.mark.parametrize(
    ("text", "headline", "because"),
    [
        (
            "CICA EXOSOMES",
            "CICA EXOSOMES",
            "The front says “CICA EXOSOMES”; no ingredient list was given to check it against.",
        ),
        ("Night cream", None, "No ingredient list was given."),
        (
            f"Cica Exosomes\nIngredients: Water, Parfum, {REST}",
            "Cica Exosomes",
            "The front says “Cica Exosomes”, but none of the 7 ingredients is vesicles or comes from their source.",
        ),
        (
            f"Exosome gel\nIngredients: Water, Milk Exosomes, {REST}",
            "Exosome",
            "The front says “Exosome”; ingredient 2 of 7, “Milk Exosomes”, names them.",
        ),
        (
            "Exosome gel. Key ingredients: Niacinamide, Panthenol, Sclareolide ...",
            "Exosome",
            "The front says “Exosome”; only part of the ingredient list was given, and it names no vesicles.",
        ),
    ],
)
def test_it_reads_in_plain_words(text: str, headline: str | None, because: str, knowledge: Knowledge) -> None:
    identity = read(text, knowledge).identity
    assert (identity.headline, identity.because) == (headline, because)


def test_key_ingredients_prove_no_absence(knowledge: Knowledge) -> None:
    text = (
        "CICA EXOSOME ampoule\nKey ingredients: Sodium DNA, Ceramide NP, Ceramide AS, Panthenol, Squalane, Niacinamide"
    )
    assert read(text, knowledge).identity.finding == "no_list"


def test_a_denied_word_is_no_headline(knowledge: Knowledge) -> None:
    text = "No exosomes. Conditioned media of human fibroblasts."
    assert read(text, knowledge).identity.headline == "Conditioned media"

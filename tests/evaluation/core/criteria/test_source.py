"""C01: where the vesicles come from, exactly, by half, or against the list."""

import pytest

from evaluation.core.criteria.source import criterion
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing import parse
from tests.evaluation.core.criteria.judging import outcome, undivided, verdict

REST = "Niacinamide, Panthenol, Butylene Glycol, Carbomer, Phenoxyethanol"


@pytest.mark.parametrize(
    "text",
    [
        "Exosomes of human adipose-derived mesenchymal stem cells",
        "Human platelet exosomes",
        "Exosomes from bovine milk",
        "Centella asiatica leaf exosomes",
        "Rose stem cell exosomes",
        "Vesicles released by Lactobacillus plantarum",
        "Synthetic exosomes of phospholipids",
        "Milk exosomes from goats, and rose callus exosomes",
    ],
)
def test_an_exact_source_is_met(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("met", "exact")


@pytest.mark.parametrize(
    "text",
    [
        "MSC exosomes",
        "Umbilical cord exosomes",
        "Human exosomes",
        "Milk exosomes",
        "Plant exosomes",
        "Cica exosomes",
        "Probiotic exosomes",
        "Biomimetic exosomes",
        "Rose callus exosomes and milk exosomes",
    ],
)
def test_a_class_or_half_a_name_is_partly_met(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("partly", "half-named")


def test_it_says_what_is_left_open(knowledge: Knowledge) -> None:
    finding = criterion.judge(parse(Label(text="Cica exosomes"), knowledge))
    assert criterion.because(finding) == "The label says: a plant (centella asiatica). It leaves open from which part."


def test_stem_cells_of_nobody_are_partly_met(knowledge: Knowledge) -> None:
    assert outcome(criterion, "50 BILLION stem cell exosomes", knowledge) == (
        "partly",
        "cell-type-only",
        ["stem cell"],
    )


@pytest.mark.parametrize("text", ["Exosome serum with rose oil", "Premium exosomes of the highest quality", ""])
def test_no_source_is_silence(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")
    assert verdict(criterion, text, knowledge, seen=False) == ("not_seen", "unseen")


def test_words_and_list_of_different_origin_are_against(knowledge: Knowledge) -> None:
    text = f"Rose callus exosomes\nIngredients: Water, Human Umbilical Mesenchymal Stem Cell Exosomes, {REST}"
    assert undivided(criterion, text, knowledge) == (
        "against",
        "list-disagrees",
        ["Rose callus", "Human Umbilical Mesenchymal Stem Cell Exosomes"],
    )


def test_a_denied_origin_in_the_list_is_against(knowledge: Knowledge) -> None:
    text = f"Exosomes without human cells.\nIngredients: Water, Human Fibroblast Conditioned Media, {REST}"
    assert undivided(criterion, text, knowledge)[:2] == ("against", "denied-yet-listed")


def test_words_and_list_of_one_origin_agree(knowledge: Knowledge) -> None:
    text = f"Cica exosomes\nIngredients: Water, Centella Asiatica Leaf Vesicles, Milk Protein, {REST}"
    assert undivided(criterion, text, knowledge)[:2] == ("met", "exact")

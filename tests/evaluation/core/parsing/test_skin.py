"""Supporting ingredients and irritants of whole labels."""

import pytest

from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing import parse

BASE = "Ingredients: Aqua, Glycerin, Carbomer, Phenoxyethanol, Betaine"


def groups(text: str, knowledge: Knowledge) -> list[str]:
    return [group.group for group in parse(Label(text=text), knowledge).supporting]


def irritants(text: str, knowledge: Knowledge) -> list[tuple[str, str]]:
    return [(irritant.kind, irritant.inci) for irritant in parse(Label(text=text), knowledge).irritants]


@pytest.mark.parametrize(
    ("entry", "group"),
    [
        ("Palmitoyl Tripeptide-1", "peptides"),
        ("rh-Oligopeptide-1", "growth_factors"),
        ("EGF", "growth_factors"),
        ("Hydroxypropyltrimonium Hyaluronate", "hyaluronic_acid"),
        ("3-O-Ethyl Ascorbic Acid", "vitamin_c"),
        ("Tocotrienols", "vitamin_e"),
        ("Niacinamide", "niacinamide"),
        ("Ceramide NP", "ceramides"),
        ("Panthenol", "panthenol"),
        ("Hydroxypinacolone Retinoate", "retinoids"),
        ("PDRN", "pdrn"),
        ("Ceramide 99", "ceramides"),
    ],
)
def test_derivatives_count_for_their_group(entry: str, group: str, knowledge: Knowledge) -> None:
    assert groups(f"{BASE}, {entry}", knowledge) == [group]


@pytest.mark.parametrize(
    "entry", ["Cholesterol", "Citric Acid", "Bakuchiol", "Saccharomyces/Niacinamide Ferment Lysate Filtrate"]
)
def test_others_count_for_none(entry: str, knowledge: Knowledge) -> None:
    assert groups(f"{BASE}, {entry}", knowledge) == []


def test_words_count_where_no_full_list_is_given(knowledge: Knowledge) -> None:
    assert groups("With vitamins C and E, 20 growth factors, biomimetic peptides and PDRN.", knowledge) == [
        "growth_factors", "peptides", "vitamin_c", "vitamin_e", "pdrn",
    ]  # fmt: skip
    assert groups(f"With PDRN and ceramides.\n{BASE}", knowledge) == []


@pytest.mark.parametrize(
    "text",
    [
        "Free of retinol.",
        "If you use a retinol at night, wait ten minutes.",
        "Do not use with other retinoids.",
        "Works like a retinol alternative.",
        "Pairs well with vitamin C.",
        "Apply after your vitamin C.",
    ],
)
def test_words_on_other_products_do_not_count(text: str, knowledge: Knowledge) -> None:
    assert groups(text, knowledge) == []


def test_a_conditioned_medium_carries_the_growth_factors_that_the_words_name(knowledge: Knowledge) -> None:
    listed = "Ingredients: Aqua, Human Fibroblast Conditioned Media, Glycerin, Carbomer"
    assert groups(f"Rich in growth factors and peptides.\n{listed}", knowledge) == ["growth_factors"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Contains parfum and limonene.", [("fragrance", "PARFUM"), ("limonene", "LIMONENE")]),
        ("Fragrance: rose.", [("fragrance", "PARFUM")]),
        ("Fragrance: none.", []),
        ("Fragrance-free.", []),
        ("Eau de parfum with exosomes", []),
        ("SD Alcohol 40-B with exosomes.", [("denatured_alcohol", "SD ALCOHOL 40-B")]),
        ("Free of alcohol, parabens and linalool.", []),
        ("No parabens, but contains linalool.", [("linalool", "LINALOOL")]),
        ("With cetyl alcohol.", []),
        ("0 % linalool.", []),
        ("Contains essential oils.", [("essential_oil", "ESSENTIAL OILS")]),
        ("Essential oils? No.", []),
        ("With lavandula angustifolia oil.", [("essential_oil", "LAVANDULA ANGUSTIFOLIA OIL")]),
        ("Preserved with DMDM hydantoin.", [("formaldehyde_releaser", "DMDM HYDANTOIN")]),
        ("Avoid if allergic to linalool.", []),
        (f"Contains parfum.\n{BASE}", []),
        ("Contains citronellol, geraniol.", [("citronellol", "CITRONELLOL"), ("geraniol", "GERANIOL")]),
    ],
)
def test_sentences_name_irritants_where_no_full_list_is_given(
    text: str, named: list[tuple[str, str]], knowledge: Knowledge
) -> None:
    assert irritants(text, knowledge) == named


def test_each_kind_of_irritant_is_named_once_with_its_reason(knowledge: Knowledge) -> None:
    scents = "Parfum, Fragrance, Linalool, Citrus Limon Peel Oil"
    text = f"{BASE}, Alcohol Denat., {scents}, Methylisothiazolinone, Imidazolidinyl Urea"
    found = parse(Label(text=text), knowledge).irritants
    assert [irritant.kind for irritant in found] == [
        "denatured_alcohol", "fragrance", "linalool", "essential_oil", "methylisothiazolinone", "formaldehyde_releaser",
    ]  # fmt: skip
    assert all(irritant.because and irritant.citations for irritant in found)


def test_a_grouped_allergen_is_named_by_its_group(knowledge: Knowledge) -> None:
    assert irritants(f"{BASE}, Geranial, Alpha-Pinene, Oakmoss Extract", knowledge) == [
        ("citral", "GERANIAL"),
        ("pinene", "PINENE"),
        ("evernia_prunastri_extract", "EVERNIA PRUNASTRI EXTRACT"),
    ]


def test_an_essential_oil_of_no_inventory_is_one_by_its_words(knowledge: Knowledge) -> None:
    assert irritants(f"{BASE}, Wild Meadow Essential Oil", knowledge) == [
        ("essential_oil", "WILD MEADOW ESSENTIAL OIL")
    ]


@pytest.mark.parametrize(
    "entry", ["Cetearyl Alcohol", "Phenoxyethanol", "Centella Asiatica Extract", "Rosa Canina Seed Oil"]
)
def test_fatty_alcohols_mild_preservatives_and_plants_are_no_irritants(entry: str, knowledge: Knowledge) -> None:
    assert irritants(f"Fragrance-free.\n{BASE}, {entry}", knowledge) == []

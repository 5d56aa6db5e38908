"""Amounts of the vesicle ingredient: kept as stated, turned into particles per mL only where that is sound."""

import pytest

from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.parsing.reading import read, wordings


@pytest.mark.parametrize(("expected", "text"), wordings("concentration", 2))
def test_amounts_are_read_and_converted_where_sound(expected: str, text: str, knowledge: Knowledge) -> None:
    found = read(text, knowledge).concentration
    if expected[0].isdigit():
        assert found.particles_per_ml == pytest.approx(float(expected))
        assert (found.kind, found.not_comparable_because) == ("particles_per_ml", None)
    else:
        assert (found.kind or "none", found.particles_per_ml) == (expected, None)
        assert found.stated is (expected != "none")
        assert bool(found.not_comparable_because) is found.stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("It has 20 billion exosomes per vial (5 ml).", "20 billion exosomes per vial (5 ml)"),
        ("More than 1 trillion exosomes per 30 mL bottle*.", "More than 1 trillion exosomes per 30 mL"),
        ("With Exosomes 75%, vitamin C 10%.", "Exosomes 75%"),
        ("Each vial holds 20 billion exosomes. Vial: 5 mL", "Each vial holds 20 billion exosomes"),
    ],
)
def test_the_amount_is_quoted_as_it_stands(text: str, stated: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).concentration.as_stated == stated


def test_a_volume_from_another_sentence_is_evidence_too(knowledge: Knowledge) -> None:
    found = read("Each vial holds 20 billion exosomes. Vial size: 5 mL.", knowledge).concentration
    assert [place.text for place in found.evidence] == ["Each vial holds 20 billion exosomes", "5 mL"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("10 billion exosomes per patch", "The count is per patch, not per volume."),
        (
            "20 billion exosomes per vial",
            "The label gives a count per vial, but not how much one vial holds.",
        ),
        (
            "20 billion exosomes per vial. Serum 30 ml, toner 5 ml.",
            "The label gives a count per vial and several volumes, and does not say which is the vial's.",
        ),
        (
            "raw material: 1 x 10^10 exosomes/mL",
            "The figure is for the raw ingredient, before it was diluted in the product.",
        ),
        ("2% exosomes", "A percentage or ppm is a share of the formula, not a count of particles."),
    ],
)
def test_it_says_why_an_amount_is_not_per_ml(text: str, reason: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).concentration.not_comparable_because == reason


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 2 billion exosomes per mL", "at_least"),
        ("2 billion+ exosomes per mL", "at_least"),
        ("1-2 x 10^9 exosomes per mL", "at_least"),
        ("up to 2 billion exosomes per mL", "at_most"),
        ("about 2 billion exosomes per mL", "exactly"),
    ],
)
def test_bounds_are_kept(text: str, bound: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).concentration.bound == bound


def test_two_figures_that_cannot_both_be_true_are_told(knowledge: Knowledge) -> None:
    found = read("20 billion exosomes per ampoule (5 ml). Contains 20 billion exosomes/mL.", knowledge).concentration
    assert found.particles_per_ml is None
    assert found.contradiction == (
        "“20 billion exosomes per ampoule (5 ml)” and “20 billion exosomes/mL” cannot both be true: "
        "5 times apart per mL."
    )


@pytest.mark.parametrize(
    "text",
    [
        "At least 4 billion exosomes per mL, so 25 billion exosomes per vial (5 ml).",
        "20 billion exosomes per vial (5 ml), that is 4 billion exosomes per mL.",
        "1 billion rose exosomes per mL and 2 billion milk exosomes per mL",
        "The raw material has 9 billion exosomes per mL. The serum holds 1 billion exosomes per mL.",
    ],
)
def test_figures_that_can_both_be_true_are_not(text: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).concentration.contradiction is None


def test_the_product_as_sold_goes_before_the_raw_material(knowledge: Knowledge) -> None:
    text = "The raw material has 9 billion exosomes per mL. The serum holds 1 billion exosomes per mL."
    assert read(text, knowledge).concentration.particles_per_ml == 1e9


def test_the_counting_method_is_kept(knowledge: Knowledge) -> None:
    assert read("2 billion exosomes per mL, measured by NTA", knowledge).concentration.counted_by == "NTA"


def test_a_share_in_the_list_counts(knowledge: Knowledge) -> None:
    text = "Exosome gel\nIngredients: Water, Milk Exosomes (2%), Glycerin, Niacinamide, Panthenol, Carbomer"
    found = read(text, knowledge).concentration
    assert (found.kind, found.value, found.as_stated) == ("share", 20_000, "2%")

"""C07: size and identity, one of them, or markers that the source cannot have."""

import pytest

from evaluation.core.criteria.characterisation import criterion
from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.criteria.judging import verdict


@pytest.mark.parametrize(
    "text",
    [
        "Exosomes of 122 nm by NTA; CD63 and CD81 by western blot.",
        "Size distribution by DLS, seen under cryo-TEM.",
        "Centella vesicles: mean diameter 140 nm, lipidomics and electron microscopy.",
    ],
)
def test_size_and_a_method_for_identity_are_met(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("met", "size-and-identity")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Our exosomes measure 80-150 nm.", "size-only"),
        ("Counted by nanoparticle tracking.", "size-only"),
        ("Human exosomes, positive for CD9 and CD63.", "markers-without-method"),
        ("Human exosomes of 120 nm with CD63.", "size-and-named-markers"),
        ("Electron microscopy of our vesicles.", "identity-without-size"),
    ],
)
def test_one_of_the_two_is_partly_met(text: str, code: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("partly", code)


def test_animal_markers_of_a_plant_vesicle_are_against(knowledge: Knowledge) -> None:
    text = "Centella asiatica leaf exosomes, positive for CD63 and CD81."
    assert verdict(criterion, text, knowledge) == ("against", "markers-of-another-source")


def test_plant_markers_of_a_plant_vesicle_are_not_against(knowledge: Knowledge) -> None:
    text = "Centella asiatica leaf exosomes with the plant marker TET8."
    assert verdict(criterion, text, knowledge) == ("partly", "markers-without-method")


@pytest.mark.parametrize(
    "text",
    [
        "Exosomes are nano-sized vesicles, roughly 30-150 nanometres, that living cells release.",
        "Use under a 630 nm red LED light.",
        "A visible marker of tired skin.",
        "",
    ],
)
def test_lessons_and_lamps_say_nothing_of_these_vesicles(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")


def test_an_unseen_part_is_not_the_brands_silence(knowledge: Knowledge) -> None:
    assert verdict(criterion, "Exosome serum.", knowledge, seen=False) == ("not_seen", "unseen")

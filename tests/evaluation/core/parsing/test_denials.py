"""What a label takes back, and what only stands near a "no"."""

import pytest

from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.parsing.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "exosome-free",
        "Exosomes? No.",
        "no exosomes",
        "without any added exosomes",
        "not isolated exosomes",
        "does not contain living exosomes",
        "free from parabens, silicones and exosomes",
        "free of exosomes",
        "peptides rather than exosomes",
    ],
)
def test_denied_vesicles_are_not_named(text: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).terminology == ()


@pytest.mark.parametrize(
    "text",
    [
        "not only exosomes",
        "non-comedogenic exosome gel",
        "no parabens, just exosomes",
        "exosomes free from cell debris",
        "Never tested on animals. Exosomes.",
        "No fuss: exosomes.",
        "zero waste. Exosome serum",
        "without parabens but with exosomes",
        "free of perfume, with exosomes and peptides",
        "exosomes of age zero cells",
    ],
)
def test_other_denials_leave_them(text: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).terminology == ("exosome",)


def test_a_denied_source_is_none_of_the_sources(knowledge: Knowledge) -> None:
    label = read("Contains no human material. Exosomes from Centella asiatica leaf, not from animals.", knowledge)
    assert [(source.kind, source.detail) for source in label.sources] == [("plant", "centella asiatica; leaf")]

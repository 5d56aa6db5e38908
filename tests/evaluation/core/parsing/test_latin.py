"""Latin names that no list knows."""

import pytest

from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.parsing.reading import read


@pytest.mark.parametrize(
    ("text", "kind", "detail"),
    [
        ("Exosomes isolated from Buddleja officinalis", "plant", "butterfly bush"),
        ("Exosomes isolated from Thymus quinquecostatus", "plant", "thyme"),
        ("Bulbine frutescens leaf exosomes", "plant", "bulbine frutescens; leaf"),
        ("BULBINE FRUTESCENS CALLUS EXOSOMES", "plant", "bulbine frutescens; callus"),
        ("Exosomes from Paenibacillus polymyxa", "microbial", "paenibacillus polymyxa"),
        ("Extracellular vesicles of Lactobacillus plantarum", "microbial", "lactobacillus plantarum"),
        ("Exosomes from L. plantarum and Lactobacillus reuteri", "microbial", "lactobacillus reuteri"),
    ],
)
def test_binomials_are_read(text: str, kind: str, detail: str, knowledge: Knowledge) -> None:
    assert [(source.kind, source.detail) for source in read(text, knowledge).sources] == [(kind, detail)]


@pytest.mark.parametrize(
    "text", ["NOVA BELLA EXOSOMES", "Derma Luminosa Exosome Serum", "ultra plus exosomes", "Exosomes from Korea Extra"]
)
def test_brands_that_sound_latin_are_not(text: str, knowledge: Knowledge) -> None:
    assert [source.kind for source in read(text, knowledge).sources] == ["unspecified"]

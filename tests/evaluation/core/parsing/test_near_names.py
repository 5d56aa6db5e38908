"""Near names: as near as comparing with all of them, and strict about what makes another substance."""

import pytest
from rapidfuzz import fuzz, process

from evaluation.core.knowledge import Knowledge
from evaluation.core.knowledge.lexicon import key_of
from evaluation.core.parsing.near_names import NearNames


@pytest.fixture(scope="module")
def near(knowledge: Knowledge) -> NearNames:
    return NearNames(knowledge.ingredients.keys)


@pytest.mark.parametrize("name", ["phenoxyethanole", "niacinamid", "butylen glycol", "xantan gum", "tocopheryl acetat"])
def test_the_nearest_of_all_is_found(name: str, near: NearNames, knowledge: Knowledge) -> None:
    key, similarity, _ = process.extractOne(key_of(name), list(knowledge.ingredients.keys), scorer=fuzz.ratio)
    found = near.find(name)
    assert found is not None
    assert (found.inci, found.similarity) == (knowledge.ingredients.keys[key], round(similarity, 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("polyglyceryl-10 oleate", "POLYGLYCERYL-1 OLEATE"),
        ("sodium methyl cocoyl taurate", "SODIUM ETHYL COCOYL TAURATE"),
        ("helianthus annuus sunflower seed oil", "HELIANTHUS ANNUUS SUNFLOWER SEED"),
        ("ammonium lauryl sulfite", "AMMONIUM LAURYL SULFATE"),
    ],
)
def test_what_makes_another_substance_is_no_slip(one: str, other: str) -> None:
    found = NearNames({key_of(other.lower()): other}).find(one)
    assert found is None or not found.is_same


def test_a_slip_within_such_a_part_is_one(near: NearNames) -> None:
    found = near.find("hydroxyethlcellulose")
    assert found is not None
    assert (found.inci, found.is_same) == ("HYDROXYETHYLCELLULOSE", True)


@pytest.mark.parametrize("name", ["", "abc", "x" * 500, "nothing like any name there is"])
def test_what_is_too_short_too_long_or_far_off_has_no_near_name(name: str, near: NearNames) -> None:
    assert near.find(name) is None

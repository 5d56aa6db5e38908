"""How a source is said, and which ones name an origin."""

import pytest

from evaluation.core.facts import Source
from evaluation.core.source_groups import details, in_words, named


def source(kind, detail=None):
    return Source(kind=kind, detail=detail, evidence=())


@pytest.mark.parametrize(
    ("kind", "detail", "words"),
    [
        ("human_msc", None, "human stem cells (MSC)"),
        ("human_msc", "mesenchymal stem cells", "human stem cells (MSC)"),
        ("human_msc", "bone marrow; cord; mesenchymal stem cells", "human stem cells (bone marrow, cord)"),
        ("human_platelet", "platelets", "human platelets"),
        ("plant", "rose; stem cells", "a plant (rose, stem cells)"),
        ("animal_milk", None, "milk or colostrum"),
        ("animal_milk", "milk", "milk"),
        ("animal_milk", "bovine colostrum", "bovine colostrum"),
        ("animal_milk", "goat", "milk or colostrum (goat)"),
        ("animal_other", "red deer", "an animal (red deer)"),
        ("synthetic", "synthetic exosomes", "made without cells"),
        ("conditioned_media", None, "conditioned medium"),
    ],
)  # fmt: skip
def test_a_source_is_said_without_saying_a_thing_twice(kind, detail, words):
    assert in_words(source(kind, detail)) == words


def test_a_detail_that_repeats_the_kind_adds_nothing():
    assert details(source("human_platelet", "Platelets; leukocyte-reduced")) == ("leukocyte-reduced",)


def test_a_conditioned_medium_and_an_unspecified_source_name_no_origin():
    plant = source("plant")
    assert named([source("conditioned_media"), plant, source("unspecified")]) == (plant,)

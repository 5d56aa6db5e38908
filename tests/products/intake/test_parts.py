"""A page pasted whole is divided into its parts, and no word is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.core.label import Part
from evaluation.examples import EXAMPLES
from evaluation.knowledge import knowledge
from products.intake.parts import split

PAGE = """Rose Exosome Serum 30 mL
For a rested look.

How it is made: isolated by tangential flow filtration.
Freeze-dried.

Ingredients:
Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Parfum

Directions: apply at night. For external use only.
Batch 0926. Nova Derm Ltd, 1 Example Street"""


def test_each_part_gets_its_lines():
    parts = split(PAGE, knowledge())
    assert parts.words == {
        Part.FRONT: "Rose Exosome Serum 30 mL\nFor a rested look.",
        Part.MAKING: "How it is made: isolated by tangential flow filtration.\nFreeze-dried.",
        Part.INGREDIENTS: "Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Parfum",
        Part.DIRECTIONS: "Directions: apply at night. For external use only.\n"
        "Batch 0926. Nova Derm Ltd, 1 Example Street",
    }
    assert parts.is_list_complete
    assert parts.silent == frozenset()


def test_a_page_that_says_nothing_of_a_part_was_seen_and_is_silent():
    parts = split(EXAMPLES[0].text, knowledge())
    assert Part.DIRECTIONS in parts.silent


def test_a_line_of_an_advertisement_leaves_the_other_parts_unseen():
    parts = split("Rose exosome serum.", knowledge())
    assert (parts.words[Part.FRONT], parts.silent) == ("Rose exosome serum.", frozenset())


def test_key_ingredients_are_no_complete_list():
    assert not split("Rose serum\nKey ingredients: Niacinamide, Panthenol", knowledge()).is_list_complete


@pytest.mark.parametrize("text", [example.text for example in EXAMPLES])
def test_no_word_is_lost_but_the_list_s_heading(text):
    parts = split(text, knowledge())
    kept = sorted(" ".join(parts.words.values()).split())
    assert kept == sorted(text.replace("Ingredients:", "").split())


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*PAGE.split("\n"), "", " ", "Ingredients: Water, Parfum", "\t·"]), max_size=12))
def test_any_order_of_lines_is_divided_without_failing(lines):
    parts = split("\n".join(lines), knowledge())
    assert set(parts.words) == set(Part)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from products.assessments import preview
from products.differences import Piece, card_difference, label_difference, word_difference
from products.models import ProductLabel


def test_words_that_went_and_words_that_came_are_told_apart():
    assert word_difference("Rose exosome serum.", "Rose stem serum.") == (
        Piece("same", "Rose "),
        Piece("gone", "exosome "),
        Piece("new", "stem "),
        Piece("same", "serum."),
    )


@given(before=st.text(max_size=60), after=st.text(max_size=60))
def test_both_texts_can_be_read_out_of_the_difference(before, after):
    pieces = word_difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


def test_a_part_that_neither_look_saw_is_left_out_and_silence_is_told_from_not_looking():
    parts = label_difference(
        ProductLabel(front="Rose.", making=None, directions=""), ProductLabel(front="Rose.", making="Filtered.")
    )
    assert [(part.heading, part.is_same) for part in parts] == [
        ("Front", True),
        ("How it is made", False),
        ("Directions and warnings", False),
    ]


def test_two_scorecards_differ_in_verdicts_flags_and_facts():
    before = preview(ProductLabel(front="Milk exosome serum. Cures eczema."))
    after = preview(ProductLabel(front="Rose exosome serum with 2 billion particles per mL."))
    found = card_difference(before, after)
    assert ([claim.rule for claim in found.lost], found.gained) == (["R01"], ())
    assert "Concentration" in [fact.name for fact in found.facts]
    assert found.verdicts


@pytest.mark.parametrize("front", ["Milk exosome serum.", "Cures eczema."])
def test_a_scorecard_does_not_differ_from_itself(front):
    card = preview(ProductLabel(front=front))
    assert not card_difference(card, card)

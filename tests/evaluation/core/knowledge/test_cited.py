"""Text that names its sources where each fact stands."""

import pytest

from evaluation.core.knowledge.cited import Piece, parse_cited


def test_a_mark_belongs_to_the_words_before_it():
    text = parse_cited("Melanin fell [ct-cho-2020] and rose again")
    assert text.pieces == (Piece("Melanin fell", ("ct-cho-2020",)), Piece(" and rose again", ()))


def test_a_stop_behind_a_mark_goes_before_it():
    text = parse_cited("It faded [ct-cho-2020]. So did hope [misev2018, misev2023];")
    assert [piece.text for piece in text.pieces] == ["It faded.", " So did hope;"]


def test_the_plain_text_has_no_marks():
    assert parse_cited("It faded [ct-cho-2020]. So did hope.").plain == "It faded. So did hope."


def test_citations_stand_in_order_and_once():
    assert parse_cited("One [b, a]. Two [a, c].").citations == ("b", "a", "c")


def test_text_without_a_mark_is_one_piece():
    assert parse_cited("A word.").pieces == (Piece("A word.", ()),)


@pytest.mark.parametrize("written", ["", "   ", 3, None, ["a"]])
def test_anything_but_text_is_refused(written):
    with pytest.raises(ValueError, match="expected text"):
        parse_cited(written)


@pytest.mark.parametrize("written", ["Fell []", "Fell [see below!]", "Fell [a,, b]", "Fell [A b]"])
def test_a_mark_without_keys_is_refused(written):
    with pytest.raises(ValueError, match="holds no citation keys"):
        parse_cited(written)


def test_a_bracket_that_never_closes_is_text():
    assert parse_cited("Fell [a").plain == "Fell [a"

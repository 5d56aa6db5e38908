"""The readings of a printed name."""

import pytest

from evaluation.core.parsing.name_forms import bracket_forms, colour_index, respelled, without_notes


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("titanium dioxide (6.3%)", "titanium dioxide"),
        ("niacinamide 4 % w/w", "niacinamide"),
        ("organic aloe barbadensis leaf juice*", "aloe barbadensis leaf juice"),
        ("sorbitan olivate (derived from olive)", "sorbitan olivate"),
        ("zinc oxide (nano)", "zinc oxide"),
        ("peg-40 hydrogenated castor oil", "peg-40 hydrogenated castor oil"),
    ],
)
def test_amounts_and_notes_go(printed: str, plain: str) -> None:
    assert without_notes(printed) == plain


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("aluminium sulphate", "aluminum sulfate"),
        ("leaves/stems extracts", "leaf/stem extract"),
        ("fd&c yellow no. 5 aluminum lake", "yellow 5"),
        ("hydrolysed wheat protein", "hydrolyzed wheat protein"),
    ],
)
def test_spellings_become_those_of_the_inventory(printed: str, plain: str) -> None:
    assert respelled(printed) == plain


def test_a_bracket_is_read_around_in_and_through() -> None:
    assert list(bracket_forms("olive (olea europaea) leaf oil"))[:2] == ["olive leaf oil", "olea europaea leaf oil"]
    assert "butyrospermum parkii butter" in list(bracket_forms("butyrospermum parkii (shea butter)"))
    assert list(bracket_forms("aqua")) == []


def test_a_colour_index_is_found_in_a_name() -> None:
    assert [colour_index(name) for name in ("red 40 (ci 16035)", "c.i. 77891", "peg-150")] == [
        "ci16035",
        "ci77891",
        None,
    ]

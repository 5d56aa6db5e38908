"""What amounts are stated per, and the volumes of vials and packs."""

import pytest

from evaluation.core.parsing.volumes import HOLDS, PER, Per, Volumes, per_of


@pytest.mark.parametrize(
    ("text", "measure", "name", "volume"),
    [
        ("/ml", "ml", "mL", 1),
        (" per mL".lower(), "ml", "mL", 1),
        (" per 30 ml bottle", "ml", "mL", 30),
        (" in every 5 ml ampoule", "ml", "mL", 5),
        (" per μl", "ml", "mL", 0.001),
        (" per litre", "ml", "mL", 1000),
        (" ml-1", "ml", "mL", 1),
        (" per gram", "g", "gram", None),
        (" per vial", "container", "vial", None),
        (" per single-use ampule (2 ml)", "container", "ampoule", 2),
        (" per box", "pack", "box", None),
        (" per patch", "piece", "patch", None),
        (" per dose (1 ml)", "piece", "dose", 1),
    ],
)
def test_what_follows_an_amount_is_read(text: str, measure: str, name: str, volume: float | None) -> None:
    match = PER.match(text)
    assert match is not None
    assert per_of(match)[:3] == (measure, name, volume)


@pytest.mark.parametrize("text", [" for skin", " of rose", " perhaps", " and more", "", " in korea"])
def test_other_words_are_no_measure(text: str) -> None:
    assert PER.match(text) is None


@pytest.mark.parametrize(
    ("text", "name", "volume"),
    [
        ("each vial holds ", "vial", None),
        ("every 5 ml ampoule contains ", "mL", 5),
        ("one bottle (30 ml) has ", "bottle", 30),
        ("5 ml vial with ", "mL", 5),
        ("vial: ", None, None),
    ],
)
def test_what_leads_up_to_an_amount_is_read(text: str, name: str | None, volume: float | None) -> None:
    match = HOLDS.search(text)
    assert (per_of(match)[1:3] if match else (None, None)) == (name, volume)


def vial() -> Per:
    return Per("container", "vial", None, 0, 0)


@pytest.mark.parametrize(
    ("text", "ml"),
    [
        ("vial size: 5 ml", 5),
        ("5 vials x 5 ml", 5),
        ("30 ml serum", 30),
        ("vial of 5 ml, bottle of 30 ml", 5),
        ("serum 30 ml, toner 5 ml", None),
        ("use 2 ml each night", None),
        ("a vial", None),
    ],
)
def test_the_volume_of_a_vial_is_the_one_beside_it(text: str, ml: float | None) -> None:
    volume = Volumes(text).of(vial())
    assert (volume.ml if volume else None) == ml


def test_a_pack_holds_all_its_vials() -> None:
    volume = Volumes("box of 5 vials x 5 ml").of(Per("pack", "box", None, 0, 0))
    assert volume is not None
    assert volume.ml == 25

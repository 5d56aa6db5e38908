"""Which parts of a label were seen: what a pasted text can be silent on."""

import pytest

from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label, Part, Section
from evaluation.core.parsing import parse

EVERYTHING = frozenset(Part)
LIST = (
    "Ingredients: Water, Glycerin, Butylene Glycol, Niacinamide, Panthenol, Sodium Hyaluronate, Betaine, Allantoin, "
    "Xanthan Gum, Ethylhexylglycerin, Disodium EDTA, Citric Acid"
)
DIRECTIONS = "How to use: press three drops in at night. For external use only."
LINE = "Exosome serum that leaves skin dewy."
STORY = (
    "A light serum for tired skin. Our vesicles come from the leaves of Centella grown on a farm near Jeju, and we "
    "think that a serum should be pleasant first of all. It sinks in fast, wears well below make-up and has no scent. "
    "We sell it in a glass bottle that you can send back to us."
)
SHORT_STORY = "A light daily serum with plant vesicles from Centella leaves, for skin that looks tired and feels dry."


def whole(text: str, knowledge: Knowledge) -> frozenset[Part]:
    return parse(Label(text=text), knowledge).seen.whole


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (LIST, {Part.INGREDIENTS}),
        (f"Glow Exosome Serum 30 ml\n{LIST}", {Part.INGREDIENTS}),
        (LINE, set()),
        ("Apply nightly and wake up younger.", set()),
        ("Clinically proven!", set()),
        (STORY, {Part.FRONT, Part.MAKING}),
        (f"{STORY}\n{LIST}", EVERYTHING),
        (f"{SHORT_STORY}\n{DIRECTIONS}", {Part.FRONT, Part.MAKING, Part.DIRECTIONS}),
        (f"{SHORT_STORY}\n{LIST}", {Part.FRONT, Part.MAKING, Part.INGREDIENTS}),
        (f"Glow Exosome Serum\n{DIRECTIONS}\n{LIST}", EVERYTHING),
        (f"{LIST}\n{DIRECTIONS}", {Part.INGREDIENTS, Part.DIRECTIONS}),
        (DIRECTIONS, {Part.DIRECTIONS}),
    ],
)
def test_a_text_pasted_whole_shows_what_it_can_be(text: str, parts: set[Part], knowledge: Knowledge) -> None:
    assert whole(text, knowledge) == parts


def test_key_actives_are_noted_and_no_full_list(knowledge: Knowledge) -> None:
    seen = parse(Label(text=f"{STORY}\nKey ingredients: Niacinamide, Panthenol, Ceramide NP"), knowledge).seen
    assert Part.INGREDIENTS not in seen.whole


def test_divided_labels_are_taken_at_their_word(knowledge: Knowledge) -> None:
    sections = (
        Section(part=Part.FRONT, start=0, end=len(LINE)),
        Section(part=Part.MAKING, start=0, end=0, complete=False),
    )
    seen = parse(Label(text=LINE, sections=sections), knowledge).seen
    assert (seen.whole, seen.noted) == ({Part.FRONT}, {Part.FRONT, Part.MAKING})


def test_nothing_but_signs_shows_nothing(knowledge: Knowledge) -> None:
    assert whole("★ ★ ★", knowledge) == frozenset()

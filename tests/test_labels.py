"""Golden labels: what a careful person reads in each of `tests/labels/`, and what the engine must read too."""

import tomllib
from pathlib import Path

import pytest

from evaluation.core.assess import assess
from evaluation.core.knowledge import load_knowledge
from evaluation.core.label import Label

FOLDER = Path(__file__).parent / "labels"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
knowledge = pytest.fixture(scope="module")(load_knowledge)


@pytest.fixture(params=NAMES)
def golden(request, knowledge):
    """The scorecard of one golden label beside what is expected of it."""
    expected = tomllib.loads((FOLDER / f"{request.param}.toml").read_text(encoding="utf-8"))
    return assess(Label(text=(FOLDER / f"{request.param}.txt").read_text(encoding="utf-8")), knowledge), expected


def test_the_verdicts_are_those_of_a_careful_reader(golden):
    card, expected = golden
    verdicts = {result.id[:3]: result.verdict.value for result in card.criteria}
    assert {number: verdicts[number] for number in expected["verdicts"]} == expected["verdicts"]


def test_the_flags_are_those_of_a_careful_reader(golden):
    card, expected = golden
    assert sorted({claim.rule for claim in card.claims}) == expected["flags"]


def test_the_range_and_its_band_follow(golden):
    card, expected = golden
    assert card.score.low >= expected.get("low_at_least", 0)
    assert card.score.band == expected.get("band", card.score.band)


def test_every_golden_label_has_both_its_files():
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == NAMES

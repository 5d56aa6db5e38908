"""C05: an amount with unit and method, half of it, or figures that clash."""

import pytest

from evaluation.core.criteria.concentration import criterion
from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.criteria.judging import outcome, verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2 x 10^9 exosomes per mL, counted by NTA", ("met", "counted")),
        ("2 x 10^9 exosomes per gram by nano flow cytometry", ("met", "counted")),
        ("2 x 10^9 exosomes per mL", ("partly", "without-method")),
        ("2 x 10^9 exosomes per mL, not counted by NTA", ("partly", "without-method")),
        ("20 billion exosomes per vial, counted by NTA", ("partly", "without-volume")),
        ("50 billion exosomes", ("partly", "without-volume")),
        ("10 billion exosomes per patch", ("partly", "per-piece")),
        ("Raw material: 2 x 10^9 exosomes per mL by NTA", ("partly", "raw-ingredient")),
        ("20 mg exosomes", ("partly", "mass")),
        ("5,000 ppm rose exosomes", ("partly", "share")),
        ("20 billion exosomes per vial (5 ml). 20 billion exosomes/mL.", ("against", "figures-clash")),
    ],
)
def test_an_amount_is_weighed(text: str, found: tuple[str, str], knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == found


@pytest.mark.parametrize(
    "text", ["High-concentration exosome ampoule", "Exosome Shot 2000, 30 ml", "99 % pure exosomes", "exosomes", ""]
)
def test_no_amount_is_silence(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")
    assert verdict(criterion, text, knowledge, seen=False) == ("not_seen", "unseen")


def test_a_large_number_counts_no_more_than_a_small_one(knowledge: Knowledge) -> None:
    texts = ("5 trillion exosomes per mL", "5 million exosomes per mL")
    assert {verdict(criterion, text, knowledge) for text in texts} == {("partly", "without-method")}


def test_amount_and_method_are_quoted(knowledge: Knowledge) -> None:
    text = "2 x 10^9 exosomes per mL (NTA)"
    assert outcome(criterion, text, knowledge)[2] == ["2 x 10^9 exosomes per mL", "NTA"]

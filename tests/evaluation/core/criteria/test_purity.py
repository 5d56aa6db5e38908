"""C06: limits and figures, words without them, and a figure that the list contradicts."""

import pytest

from evaluation.core.criteria.purity import criterion
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing import parse
from tests.evaluation.core.criteria.judging import outcome, verdict


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Each batch: endotoxin < 0.5 EU/mL.", "limit-given"),
        ("Residual host-cell DNA: not detected.", "limit-given"),
        ("3 x 10^10 particles per µg protein, by NTA and BCA.", "particles-per-protein"),
    ],
)
def test_a_limit_or_a_ratio_with_a_figure_is_met(text: str, code: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("met", code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Every batch is tested for endotoxins and sterility.", "tested-without-limits"),
        ("Tested for mycoplasma.", "tested-without-limits"),
        ("99% pure exosomes.", "figure-without-method"),
        ("We check the particle-to-protein ratio.", "figure-without-method"),
        ("Exosomes, free from cell debris.", "cleaned-without-figures"),
        ("Carefully purified exosomes.", "cleaned-without-figures"),
        ("Cells grown in serum-free culture.", "cleaned-without-figures"),
    ],
)
def test_words_without_limits_are_partly_met(text: str, code: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("partly", code)


def test_praise_is_no_evidence(knowledge: Knowledge) -> None:
    assert outcome(criterion, "High-purity exosomes.", knowledge) == ("not_stated", "praise-only", ["High-purity"])


@pytest.mark.parametrize(
    "text",
    [
        "Purifying mask that removes impurities from pores.",
        "Isolated by ultracentrifugation.",
        "Donors are tested for viruses.",
        "Purified water, glycerin.",
        "Not tested for endotoxin.",
        "",
    ],
)
def test_neighbours_of_purity_are_silence(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")


def test_pure_beside_a_whole_medium_in_the_list_is_against(knowledge: Knowledge) -> None:
    text = (
        "Over 99% pure exosomes.\nIngredients: Water, Human Adipose Stromal Cell Conditioned Media, Glycerin, "
        "Niacinamide, Panthenol, 1,2-Hexanediol, Sodium Hyaluronate, Xanthan Gum"
    )
    finding = criterion.judge(parse(Label(text=text), knowledge))
    assert (finding.verdict, finding.outcome) == ("against", "pure-but-whole-medium")
    assert [span.text for span in finding.evidence] == ["99% pure", "Human Adipose Stromal Cell Conditioned Media"]


def test_pure_beside_listed_exosomes_is_not_against(knowledge: Knowledge) -> None:
    text = (
        "Over 99% pure exosomes.\nIngredients: Water, Milk Exosomes, Glycerin, Niacinamide, Panthenol, 1,2-Hexanediol, "
        "Sodium Hyaluronate, Xanthan Gum"
    )
    assert criterion.judge(parse(Label(text=text), knowledge)).outcome == "figure-without-method"


def test_an_unseen_part_is_not_the_brands_silence(knowledge: Knowledge) -> None:
    assert verdict(criterion, "Exosome serum.", knowledge, seen=False) == ("not_seen", "unseen")

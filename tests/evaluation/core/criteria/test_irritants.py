"""C11: no common irritant, some, or a promise that the list breaks."""

import pytest

from evaluation.core.criteria.irritants import criterion
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing import parse
from evaluation.core.verdicts import Finding

BASE = "Ingredients: Aqua, Glycerin, Butylene Glycol, Niacinamide, Carbomer"


def judged(text: str, knowledge: Knowledge) -> Finding:
    return criterion.judge(parse(Label(text=text), knowledge))


def words(finding: Finding) -> tuple[str, str, list[str]]:
    return finding.verdict.value, finding.outcome, [span.text for span in finding.evidence]


def test_a_full_list_without_irritants_is_met(knowledge: Knowledge) -> None:
    assert words(judged(f"{BASE}, Cetearyl Alcohol, Phenoxyethanol", knowledge)) == ("met", "none-listed", [])


@pytest.mark.parametrize(
    ("entry", "worry"),
    [
        ("Parfum", "scents that can cause allergy"),
        ("Linalool", "scents that can cause allergy"),
        ("Citrus Limon Peel Oil", "scents that can cause allergy"),
        ("Methylisothiazolinone", "an isothiazolinone preservative"),
        ("DMDM Hydantoin", "a formaldehyde releaser"),
    ],
)
def test_each_family_of_irritants_is_partly_met(entry: str, worry: str, knowledge: Knowledge) -> None:
    finding = judged(f"{BASE}, {entry}", knowledge)
    assert words(finding) == ("partly", "some-listed", [entry])
    assert criterion.because(finding) == f"The list shows {worry}: something for sensitive skin to know."


def test_alcohol_counts_only_high_in_the_list(knowledge: Knowledge) -> None:
    assert words(judged("Ingredients: Aqua, Alcohol Denat., Glycerin, Niacinamide, Carbomer", knowledge)) == (
        "partly",
        "some-listed",
        ["Alcohol Denat"],
    )
    assert judged(f"{BASE}, Panthenol, Alcohol", knowledge).verdict.value == "met"


def test_a_broken_promise_speaks_against(knowledge: Knowledge) -> None:
    finding = judged(f"Fragrance-free.\n{BASE}, Linalool", knowledge)
    assert words(finding) == ("against", "promise-broken", ["Fragrance-free", "Linalool"])
    assert criterion.because(finding) == "The label says “Fragrance-free”, and the list shows Linalool."


def test_benzyl_alcohol_as_a_preservative_breaks_no_promise_of_fragrance(knowledge: Knowledge) -> None:
    assert judged(f"Fragrance-free.\n{BASE}, Benzyl Alcohol", knowledge).outcome == "some-listed"


def test_a_broken_promise_that_no_skin_minds_is_not_asked_here(knowledge: Knowledge) -> None:
    assert judged(f"Silicone-free.\n{BASE}, Dimethicone", knowledge).outcome == "none-listed"


@pytest.mark.parametrize("entry", ["Butylphenyl Methylpropional", "Quaternium-15", "Lyral"])
def test_a_substance_that_the_eu_prohibits_speaks_against(entry: str, knowledge: Knowledge) -> None:
    assert words(judged(f"{BASE}, {entry}", knowledge)) == ("against", "prohibited", [entry])


def test_part_of_a_list_can_only_show_what_is_there(knowledge: Knowledge) -> None:
    assert judged("Key ingredients: Niacinamide, Linalool, Panthenol", knowledge).outcome == "some-listed"
    assert judged("Key ingredients: Niacinamide, Panthenol", knowledge).verdict.value == "not_seen"


def test_a_label_without_list_is_unseen(knowledge: Knowledge) -> None:
    assert judged("Fragrance-free exosome serum.", knowledge).verdict.value == "not_seen"

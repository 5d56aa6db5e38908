"""C10: supporters listed, only named, or named and missing."""

import pytest

from evaluation.core.criteria.supporting_ingredients import criterion
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label, Part, Section
from evaluation.core.parsing import parse
from evaluation.core.verdicts import Finding

BASE = "Ingredients: Aqua, Glycerin, Phenoxyethanol, Carbomer, "


def judged(text: str, knowledge: Knowledge) -> Finding:
    return criterion.judge(parse(Label(text=text), knowledge))


def words(finding: Finding) -> tuple[str, str, list[str]]:
    return finding.verdict.value, finding.outcome, [span.text for span in finding.evidence]


def test_two_supporters_in_the_list_are_met(knowledge: Knowledge) -> None:
    finding = judged(BASE + "Niacinamide, Sodium Hyaluronate", knowledge)
    assert words(finding) == ("met", "several-listed", ["Niacinamide", "Sodium Hyaluronate"])
    assert criterion.because(finding) == "The list holds hyaluronic acid and niacinamide."


def test_two_names_of_one_group_are_one_supporter(knowledge: Knowledge) -> None:
    finding = judged(BASE + "Tocopherol, Tocopheryl Acetate", knowledge)
    assert words(finding) == ("partly", "one-listed", ["Tocopherol", "Tocopheryl Acetate"])


def test_retinol_growth_factors_and_pdrn_do_not_count(knowledge: Knowledge) -> None:
    finding = judged(BASE + "Retinol, sh-Oligopeptide-1, Sodium DNA", knowledge)
    assert words(finding) == ("not_stated", "none-listed", [])


def test_a_list_of_key_actives_is_enough_for_what_it_holds(knowledge: Knowledge) -> None:
    finding = judged("Key actives: Niacinamide, Panthenol, Exosomes", knowledge)
    assert words(finding) == ("met", "several-listed", ["Niacinamide", "Panthenol"])


def test_words_without_a_list_are_only_words(knowledge: Knowledge) -> None:
    finding = judged("Serum with peptides and hyaluronic acid.", knowledge)
    assert words(finding) == ("partly", "named-in-words", ["peptides", "hyaluronic acid"])


def test_what_is_named_and_not_listed_speaks_against(knowledge: Knowledge) -> None:
    finding = judged("Serum with ceramides.\n" + BASE + "Niacinamide, Panthenol", knowledge)
    assert words(finding) == ("against", "named-not-listed", ["ceramides"])


@pytest.mark.parametrize(
    "sentence",
    [
        "If you use vitamin C, wait a minute.",
        "Free from ceramides.",
        "A retinol alternative.",
        "Layer over your ceramides.",
    ],
)
def test_words_on_other_products_promise_nothing(sentence: str, knowledge: Knowledge) -> None:
    finding = judged(f"{sentence}\n{BASE}Niacinamide, Panthenol", knowledge)
    assert finding.verdict.value == "met"


def test_growth_factors_stand_for_named_peptides(knowledge: Knowledge) -> None:
    finding = judged("Serum with peptides.\n" + BASE + "sh-Oligopeptide-1, Panthenol", knowledge)
    assert finding.outcome == "one-listed"


def test_a_label_without_list_is_unseen_and_a_whole_empty_section_silent(knowledge: Knowledge) -> None:
    assert judged("Exosome serum.", knowledge).verdict.value == "not_seen"
    section = Section(part=Part.INGREDIENTS, start=0, end=0)
    label = parse(Label(text="Exosome serum.", sections=(section,)), knowledge)
    assert criterion.judge(label).verdict.value == "not_stated"

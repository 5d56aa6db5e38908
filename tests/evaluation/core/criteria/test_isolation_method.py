"""C04: a method is named, a step only, or nothing was isolated at all."""

import pytest

from evaluation.core.criteria.isolation_method import criterion
from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.criteria.judging import outcome, verdict


def test_a_named_method_is_met(knowledge: Knowledge) -> None:
    text = "Rose exosomes, isolated by tangential-flow filtration."
    assert outcome(criterion, text, knowledge) == ("met", "method-named", ["tangential-flow filtration"])


def test_a_filter_alone_is_partly_met(knowledge: Knowledge) -> None:
    text = "Ginger vesicles, pressed and then filtered."
    assert outcome(criterion, text, knowledge) == ("partly", "step-without-method", ["filtered"])


@pytest.mark.parametrize("text", ["Milk exosomes purified by chromatography.", "Vesicles spun out by centrifugation."])
def test_a_step_named_in_general_is_partly_met(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("partly", "step-without-method")


def test_praise_of_the_technology_names_nothing(knowledge: Knowledge) -> None:
    text = "Exosomes made with our patented isolation technology."
    assert verdict(criterion, text, knowledge) == ("not_stated", "praise-only")


def test_purified_says_not_how(knowledge: Knowledge) -> None:
    text = "Highly purified exosomes from rose stem cells."
    assert outcome(criterion, text, knowledge) == ("not_stated", "purified-somehow", ["purified"])


def test_the_whole_liquid_sold_as_purified_exosomes_is_against(knowledge: Knowledge) -> None:
    text = "Purified human exosomes. We use the whole culture liquid, nothing is removed."
    verdict_, code, words = outcome(criterion, text, knowledge)
    assert (verdict_, code) == ("against", "whole-liquid")
    assert words[:2] == ["Purified human exosomes", "whole culture liquid"]


def test_a_conditioned_medium_sold_as_such_is_not_asked(knowledge: Knowledge) -> None:
    text = "Serum with human adipose stem cell conditioned media. We use the whole culture liquid."
    assert verdict(criterion, text, knowledge) == ("not_applicable", "nothing-isolated")


def test_a_denied_method_is_not_named(knowledge: Knowledge) -> None:
    text = "The exosomes are not isolated by ultracentrifugation."
    assert verdict(criterion, text, knowledge)[0] == "not_stated"


def test_silence_is_the_brands_where_we_looked_and_ours_elsewhere(knowledge: Knowledge) -> None:
    assert verdict(criterion, "Exosome serum.", knowledge) == ("not_stated", "silent")
    assert verdict(criterion, "Exosome serum.", knowledge, seen=False) == ("not_seen", "unseen")
    assert outcome(criterion, "Advanced isolation technology.", knowledge, seen=False) == (
        "not_seen",
        "unseen",
        ["Advanced isolation technology"],
    )

"""A scorecard can be asked for one criterion by its number."""

import pytest

from tests.evaluation.core.cards import make_card


def test_a_criterion_is_found_by_its_number():
    assert make_card(verdicts={"C04": "met"}).criterion("C04").id == "C04-isolation-method"


def test_a_number_that_no_criterion_has_is_an_error():
    with pytest.raises(KeyError, match="C16"):
        make_card().criterion("C16")

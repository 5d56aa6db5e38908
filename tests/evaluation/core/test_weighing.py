import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.ordering import reweighted
from evaluation.core.scoring import Range
from evaluation.core.verdicts import Verdict
from evaluation.core.weighing import category_sums, factors_of, weighed
from tests.evaluation.core.cards import METHOD, NUMBERS, make_card

PUBLISHED = {"identity": 29.0, "making": 36.0, "proof": 17.0, "formula": 18.0}


def test_sums_are_the_points_of_the_method():
    sums = category_sums(make_card(verdicts={"C01": "met"}))
    assert {category: part.applies for category, part in sums.items()} == PUBLISHED
    first = METHOD.weight_by_number["C01"]
    assert (sums["identity"].proven, sums["identity"].unknown) == (first, 29.0 - first)


def test_what_does_not_apply_has_no_part():
    sums = category_sums(make_card(verdicts={"C01": "not_applicable"}))
    assert sums["identity"].applies == 29.0 - METHOD.weight_by_number["C01"]


def test_a_category_left_out_keeps_its_points():
    assert factors_of({"proof": 34.0}, PUBLISHED) == (1.0, 1.0, 2.0, 1.0)


def test_of_nothing_there_is_no_range():
    assert weighed([*category_sums(make_card()).values()], (0, 0, 0, 0)) == Range(0, 0, 0, 0)


@given(
    st.lists(st.sampled_from(Verdict), min_size=len(NUMBERS), max_size=len(NUMBERS)),
    st.tuples(*[st.integers(0, 100)] * 4).filter(any),
)
def test_any_weights_give_the_range_that_the_whole_card_gives(verdicts, points):
    card = make_card(verdicts=dict(zip(NUMBERS, verdicts, strict=True)))
    own = dict(zip(PUBLISHED, map(float, points), strict=True))
    sums = category_sums(card)
    found = weighed([sums[category] for category in PUBLISHED], factors_of(own, PUBLISHED))
    expected = reweighted(card, own)
    assert (found.low, found.high, found.coverage) == pytest.approx((expected.low, expected.high, expected.coverage))

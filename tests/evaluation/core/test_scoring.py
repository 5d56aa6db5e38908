"""The range: examples worked by hand, and the properties that hold for every label (method.md)."""

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evaluation.core.scoring import Range, band, optional_criterion_is_left_out, score
from evaluation.core.verdicts import Verdict

WEIGHTS = {
    "C01": 11, "C02": 11, "C03": 7, "C04": 9, "C05": 5, "C06": 7, "C07": 7, "C08": 8,
    "C09": 3, "C10": 4, "C11": 6, "C12": 5, "C13": 9, "C14": 4, "C15": 4,
}  # fmt: skip
verdicts_of_a_label = st.fixed_dictionaries({number: st.sampled_from(Verdict) for number in WEIGHTS})
UNKNOWN = (Verdict.NOT_STATED, Verdict.NOT_SEEN)
# From worse to better; silence and irrelevance are neither.
RANKS = (Verdict.AGAINST, Verdict.PARTLY, Verdict.MET)
TOLERANCE = 1e-9


def everything(verdict, **others):
    return {**dict.fromkeys(WEIGHTS, verdict), **others}


def test_a_label_that_says_everything_is_proven_to_the_full():
    assert score(everything(Verdict.MET), WEIGHTS) == Range(100, 100, 1, 100)


def test_silence_is_the_range_and_not_a_punishment():
    assert score(everything(Verdict.NOT_STATED), WEIGHTS) == Range(0, 100, 0, 100)


def test_what_does_not_apply_leaves_every_sum():
    verdicts = everything(Verdict.MET, C03=Verdict.NOT_APPLICABLE, C05=Verdict.AGAINST)
    result = score(verdicts, WEIGHTS)
    assert (result.low, result.high, result.weight) == (pytest.approx(100 * 88 / 93), pytest.approx(100 * 88 / 93), 93)


def test_a_label_to_which_nothing_applies_has_no_range():
    assert score(everything(Verdict.NOT_APPLICABLE), WEIGHTS) == Range(0, 0, 0, 0)


def test_the_checklists_first_worked_example_comes_out_as_a_range():
    verdicts = everything(
        Verdict.NOT_STATED,
        C01=Verdict.MET, C02=Verdict.MET, C03=Verdict.NOT_APPLICABLE, C05=Verdict.NOT_APPLICABLE, C08=Verdict.MET,
        C10=Verdict.PARTLY, C11=Verdict.PARTLY, C12=Verdict.MET, C13=Verdict.PARTLY, C14=Verdict.PARTLY,
    )  # fmt: skip
    result = score(verdicts, WEIGHTS)
    assert (result.low, result.coverage) == (pytest.approx(100 * 46.5 / 88), pytest.approx(58 / 88))


@given(verdicts_of_a_label)
def test_the_range_lies_between_0_and_100(verdicts):
    result = score(verdicts, WEIGHTS)
    assert 0 <= result.low <= result.high + TOLERANCE <= 100 + 2 * TOLERANCE
    assert 0 <= result.coverage <= 1


@given(verdicts_of_a_label, st.sampled_from(sorted(WEIGHTS)), st.sampled_from([*RANKS, Verdict.NOT_APPLICABLE]))
def test_an_answer_or_irrelevance_only_narrows_the_range(verdicts, number, answer):
    before = score({**verdicts, number: Verdict.NOT_STATED}, WEIGHTS)
    after = score({**verdicts, number: answer}, WEIGHTS)
    assume(after.weight)  # with the last question that applied, the range itself is gone
    assert before.low - TOLERANCE <= after.low <= after.high <= before.high + TOLERANCE


@given(verdicts_of_a_label, st.sampled_from(sorted(WEIGHTS)), st.sampled_from(RANKS), st.sampled_from(RANKS))
def test_a_better_verdict_never_lowers_the_range(verdicts, number, one, other):
    worse, better = sorted((one, other), key=RANKS.index)
    before, after = score({**verdicts, number: worse}, WEIGHTS), score({**verdicts, number: better}, WEIGHTS)
    assert after.low >= before.low - TOLERANCE
    assert after.high >= before.high - TOLERANCE


def test_the_real_weights_are_the_checklists(knowledge):
    assert knowledge.method.weight_by_number == WEIGHTS


THREE_MET = {"C01": Verdict.MET, "C02": Verdict.MET, "C08": Verdict.MET}


class TestConcentrationCanOnlyHelp:
    """C05 counts only where it raises the proven score, once three other signals are met."""

    def test_an_undisclosed_concentration_is_left_out_beside_three_good_signals(self, knowledge):
        verdicts = everything(Verdict.NOT_STATED, **THREE_MET)
        assert optional_criterion_is_left_out(verdicts, knowledge.method) is True

    def test_it_stays_an_open_question_beside_two(self, knowledge):
        verdicts = everything(Verdict.NOT_STATED, C01=Verdict.MET, C02=Verdict.MET, C07=Verdict.MET)
        assert optional_criterion_is_left_out(verdicts, knowledge.method) is False

    def test_a_stated_concentration_counts_where_it_helps(self, knowledge):
        verdicts = everything(Verdict.NOT_STATED, **THREE_MET, C05=Verdict.MET)
        assert optional_criterion_is_left_out(verdicts, knowledge.method) is False

    def test_a_contradictory_concentration_is_left_out_too(self, knowledge):
        verdicts = everything(Verdict.NOT_STATED, **THREE_MET, C05=Verdict.AGAINST)
        assert optional_criterion_is_left_out(verdicts, knowledge.method) is True

    @given(verdicts=verdicts_of_a_label)
    def test_leaving_it_out_never_lowers_the_proven_score(self, knowledge, verdicts):
        if optional_criterion_is_left_out(verdicts, knowledge.method):
            without = {**verdicts, "C05": Verdict.NOT_APPLICABLE}
            assert score(without, WEIGHTS).low >= score(verdicts, WEIGHTS).low - TOLERANCE

    @given(verdicts_of_a_label, st.sampled_from(["C01", "C02", "C04", "C06", "C08", "C13"]))
    def test_the_third_good_signal_never_lowers_the_proven_score(self, knowledge, verdicts, number):
        assert self._settled(knowledge, {**verdicts, number: Verdict.MET}).low >= (
            self._settled(knowledge, {**verdicts, number: Verdict.PARTLY}).low - TOLERANCE
        )

    @staticmethod
    def _settled(knowledge, verdicts):
        if optional_criterion_is_left_out(verdicts, knowledge.method):
            verdicts = {**verdicts, "C05": Verdict.NOT_APPLICABLE}
        return score(verdicts, WEIGHTS)


@pytest.mark.parametrize(
    ("low", "words"),
    [(100, "well documented"), (80, "well documented"), (79.99, "fairly documented"), (60, "fairly documented"),
     (59.9, "thinly documented"), (40, "thinly documented"), (39.9, "mostly undisclosed"), (0, "mostly undisclosed")],
)  # fmt: skip
def test_the_band_follows_the_proven_score(knowledge, low, words):
    verdicts = everything(Verdict.MET)
    assert band(Range(low, 100, 1, 100), verdicts, knowledge.method) == words


def test_little_coverage_because_of_unseen_parts_is_our_debt(knowledge):
    verdicts = everything(Verdict.NOT_SEEN, C01=Verdict.MET)
    assert band(score(verdicts, WEIGHTS), verdicts, knowledge.method) == "not enough seen yet"


def test_little_coverage_because_of_silence_is_the_brands(knowledge):
    verdicts = everything(Verdict.NOT_STATED, C01=Verdict.MET)
    assert band(score(verdicts, WEIGHTS), verdicts, knowledge.method) == "mostly undisclosed"


def test_every_verdict_is_known_unknown_or_not_applicable():
    kinds = {verdict: (verdict.is_known, verdict.is_unknown) for verdict in Verdict}
    assert kinds == {
        **dict(product((Verdict.MET, Verdict.PARTLY, Verdict.AGAINST), [(True, False)])),
        **dict(product(UNKNOWN, [(False, True)])),
        Verdict.NOT_APPLICABLE: (False, False),
    }

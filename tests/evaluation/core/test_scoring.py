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


# What matters to the rule: its six signals, the concentration, and all the rest as one.
KINDS = (Verdict.AGAINST, Verdict.PARTLY, Verdict.MET, Verdict.NOT_STATED, Verdict.NOT_APPLICABLE)
HEAVY = ((Verdict.MET, Verdict.NOT_STATED), (Verdict.AGAINST,) * 2)  # C01 and C02
REST = ("C03", "C07", "C09", "C10", "C11", "C12", "C14", "C15")
CONCENTRATION = 5


def settled(method, heavy, four, six, eight, thirteen, five, rest):
    """Whether these verdicts leave C05 out, and the range that they then give."""
    verdicts = dict.fromkeys(REST, rest) | dict(zip(("C01", "C02"), heavy, strict=True))
    verdicts |= {"C04": four, "C05": five, "C06": six, "C08": eight, "C13": thirteen}
    if out := optional_criterion_is_left_out(verdicts, method):
        verdicts["C05"] = Verdict.NOT_APPLICABLE
    return out, score(verdicts, WEIGHTS)


def is_better(before, after):
    return before in RANKS and after in RANKS and RANKS.index(after) > RANKS.index(before)


def is_answered(before, after):
    return before is Verdict.NOT_STATED and after is not Verdict.NOT_STATED


@pytest.fixture(scope="class")
def steps(knowledge):
    """Each change of one verdict: (is better or answered, is C05 then out or back, is it C05's own, before, after)."""
    results = {key: settled(knowledge.method, *key) for key in product(HEAVY, *[KINDS] * 6)}
    changes = [(one, other) for one, other in product(KINDS, KINDS) if is_better(one, other) or is_answered(one, other)]
    return [
        (is_better(one, other), out != now_out, place == CONCENTRATION, before, after)
        for one, other in changes
        for place in range(1, 7)
        for key, (out, before) in results.items()
        if key[place] is one
        for now_out, after in [results[(*key[:place], other, *key[place + 1 :])]]
        if after.weight
    ]


class TestThePropertiesAroundTheRuleOnConcentration:
    """method.md binds both: the properties, and that C05 leaves the sums where it does not raise `low`.

    They hold for every change of one verdict of the scorecard. Where the rule takes C05 out with the same step, two
    verdicts change at once; then `low` still never falls, and `high` may move against the step as far as the method
    page says.
    """

    def test_neither_a_better_verdict_nor_an_answer_ever_lowers_what_is_proven(self, steps):
        assert min(after.low - before.low for _, _, _, before, after in steps) >= -TOLERANCE

    def test_a_better_verdict_lowers_nothing_while_the_concentration_stays_in_or_out(self, steps):
        found = [after.high - before.high for better, moves, _, before, after in steps if better and not moves]
        assert min(found) >= -TOLERANCE

    def test_an_answer_raises_nothing_possible_while_the_concentration_stays_in_or_out(self, steps):
        found = [after.high - before.high for better, moves, _, before, after in steps if not better and not moves]
        assert max(found) <= TOLERANCE

    def test_where_it_leaves_a_better_verdict_lowers_the_possible_by_a_quarter_of_a_point_at_most(self, steps):
        found = [
            after.high - before.high for better, moves, own, before, after in steps if better and moves and not own
        ]
        assert -0.25 < min(found) < -0.2

    def test_where_it_leaves_an_answer_raises_the_possible_by_five_points_at_most_if_all_else_applies(self, steps):
        found = [
            after.high - before.high
            for better, moves, own, before, after in steps
            if not better and moves and not own and before.weight == 100
        ]
        assert max(found) == pytest.approx(5)


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

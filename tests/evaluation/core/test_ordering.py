"""How firm an order is: worked examples, and what holds for any products (dominance, shares, own weights)."""

import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.core.ordering import Lead, dominates, ordering, reweighted
from evaluation.core.scoring import Range
from evaluation.core.verdicts import Verdict
from tests.evaluation.core.cards import METHOD, NUMBERS, make_card

OWN = {"identity": 29.0, "making": 36.0, "proof": 17.0, "formula": 18.0}
TOLERANCE = 1e-3  # the published range is rounded


@cache
def of_verdicts(*verdicts):
    """All met, but for the first criteria."""
    return make_card(verdicts={**dict.fromkeys(NUMBERS, Verdict.MET), **dict(zip(NUMBERS, verdicts, strict=False))})


# Few verdicts and criteria, so that products that dominate each other are not too rare to be drawn.
FEW = (Verdict.MET, Verdict.PARTLY, Verdict.AGAINST, Verdict.NOT_STATED, Verdict.NOT_APPLICABLE)
cards = st.tuples(*[st.sampled_from(FEW)] * 3).map(lambda verdicts: of_verdicts(*verdicts))
any_cards = st.tuples(*[st.sampled_from(Verdict)] * len(NUMBERS)).map(lambda verdicts: of_verdicts(*verdicts))


def made(**verdicts):
    """All met, but for those named."""
    return make_card(verdicts={**dict.fromkeys(NUMBERS, Verdict.MET), **verdicts})


def only_pair(one, other):
    return ordering([one, other], METHOD).pairs[0]


class TestDominance:
    """Who is better or equal on every question."""

    def test_what_is_proven_beats_what_is_contradicted_whatever_silences_hold(self):
        assert dominates(made(C04="not_stated"), made(C04="not_stated", C13="against")) is Lead.AT_BOTH_ENDS
        assert dominates(made(), made(C13="against")) is Lead.CERTAIN

    def test_met_beats_silence_because_silence_can_at_best_draw_level(self):
        assert dominates(made(), made(C13="not_stated")) is Lead.CERTAIN

    def test_partly_does_not_beat_silence_which_may_hold_more(self):
        assert dominates(made(C13="partly"), made(C13="not_stated")) is Lead.NONE
        assert dominates(made(C13="not_stated"), made(C13="partly")) is Lead.NONE

    def test_silence_beats_a_contradiction_at_both_ends(self):
        assert dominates(made(C13="not_stated"), made(C13="against")) is Lead.CERTAIN

    def test_our_not_having_looked_counts_as_silence_does(self):
        assert dominates(made(C13="not_seen"), made(C13="not_stated")) is Lead.NONE

    def test_equal_products_do_not_dominate_each_other(self):
        assert dominates(made(C13="partly"), made(C13="partly")) is Lead.NONE

    def test_a_question_that_applies_to_one_only_cannot_be_compared(self):
        assert dominates(made(C03="not_applicable"), made(C03="against")) is Lead.NONE

    def test_each_better_somewhere_is_no_dominance(self):
        one, other = made(C13="against"), made(C04="against")
        assert (dominates(one, other), dominates(other, one)) == (Lead.NONE, Lead.NONE)

    @given(cards, cards)
    def test_it_is_antisymmetric(self, one, other):
        assert Lead.NONE in (dominates(one, other), dominates(other, one))

    @given(cards, cards, cards)
    @settings(max_examples=200)
    def test_it_is_transitive(self, one, two, three):
        first, second = dominates(one, two), dominates(two, three)
        if Lead.NONE not in (first, second):
            assert dominates(one, three) is not Lead.NONE
        if first is second is Lead.CERTAIN:
            assert dominates(one, three) is Lead.CERTAIN

    @given(cards, cards)
    @settings(max_examples=40)
    def test_whoever_dominates_is_behind_under_no_weighting(self, one, other):
        pair = ordering([one, other], METHOD, draws=20).pairs[0]
        behind = {0: pair.second_leads, 1: pair.first_leads, None: 0}
        assert behind[pair.better] == 0


class TestShares:
    """In what share of sensible weightings one leads."""

    @given(any_cards, any_cards)
    @settings(max_examples=30)
    def test_the_shares_of_a_pair_add_up_to_one_with_ties(self, one, other):
        pair = ordering([one, other], METHOD, draws=40).pairs[0]
        assert pair.first_leads + pair.second_leads + pair.tied == pytest.approx(1)
        assert 0 <= pair.overlapping <= 1

    @given(any_cards, any_cards)
    @settings(max_examples=20)
    def test_the_order_of_the_list_does_not_matter(self, one, other):
        forth, back = ordering([one, other], METHOD, 20).pairs[0], ordering([other, one], METHOD, 20).pairs[0]
        assert (forth.first_leads, forth.tied, forth.overlapping) == (back.second_leads, back.tied, back.overlapping)
        assert (forth.lead, forth.better) == (back.lead, None if back.better is None else 1 - back.better)

    def test_the_same_products_give_the_same_shares(self):
        one, other = made(C13="against"), made(C04="against")
        assert ordering([one, other], METHOD) == ordering([one, other], METHOD)

    def test_equal_weights_at_stake_split_the_weightings(self):
        # C04 and C13 weigh 9 each, in two categories
        pair = only_pair(made(C13="against"), made(C04="against"))
        assert (pair.better, pair.tied) == (None, 0)
        assert pair.first_leads == pytest.approx(0.5, abs=0.1)

    def test_a_heavier_question_wins_most_but_not_all(self):
        pair = only_pair(made(C13="against"), made(C14="against", C12="against"))  # 9 against 4 + 5
        heavier = only_pair(made(C13="against"), made(C14="against"))  # 9 against 4, in one category
        assert pair.second_leads < heavier.second_leads == 1

    def test_equal_products_are_tied_and_overlap_always(self):
        pair = only_pair(made(C13="partly"), made(C13="partly"))
        assert (pair.tied, pair.overlapping, pair.better) == (1, 1, None)

    def test_ranges_without_a_common_point_never_overlap(self):
        pair = only_pair(made(), make_card(verdicts=dict.fromkeys(NUMBERS, "against")))
        assert (pair.first_leads, pair.overlapping, pair.lead) == (1, 0, Lead.CERTAIN)

    def test_a_label_that_says_nothing_always_overlaps(self):
        assert only_pair(made(C01="partly"), make_card()).overlapping == 1

    def test_every_pair_stands_once(self):
        found = ordering([make_card()] * 5, METHOD, draws=5).pairs
        assert [(pair.first, pair.second) for pair in found] == [
            (0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4),
        ]  # fmt: skip

    def test_nothing_that_applies_is_level_with_itself(self):
        nothing = make_card(verdicts=dict.fromkeys(NUMBERS, "not_applicable"))
        assert only_pair(nothing, nothing).tied == 1

    def test_five_products_take_a_few_milliseconds(self):
        five = [made(**{number: "against"}) for number in NUMBERS[:5]]
        ordering(five, METHOD)  # the weightings are drawn once
        start = time.perf_counter()
        ordering(five, METHOD)
        assert time.perf_counter() - start < 0.1  # measured: below 10 ms; room for a busy machine


class TestWords:
    """What a shopper reads of a pair."""

    def test_dominance_names_the_better_one_whichever_comes_first(self):
        worse, better = made(C13="against", C01="not_stated"), made(C01="not_stated")
        assert only_pair(worse, better).words(["A", "B"]) == (
            "B is better than or equal to A on every question, silences counted alike. "
            "Their ranges overlap in 60 of 100."
        )

    def test_certain_dominance_says_so(self):
        assert only_pair(made(), made(C13="against")).words(["A", "B"]) == (
            "A is better than or equal to B on every question, whatever the labels leave unsaid. "
            "Their ranges never overlap."
        )

    def test_a_share_never_rounds_to_all_or_none(self):
        pair = only_pair(made(C13="against"), made(C04="against"))
        words = pair.words(["A", "B"])
        assert words.startswith(("A is ahead of B in ", "B is ahead of A in "))
        assert "100 of 100" not in words

    def test_a_heavier_question_of_one_category_wins_under_all(self):
        words = only_pair(made(C13="against"), made(C14="against")).words(["A", "B"])
        assert words.startswith("B is ahead of A in all weightings tried. ")

    def test_equal_products_are_level(self):
        assert only_pair(make_card(), make_card()).words(["A", "B"]) == "A and B are level under all weightings tried."


class TestOwnWeights:
    """A shopper's own weights of the categories."""

    @given(any_cards)
    @settings(max_examples=40)
    def test_the_methods_own_weights_give_the_published_range(self, card):
        found = reweighted(card, OWN)
        assert (found.low, found.high) == (
            pytest.approx(card.score.low, abs=TOLERANCE),
            pytest.approx(card.score.high, abs=TOLERANCE),
        )
        assert found.coverage == pytest.approx(card.score.coverage, abs=TOLERANCE)

    @given(any_cards)
    @settings(max_examples=40)
    def test_no_weights_at_all_are_the_methods(self, card):
        assert reweighted(card, {}) == reweighted(card, OWN)

    @given(any_cards, st.lists(st.floats(0, 1000), min_size=4, max_size=4))
    @settings(max_examples=40)
    def test_any_weights_give_a_range_between_0_and_100(self, card, weights):
        found = reweighted(card, dict(zip(OWN, weights, strict=True)))
        assert -1e-9 <= found.low <= found.high + 1e-9 <= 100 + 2e-9

    @given(any_cards, st.floats(0.1, 10))
    @settings(max_examples=40)
    def test_only_proportions_matter(self, card, factor):
        one, other = reweighted(card, OWN), reweighted(card, {name: weight * factor for name, weight in OWN.items()})
        assert (one.low, one.high) == (pytest.approx(other.low), pytest.approx(other.high))

    def test_a_single_category_is_the_range_of_that_category(self):
        card = make_card(verdicts={"C13": "met", "C14": "partly", "C01": "met"})
        proof = next(category for category in card.categories if category.id == "proof")
        found = reweighted(card, {"identity": 0, "making": 0, "proof": 1, "formula": 0})
        assert (found.low, found.high) == (pytest.approx(proof.low), pytest.approx(proof.high))

    def test_no_weight_at_all_is_no_range(self):
        assert reweighted(make_card(), dict.fromkeys(OWN, 0)) == Range(0, 0, 0, 0)

    def test_the_published_score_stays(self):
        card = make_card(verdicts={"C13": "met"})
        before = card.model_dump_json()
        reweighted(card, {"proof": 99})
        assert card.model_dump_json() == before

    @pytest.mark.parametrize("weight", [-1, float("nan"), float("inf")])
    def test_what_is_no_weight_is_refused(self, weight):
        with pytest.raises(ValueError, match="expected a number from 0 up"):
            reweighted(make_card(), {"proof": weight})

    def test_an_unknown_category_is_refused_by_name(self):
        with pytest.raises(ValueError, match="there is no category 'prof'; known are identity, making, formula, proof"):
            reweighted(make_card(), {"prof": 1})

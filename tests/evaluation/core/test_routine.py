"""Use and layering beside a shopper's other actives."""

import pytest

from evaluation.core.profile import Concern
from evaluation.core.routine import known_actives, routine
from tests.evaluation.core.cards import entry, make_card

PLAIN = make_card(ingredients=[entry("Aqua")])
WITH_RETINOL = make_card(
    ingredients=[entry("Retinol", "supporting:retinoids", "caution:retinoid")], supporting=[("retinoids", ("RETINOL",))]
)


def plans(card, actives, advice):
    return {plan.title: [step.id for step in plan.steps] for plan in routine(card, actives, advice).plans}


def test_without_other_actives_there_is_a_morning_and_an_evening(advice):
    assert plans(PLAIN, [], advice) == {
        "Morning": ["cleanse", "product", "moisturiser", "sunscreen"],
        "Evening": ["cleanse", "product", "moisturiser"],
    }


def test_vitamin_c_goes_before_and_hyaluronic_acid_after(advice):
    assert plans(PLAIN, ["hyaluronic_acid", "vitamin_c"], advice)["Morning"] == [
        "cleanse", "vitamin_c", "product", "hyaluronic_acid", "moisturiser", "sunscreen",
    ]  # fmt: skip


def test_a_retinoid_has_evenings_of_its_own_without_the_product(advice):
    assert plans(PLAIN, ["retinoid"], advice) == {
        "Morning": ["cleanse", "product", "moisturiser", "sunscreen"],
        "Other evenings": ["cleanse", "product", "moisturiser"],
        "Evenings with the retinoid": ["cleanse", "retinoid", "moisturiser"],
    }


def test_beside_a_product_with_a_retinoid_no_second_one_is_layered(advice):
    card = make_card(ingredients=[entry("Retinol", "caution:retinoid")])
    assert "with-retinoid" in [rule.id for rule in routine(PLAIN, ["retinoid"], advice).layering]
    assert routine(card, ["retinoid"], advice).layering == ()
    assert "with-retinoid" not in [rule.id for rule in routine(card, ["retinoid", "vitamin_c"], advice).layering]


def test_acid_and_retinoid_never_share_an_evening(advice):
    for steps in plans(PLAIN, ["acids", "retinoid", "peptides"], advice).values():
        assert not {"acids", "retinoid"} <= set(steps)


def test_an_acid_goes_before_the_product_on_its_evenings(advice):
    found = plans(PLAIN, ["acids", "niacinamide"], advice)
    assert found["Evenings with the acid exfoliant (AHA or BHA)"] == [
        "cleanse", "acids", "product", "niacinamide", "moisturiser",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "actives", [[], ["vitamin_c", "acids", "niacinamide", "peptides", "hyaluronic_acid", "retinoid"]]
)
def test_every_morning_ends_in_sunscreen(advice, actives):
    assert plans(PLAIN, actives, advice)["Morning"][-1] == "sunscreen"


class TestWhatTheProductHolds:
    """An active that is already in the bottle."""

    def test_a_product_with_a_retinoid_is_for_evenings_and_takes_the_place_of_another(self, advice):
        assert plans(WITH_RETINOL, ["retinoid"], advice) == {
            "Morning": ["cleanse", "moisturiser", "sunscreen"],
            "Evening": ["cleanse", "product", "moisturiser"],
        }

    def test_it_is_named_once_with_what_follows(self, advice):
        held = routine(WITH_RETINOL, [], advice).holds
        assert [(entry.active, entry.words) for entry in held] == [
            (
                "retinoid",
                "It already holds a retinoid (Retinol): use it in the evening, no second one beside it, "
                "and sunscreen in the morning.",
            )
        ]

    def test_words_on_the_front_alone_do_not_say_what_is_in_it(self, advice):
        card = make_card(supporting=[("retinoids", ()), ("peptides", ())])
        assert routine(card, [], advice).holds == ()


class TestAdvice:
    """The parts of the advice."""

    def test_layering_is_for_the_actives_chosen(self, advice):
        assert [rule.id for rule in routine(PLAIN, ["retinoid"], advice).layering] == ["with-others", "with-retinoid"]
        assert routine(PLAIN, [], advice).layering == ()

    def test_a_patch_test_comes_first_and_says_how_well_it_is_supported(self, advice):
        first = routine(PLAIN, [], advice).first[0]
        assert (first.id, first.sure, first.citations) == ("patch-test", "well supported", ("aad-test-2021",))

    def test_a_habit_is_called_a_habit(self, advice):
        use = {rule.id: rule.sure for rule in routine(PLAIN, [], advice).use}
        assert use["how-much"] == "a habit, not proven"

    def test_a_product_for_professionals_gets_no_plan_for_the_bathroom(self, advice):
        found = routine(PLAIN, ["retinoid"], advice, is_professional=True)
        assert (found.plans, found.use, found.layering) == ((), (), ())
        assert [rule.id for rule in found.clinic] == ["no-needling", "after-procedure"]

    def test_her_concerns_come_first_among_the_timelines(self, advice):
        found = routine(PLAIN, [], advice, concerns=(Concern.FIRMNESS,)).timelines
        assert (found[0].id, found[0].weeks, len(found)) == ("lines", (6, 12), len(advice.routine.timelines))

    def test_every_concern_has_a_timeline(self, advice):
        assert {concern for timeline in advice.routine.timelines for concern in timeline.concerns} == set(Concern)

    def test_no_time_is_given_for_hair(self, advice):
        hair = next(timeline for timeline in advice.routine.timelines if timeline.id == "hair")
        assert (hair.weeks, hair.first_change) == (None, "No time can be given for a cosmetic")

    def test_home_and_clinic_stand_side_by_side_with_sources(self, advice):
        assert [row.aspect for row in routine(PLAIN, [], advice).settings if row.citations] == [
            "Evidence", "What gets through", "Risk", "Who does it",
        ]  # fmt: skip


def test_unknown_actives_of_a_query_are_left_out(advice):
    assert known_actives(["retinoid", "caffeine", "retinoid", "vitamin_c"], advice) == ("vitamin_c", "retinoid")


def test_an_unknown_active_of_the_code_is_refused(advice):
    with pytest.raises(KeyError, match="caffeine"):
        routine(PLAIN, ["caffeine"], advice)

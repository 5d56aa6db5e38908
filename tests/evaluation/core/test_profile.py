"""A profile goes into a query string and comes back the same; what is no choice of ours is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from evaluation.core.profile import (
    ANSWERS,
    MAX_BUDGET,
    Concern,
    Currency,
    MarketCode,
    Profile,
    Sensitivity,
    Situation,
)

ALLERGENS = ("linalool", "limonene", "6_methylcoumarin")


def some(choices):
    return st.lists(st.sampled_from(choices)).map(tuple)


@st.composite
def profiles(draw):
    has_budget = draw(st.booleans())
    return Profile(
        concerns=draw(some(Concern)),
        sensitivities=draw(some(Sensitivity)),
        allergens=draw(some(ALLERGENS)),
        situations=draw(some(Situation)),
        vegan=draw(st.booleans()),
        budget=draw(st.integers(1, MAX_BUDGET)) if has_budget else None,
        currency=draw(st.sampled_from(Currency)) if has_budget else None,
        market=draw(st.none() | st.sampled_from(MarketCode)),
    )


@given(profiles())
def test_a_profile_comes_back_from_its_query_string(profile):
    assert Profile.from_query(profile.to_query(), ALLERGENS) == profile


@given(profiles())
def test_the_query_string_is_stable(profile):
    query = profile.to_query()
    assert Profile.from_query(query, ALLERGENS).to_query() == query


@given(st.text())
def test_any_text_is_read_without_an_error(text):
    profile = Profile.from_query(text, ALLERGENS)
    assert Profile.from_query(profile.to_query(), ALLERGENS) == profile


def test_no_answers_are_an_empty_string():
    assert (Profile().to_query(), Profile().is_empty) == ("", True)


def test_the_string_is_short_and_readable():
    profile = Profile(
        concerns=(Concern.PIGMENT, Concern.LINES),
        allergens=("linalool",),
        situations=(Situation.MILK_ALLERGY,),
        budget=80,
        currency=Currency.EUR,
        market=MarketCode.EU,
    )
    assert profile.to_query() == (
        "my-concern=pigment,lines&my-allergen=linalool&my-health=milk-allergy&my-budget=80&my-currency=EUR&my-market=eu"
    )


def test_check_boxes_send_a_field_several_times():
    assert Profile.from_query("my-skin=fragrance&my-skin=preservatives", ()).sensitivities == (
        Sensitivity.FRAGRANCE,
        Sensitivity.PRESERVATIVES,
    )


def test_the_order_in_which_answers_were_given_does_not_matter():
    one = Profile(concerns=(Concern.LINES, Concern.HYDRATION, Concern.LINES))
    assert one == Profile(concerns=(Concern.HYDRATION, Concern.LINES))


@pytest.mark.parametrize(
    "query",
    [
        "my-concern=immortality",
        "my-skin=fragrances",
        "my-allergen=chocolate",
        "my-health=milk",
        "my-vegan=yes",
        "my-market=atlantis",
        "my-market=eu&my-market=us",
        "my-budget=80",
        "my-currency=EUR",
        "my-budget=0&my-currency=EUR",
        "my-budget=80.50&my-currency=EUR",
        "my-budget=99999999&my-currency=EUR",
        "my-budget=٨٠&my-currency=EUR",
        "q=milk-allergy&source=plant&page=2",
    ],
)
def test_what_is_no_choice_of_ours_is_left_out(query):
    assert Profile.from_query(query, ALLERGENS) == Profile()


def test_other_fields_of_the_page_do_no_harm():
    assert Profile.from_query("?q=serum&my-vegan=1&market=us", ()) == Profile(vegan=True)


def test_an_amount_without_a_currency_is_refused():
    with pytest.raises(ValidationError, match="an amount needs its currency"):
        Profile(budget=80)


def test_an_allergen_that_is_no_id_is_refused():
    with pytest.raises(ValidationError, match="is no allergen id"):
        Profile(allergens=("Linalool!",))


def test_answers_are_what_cautions_may_ask_for():
    profile = Profile(
        sensitivities=tuple(Sensitivity), situations=tuple(Situation), vegan=True, allergens=("linalool",)
    )
    assert profile.answers == ANSWERS

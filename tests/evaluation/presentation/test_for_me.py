from decimal import Decimal

import pytest

from evaluation.core.assess import assess
from evaluation.core.label import Label
from evaluation.core.money import Money
from evaluation.core.profile import Currency, MarketCode, Profile, Sensitivity, Situation
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import knowledge
from evaluation.presentation.for_me import ForMe, for_anyone, for_me

ROSE = """Rose exosome serum.
Exosomes from rose callus culture.
Ingredients: Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Retinol, Parfum, Linalool"""
PRICE = Money(Decimal("60.00"), "USD")


def card(text: str = ROSE) -> Scorecard:
    return assess(Label(text=text), knowledge())


def words(found: ForMe) -> list[str]:
    return [caution.words for caution in found.firm]


def test_without_answers_only_what_holds_for_everyone_is_said() -> None:
    found = for_me(card(), Profile())
    assert [(caution.level_words, caution.answers) for caution in found.firm] == [("Good to know", "")]
    assert (found.open, found.fits) == ((), ())


def test_a_caution_names_what_the_label_names_and_its_sources() -> None:
    found = for_me(card(), Profile(situations=(Situation.PREGNANT,)))
    first = found.firm[0]
    assert (first.level, first.level_words) == ("avoid", "Better not")
    assert first.words.startswith("It names Retinol.")
    assert "preg-retinoids" in first.citations


def test_a_doctor_is_named_and_no_diagnosis_made() -> None:
    found = for_me(card(), Profile(situations=(Situation.PREGNANT,)))
    assert any("Ask your doctor" in said for said in words(found))


def test_what_was_not_seen_is_one_sentence() -> None:
    profile = Profile(
        sensitivities=(Sensitivity.FRAGRANCE,), situations=(Situation.MILK_ALLERGY, Situation.PREGNANT), vegan=True
    )
    found = for_me(card("Exosome serum from human platelets."), profile)
    (group,) = found.open
    assert group.before == "The ingredient list was not seen, so "
    assert [name.name for name in group.names] == ["a retinoid", "milk", "fragrance", "an ingredient from animals"]
    assert group.after == " cannot be ruled out."
    assert "With a milk allergy" in group.cautions[1].reason
    assert not any(caution.reason.startswith("The ingredient list") for caution in group.cautions)


def test_what_fits_is_said_and_what_does_not_is_left_to_the_cautions() -> None:
    profile = Profile(sensitivities=(Sensitivity.FRAGRANCE, Sensitivity.DRYING_ALCOHOL))
    found = for_me(card(), profile)
    assert [fit.kind for fit in found.fits] == ["no_drying_alcohol"]
    assert any("Parfum" in said for said in words(found))


@pytest.mark.parametrize(("budget", "answer"), [(60, "yes"), (59, "no")])
def test_a_budget_is_answered_either_way(budget: int, answer: str) -> None:
    found = for_me(card(), Profile(budget=budget, currency=Currency.USD), PRICE)
    assert [(fit.kind, fit.answer) for fit in found.fits] == [("budget", answer)]


def test_a_budget_in_another_currency_is_not_compared() -> None:
    found = for_me(card(), Profile(budget=60, currency=Currency.EUR), PRICE)
    assert [(fit.answer, fit.detail) for fit in found.fits] == [
        ("unknown", "The price that we saw is in USD; we keep no exchange rates.")
    ]


def test_the_market_of_hers_is_said() -> None:
    found = for_me(card("Exosomes from human platelets."), Profile(market=MarketCode.EU))
    assert [(fit.words, fit.market, fit.answer) for fit in found.fits] == [
        ("European Union: source barred", "eu", "no")
    ]


def test_for_anyone_holds_what_each_answer_alone_would_get() -> None:
    whole = for_anyone(card(), PRICE)
    for answer in (*Sensitivity, *Situation):
        profile = Profile(sensitivities=(answer,)) if isinstance(answer, Sensitivity) else Profile(situations=(answer,))
        alone = for_me(card(), profile, PRICE)
        assert set(words(alone)) <= set(words(whole)), answer
        assert {fit.kind for fit in alone.fits} <= {fit.kind for fit in whole.fits}, answer


def test_for_anyone_marks_each_caution_with_the_answers_that_mind_it() -> None:
    whole = for_anyone(card(), PRICE)
    by_answer = {caution.answers: caution.words for caution in whole.firm}
    assert by_answer["keloids"].startswith("On unbroken skin")
    assert [caution.allergens for caution in whole.firm if caution.answers == "allergen"] == ["linalool"]


def test_for_anyone_has_every_market_once_and_every_answer_to_a_budget() -> None:
    whole = for_anyone(card(), PRICE)
    assert [fit.market for fit in whole.fits if fit.kind == "market"] == [code.value for code in MarketCode]
    assert [fit.answer for fit in whole.fits if fit.kind == "budget"] == ["yes", "no", "unknown"]


def test_an_allergen_that_cannot_be_ruled_out_joins_the_others() -> None:
    whole = for_anyone(card("Exosome serum from human platelets."))
    (group,) = whole.open
    assert [name.answers for name in group.names].count("allergen") == 1


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "x", "Ingredients: " + "Linalool, " * 1500])
def test_any_label_has_an_answer(text: str) -> None:
    assert for_anyone(card(text), PRICE).firm

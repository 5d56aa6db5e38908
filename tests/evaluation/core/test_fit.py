"""What a label keeps to: yes, no, or not known; and what of it a shopper asked for."""

from decimal import Decimal

import pytest

from evaluation.core.fit import Answer, Fit, fits, fits_for
from evaluation.core.money import Money
from evaluation.core.presence import Looked
from evaluation.core.profile import Currency, MarketCode, Profile, Sensitivity
from tests.evaluation.core.cards import WITHOUT_LIST, entry, make_card, source

AQUA = entry("Aqua")
PLANT = source("plant", "rose")


@pytest.fixture
def answers(advice):
    def of(**card):
        return {fit.id: fit.answer for fit in fits(Looked(make_card(**card), advice))}

    return of


def test_a_plant_serum_with_a_plain_whole_list_keeps_to_everything(answers):
    assert set(answers(sources=[PLANT], ingredients=[AQUA]).values()) == {Answer.YES}


def test_nothing_seen_is_nothing_known(answers):
    assert set(answers(verdicts={"C01": "not_seen"}, whole=()).values()) == {Answer.UNKNOWN}


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        ("plant", Answer.YES),
        ("microbial", Answer.YES),
        ("synthetic", Answer.YES),
        ("animal_milk", Answer.NO),
        ("animal_other", Answer.NO),
        ("human_platelet", Answer.NO),
        ("conditioned_media", Answer.UNKNOWN),
        ("unspecified", Answer.UNKNOWN),
    ],
)
def test_the_source_alone_decides_whether_it_is_vegan(answers, kind, answer):
    assert answers(sources=[source(kind)], whole=WITHOUT_LIST)["vegan_source"] is answer


def test_one_animal_among_the_sources_is_enough(answers):
    assert answers(sources=[PLANT, source("animal_milk")])["vegan_source"] is Answer.NO


def test_listed_irritants_say_no_each_for_itself(answers):
    found = answers(sources=[PLANT], ingredients=[AQUA, entry("Linalool", "irritant:allergen", "allergen")])
    assert {fit for fit, answer in found.items() if answer is Answer.NO} == {"no_fragrance", "no_named_allergens"}


def test_a_yes_says_what_was_read_and_never_free_of(advice):
    words = [fit.words for fit in fits(Looked(make_card(sources=[PLANT], ingredients=[AQUA]), advice))]
    assert words[0] == "The whole list was seen; it names no fragrance."
    assert [sentence for sentence in words if "free" in sentence] == []


class TestHerAnswers:
    """Only what her answers ask for, with her allergens, market and budget."""

    def test_no_answers_ask_for_nothing(self, advice):
        assert fits_for(Looked(make_card(), advice), Profile()) == ()

    def test_a_sensitivity_asks_for_its_facts(self, advice):
        profile = Profile(sensitivities=(Sensitivity.DRYING_ALCOHOL,))
        card = make_card(sources=[PLANT], ingredients=[AQUA])
        assert [fit.id for fit in fits_for(Looked(card, advice), profile)] == ["no_drying_alcohol"]

    def test_her_allergens_come_first(self, advice):
        card = make_card(sources=[PLANT], ingredients=[entry("Limonene", "allergen")])
        found = fits_for(Looked(card, advice), Profile(allergens=("citral",)))
        assert [(fit.id, fit.answer) for fit in found] == [
            ("no_chosen_allergens", Answer.YES),
            ("no_named_allergens", Answer.NO),
        ]

    @pytest.mark.parametrize(
        ("kind", "answer"),
        [("human_msc", Answer.NO), ("plant", Answer.YES), ("unspecified", Answer.UNKNOWN)],
    )
    def test_her_market_asks_for_its_source_bar(self, advice, kind, answer):
        found = fits_for(Looked(make_card(sources=[source(kind)]), advice), Profile(market=MarketCode.EU))
        assert [(fit.id, fit.answer) for fit in found] == [("market", answer)]

    @pytest.mark.parametrize(
        ("price", "answer", "words"),
        [
            (Money(Decimal("79.99"), "EUR"), Answer.YES, "The pack cost EUR 79.99 where we saw it."),
            (Money(Decimal("80.01"), "EUR"), Answer.NO, "The pack cost EUR 80.01 where we saw it."),
            (
                Money(Decimal("10"), "USD"),
                Answer.UNKNOWN,
                "The price that we saw is in USD; we keep no exchange rates.",
            ),
            (None, Answer.UNKNOWN, "We have seen no price."),
        ],
    )
    def test_her_budget_is_held_against_the_price_in_its_currency(self, advice, price, answer, words):
        profile = Profile(budget=80, currency=Currency.EUR)
        assert fits_for(Looked(make_card(), advice), profile, price) == (
            Fit("budget", "Within EUR 80 a pack", answer, words),
        )

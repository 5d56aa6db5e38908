"""Cautions for a shopper's answers: what they rest on, how strict they are, and what stays unsaid."""

import pytest

from evaluation.core.cautions import cautions
from evaluation.core.knowledge.advice_entries import Level
from evaluation.core.presence import Looked
from evaluation.core.profile import Profile, Sensitivity, Situation
from evaluation.core.text import Span
from tests.evaluation.core.cards import WITHOUT_LIST, entry, make_card, source

AQUA = entry("Aqua")
PLANT = source("plant", "rose")
QUIET = {"sources": [PLANT], "ingredients": [AQUA]}


@pytest.fixture
def found(advice):
    """Caution id -> caution, for a profile and a card."""

    def of(profile, **card):
        return {caution.id: caution for caution in cautions(Looked(make_card(**card), advice), profile)}

    return of


def having(*situations):
    return Profile(situations=situations)


def test_without_answers_there_is_only_the_caution_for_everyone(found):
    assert list(found(Profile(), **QUIET)) == ["everyone"]


def test_the_caution_for_everyone_is_a_note(found):
    assert found(Profile(), **QUIET)["everyone"].level is Level.NOTE


class TestMilkAllergy:
    """Milk is named, ruled out as far as was read, or open."""

    def test_a_milk_source_is_to_be_avoided(self, found):
        caution = found(having(Situation.MILK_ALLERGY), sources=[source("animal_milk", "bovine milk")])["milk-allergy"]
        assert (caution.level, caution.is_sure, caution.answers) == (Level.AVOID, True, ("milk-allergy",))
        assert caution.evidence == (Span(0, 11, "bovine milk"),)
        assert caution.words == (
            "It names bovine milk. With a milk allergy, contact alone can cause a reaction; "
            "whether milk protein is left in such vesicles is not known."
        )
        assert caution.citations == ("milk-allergens-2018", "milk-allergy-facts", "milk-sk-2023")

    def test_a_list_that_was_not_seen_asks_her_to_ask(self, found):
        caution = found(having(Situation.MILK_ALLERGY), sources=[PLANT], whole=WITHOUT_LIST)["milk-allergy"]
        assert (caution.level, caution.is_sure, caution.evidence) == (Level.ASK_FIRST, False, ())
        assert caution.words == (
            "The ingredient list was not seen, so milk cannot be ruled out. "
            "With a milk allergy, contact alone can cause a reaction: ask the brand first."
        )

    def test_a_plant_source_and_a_whole_list_without_milk_raise_none(self, found):
        assert "milk-allergy" not in found(having(Situation.MILK_ALLERGY), **QUIET)

    def test_milk_is_no_matter_to_others(self, found):
        assert "milk-allergy" not in found(having(Situation.FISH_ALLERGY), sources=[source("animal_milk", "milk")])


class TestPregnancy:
    """A general caution, and a strict one for retinoids."""

    def test_any_product_asks_her_to_ask(self, found):
        assert found(having(Situation.PREGNANT), **QUIET)["pregnant"].level is Level.ASK_FIRST

    def test_a_listed_retinoid_is_to_be_avoided(self, found):
        card = {"sources": [PLANT], "ingredients": [entry("Retinol", "caution:retinoid")]}
        caution = found(having(Situation.PREGNANT), **card)["retinoid-in-pregnancy"]
        assert (caution.level, caution.names) == (Level.AVOID, ("Retinol",))

    def test_a_whole_list_without_retinoids_raises_none(self, found):
        assert "retinoid-in-pregnancy" not in found(having(Situation.PREGNANT), **QUIET)

    def test_a_supporting_retinoid_of_running_text_is_not_taken_for_listed(self, found):
        card = {"sources": [PLANT], "supporting": [("retinoids", ())], "whole": WITHOUT_LIST}
        assert found(having(Situation.PREGNANT), **card)["retinoid-in-pregnancy"].is_sure is False


class TestSensitivities:
    """What her skin does not take well, by the roles of the ingredients."""

    @pytest.mark.parametrize(
        ("sensitivity", "role", "caution"),
        [
            (Sensitivity.FRAGRANCE, "irritant:fragrance", "fragrance-allergy"),
            (Sensitivity.FRAGRANCE, "irritant:essential_oil", "fragrance-allergy"),
            (Sensitivity.FRAGRANCE, "irritant:allergen", "fragrance-allergy"),
            (Sensitivity.ESSENTIAL_OILS, "irritant:essential_oil", "essential-oils"),
            (Sensitivity.DRYING_ALCOHOL, "irritant:denatured_alcohol", "drying-alcohol"),
            (Sensitivity.PRESERVATIVES, "irritant:methylisothiazolinone", "preservatives"),
            (Sensitivity.PRESERVATIVES, "irritant:formaldehyde_releaser", "preservatives"),
        ],
    )
    def test_a_listed_irritant_is_to_be_avoided(self, found, sensitivity, role, caution):
        profile = Profile(sensitivities=(sensitivity,))
        card = {"sources": [PLANT], "ingredients": [AQUA, entry("It", role)]}
        assert found(profile, **card)[caution].level is Level.AVOID

    def test_a_fatty_alcohol_is_no_drying_one(self, found):
        profile = Profile(sensitivities=(Sensitivity.DRYING_ALCOHOL,))
        assert "drying-alcohol" not in found(profile, sources=[PLANT], ingredients=[entry("Cetyl Alcohol")])

    def test_sensitive_skin_gets_a_patch_test_and_the_irritants_by_name(self, found):
        profile = Profile(sensitivities=(Sensitivity.SENSITIVE_SKIN,))
        raised = found(profile, sources=[PLANT], ingredients=[entry("Parfum", "irritant:fragrance")])
        assert [raised[one].level for one in ("sensitive-skin-irritants", "sensitive-skin")] == [Level.NOTE] * 2
        assert raised["sensitive-skin-irritants"].names == ("Parfum",)

    def test_an_allergen_of_hers_is_to_be_avoided(self, found):
        profile = Profile(allergens=("linalool",))
        card = {"sources": [PLANT], "ingredients": [entry("Linalool", "allergen")]}
        assert found(profile, **card)["named-allergen"].words == "It names Linalool, which you listed."


@pytest.mark.parametrize(
    ("situation", "level"),
    [
        (Situation.BROKEN_SKIN, Level.AVOID),
        (Situation.AUTOIMMUNE, Level.ASK_FIRST),
        (Situation.IMMUNOCOMPROMISED, Level.ASK_FIRST),
        (Situation.KELOIDS, Level.ASK_FIRST),
        (Situation.PROCEDURE, Level.ASK_FIRST),
        (Situation.UNDER_18, Level.ASK_FIRST),
    ],
)
def test_situations_that_concern_any_product(found, situation, level):
    assert found(having(situation), **QUIET)[situation.value].level is level


def test_human_material_matters_with_skin_cancer(found):
    raised = found(having(Situation.SKIN_CANCER), sources=[source("human_msc", "adipose")], ingredients=[AQUA])
    assert raised["skin-cancer-human-material"].is_sure is True
    assert "skin-cancer-human-material" not in found(having(Situation.SKIN_CANCER), **QUIET)


class TestVegan:
    """A vegan shopper minds source and list."""

    def test_an_animal_source_is_noted(self, found):
        raised = found(Profile(vegan=True), sources=[source("animal_milk", "milk")], ingredients=[AQUA])
        assert raised["vegan-source"].level is Level.NOTE

    def test_an_ingredient_that_usually_comes_from_animals_is_noted(self, found):
        raised = found(Profile(vegan=True), sources=[PLANT], ingredients=[entry("Snail Secretion Filtrate")])
        assert raised["vegan-ingredients"].names == ("Snail Secretion Filtrate",)

    def test_a_peptide_is_no_animal(self, found):
        raised = found(Profile(vegan=True), sources=[PLANT], ingredients=[entry("Palmitoyl Tripeptide-5")])
        assert list(raised) == ["everyone"]


def test_the_strictest_caution_comes_first(advice):
    profile = Profile(
        sensitivities=(Sensitivity.SENSITIVE_SKIN, Sensitivity.FRAGRANCE), situations=(Situation.AUTOIMMUNE,)
    )
    card = make_card(sources=[PLANT], ingredients=[entry("Parfum", "irritant:fragrance")])
    assert [caution.id for caution in cautions(Looked(card, advice), profile)] == [
        "fragrance-allergy",
        "autoimmune",
        "sensitive-skin-irritants",
        "sensitive-skin",
        "everyone",
    ]


def test_cautions_change_nothing_of_the_card(advice):
    card = make_card(sources=[source("animal_milk", "milk")])
    before = card.model_dump_json()
    cautions(Looked(card, advice), having(*Situation))
    assert card.model_dump_json() == before


def test_every_answer_raises_a_caution_or_finds_its_ground_missing(advice):
    """A choice that no caution asks for would be a question for nothing."""
    asked = {answer for caution in advice.cautions.cautions for answer in caution.answers}
    assert asked == {*Situation, *Sensitivity, "vegan", "allergen"}

"""What a list to avoid may hold, and what a label names of it."""

import pytest

from evaluation.core.assess import assess
from evaluation.core.avoiding import CODE_LENGTH, Avoided, avoided
from evaluation.core.label import Label
from evaluation.knowledge import things_to_avoid
from tests.evaluation.core.cards import entry, make_card, source

ENTRIES = things_to_avoid()
BY_ID = {one.id: one for one in ENTRIES.entries}


def ids(found: Avoided) -> dict[str, list[str]]:
    names = {one.code: one.id for one in ENTRIES.entries}
    return {names[code]: listed for code, listed in found["found"].items()}


def read(knowledge, ingredients: str) -> Avoided:
    return avoided(assess(Label(text=f"Serum. Ingredients: {ingredients}"), knowledge), ENTRIES)


class TestEntries:
    def test_no_two_have_the_same_code_or_id(self):
        codes = {one.code for one in ENTRIES.entries}
        assert (len(codes), len(BY_ID)) == (len(ENTRIES.entries), len(ENTRIES.entries))
        assert {len(code) for code in codes} == {CODE_LENGTH}

    @pytest.mark.parametrize(
        ("entry_id", "code"),
        [("linalool", "wjynh"), ("any:formaldehyde_releaser", "3eemy"), ("myroxylon_pereirae_oil_extract", "xln36")],
    )
    def test_a_code_that_stands_on_paper_never_changes(self, entry_id, code):
        assert BY_ID[entry_id].code == code

    def test_every_named_allergen_of_the_data_is_one(self, advice):
        named = {one.id for one in ENTRIES.entries if one.group == "named"}
        assert named == set(advice.allergens)

    def test_a_grouped_name_covers_the_names_that_labels_print(self):
        rose = BY_ID["rose_ketones"]
        assert "Delta-Damascone" in rose.covers
        assert "damascenone" in rose.also

    def test_a_name_is_no_choice_twice(self):
        single = [name for one in ENTRIES.entries if one.group not in ("any", "named") for name in one.inci]
        assert len(single) == len(set(single))

    def test_capitals_stay_where_inci_has_them(self):
        assert BY_ID["dmdmhydantoin"].name == "DMDM Hydantoin"


class TestLabels:
    def test_an_entry_is_found_by_name_and_by_its_whole_group(self, knowledge):
        found = ids(read(knowledge, "Water, Glycerin, Niacinamide, DMDM Hydantoin, Quaternium-15"))
        assert found == {
            "dmdmhydantoin": ["DMDM Hydantoin"],
            "quaternium15": ["Quaternium-15"],
            "any:formaldehyde_releaser": ["DMDM Hydantoin", "Quaternium-15"],
        }

    def test_a_grouped_name_is_found_under_another_spelling(self, knowledge):
        assert ids(read(knowledge, "Water, Glycerin, Niacinamide, Peru Balsam"))["myroxylon_pereirae_oil_extract"] == [
            "Peru Balsam"
        ]

    def test_parabens_are_a_group_and_phenoxyethanol_is_none_of_it(self, knowledge):
        found = ids(read(knowledge, "Water, Glycerin, Methylparaben, Phenoxyethanol"))
        assert found == {
            "any:paraben": ["Methylparaben"],
            "methylparaben": ["Methylparaben"],
            "phenoxyethanol": ["Phenoxyethanol"],
        }

    def test_a_whole_list_without_scent_is_whole_and_not_scented(self, knowledge):
        found = read(knowledge, "Water, Glycerin, Niacinamide")
        assert found == {"found": {}, "whole": True, "scented": False, "unread": 0}

    @pytest.mark.parametrize("scent", ["Parfum", "Lavandula Angustifolia Oil"])
    def test_fragrance_and_oils_may_hide_what_they_hold(self, knowledge, scent):
        assert read(knowledge, f"Water, Glycerin, Niacinamide, {scent}")["scented"] is True

    def test_names_that_nobody_knows_are_counted(self, knowledge):
        assert read(knowledge, "Water, Glycerin, Niacinamide, Foobaxilium")["unread"] == 1

    def test_a_label_without_a_list_is_not_whole(self, knowledge):
        card = assess(Label(text="An exosome serum."), knowledge)
        assert avoided(card, ENTRIES) == {"found": {}, "whole": False, "scented": False, "unread": 0}

    def test_vesicles_from_milk_count_as_milk_whatever_the_list_says(self):
        card = make_card(ingredients=[entry("Aqua")], sources=[source("animal_milk", "bovine")])
        assert ids(avoided(card, ENTRIES)) == {"any:milk_protein": ["vesicles from milk"]}

    def test_vesicles_from_a_plant_do_not(self):
        card = make_card(ingredients=[entry("Aqua")], sources=[source("plant", "rose")])
        assert ids(avoided(card, ENTRIES)) == {}

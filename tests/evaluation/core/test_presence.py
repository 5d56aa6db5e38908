"""A thing is listed, not listed where it would stand, or cannot be ruled out; never "free of"."""

import pytest

from evaluation.core.facts import Irritant
from evaluation.core.presence import Found, Looked, Presence, enumerated
from evaluation.core.text import Span
from tests.evaluation.core.cards import WITHOUT_LIST, entry, make_card, source

PLANT = source("plant", "rose")


@pytest.fixture
def looked_for(advice):
    def look(watch, **card):
        return Looked(make_card(**card), advice).watch(watch)

    return look


class TestTheList:
    """What the ingredient list says."""

    def test_an_entry_is_found_by_its_role_with_its_place(self, looked_for):
        found = looked_for("fragrance", ingredients=[entry("Aqua"), entry("Parfum", "irritant:fragrance")])
        assert found == Presence(Found.LISTED, ("Parfum",), (Span(6, 12, "Parfum"),))

    def test_a_whole_list_without_it_does_not_list_it(self, looked_for):
        assert looked_for("fragrance", ingredients=[entry("Aqua")]) == Presence(Found.NOT_LISTED)

    def test_a_list_that_was_not_seen_rules_nothing_out(self, looked_for):
        assert looked_for("fragrance", whole=WITHOUT_LIST) == Presence(
            Found.UNKNOWN, words="The ingredient list was not seen, so fragrance cannot be ruled out."
        )

    def test_a_part_of_the_list_rules_nothing_out_either(self, looked_for):
        assert looked_for("fragrance", ingredients=[entry("Aqua")], whole=WITHOUT_LIST).words == (
            "Only a part of the ingredient list was seen, so fragrance cannot be ruled out."
        )

    def test_what_a_part_of_the_list_names_is_named_all_the_same(self, looked_for):
        found = looked_for("fragrance", ingredients=[entry("Parfum", "irritant:fragrance")], whole=WITHOUT_LIST)
        assert (found.found, found.names) == (Found.LISTED, ("Parfum",))

    @pytest.mark.parametrize("name", ["Retinol", "Retinyl Palmitate", "Hydroxypinacolone Retinoate", "Retinal"])
    def test_retinoids_are_found_by_name(self, looked_for, name):
        assert looked_for("retinoids", ingredients=[entry(name)]).names == (name,)

    @pytest.mark.parametrize("name", ["Bakuchiol", "Sodium Retinoyl Hyaluronate Copolymer X", "Retinospora Extract"])
    def test_what_only_sounds_like_one_is_none(self, looked_for, name):
        assert looked_for("retinoids", ingredients=[entry(name)]).found is Found.NOT_LISTED


class TestSentences:
    """Irritants that sentences name where there is no full list."""

    LINALOOL = ("linalool", "LINALOOL")
    PARFUM = ("fragrance", "PARFUM")

    @pytest.mark.parametrize(
        ("watch", "names"), [("fragrance", ("Linalool", "Parfum")), ("essential_oils", ()), ("drying_alcohol", ())]
    )
    def test_what_a_sentence_names_is_named(self, looked_for, watch, names):
        found = looked_for(watch, irritants=[self.LINALOOL, self.PARFUM], whole=WITHOUT_LIST)
        assert found.names == names

    def test_a_chosen_allergen_is_named_and_its_neighbour_is_not(self, advice):
        looked = Looked(make_card(irritants=[self.LINALOOL], whole=WITHOUT_LIST), advice)
        assert looked.allergens(["linalool"]) == Presence(Found.LISTED, ("Linalool",))
        assert looked.allergens(["limonene"]).found is Found.UNKNOWN

    def test_what_the_list_holds_is_named_once(self, looked_for):
        listed = entry("Parfum", "irritant:fragrance", inci="PARFUM")
        found = looked_for("fragrance", ingredients=[listed], irritants=[self.PARFUM])
        assert found.names == ("Parfum",)


class TestMilk:
    """Milk stands in sources and in lists, and plant milks are no milk."""

    @pytest.mark.parametrize("name", ["Milk Exosomes", "Hydrolyzed Milk Protein", "Lac", "Whey Protein", "Colostrum"])
    def test_milk_in_the_list_is_found(self, looked_for, name):
        assert looked_for("milk", sources=[PLANT], ingredients=[entry(name)]).names == (name,)

    @pytest.mark.parametrize(
        "name",
        [
            "Cocos Nucifera (Coconut) Milk",
            "Avena Sativa (Oat) Milk",
            "Silybum Marianum (Milk Thistle) Extract",
            "Lactic Acid",
            "Lactobacillus Extracellular Vesicles",
            "Shellac",
        ],
    )
    def test_what_only_sounds_like_milk_is_none(self, looked_for, name):
        assert looked_for("milk", sources=[PLANT], ingredients=[entry(name)]).found is Found.NOT_LISTED

    def test_a_milk_source_is_named_with_the_labels_words(self, looked_for):
        found = looked_for("milk", sources=[source("animal_milk", "bovine colostrum")], whole=WITHOUT_LIST)
        assert found == Presence(Found.LISTED, ("bovine colostrum",), (Span(0, 16, "bovine colostrum"),))

    def test_the_list_comes_first_among_the_reasons_not_to_know(self, looked_for):
        assert looked_for("milk", whole=WITHOUT_LIST).words == (
            "The ingredient list was not seen, so milk cannot be ruled out."
        )

    def test_a_source_that_is_not_stated_leaves_it_open(self, looked_for):
        assert looked_for("milk", sources=[source("unspecified")], ingredients=[entry("Aqua")]).words == (
            "The label does not say where the vesicles come from, so milk cannot be ruled out."
        )

    def test_a_source_that_we_have_not_seen_is_our_debt(self, looked_for):
        words = looked_for("milk", verdicts={"C01": "not_seen"}, ingredients=[entry("Aqua")]).words
        assert words == (
            "We have not seen the part of the label that would say where the vesicles come from, "
            "so milk cannot be ruled out."
        )

    def test_a_conditioned_medium_does_not_say_whose_cells_it_fed(self, looked_for):
        card = {"sources": [source("conditioned_media")], "ingredients": [entry("Aqua")]}
        assert looked_for("milk", **card).found is Found.UNKNOWN


class TestFish:
    """Fish stands in the detail of an animal source, and behind PDRN."""

    def test_salmon_is_found_in_the_detail_of_the_source(self, looked_for):
        found = looked_for("fish", sources=[source("animal_other", "salmon; testis")], whole=WITHOUT_LIST)
        assert found.names == ("an animal (salmon, testis)",)

    def test_another_animal_is_no_fish(self, looked_for):
        card = {"sources": [source("animal_other", "red deer")], "ingredients": [entry("Aqua")]}
        assert looked_for("fish", **card).found is Found.NOT_LISTED

    def test_an_animal_without_a_name_may_be_one(self, looked_for):
        card = {"sources": [source("animal_other")], "ingredients": [entry("Aqua")]}
        assert looked_for("fish", **card).found is Found.UNKNOWN

    @pytest.mark.parametrize("listed", [entry("PDRN"), entry("Sodium DNA", "supporting:pdrn")])
    def test_dna_fragments_often_come_from_salmon(self, looked_for, listed):
        assert looked_for("fish", sources=[PLANT], ingredients=[listed]).found is Found.LISTED


class TestHumanMaterial:
    """The source alone can rule it out; the list can only name it."""

    def test_a_plant_source_is_enough_without_a_list(self, looked_for):
        assert looked_for("human_material", sources=[PLANT], whole=WITHOUT_LIST).found is Found.NOT_LISTED

    def test_the_list_can_contradict_the_front(self, looked_for):
        listed = entry("Human Adipose Stromal Cell Exosomes", "vesicles", "human_origin")
        found = looked_for("human_material", sources=[PLANT], ingredients=[listed])
        assert found.names == ("Human Adipose Stromal Cell Exosomes",)


class TestNamedAllergens:
    """The allergens that a shopper chose."""

    def look(self, advice, *chosen, **card):
        return Looked(make_card(**card), advice).allergens(chosen)

    def test_a_chosen_allergen_is_found_by_its_inci_name(self, advice):
        found = self.look(advice, "citral", ingredients=[entry("Geranial", "allergen")])
        assert (found.found, found.names) == (Found.LISTED, ("Geranial",))

    def test_another_allergen_is_not_hers(self, advice):
        found = self.look(advice, "citral", ingredients=[entry("Linalool", "allergen")])
        assert found == Presence(Found.NOT_LISTED)

    @pytest.mark.parametrize(
        "scent", [entry("Parfum", "irritant:fragrance"), entry("Lavandula Angustifolia Oil", "irritant:essential_oil")]
    )
    def test_a_scent_that_is_not_taken_apart_can_hide_any(self, advice, scent):
        found = self.look(advice, "citral", "linalool", ingredients=[scent])
        assert found.words == (
            "The list names fragrance or an essential oil without saying what is in it, "
            "which not every market asks for, so citral or linalool cannot be ruled out."
        )

    def test_an_oil_that_smells_of_nothing_hides_none(self, advice):
        found = self.look(advice, "citral", ingredients=[entry("Squalane"), entry("Simmondsia Chinensis Seed Oil")])
        assert found == Presence(Found.NOT_LISTED)

    def test_a_list_that_was_not_seen_rules_none_out(self, advice):
        assert self.look(advice, "citral", whole=WITHOUT_LIST).found is Found.UNKNOWN

    def test_an_irritant_of_that_kind_counts_whatever_its_name(self, advice):
        card = make_card(ingredients=[entry("Citral Complex", inci="CITRAL COMPLEX")])
        card = card.model_copy(
            update={"irritants": (Irritant(kind="citral", inci="CITRAL COMPLEX", because="", citations=()),)}
        )
        assert Looked(card, advice).allergens(["citral"]).names == ("Citral Complex",)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), ""),
        (("A",), "A"),
        (("A", "B"), "A and B"),
        (("A", "B", "C", "D"), "A, B, C and D"),
        (("A", "B", "C", "D", "E"), "A, B, C and 2 more"),
    ],
)
def test_names_are_told_at_most_four_at_a_time(names, words):
    assert enumerated(names) == words

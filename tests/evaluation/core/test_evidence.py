"""Which human evidence is evidence for a label: same kind, origin, form and route, and nothing carries over."""

import pytest

from evaluation.core.evidence import evidence_for, grade
from evaluation.core.facts import Source
from evaluation.core.knowledge.advice_entries import Study
from tests.evaluation.core.cards import make_card, source


def study(trial, **more):
    return Study(id="s", route="home", kinds=("plant",), forms=("vesicles",), trial=trial, **more)


def home(advice, kind, detail=None, **card):
    card = make_card(sources=[Source(kind=kind, detail=detail, evidence=())], **card)
    return evidence_for(card, advice).sources[0].routes[0]


def clinic(advice, kind, detail=None, **card):
    card = make_card(sources=[Source(kind=kind, detail=detail, evidence=())], **card)
    return evidence_for(card, advice).sources[0].routes[1]


class TestGrade:
    """What studies support together."""

    GOOD = study("randomised", blinded=True, independent=True)

    @pytest.mark.parametrize(
        ("studies", "letter"),
        [
            ([GOOD, GOOD], "A"),
            ([GOOD], "B"),
            ([GOOD, study("randomised", blinded=True)], "B"),
            ([GOOD, study("randomised", independent=True)], "B"),
            ([study("controlled")], "C"),
            ([study("uncontrolled"), study("review")], "C"),
            ([study("registered")], "D"),
            ([study("randomised", results_read=False)], "D"),
            ([], "D"),
        ],
    )
    def test_a_grade_needs_what_it_says(self, studies, letter):
        assert grade(studies, has_laboratory_work=True) == letter

    def test_without_laboratory_work_nothing_was_found(self):
        assert grade([], has_laboratory_work=False) == "E"


class TestOrigin:
    """A study of fat cells says nothing of umbilical ones."""

    def test_the_controlled_home_trial_counts_for_fat_cells(self, advice):
        found = home(advice, "human_msc", "adipose; mesenchymal stem cells")
        assert (found.grade, found.studies) == ("B", ("ct-cho-2020", "ct-ye-2022"))
        assert found.grade_words == "Tested in people, controlled"

    def test_it_is_only_related_for_umbilical_cells(self, advice):
        found = home(advice, "human_msc", "umbilical cord")
        assert (found.grade, found.grade_of_kind) == ("C", "B")
        assert "ct-cho-2020" in found.related

    def test_it_does_not_count_where_the_tissue_is_not_named(self, advice):
        found = home(advice, "human_msc")
        assert found.grade == "C"
        assert found.words == (
            "One study without a control group. "
            "Two more studies are of an origin or form that the label does not name and are not counted."
        )

    def test_a_plant_has_the_studies_of_its_own_kind_of_plant(self, advice):
        assert home(advice, "plant", "centella asiatica").grade == "C"
        assert home(advice, "plant", "moringa").grade == "D"

    def test_part_of_a_word_is_no_origin(self, advice):
        assert "ct-theodora-2024" not in clinic(advice, "plant", "primrose").studies
        assert "ct-theodora-2024" in clinic(advice, "plant", "rose; stem cells").studies

    def test_colostrum_is_not_milk(self, advice):
        assert (home(advice, "animal_milk", "milk").grade, home(advice, "animal_milk", "bovine colostrum").grade) == (
            "C",
            "D",
        )


class TestFormAndRoute:
    """Another form or another route never carries over."""

    def test_a_conditioned_medium_does_not_borrow_from_vesicles(self, advice):
        found = home(advice, "human_msc", "adipose", terminology=("conditioned_media",))
        assert ("ct-cho-2020" in found.studies, found.grade) == (False, "D")

    def test_a_clinic_trial_is_no_evidence_for_home(self, advice):
        assert "ct-kwon-2020" not in (
            *home(advice, "human_msc", "adipose").studies,
            *home(advice, "human_msc", "adipose").related,
        )
        assert clinic(advice, "human_msc", "adipose").grade == "B"

    def test_injected_studies_stand_apart(self, advice):
        card = make_card(sources=[source("plant", "rose")])
        assert evidence_for(card, advice).sources[0].injected == ("ct-ecpe-2025",)

    def test_an_extract_sold_as_exosomes_borrows_nothing(self, advice):
        card = make_card(sources=[source("plant", "centella")], identity="extract_only")
        found = evidence_for(card, advice)
        assert found.words == "The ingredient list shows no vesicles, so studies of vesicles are no evidence for it."
        assert found.sources[0].routes[0].studies == ()


class TestWords:
    """What is said where nothing can be matched, and of the product itself."""

    def test_without_a_source_no_study_can_be_matched(self, advice):
        found = evidence_for(make_card(sources=[source("unspecified")]), advice)
        assert (found.sources, found.words) == (
            (),
            "The label does not say where the vesicles come from, so no study can be matched.",
        )

    def test_not_seen_is_our_debt(self, advice):
        words = evidence_for(make_card(verdicts={"C01": "not_seen"}), advice).words
        assert words == "We have not seen where the vesicles come from, so no study can be matched."

    def test_the_kind_of_source_is_told_from_the_product(self, advice):
        found = evidence_for(make_card(sources=[source("plant")], verdicts={"C13": "met"}), advice)
        assert found.words == "This is about the kind of source, not about this product."
        assert found.own == "This product itself: made by hand."

    def test_a_medium_of_cells_without_a_name_has_only_related_studies(self, advice):
        found = home(advice, "conditioned_media", terminology=("conditioned_media",))
        assert (found.studies, found.grade, found.grade_of_kind) == ((), "D", "C")

    def test_registered_trials_and_unread_results_count_for_nothing(self, advice):
        assert clinic(advice, "human_msc", "placenta").words.startswith("One randomised trial, one study without")


# The standings of the guide's evidence page, by kind, form and a detail that names the origin where one was studied.
STANDINGS = [
    ("human_msc", "adipose", "exosome", "home", "B"),
    ("human_platelet", None, "exosome", "home", "C"),
    ("human_fibroblast", None, "conditioned_media", "home", "C"),
    ("animal_milk", "milk", "exosome", "home", "C"),
    ("plant", "centella", "exosome", "home", "C"),
    ("microbial", "lactobacillus", "exosome", "home", "D"),
    ("synthetic", None, "exosome", "home", "C"),
    ("animal_other", "salmon", "exosome", "home", "E"),
    ("human_msc", "adipose", "exosome", "procedure", "B"),
    ("plant", "rose", "exosome", "procedure", "B"),
    ("human_fibroblast", None, "exosome", "procedure", "C"),
    ("human_msc", "amniotic", "conditioned_media", "procedure", "B"),
]


@pytest.mark.parametrize(("kind", "detail", "term", "route", "letter"), STANDINGS)
def test_the_grades_are_those_of_the_evidence_document(advice, kind, detail, term, route, letter):
    found = (home if route == "home" else clinic)(advice, kind, detail, terminology=(term,))
    assert found.grade == letter


def test_no_kind_of_source_reaches_the_highest_grade_today(advice):
    kinds = {kind for entry in advice.evidence.studies for kind in entry.kinds}
    routes = [
        route for kind in kinds for route in evidence_for(make_card(sources=[source(kind)]), advice).sources[0].routes
    ]
    assert "A" not in {route.grade_of_kind for route in routes}

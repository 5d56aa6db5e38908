import pytest

from products.assessments import assess_label
from products.models import NearName
from products.near_names import is_safe_line, synonym_lines
from tests.builders import make_assessment, make_editor, make_label, make_product

pytestmark = pytest.mark.django_db

# a slip in a long name, which the engine takes for the same, and one that it only suggests a name for
SLIP, LIKE = "Cetearyl Alcoholl", "Phenoxyethonll"


def listing(*names, product=None):
    label = make_label(product, ingredients=", ".join(["Aqua", *names, "Glycerin", "Niacinamide"]))
    assess_label(label)
    return label.product


def waiting():
    return {(name.listed, name.inci, name.is_match) for name in NearName.objects.all()}


def test_names_that_the_engine_was_not_sure_of_are_noted_with_their_product():
    product = listing(SLIP)
    assert waiting() == {(SLIP, "CETEARYL ALCOHOL", True)}
    assert [*NearName.objects.get().products.all()] == [product]


def test_a_name_that_is_only_suggested_is_noted_as_such():
    listing(LIKE)
    assert waiting() == {(LIKE, "PHENOXYETHANOL", False)}


def test_a_list_of_known_names_leaves_nothing():
    listing("Panthenol")
    assert waiting() == set()


def test_the_same_entry_on_two_labels_stands_once_whatever_its_case():
    one, two = listing(SLIP), listing(SLIP.upper())
    assert set(NearName.objects.get().products.all()) == {one, two}


def test_a_newer_list_without_the_name_lets_go_of_the_product():
    product = listing(SLIP)
    listing("Panthenol", product=product)
    assert [*NearName.objects.get().products.all()] == []


def test_a_decision_outlives_another_scoring():
    product = listing(SLIP)
    NearName.objects.get().decide("same", make_editor(), "a slip")
    assess_label(product.newest_look())
    name = NearName.objects.get()
    assert (name.decision, name.reason) == ("same", "a slip")


def test_confirmed_names_are_lines_for_the_data_file_and_others_are_not():
    listing(SLIP, "Butylene Glycoll")
    NearName.objects.get(listed=SLIP).decide("same", make_editor(), "")
    for name in NearName.objects.exclude(listed=SLIP):
        name.decide("other", make_editor(), "")
    assert synonym_lines() == f"label_name,name\n{SLIP},CETEARYL ALCOHOL\n"


def test_a_line_that_the_data_files_have_is_not_proposed_again():
    NearName.objects.create(key="panthenol", listed="Panthenol", inci="PANTHENOL", similarity=99, is_match=True)
    NearName.objects.get().decide("same", make_editor(), "")
    assert synonym_lines() == "label_name,name\n"


def test_names_with_commas_and_quotes_stay_one_cell():
    NearName.objects.create(key="1,2 hexa", listed='1,2 "Hexa', inci="1,2-HEXANEDIOL", similarity=90, is_match=False)
    NearName.objects.get().decide("same", make_editor(), "")
    assert synonym_lines().splitlines()[1] == '"1,2 ""Hexa","1,2-HEXANEDIOL"'


@pytest.mark.parametrize("listed", ["=1+1", "+Aqua", "-Aqua", "@Aqua", "\tAqua"])
def test_what_begins_as_a_formula_is_never_a_line(listed):
    assert not is_safe_line(listed)
    NearName.objects.create(key=listed, listed=listed, inci="AQUA", similarity=90, is_match=False, decision="same")
    assert synonym_lines() == "label_name,name\n"


def test_a_list_that_is_sure_costs_one_query(django_assert_num_queries):
    from products.near_names import note_near_names

    label = make_label(make_product(), ingredients="Aqua, Glycerin")
    card = assess_label(label).read_scorecard()
    with django_assert_num_queries(1):
        note_near_names(label.product_id, card)


def test_a_stored_score_without_a_list_leaves_nothing():
    make_assessment()
    assert waiting() == set()

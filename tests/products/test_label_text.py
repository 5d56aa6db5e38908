from evaluation.core.label import Part, Section
from products.label_text import compose

SEEN = {"front": None, "making": None, "ingredients": None, "directions": None}


def label(**parts):
    values = {"ingredients_complete": False, "is_summary": False, **SEEN, **parts}
    return compose(**values)


def test_parts_stand_in_label_order_with_a_blank_line_between():
    found = label(front="Rose serum", making="Filtered.", ingredients="Aqua, Rosa", directions="Apply.")
    assert found.text == "Rose serum\n\nFiltered.\n\nKey ingredients: Aqua, Rosa\n\nApply."


def test_each_section_holds_its_own_words_without_the_heading():
    found = label(front="Rose serum", ingredients="Aqua, Rosa", ingredients_complete=True)
    assert found.text == "Rose serum\n\nIngredients: Aqua, Rosa"
    assert found.sections == (
        Section(part=Part.FRONT, start=0, end=10, complete=True),
        Section(part=Part.INGREDIENTS, start=25, end=35, complete=True),
    )


def test_a_part_that_was_not_seen_has_no_section():
    assert [section.part for section in label(making="Filtered.").sections] == [Part.MAKING]


def test_a_part_that_was_seen_and_is_empty_has_a_section_that_can_be_silent():
    found = label(front="Rose serum", directions="")
    assert found.text == "Rose serum"
    assert found.sections == (
        Section(part=Part.FRONT, start=0, end=10, complete=True),
        Section(part=Part.DIRECTIONS, start=10, end=10, complete=True),
    )


def test_an_empty_ingredient_list_gets_no_heading():
    assert label(front="Rose serum", ingredients="", ingredients_complete=True).text == "Rose serum"


def test_the_prose_of_a_summary_is_never_complete():
    found = label(front="Rose", making="Filtered.", directions="Apply.", is_summary=True)
    assert [section.complete for section in found.sections] == [False, False, False]


def test_a_complete_list_stays_complete_in_a_summary():
    found = label(front="Rose", ingredients="Aqua", ingredients_complete=True, is_summary=True)
    assert {section.part: section.complete for section in found.sections} == {
        Part.FRONT: False,
        Part.INGREDIENTS: True,
    }

"""What pages tell a browser that keeps a list to avoid."""

from evaluation.knowledge import things_to_avoid
from products.avoiding import avoid_groups

LINALOOL = next(entry.code for entry in things_to_avoid().entries if entry.id == "linalool")


def test_the_page_offers_every_entry_once():
    codes = [choice.code for group in avoid_groups() for choice in group.choices]
    assert sorted(codes) == sorted(entry.code for entry in things_to_avoid().entries)


def test_names_are_found_as_people_type_them():
    found = [c.name for group in avoid_groups() for c in group.choices if "balsamofperu" in c.search]
    assert found == ["Myroxylon Pereirae Oil/Extract"]

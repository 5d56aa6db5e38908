"""What pages tell a browser that keeps a list to avoid."""

import json

import pytest

from evaluation.core.avoiding import UNSEEN
from evaluation.knowledge import things_to_avoid
from products.assessments import assess_label
from products.avoiding import avoid_groups, stored_avoid_data
from products.models import CatalogueEntry, Product
from tests.builders import make_label, make_product

LINALOOL = next(entry.code for entry in things_to_avoid().entries if entry.id == "linalool")


@pytest.fixture
def rose(db: None) -> Product:
    product = make_product(name="Rose", slug="rose")
    ingredients = "Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Linalool"
    assess_label(make_label(product, front="Rose serum.", ingredients=ingredients, ingredients_complete=True))
    return Product.objects.select_related("entry").get(pk=product.pk)


def test_the_page_offers_every_entry_once():
    codes = [choice.code for group in avoid_groups() for choice in group.choices]
    assert sorted(codes) == sorted(entry.code for entry in things_to_avoid().entries)


def test_names_are_found_as_people_type_them():
    found = [c.name for group in avoid_groups() for c in group.choices if "balsamofperu" in c.search]
    assert found == ["Myroxylon Pereirae Oil/Extract"]


def test_a_row_carries_what_its_label_names(rose):
    found = json.loads(stored_avoid_data(rose))
    assert (found["found"][LINALOOL], found["whole"]) == (["Linalool"], True)


def test_a_row_of_an_older_release_says_that_nothing_was_seen(rose):
    CatalogueEntry.objects.update(watched={})
    older = Product.objects.select_related("entry").get(pk=rose.pk)
    assert json.loads(stored_avoid_data(older)) == UNSEEN


def test_a_product_that_was_not_scored_says_that_nothing_was_seen(db):
    product = Product.objects.select_related("entry").get(pk=make_product().pk)
    assert json.loads(stored_avoid_data(product)) == UNSEEN

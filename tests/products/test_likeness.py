from decimal import Decimal

import pytest
from django.core.management import call_command

from products.likeness import alike_brands, alike_products, look_for_twins, named, plain_brand, search_all
from products.models import BrandPair, ProductPair
from tests.builders import make_brand, make_editor, make_product

ELAN, AURORA = (1, "Élan"), (2, "Aurora")


def products(*rows):
    """Products of (brand, name) or (brand, name, mL), numbered from 1."""
    return named((number, *row[0], row[1], *(row[2:] or (None,)), None) for number, row in enumerate(rows, 1))


def pairs(*rows):
    return set(alike_products(products(*rows)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rose Repair Serum", "Rose Repair Serum"),
        ("Rose Repair Serum", "ROSÉ Repair-Serum"),
        ("Rose Repair Serum", "Serum Repair Rose"),
        ("Rose Repair Serum", "Rose Repair Serumm"),
        ("Rose 5 Serum", "5 Rose Serum"),
    ],
)
def test_names_of_one_brand_that_are_written_alike_are_a_pair(one, other):
    assert pairs((ELAN, one), (ELAN, other)) == {(1, 2)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rose Repair Serum", "Lotus Repair Serum"),
        ("Day Cream", "Night Cream"),
        ("Rose Serum 5", "Rose Serum 10"),
        ("Exosome Ampoule", "Exosome Ampoule Plus Retinal"),
    ],
)
def test_products_of_one_line_are_no_pair(one, other):
    assert pairs((ELAN, one), (ELAN, other)) == set()


@pytest.mark.parametrize(("sizes", "found"), [((30, 50), set()), ((30, 30), {(1, 2)}), ((30, None), {(1, 2)})])
def test_two_sizes_are_two_products(sizes, found):
    one, other = (Decimal(size) if size else None for size in sizes)
    assert pairs((ELAN, "Rose Serum", one), (ELAN, "Rose Serum", other)) == found


def test_the_brand_s_name_in_the_product_s_is_seen_through():
    assert pairs(((1, "Exocobio"), "ASCE SRLV"), ((2, "ASCE"), "Exocobio SRLV")) == {(1, 2)}


def test_the_same_everyday_name_of_two_brands_is_no_pair():
    assert pairs((ELAN, "Rose Serum"), (AURORA, "Rose Serum")) == set()


def test_none_and_one_make_no_pair():
    assert pairs() == pairs((ELAN, "Rose")) == set()


def test_only_pairs_with_one_of_those_asked_for():
    rows = products((ELAN, "Rose Serum"), (ELAN, "Rose Serums"), (ELAN, "Iris Balm"), (ELAN, "Iris Balms"))
    assert set(alike_products(rows, of=(4,))) == {(3, 4)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ExoCoBio", "Exocobio Inc."),
        ("Exocobio", "Exocobyo"),
        ("Benev", "Benev Company, Inc."),
        ("Élan", "Elan Skincare"),
        ("Dr. Rose’s", "Dr Roses"),
    ],
)
def test_brands_written_alike_are_a_pair(one, other):
    assert set(alike_brands({1: one, 2: other})) == {(1, 2)}


@pytest.mark.parametrize(("one", "other"), [("Rose", "Aurora"), ("Derma Health", "Bio Lab"), ("Inc", "Ltd")])
def test_other_brands_are_no_pair(one, other):
    assert alike_brands({1: one, 2: other}) == {}


def test_a_brand_of_legal_words_alone_keeps_them():
    assert plain_brand("Korea Co., Ltd.") == ("korea", "co", "ltd")


def waiting(model=ProductPair):
    return {(pair.first, pair.second) for pair in model.objects.filter(decision="")}


@pytest.mark.django_db
def test_the_whole_catalogue_is_searched_and_what_is_alike_no_more_goes(capsys):
    brand = make_brand(name="Élan")
    one, two = make_product(brand=brand, name="Rose Serum"), make_product(brand=brand, name="Rose Serums")
    make_brand(name="Elan")
    call_command("find_duplicates")
    assert capsys.readouterr().out == "Pairs that wait for an editor: 1 of products, 1 of brands.\n"
    assert waiting() == {(one, two)}
    two.name = "Lotus Balm"
    two.save()
    search_all()
    assert waiting() == set()
    assert len(waiting(BrandPair)) == 1


@pytest.mark.django_db
def test_what_is_no_duplicate_is_never_proposed_again():
    brand = make_brand()
    make_product(brand=brand, name="Rose Serum")
    two = make_product(brand=brand, name="Rose Serums")
    look_for_twins(two)
    ProductPair.objects.get().decide("distinct", make_editor(), "two lines")
    search_all()
    look_for_twins(two)
    assert waiting() == set()
    assert ProductPair.objects.get().reason == "two lines"


@pytest.mark.django_db
def test_a_draft_is_compared_with_what_is_published():
    one = make_product(brand=make_brand(name="Exocobio"), name="ASCE SRLV")
    draft = make_product(brand=make_brand(name="ASCE"), name="Exocobio SRLV", status="draft")
    look_for_twins(draft)
    assert waiting() == {(one, draft)}


@pytest.mark.django_db
def test_looking_for_one_product_s_twins_costs_the_same_queries_for_one_as_for_three(django_assert_max_num_queries):
    brand = make_brand()
    one = make_product(brand=brand, name="Rose Serum")
    make_product(brand=brand, name="Rose Serums")
    with django_assert_max_num_queries(20) as first:
        look_for_twins(one)
    make_product(brand=brand, name="Rose Serumm")
    make_product(brand=brand, name="Rosee Serum")
    with django_assert_max_num_queries(len(first)):
        look_for_twins(one)
    assert len(waiting()) == 3

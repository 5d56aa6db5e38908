from datetime import date

import pytest

from products.assessments import assess_label, labels_to_assess, preview
from products.conflicts import conflicting, conflicts
from products.models import ProductLabel
from tests.builders import make_label, make_product

SHOP, BRAND = "https://shop.example/rose", "https://brand.example/rose"


def on(*fronts):
    """What pages say, each its own label."""
    labels = [ProductLabel(front=front, url=f"https://example.org/{place}") for place, front in enumerate(fronts)]
    return [
        (conflict.name, [said.value for said in conflict.statements])
        for conflict in conflicting([(label, preview(label)) for label in labels])
    ]


def test_two_amounts_are_shown_side_by_side():
    found = on("Milk exosome serum, 2 billion particles per mL.", "Milk exosome serum, 5 billion particles per mL.")
    assert [name for name, _ in found] == ["Concentration"]
    assert len(found[0][1]) == 2


@pytest.mark.parametrize(
    "fronts",
    [
        ("Milk exosome serum, 2 billion particles per mL.", "Milk exosome serum."),
        ("Milk exosome serum, 2 billion particles per mL.", "Milk exosome serum, 2,000,000,000 particles per mL."),
        ("Rose exosomes and milk exosomes.", "Milk exosomes."),
        ("Exosomes isolated by ultracentrifugation.", "Exosome serum."),
    ],
)
def test_silence_the_same_in_other_words_and_several_sources_are_no_conflict(fronts):
    assert on(*fronts) == []


def test_sources_of_which_neither_page_names_all_conflict():
    found = on("Bovine milk exosome serum.", "Rose stem cell exosome serum.")
    assert [name for name, _ in found] == ["Source"]


def test_isolation_methods_conflict():
    found = on("Exosomes isolated by ultracentrifugation.", "Exosomes isolated by tangential flow filtration.")
    assert [name for name, _ in found] == ["Isolation"]


@pytest.fixture
def disputed(db):
    product = make_product(slug="rose")
    make_label(product, front="Milk exosome serum, 2 billion particles per mL.", url=BRAND, seen_on=date(2026, 1, 1))
    make_label(
        product,
        front="Milk exosome serum, 5 billion particles per mL <b>.",
        url=SHOP,
        seen_on=date(2026, 2, 1),
        evidence_grade="B",
    )
    for label in labels_to_assess():
        assess_label(label)
    return product


def test_both_pages_are_judged_and_the_public_reads_both_with_page_day_who_and_grade(disputed, client):
    page = client.get("/products/rose/").content.decode()
    section = page[page.index('id="conflicts"') : page.index('id="provenance"')]
    for words in (BRAND, SHOP, "1 January 2026", "1 February 2026", "a tester", "2 billion", "5 billion", "B: distrib"):
        assert words in section
    assert "<b>." not in section


def test_an_older_look_at_the_same_page_is_no_conflict(disputed):
    newer = make_label(
        disputed, front="Milk exosome serum, 5 billion particles per mL.", url=BRAND, seen_on=date(2026, 3, 1)
    )
    assess_label(newer)
    assert conflicts(disputed.labels.newest_first()) == ()


def test_one_page_costs_no_query(db, django_assert_num_queries):
    label = make_label()
    with django_assert_num_queries(0):
        assert conflicts([label, label]) == ()

import pytest

from evaluation.knowledge import knowledge
from products.models import Product, ProductLabel
from tests.builders import make_assessment, make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db


def names(products):
    return [product.name for product in products]


def scored(name, **score):
    return make_assessment(make_label(make_product(name=name)), **score)


def test_drafts_are_not_published():
    make_product(name="Seen")
    make_product(name="Hidden", status="draft")
    assert names(Product.objects.published()) == ["Seen"]


def test_the_default_order_puts_sound_ones_first_then_proven_then_coverage_then_name():
    scored("D critical", low=90.0, high=95.0, flag_count=1, critical_flags=1)
    scored("E unsound", low=80.0, high=95.0, identity_sound=False)
    scored("C low", low=30.0)
    scored("B covered less", low=50.0, coverage=0.5)
    scored("A covered more", low=50.0, coverage=0.7)
    scored("A same as B", low=50.0, coverage=0.5)
    make_product(name="Not scored")
    assert names(Product.objects.in_default_order()) == [
        "A covered more",
        "A same as B",
        "B covered less",
        "C low",
        "D critical",
        "E unsound",
        "Not scored",
    ]


def test_medium_flags_do_not_change_the_order():
    scored("Flagged", low=60.0, flag_count=2)
    scored("Clean", low=50.0)
    assert names(Product.objects.in_default_order()) == ["Flagged", "Clean"]


@pytest.fixture
def searched():
    make_label(make_product(name="Cell Forté Serum", brand=make_brand(name="Angela")), ingredients="Aqua, Squalane")
    make_label(make_product(name="100% Rose", brand=make_brand(name="O'Neil")), ingredients="1,2-Hexanediol")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("forte", ["Cell Forté Serum"]),
        ("FORTÉ angela", ["Cell Forté Serum"]),
        ("angela forte", ["Cell Forté Serum"]),
        ("squal", ["Cell Forté Serum"]),
        ("hexanediol", ["100% Rose"]),
        ("O'Neil", ["100% Rose"]),
        ("100%", ["100% Rose"]),
        ("forte rose", []),
        ("   ", ["100% Rose", "Cell Forté Serum"]),
        ("🧴", []),
        ("%", []),
        ("_", []),
        ("'; drop table products_product; --", []),
        ("forte\x00", ["Cell Forté Serum"]),
        ("forte " * 5000, ["Cell Forté Serum"]),
    ],
)
@pytest.mark.usefixtures("searched")
def test_every_word_must_stand_in_brand_name_or_ingredients(text, found):
    assert sorted(names(Product.objects.matching(text))) == found


def test_a_list_costs_the_same_queries_for_one_product_as_for_three(django_assert_num_queries):
    def read():
        for product in Product.objects.published().with_assessment().with_row_facts().in_default_order():
            assessment = product.current_assessment
            assert all((str(product), str(assessment), assessment.label.source_kinds(), product.price_per_ml))

    for additional in (1, 2):
        for _ in range(additional):
            label = make_label(make_product(size_ml=30), sources=("plant", "microbial"))
            make_price(label.product)
            make_assessment(label)
        with django_assert_num_queries(3):
            read()


def test_a_list_leaves_the_bulk_in_the_database():
    make_assessment()
    product = Product.objects.with_assessment().get()
    assert "scorecard" not in product.current_assessment.__dict__
    assert "front" not in product.current_assessment.label.__dict__


def test_the_newest_capture_counts_and_of_one_day_the_last_recorded():
    product = make_product()
    late = make_label(product, seen_on="2026-02-01")
    make_label(product, seen_on="2026-01-01")
    assert ProductLabel.objects.newest_of_each_product().get() == late
    later = make_label(product, seen_on="2026-02-01")
    other = make_label(make_product())
    assert set(ProductLabel.objects.newest_of_each_product()) == {later, other}


VERSIONS = {"method_version": knowledge().method.version, "data_digest": "data", "engine_digest": "engine"}


def test_labels_are_assessed_once_for_each_set_of_versions():
    unscored, fresh = make_label(), make_assessment().label
    assert list(ProductLabel.objects.to_assess(VERSIONS)) == [unscored]
    for field in VERSIONS:
        changed = {**VERSIONS, field: "new"}
        assert set(ProductLabel.objects.to_assess(changed)) == {unscored, fresh}


def test_a_new_capture_waits_for_its_assessment():
    product = make_assessment().label.product
    capture = make_label(product, seen_on="2026-12-01")
    assert list(ProductLabel.objects.to_assess(VERSIONS)) == [capture]


def test_an_old_capture_is_not_assessed_again():
    product = make_product()
    old = make_label(product, seen_on="2025-01-01")
    make_assessment(make_label(product))
    assert list(ProductLabel.objects.to_assess(VERSIONS)) == []
    assert old.assessments.count() == 0

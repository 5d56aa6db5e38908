import pytest
from django.db import transaction

from products import changes
from products.finding import vocabulary
from products.index import catalogue_index
from products.models import CatalogueChange, Product
from products.table import EntryTable
from tests.builders import make_assessment, make_label, make_price, make_product

pytestmark = pytest.mark.django_db


def test_nothing_is_known_of_a_catalogue_that_never_changed():
    assert changes.newest() is None


def test_what_came_after_a_place_is_told_with_its_words():
    changes.record([1])
    place = changes.newest()
    changes.record([3, 2], {"rose": True})
    changes.record([2], {"lily": False})
    news = changes.since(place)
    assert (news.products, news.words) == ({2, 3}, {"rose": True, "lily": False})
    assert changes.since(news.place) == changes.Changes(news.place, frozenset(), {})


def test_a_place_that_was_rolled_back_is_none():
    changes.record([1])
    with transaction.atomic():
        changes.record([2])
        place = changes.newest()
        transaction.set_rollback(True)
    changes.record([3])  # may get the number of the one that was lost
    assert changes.since(place) is None


def test_a_place_long_ago_is_none_and_the_log_stays_short():
    changes.record([1])
    place = changes.newest()
    for _ in range(changes.KEPT + 5):
        changes.record([1])
    assert changes.since(place) is None
    assert CatalogueChange.objects.count() == changes.KEPT


@pytest.mark.parametrize("products", [None, range(changes.MOST_NAMED + 1)])
def test_after_a_change_too_wide_to_name_all_is_read_anew(products):
    changes.record([1])
    place = changes.newest()
    changes.record(products)
    assert changes.since(place) is None


def test_only_what_changed_is_read_anew(django_assert_num_queries):
    for name, low in (("Rose", 50), ("Iris", 40), ("Lily", 30)):
        make_assessment(make_label(make_product(name=name)), low=low)
    catalogue_index()
    lily = Product.objects.get(name="Lily")
    make_assessment(make_label(lily), low=45)
    make_price(lily)
    with django_assert_num_queries(3):  # what changed, those entries, the choices that products make
        followed = catalogue_index()
    assert followed.table.names == ["Rose", "Lily", "Iris"]
    assert followed.table == EntryTable.read()
    with django_assert_num_queries(1):
        assert catalogue_index() is followed


def test_an_index_in_use_stays_as_it_was():
    rose = make_product(name="Rose")
    index = catalogue_index()
    make_product(name="Iris")
    Product.objects.filter(pk=rose.pk).update(status="draft")
    make_price(rose)
    assert catalogue_index().table.names == ["Iris"]
    assert index.table.names == ["Rose"]


def test_new_words_are_learnt_without_reading_all(django_assert_num_queries):
    make_product(name="Rose")
    vocabulary()
    make_product(name="Zanthoxylum")
    with django_assert_num_queries(1):
        assert vocabulary().knows("zanthoxylum")


def test_a_word_that_comes_into_a_name_is_corrected_to_as_one_of_a_name():
    label = make_label(make_product(name="Rose"), ingredients="Water, Squalane")
    make_assessment(label)
    before = vocabulary()
    make_product(name="Squalane Oil")
    assert "squalane" not in before._in_names
    assert "squalane" in vocabulary()._in_names

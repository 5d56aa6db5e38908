from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from products.models import Brand, Product, ProductPrice
from products.prepared import Prepared, together
from tests.builders import make_price, make_product
from tests.querying import queries

pytestmark = pytest.mark.django_db


def test_it_answers_as_its_queryset_does_for_every_key(django_assert_num_queries) -> None:
    prices = Prepared(lambda product: ProductPrice.objects.filter(product=product, basis="pack").defer("note")[:2])
    first, second, bare = make_product(), make_product(), make_product()
    for product, amounts in ((first, ("1.00", "2.00", "3.00")), (second, ("4.50",))):
        for amount in amounts:
            make_price(product, amount)
    make_price(second, "9.00", basis="session")
    for product in (first, second, bare, first):
        expected = list(ProductPrice.objects.filter(product=product, basis="pack")[:2])
        with django_assert_num_queries(1):
            found = prices(product.pk)
        assert found == expected
        assert [price.money for price in found] == [price.money for price in expected]


def test_several_are_answered_in_one_go_where_the_database_can(django_assert_num_queries) -> None:
    prices = Prepared(lambda product: ProductPrice.objects.filter(product=product))
    brands = Prepared(lambda key: Brand.objects.filter(pk=key))
    named = Prepared(lambda slug: Product.objects.filter(slug=slug), str)
    product = make_product(name="100 % a; b", slug="a-b")
    price = make_price(product, "12.50")
    asked = ((prices, product.pk), (brands, product.brand_id), (prices, 0), (named, "a-b"), (named, "'; DROP"))
    for _ in range(2):
        with django_assert_num_queries(queries(len(asked), postgresql=1)):
            found = together((prices, None), *asked)
        assert found == [[], [price], [product.brand], [], [product], []]
    assert repr(found[1][0].amount) == "Decimal('12.50')"


def test_what_was_deferred_is_not_fetched() -> None:
    price = make_price(make_product(), note="Sale.")
    (found,) = Prepared(lambda product: ProductPrice.objects.filter(product=product).defer("note"))(price.product_id)
    assert found.get_deferred_fields() == {"note"}
    assert found.note == "Sale."


def test_values_are_what_the_field_makes_of_them() -> None:
    """Not what the database keeps: SQLite has no decimals and no dates."""
    price = make_price(make_product(), "12.50")
    (found,) = Prepared(lambda product: ProductPrice.objects.filter(product=product))(price.product_id)
    expected = ProductPrice.objects.get(pk=price.pk)
    assert [repr(found.amount), repr(found.seen_on)] == [repr(expected.amount), repr(expected.seen_on)]


def test_each_thread_reads_with_its_own_connection() -> None:
    prices = Prepared(lambda product: ProductPrice.objects.filter(product=product))
    make_price(product := make_product())
    assert len(prices(product.pk)) == 1
    read = prices._reading.connection
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: prices._reading.connection).result() is None
    assert prices._reading.connection is read is connections["default"]


def test_a_query_for_more_than_the_rows_themselves_is_refused() -> None:
    make_price(product := make_product())
    joined = Prepared(lambda key: ProductPrice.objects.filter(product=key).select_related("product"))
    with pytest.raises(TypeError, match="ProductPrice selects more than its own columns"):
        joined(product.pk)

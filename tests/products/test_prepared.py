import pytest

from products.models import ProductPrice
from products.prepared import Prepared
from tests.builders import make_price, make_product

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


def test_what_was_deferred_is_not_fetched() -> None:
    price = make_price(make_product(), note="Sale.")
    (found,) = Prepared(lambda product: ProductPrice.objects.filter(product=product).defer("note"))(price.product_id)
    assert found.get_deferred_fields() == {"note"}
    assert found.note == "Sale."

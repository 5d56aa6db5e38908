from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from products.models import ProductPrice
from tests.builders import make_price, make_product

pytestmark = pytest.mark.django_db


def test_a_price_is_never_negative():
    with pytest.raises(IntegrityError, match="price_not_negative"), transaction.atomic():
        make_price(make_product(), "-0.01")


@pytest.mark.parametrize("currency", ["usd", "US", "$", "USD\n"])
def test_a_currency_is_three_capital_letters(currency):
    price = ProductPrice(product=make_product(), amount=1, currency=currency)
    with pytest.raises(ValidationError, match="currency"):
        price.full_clean()


def test_dated_prices_come_first_the_newest_of_them_on_top():
    product = make_product()
    for day in (date(2025, 1, 1), None, date(2026, 1, 1)):
        make_price(product, seen_on=day)
    assert [price.seen_on for price in product.prices.all()] == [date(2026, 1, 1), date(2025, 1, 1), None]


def test_an_import_adds_its_price_once():
    product = make_product()
    make_price(product, origin="starter")
    make_price(make_product(), origin="starter")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_price(product, origin="starter")


def test_prices_typed_by_editors_may_repeat():
    product = make_product()
    make_price(product)
    make_price(product)
    assert product.prices.count() == 2


def test_a_price_reads_as_money():
    price = make_price(make_product(), "32710.00", "KRW")
    price.refresh_from_db()
    assert str(price) == "KRW 32,710"

from decimal import Decimal

import pytest

from evaluation.core.money import Money, per_unit


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("8.6", "USD", "USD 8.60"),
        ("1234.5", "EUR", "EUR 1,234.50"),
        ("32710", "KRW", "KRW 32,710"),
        ("1090.33", "KRW", "KRW 1,090"),
        ("0.005", "USD", "USD 0.01"),
    ],
)
def test_an_amount_reads_as_its_currency_is_written(amount, currency, words):
    assert str(Money(Decimal(amount), currency)) == words


def test_the_price_of_one_unit_is_exact_to_a_hundredth_of_a_cent():
    assert per_unit(Money(Decimal("258.00"), "USD"), Decimal("30.00")) == Money(Decimal("8.6000"), "USD")
    assert per_unit(Money(Decimal("100.00"), "USD"), Decimal("7")) == Money(Decimal("14.2857"), "USD")


def test_amounts_of_one_currency_have_an_order():
    cheap, dear = Money(Decimal("1"), "EUR"), Money(Decimal("2"), "EUR")
    assert cheap < dear
    assert dear >= cheap


def test_amounts_of_two_currencies_are_never_compared():
    with pytest.raises(ValueError, match="EUR and USD cannot be compared"):
        assert Money(Decimal("1"), "EUR") < Money(Decimal("2"), "USD")


def test_amounts_of_two_currencies_are_not_equal():
    assert Money(Decimal("1"), "EUR") != Money(Decimal("1"), "USD")

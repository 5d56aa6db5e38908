"""How much is in the pack and what it costs."""

from decimal import Decimal

import pytest

from products.intake.pack import read_pack, read_price


@pytest.mark.parametrize(
    ("text", "size_ml", "size_g", "pack"),
    [
        ("Serum 30 mL", "30", None, ""),
        ("Serum 30ml / 1.01 fl. oz.", "30", None, ""),
        ("Serum 1 fl oz", "29.6", None, ""),
        ("5 vials of 2 mL", "10", None, "5 vials of 2 mL"),
        ("5 x 5 mL", "25", None, "5 × 5 mL"),
        ("5ml × 6", "30", None, "6 × 5 mL"),
        ("Mask 28,5 g", None, "28.5", ""),
        ("2 billion particles per 2 mL. 50 mL", "50", None, ""),
        ("2×10⁹/mL, 1,000 ppm", None, None, ""),
        ("Exosome 5000 mg", None, None, ""),
        ("No size here", None, None, ""),
        ("0 mL", None, None, ""),
    ],
)
def test_sizes(text, size_ml, size_g, pack):
    found = read_pack(text)
    expected = (size_ml and Decimal(size_ml), size_g and Decimal(size_g), pack)
    assert (found.size_ml, found.size_g, found.pack) == expected


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("Price: $149.00", "149.00", "USD"),
        ("€ 59,90 incl. VAT", "59.90", "EUR"),
        ("59,90 €", "59.90", "EUR"),
        ("KRW 1,234,000", "1234000", "KRW"),
        ("1,299.50 USD", "1299.50", "USD"),
        ("£45", "45", "GBP"),
    ],
)
def test_prices(text, amount, currency):
    found = read_price(text)
    assert (found.amount, found.currency) == (Decimal(amount), currency)
    assert [text[place.start : place.end] for place in found.words] == [found.words[0].text]


@pytest.mark.parametrize("text", ["30 mL", "100% pure", "save 20%", "$", "from 5 to 9", "EUROPE 2000"])
def test_what_is_no_price(text):
    assert read_price(text) is None

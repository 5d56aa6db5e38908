from decimal import Decimal

import pytest

from products.models import Product
from products.templatetags.catalogue import host, row_facts
from tests.builders import make_assessment, make_label, make_price, make_product

pytestmark = pytest.mark.django_db


def row(product: Product) -> list[str]:
    return row_facts(Product.objects.with_assessment().with_row_facts().get(pk=product.pk))


def test_a_row_says_source_concentration_and_price() -> None:
    product = make_product(size_ml=Decimal("30"))
    make_price(product, "60.00")
    make_assessment(make_label(product, sources=("plant",)), particles_per_ml=2e9)
    assert row(product) == ["Plant", "2.0 × 10⁹ /mL", "USD 2.00 per mL"]


def test_an_amount_that_is_no_count_keeps_the_label_s_words() -> None:
    product = make_product()
    make_assessment(make_label(product, sources=("animal_milk", "microbial")), concentration_as_stated="5,000 ppm")
    assert row(product) == ["Milk or colostrum + Microbial", "5,000 ppm"]


def test_a_label_is_silent_where_a_summary_has_only_not_been_seen() -> None:
    rows = []
    for is_summary in (False, True):
        product = make_product()
        make_assessment(make_label(product, is_summary=is_summary))
        rows.append(row(product))
    assert rows == [
        ["source not stated", "concentration not stated"],
        ["source not seen", "concentration not seen"],
    ]


def test_a_clinic_session_is_no_price_per_ml() -> None:
    product = make_product(size_ml=Decimal("5"))
    make_price(product, "500.00", basis="session")
    assert row(product) == ["USD 500.00 for one clinic session"]


@pytest.mark.parametrize(
    ("url", "site"),
    [("https://www.example.org/a?b", "example.org"), ("https://shop.example.org", "shop.example.org"), ("x", "x")],
)
def test_a_page_s_address_is_said_by_its_site(url: str, site: str) -> None:
    assert host(url) == site

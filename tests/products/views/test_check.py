import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from products.assessments import assess_label
from products.models import Product
from products.models.entry import CatalogueVersion
from tests.builders import make_brand, make_label, make_product

pytestmark = pytest.mark.django_db

LABEL = "Moonlit Rosewater Serum, exosomes from rose callus.\nIngredients: Water, Glycerin, Parfum"


@pytest.fixture
def product() -> Product:
    """A scored product of the catalogue."""
    product = make_product(name="Rosewater Serum", slug="rosewater", brand=make_brand(name="Moonlit"))
    make_product(name="Other Cream", brand=make_brand(name="Elsewhere"))
    label = make_label(
        product,
        front="Moonlit Rosewater Serum. Exosomes from rose callus, isolated by tangential flow filtration.",
        ingredients="Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles",
        ingredients_complete=True,
    )
    assess_label(label)
    CatalogueVersion.objects.all().delete()
    return product


def check(client: Client, text: str = LABEL, **values: str) -> HttpResponse:
    return client.post("/check/", {"label_text": text, **values})


def page(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def differing(response: HttpResponse) -> list[str]:
    return [row.title for row in response.context["in_catalogue"].beside.differing]


def test_a_label_with_the_name_of_a_product_is_recognised(client: Client, product: Product) -> None:
    response = check(client)
    assert response.context["in_catalogue"].likely == (product,)
    assert 'This may be <a href="/products/rosewater/">Moonlit Rosewater Serum</a>' in page(response)


def test_a_label_of_no_product_is_compared_by_name(client: Client, product: Product) -> None:
    response = check(client, "Some exosome cream. Ingredients: Water, Glycerin")
    assert response.context["in_catalogue"].likely == ()
    assert "No product has a name like it." in page(response)


def test_drafts_are_not_given_away(client: Client, product: Product) -> None:
    Product.objects.update(status="draft")
    response = check(client, product="rosewater")
    assert (response.context["in_catalogue"].likely, response.context["in_catalogue"].beside) == ((), None)
    assert "“rosewater” is not in the catalogue" in page(response)


def test_the_label_stands_beside_the_product_where_the_two_differ(client: Client, product: Product) -> None:
    response = check(client, product="rosewater")
    assert "Isolation method" in differing(response)
    assert "Beside Moonlit Rosewater Serum" in page(response)
    (focused,) = re.findall(r"<h2[^>]* id=\"([^\"]+)\"[^>]* autofocus", page(response))
    assert focused == "in-catalogue-title"


def test_no_price_or_market_is_compared_with_a_text(client: Client, product: Product) -> None:
    assert [title for title in differing(check(client, product="rosewater")) if "rice" in title or "bar" in title] == []


def test_a_product_is_found_by_name(client: Client, product: Product) -> None:
    response = check(client, "Some cream. Ingredients: Water, Glycerin", product_name="rosewatr")
    assert response.context["in_catalogue"].named == (product,)


def test_a_name_that_nothing_has_is_said_to_be_unknown(client: Client, product: Product) -> None:
    assert "No product in the catalogue is called anything like “Zebra”." in page(check(client, product_name="Zebra"))


@pytest.mark.parametrize("slug", ["nowhere", "../admin", "\x00", "a" * 5_000, "<script>alert(1)</script>"])
def test_a_product_that_is_none_is_left_out(client: Client, product: Product, slug: str) -> None:
    response = check(client, product=slug)
    assert (response.status_code, response.context["in_catalogue"].beside) == (200, None)
    assert "<script>alert" not in response.content.decode()


def test_while_somebody_types_the_comparison_goes_on(client: Client, product: Product) -> None:
    response = check(client, live="1", product="rosewater")
    assert "Beside Moonlit Rosewater Serum" in page(response)
    assert "autofocus" not in page(response)


def test_without_a_result_the_catalogue_is_not_asked(client: Client, product: Product) -> None:
    assert "in_catalogue" not in check(client, "", product="rosewater").context

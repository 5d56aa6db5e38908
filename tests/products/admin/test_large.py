"""Lists that stay quick: found as the public finds, and with the same queries for one row as for many."""

import pytest
from django.contrib import admin
from django.urls import reverse

from products.models import Product
from tests.builders import make_assessment, make_brand, make_image, make_label, make_price, make_product
from tests.products.admin.one_of_each import MODELS, more_beside, one_of_each

pytestmark = pytest.mark.django_db


def listed(client, model, **query):
    """The rows of the list, as its page holds them."""
    response = client.get(reverse(f"admin:products_{model}_changelist"), query)
    assert response.status_code == 200
    return [str(getattr(row, "product", row)) for row in response.context["cl"].result_list]


def test_every_list_and_page_of_the_admin_is_known_here():
    assert sorted(one_of_each()) == MODELS


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("query", [{}, {"q": "serum"}], ids=["all", "searched"])
def test_a_list_costs_the_same_queries_for_one_row_as_for_three(
    admin_client, django_assert_max_num_queries, model, query
):
    address = reverse(f"admin:products_{model}_changelist")
    one_of_each()
    admin_client.get(address, query)
    with django_assert_max_num_queries(24) as first:
        assert admin_client.get(address, query).status_code == 200
    one_of_each()
    one_of_each()
    with django_assert_max_num_queries(len(first)):
        assert admin_client.get(address, query).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_a_page_costs_the_same_queries_however_much_stands_beside_it(
    admin_client, django_assert_max_num_queries, model
):
    rows = one_of_each()
    address = reverse(f"admin:products_{model}_change", args=[rows[model].pk])
    with django_assert_max_num_queries(34) as first:
        assert admin_client.get(address, follow=True).status_code == 200
    one_of_each()
    more_beside(rows["product"])
    with django_assert_max_num_queries(len(first)):
        assert admin_client.get(address, follow=True).status_code == 200


@pytest.mark.parametrize("model", ["productlabel", "inquiry", "productprice", "productimage"])
def test_choosing_a_product_costs_the_same_queries_for_one_as_for_three(
    admin_client, django_assert_max_num_queries, model
):
    address = reverse("admin:autocomplete")
    query = {"app_label": "products", "model_name": model, "field_name": "product", "term": "serum"}
    one_of_each()
    with django_assert_max_num_queries(16) as first:
        assert len(admin_client.get(address, query).json()["results"]) == 2
    one_of_each()
    with django_assert_max_num_queries(len(first)):
        assert len(admin_client.get(address, query).json()["results"]) == 4


def test_a_published_product_is_found_as_the_public_finds_it(admin_client):
    brand = make_brand(name="Élan")
    make_assessment(make_label(make_product(brand=brand, name="Centella Ampoule"), ingredients="Squalane, Water"))
    make_product(brand=make_brand(name="Medik8"), name="Rose")
    for words in ("centela ampoule", "squalane", "ampoule élan", "elan centella"):
        assert listed(admin_client, "product", q=words) == ["Élan Centella Ampoule"]


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_a_product_that_is_not_public_is_found_by_brand_name_and_address(admin_client, status):
    brand = make_brand(name="Elan")
    make_product(brand=brand, name="Rose Night", slug="elan-rose-30", status=status)
    make_product(brand=brand, name="Calm", status=status)
    for words in ("elan night", "rose-30", "NIGHT"):
        assert listed(admin_client, "product", q=words) == ["Elan Rose Night"]
    assert listed(admin_client, "product", q="rose calm") == []


def test_rows_of_products_are_found_by_their_products(admin_client):
    rose, calm = make_product(name="Rose"), make_product(name="Calm")
    for product in (rose, calm):
        make_price(product)
        make_image(product, alt="A box.")
        make_assessment(make_label(product))
    for model in ("productprice", "productlabel", "productimage"):
        assert listed(admin_client, model, q="rose") == [str(rose)]
    assert len(listed(admin_client, "assessment", q="rose")) == 1


def test_a_label_is_found_by_its_page_and_a_picture_by_its_words(admin_client):
    label = make_label(url="https://shop.example/rose")
    make_label(url="https://other.example/")
    assert listed(admin_client, "productlabel", q="shop.example") == [str(label.product)]
    image = make_image(alt="A red box.")
    make_image(alt="A white bottle.")
    assert listed(admin_client, "productimage", q="red box") == [str(image.product)]


def test_pages_of_a_list_follow_its_order_and_hold_each_row_once(admin_client, monkeypatch):
    brand = make_brand(name="Elan")
    names = [f"Rose {number:02}" for number in range(7)]
    for name in reversed(names):
        make_product(brand=brand, name=name)
    monkeypatch.setattr(admin.site._registry[Product], "list_per_page", 3)
    shown = [listed(admin_client, "product", p=page) for page in (1, 2, 3)]
    assert shown == [[f"Elan {name}" for name in part] for part in (names[:3], names[3:6], names[6:])]
    assert listed(admin_client, "product", p=1, o="-1")[0] == "Elan Rose 06"


def test_white_space_asks_for_nothing(admin_client):
    make_product()
    assert len(listed(admin_client, "product", q="  ")) == 1

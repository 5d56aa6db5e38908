"""Two editors at one row: the second is told, loses nothing, and decides knowingly."""

import html
import re
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client

from products.models import Brand, Product, ProductPrice
from tests.builders import make_brand, make_price, make_product
from tests.products.admin.test_products import management, product_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann_and_bob():
    """Two editors, each with a session of her own."""
    clients = []
    for name in ("ann", "bob"):
        user = User.objects.create_superuser(name, first_name=name.title())
        clients.append(Client())
        clients[-1].force_login(user)
    return clients


def loaded(client, address, prefix=""):
    """The token of the form as this editor has it before her."""
    page = client.get(address).content.decode()
    return html.unescape(re.search(rf'name="{prefix}as_loaded" value="([^"]*)"', page)[1])


def sent_again(response, prefix=""):
    """What the answer adds to the form: the new token and the fields in conflict."""
    page = response.content.decode()
    found = {}
    for name in (f"{prefix}as_loaded", f"{prefix}conflicting"):
        if tag := re.search(rf'name="{name}" value="([^"]*)"', page):
            found[name] = html.unescape(tag[1])
    return found


def address(product):
    return f"/admin/products/product/{product.pk}/change/"


def conflict(ann_and_bob, ann_types, bob_types):
    ann, bob = ann_and_bob
    product = make_product(name="Rose", pack="1 bottle", status="draft")
    token = loaded(bob, address(product))
    first = product_form(product, **{"pack": product.pack, "as_loaded": loaded(ann, address(product)), **ann_types})
    assert ann.post(address(product), first).status_code == 302
    second = product_form(product, **{"pack": product.pack, "as_loaded": token, **bob_types})
    return product, second, bob.post(address(product), second)


def test_the_second_is_told_what_the_first_changed_and_nothing_is_saved(ann_and_bob):
    product, _, answer = conflict(ann_and_bob, {"name": "Rose Serum"}, {"name": "Rose Mist", "editor_notes": "typed"})
    page = html.unescape(answer.content.decode())
    assert "Ann changed this at" in page
    assert '<th scope="row">Name</th><td>Rose Serum</td><td>Rose Mist</td>' in page
    assert 'value="Rose Mist"' in page
    assert "typed</textarea>" in page
    product.refresh_from_db()
    assert (product.name, product.editor_notes) == ("Rose Serum", "")


def test_the_second_can_save_over_it_knowingly(ann_and_bob):
    product, typed, answer = conflict(ann_and_bob, {"name": "Rose Serum"}, {"name": "Rose Mist"})
    again = ann_and_bob[1].post(address(product), {**typed, **sent_again(answer), "on_conflict": "mine"})
    assert again.status_code == 302
    assert Product.objects.get().name == "Rose Mist"


def test_the_second_can_take_theirs_and_keeps_what_she_typed_elsewhere(ann_and_bob):
    product, typed, answer = conflict(ann_and_bob, {"name": "Rose Serum"}, {"name": "Rose Mist", "pack": "2 bottles"})
    again = ann_and_bob[1].post(address(product), {**typed, **sent_again(answer), "on_conflict": "theirs"})
    assert again.status_code == 302
    assert [(row.name, row.pack) for row in Product.objects.all()] == [("Rose Serum", "2 bottles")]


def test_a_field_that_the_second_left_alone_follows_the_first(ann_and_bob):
    product, typed, answer = conflict(ann_and_bob, {"pack": "5 vials"}, {"name": "Rose Mist"})
    page = html.unescape(answer.content.decode())
    assert '<th scope="row">Pack</th><td>5 vials</td><td>left alone</td>' in page
    assert 'value="5 vials"' in page
    assert "on_conflict" not in page
    again = {**typed, **sent_again(answer), "pack": "5 vials"}
    assert ann_and_bob[1].post(address(product), again).status_code == 302
    assert [(row.name, row.pack) for row in Product.objects.all()] == [("Rose Mist", "5 vials")]


def test_a_third_change_in_between_is_told_as_well(ann_and_bob):
    product, typed, answer = conflict(ann_and_bob, {"name": "Rose Serum"}, {"name": "Rose Mist"})
    Product.objects.filter(pk=product.pk).update(name="Rose Balm")
    again = ann_and_bob[1].post(address(product), {**typed, **sent_again(answer), "on_conflict": "mine"})
    assert "<td>Rose Balm</td><td>Rose Mist</td>" in again.content.decode()
    assert Product.objects.get().name == "Rose Balm"


def test_the_same_change_twice_is_no_conflict_to_decide(ann_and_bob):
    _, _, answer = conflict(ann_and_bob, {"name": "Rose Serum"}, {"name": "Rose Serum"})
    assert "on_conflict" not in answer.content.decode()


def test_who_saves_alone_or_twice_in_a_row_is_not_asked(ann_and_bob):
    ann, _ = ann_and_bob
    product = make_product(status="draft", size_ml=Decimal("30.00"))
    for name in ("Rose", "Rose Serum"):
        form = product_form(product, name=name, size_ml="30", as_loaded=loaded(ann, address(product)))
        assert ann.post(address(product), form).status_code == 302
    assert Product.objects.get().name == "Rose Serum"


def test_brands_and_prices_are_guarded_likewise(ann_and_bob):
    ann, bob = ann_and_bob
    brand = make_brand(name="Elan", country="France")
    page = f"/admin/products/brand/{brand.pk}/change/"
    token = loaded(bob, page)
    ann.post(page, {"name": "Elan", "country": "Italy", "as_loaded": loaded(ann, page)})
    answer = bob.post(page, {"name": "Elan", "country": "Spain", "as_loaded": token})
    assert "<td>Italy</td><td>Spain</td>" in answer.content.decode()
    assert Brand.objects.get(pk=brand.pk).country == "Italy"

    price = make_price(make_product())
    page = f"/admin/products/productprice/{price.pk}/change/"
    typed = {"product": price.product_id, "currency": "USD", "basis": "pack", "seen_on": "", "url": "", "note": ""}
    token = loaded(bob, page)
    ann.post(page, {**typed, "amount": "70.00", "as_loaded": loaded(ann, page)})
    answer = bob.post(page, {**typed, "amount": "80.00", "as_loaded": token})
    assert "<td>70</td><td>80</td>" in answer.content.decode()
    assert ProductPrice.objects.get().amount == Decimal("70.00")


def test_a_price_on_its_product_s_page_is_guarded_likewise(ann_and_bob):
    ann, bob = ann_and_bob
    product = make_product(status="draft")
    price = make_price(product)

    def form(client, amount, token):
        row = {
            "prices-0-id": price.pk,
            "prices-0-product": product.pk,
            "prices-0-amount": amount,
            "prices-0-currency": "USD",
            "prices-0-basis": "pack",
            "prices-0-as_loaded": token,
        }
        return client.post(address(product), product_form(product, **management("prices", total=1, initial=1), **row))

    token = loaded(bob, address(product), "prices-0-")
    assert form(ann, "70.00", token).status_code == 302
    answer = form(bob, "80.00", token)
    assert "<td>70</td><td>80</td>" in answer.content.decode()
    assert 'name="prices-0-on_conflict"' in answer.content.decode()
    assert ProductPrice.objects.get().amount == Decimal("70.00")


@pytest.mark.parametrize("token", ["{", "[]", '{"name": 1}', "x" * 5001])
def test_a_token_that_is_none_is_refused_in_words(ann_and_bob, token):
    product = make_product(name="Rose", status="draft")
    answer = ann_and_bob[0].post(address(product), product_form(product, name="Mist", as_loaded=token))
    assert answer.status_code == 200
    assert re.search(r"lost its place|at most 5000", answer.content.decode())
    assert Product.objects.get().name == "Rose"


def test_hostile_values_stand_as_text_in_the_comparison(ann_and_bob):
    _, _, answer = conflict(ann_and_bob, {"name": "<script>x</script>"}, {"name": "<b>mine</b>"})
    page = answer.content.decode()
    assert "<td>&lt;script&gt;x&lt;/script&gt;</td><td>&lt;b&gt;mine&lt;/b&gt;</td>" in page

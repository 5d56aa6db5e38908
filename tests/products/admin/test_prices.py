import pytest

from products.models import ProductPrice
from tests.builders import make_label, make_price, make_product
from tests.products.admin.test_products import management, product_form

pytestmark = pytest.mark.django_db

ADD = "/admin/products/productprice/add/"


def typed(product, **changes):
    seen = {"seen_on": "2026-11-20", "seen_by": "Ann", "evidence_grade": "B"}
    return {"product": product.pk, "amount": "60.00", "currency": "USD", "basis": "pack", **seen, **changes}


def test_a_price_is_noted_with_who_looked_and_how_sure(admin_client):
    assert admin_client.post(ADD, typed(make_product())).status_code == 302
    price = ProductPrice.objects.get()
    assert (price.seen_by, price.evidence_grade, price.history.get().seen_by) == ("Ann", "B", "Ann")


@pytest.mark.parametrize("missing", ["seen_by", "evidence_grade"])
def test_a_new_price_without_them_is_refused(admin_client, missing):
    page = admin_client.post(ADD, typed(make_product(), **{missing: ""}))
    assert page.context["errors"].data[0][0] == "This field is required."
    assert ProductPrice.objects.count() == 0


def test_an_older_price_of_which_nobody_knows_can_still_be_mended(admin_client):
    price = make_price(make_product())
    changed = typed(price.product, note="with a voucher", seen_by="", evidence_grade="")
    assert admin_client.post(f"/admin/products/productprice/{price.pk}/change/", changed).status_code == 302
    assert ProductPrice.objects.get().note == "with a voucher"


def test_the_form_begins_with_the_editor_s_name(admin_client, admin_user):
    assert f'name="seen_by" value="{admin_user.username}"' in admin_client.get(ADD).content.decode()
    page = admin_client.get(f"/admin/products/product/{make_product().pk}/change/").content.decode()
    assert f'name="prices-__prefix__-seen_by" value="{admin_user.username}"' in page


def test_a_price_on_its_product_s_page_needs_them_as_well(admin_client):
    product = make_label(make_product(status="draft")).product
    row = {f"prices-0-{name}": value for name, value in typed(product).items()}
    address = f"/admin/products/product/{product.pk}/change/"
    form = product_form(product, **{**management("labels", total=0), **management("prices", total=1), **row})
    assert admin_client.post(address, {**form, "prices-0-seen_by": ""}).status_code == 200
    assert admin_client.post(address, form).status_code == 302
    assert product.prices.get().seen_by == "Ann"

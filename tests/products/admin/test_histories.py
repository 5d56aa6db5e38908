import pytest

from products.models import Brand, Product
from tests.builders import make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


def test_the_history_says_who_changed_what(admin_client):
    brand = make_brand(name="Elan")
    admin_client.post(f"/admin/products/brand/{brand.pk}/change/", {"name": HOSTILE, "country": "France"})
    page = admin_client.get(f"/admin/products/brand/{brand.pk}/history/").content.decode()
    assert "<td>admin</td>" in page
    assert "<td>A command</td>" in page, "the row itself was made by no user"
    assert "<strong>Country:</strong>  → France" in page
    assert "&lt;script&gt;" in page
    assert HOSTILE not in page
    assert "style=" not in page


@pytest.mark.parametrize("model", ["brand", "product", "productlabel", "productprice"])
def test_an_earlier_state_is_looked_at_and_never_set_back(admin_client, model):
    product = make_product()
    rows = {
        "brand": product.brand,
        "product": product,
        "productlabel": make_label(product),
        "productprice": make_price(product),
    }
    row = rows[model]
    address = f"/admin/products/{model}/{row.pk}/history/{row.history.first().pk}/"
    page = admin_client.get(address)
    assert (page.status_code, 'value="Revert"' in page.content.decode()) == (200, False)
    assert admin_client.post(address, {"status": "published"}).status_code == 405


def test_a_label_s_words_are_kept_once_and_still_shown(admin_client):
    label = make_label(front="Words as seen.")
    label.evidence_grade = "B"
    label.save()
    assert not hasattr(label.history.model, "front")
    page = admin_client.get(f"/admin/products/productlabel/{label.pk}/history/").content.decode()
    assert "<strong>Evidence grade:</strong> A → B" in page


def test_what_a_command_changes_has_no_user():
    brand = Brand.objects.create(name="Elan", slug="elan")
    assert [row.history_user for row in brand.history.all()] == [None]
    assert Product.history.count() == 0

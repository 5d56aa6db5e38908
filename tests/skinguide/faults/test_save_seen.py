"""What an editor saves at a running server shows at once on the page that it had kept ready."""

import pytest
import requests

from tests.skinguide.faults.site import Site

pytestmark = pytest.mark.own_database


def test_a_product_that_is_withdrawn_is_gone_from_its_kept_page_at_once(tmp_path):
    site = Site(tmp_path)
    site.fill()
    site.run("rescore", "-v0")
    with site.served():
        page = site.address("/products/serum-1/")
        assert [requests.get(page, timeout=30).status_code for _ in range(5)] == [200] * 5
        key = site.tell("from products.models import Product; print(Product.objects.get(slug='serum-1').pk)")
        step = f"/admin/products/product/{key}/step/withdraw/"
        assert site.send(site.editor(), step, {"words": "It is no longer sold."}).status_code == 200
        assert ["It is no longer sold." in requests.get(page, timeout=30).text for _ in range(5)] == [True] * 5

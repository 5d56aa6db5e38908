import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from products.models import Product, ProductLabel, ProductPrice
from tests.products.test_catalogue_file import FILE, LABEL, PRODUCT, written

pytestmark = pytest.mark.django_db


def load(*args):
    out = StringIO()
    call_command("load_catalogue", *args, stdout=out)
    return out.getvalue()


def test_the_starter_catalogue_comes_in_once():
    assert load() == "Added 27 brands, 48 products, 48 labels, 24 prices; 48 products in catalogue.json.\n"
    assert load() == "Added 0 brands, 0 products, 0 labels, 0 prices; 48 products in catalogue.json.\n"
    assert (Product.objects.count(), ProductLabel.objects.count(), ProductPrice.objects.count()) == (48, 48, 24)
    assert Product.objects.published().count() == 19


def test_every_product_of_the_starter_catalogue_is_valid_as_it_stands():
    load()
    for product in Product.objects.all():
        product.full_clean()
    for label in ProductLabel.objects.all():
        label.full_clean()


def test_another_file_can_be_named(tmp_path):
    assert load(str(written(tmp_path, FILE))).startswith("Added 1 brands, 1 products, 1 labels, 0 prices")


def test_a_broken_file_loads_nothing_and_says_why(tmp_path):
    broken = {**FILE, "products": [PRODUCT, {**PRODUCT, "slug": "other", "name": ""}]}
    with pytest.raises(CommandError, match=r"Nothing was loaded\.\ncatalogue\.json: product “other”, name: "):
        load(str(written(tmp_path, broken)))
    assert Product.objects.count() == 0


def test_an_entry_that_is_refused_leaves_the_others_in(tmp_path):
    refused = {**PRODUCT, "slug": "refused", "status": "published", "labels": [{**LABEL, "evidence_grade": "C"}]}
    content = json.dumps({**FILE, "products": [refused, PRODUCT]})
    with pytest.raises(CommandError, match="1 entries were left out:\nproduct “refused”, status"):
        load(str(written(tmp_path, content)))
    assert [product.slug for product in Product.objects.all()] == ["elan-rose"]

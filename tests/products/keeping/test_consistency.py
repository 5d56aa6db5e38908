"""Each thing that must hold: whole as the site leaves it, and told when it is broken by hand."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from products import full_text
from products.assessments import assess_label
from products.keeping import consistency
from products.models import Assessment, CatalogueEntry, Product, Status
from products.publication import record
from tests.builders import make_image, make_label, make_price, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    """A published product with a score, a price and a picture."""
    product = make_product(name="Rose")
    make_price(product)
    make_image(product)
    assess_label(make_label(product, front="Rose exosome serum. Heals eczema."))
    return Product.objects.get(pk=product.pk)


def told(look):
    return [f"{fault.row}: {fault.wrong}" for fault in look()]


def verify():
    out = io.StringIO()
    call_command("verify", stdout=out)
    return out.getvalue().splitlines()


def test_an_empty_catalogue_is_whole():
    assert verify()[-1] == "The catalogue is whole."


def test_a_catalogue_as_the_site_leaves_it_is_whole(product):
    make_product(name="A draft", status="draft")
    assert verify() == [*(f"{name}: whole" for name in consistency.LOOKS), "The catalogue is whole."]


def test_a_fault_is_told_with_its_mend_and_an_exit_code(product):
    CatalogueEntry.objects.all().delete()
    with pytest.raises(CommandError) as failure:
        verify()
    assert str(failure.value) == f"{product}: is published and not listed. Save the product once in the admin."


def test_a_score_of_another_product_is_told(product):
    other = assess_label(make_label(front="Milk exosome serum."))
    Product.objects.filter(pk=other.label.product_id).update(current_assessment=None)
    Product.objects.filter(pk=product.pk).update(current_assessment=other)
    assert told(consistency.shown_scores) == [f"{product}: shows a score of another product's label."]


def test_a_score_of_a_product_that_was_merged_into_it_is_its_own(product):
    twin = make_product(name="Rose again", status=Status.MERGED, merged_into=product)
    score = assess_label(make_label(twin, front="Rose exosome serum."))
    Product.objects.filter(pk=twin.pk).update(current_assessment=None)
    Product.objects.filter(pk=product.pk).update(current_assessment=score)
    assert told(consistency.shown_scores) == []


def test_figures_that_differ_from_the_scorecard_are_told(product):
    score = product.current_assessment
    Assessment.objects.filter(pk=score.pk).update(low=0, flag_count=9)
    assert told(consistency.stored_scores) == [
        f"Score {score.pk} of {product}: low, flag_count not as in its scorecard."
    ]


def test_quotations_that_do_not_stand_in_the_text_are_told(product):
    score = product.current_assessment
    Assessment.objects.filter(pk=score.pk).update(label_text="Something else altogether, and long enough.")
    assert told(consistency.stored_scores) == [
        f"Score {score.pk} of {product}: its quotations do not stand in its text."
    ]


def test_a_log_that_lags_behind_is_told(product):
    Product.objects.filter(pk=product.pk).update(status=Status.DRAFT)
    product.refresh_from_db()
    wrong = f"{product}: the publication log says that something else is shown."
    assert told(consistency.publications) == [wrong]
    record(product)
    assert told(consistency.publications) == []


def test_lists_that_show_another_score_or_a_draft_are_told(product):
    CatalogueEntry.objects.update(low=1)
    assert told(consistency.entries) == [f"{product}: lists show another score than its page."]
    Product.objects.filter(pk=product.pk).update(status=Status.DRAFT)
    assert told(consistency.entries) == [f"{product}: is listed and not published."]


def test_a_search_that_lost_or_kept_a_product_is_told(product):
    full_text.remove([product.pk])
    assert told(consistency.search) == [f"Product {product.pk}: stands 0 times in the search, not once."]
    full_text.add([(product.pk, ["rose"], [], []), (product.pk + 1, ["nobody"], [], [])])
    assert told(consistency.search) == [f"Product {product.pk + 1}: is found by the search and not published."]


def test_a_picture_without_its_file_is_told(product):
    image = product.images.get()
    name = sorted(image.file_names)[0]
    default_storage.delete(name)
    assert told(consistency.pictures) == [f"Picture {image.pk} of {product}: {name} missing."]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL refuses such a row by itself")
def test_a_reference_into_nothing_is_told(product):
    with connection.constraint_checks_disabled():
        Product.objects.filter(pk=product.pk).update(brand_id=99_999)
        (fault,) = told(consistency.database)
        Product.objects.filter(pk=product.pk).update(brand_id=product.brand_id)
    assert "products_product" in fault

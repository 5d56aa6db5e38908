"""Pictures of packs in the admin."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from products.models import ProductImage
from tests.builders import make_image, make_product
from tests.pictures import HTML, SVG, picture
from tests.products.admin.test_products import management, product_form

pytestmark = pytest.mark.django_db

ADD = "/admin/products/productimage/add/"


def form(product, data=None, name="front.jpg", content_type="image/jpeg", **changes):
    return {
        "product": product.pk,
        "upload": SimpleUploadedFile(name, picture() if data is None else data, content_type),
        "alt": "A white bottle.",
        "source_url": "example.org/serum",
        "seen_on": "2026-11-20",
        "seen_by": "an editor",
        "permission": "own photograph",
        "position": 1,
        **changes,
    }


def test_an_editor_adds_a_picture(admin_client):
    product = make_product()
    assert admin_client.post(ADD, form(product)).status_code == 302
    image = product.images.get()
    assert [kept["width"] for kept in image.renditions] == [160, 320, 400]
    assert image.source_url == "https://example.org/serum"
    assert all(default_storage.exists(name) for name in image.file_names)


@pytest.mark.parametrize("field", ["alt", "source_url", "seen_on", "seen_by", "permission", "upload"])
def test_what_a_picture_needs_is_asked_for_and_the_rest_of_what_was_typed_is_kept(admin_client, field):
    response = admin_client.post(ADD, form(make_product(), **{field: ""}))
    assert field in response.context["adminform"].form.errors
    page = response.content.decode()
    for name, typed in {"alt": "A white bottle.", "seen_by": "an editor", "permission": "own photograph"}.items():
        assert (f'value="{typed}"' in page) == (name != field)


@pytest.mark.parametrize("data", [SVG, HTML])
def test_a_script_that_calls_itself_a_picture_is_refused(admin_client, data):
    response = admin_client.post(ADD, form(make_product(), data))
    assert "This is no JPEG, PNG or WebP picture, whatever its name says." in response.content.decode()
    assert ProductImage.objects.count() == 0


def test_a_picture_that_calls_itself_something_else_is_one_all_the_same(admin_client):
    product = make_product()
    admin_client.post(ADD, form(product, name="../../evil.svg", content_type="image/svg+xml"))
    assert {name.partition("/")[0] for name in product.images.get().file_names} == {"packs"}


def test_a_file_of_50_mb_is_refused_with_its_size_and_what_was_typed_is_kept(admin_client):
    page = admin_client.post(ADD, form(make_product(), b"x" * 50_000_000)).content.decode()
    assert "The file has 50.0 MB; at most 8 MB are taken." in page
    assert 'value="A white bottle."' in page


def test_the_same_picture_twice_is_refused(admin_client):
    product = make_product()
    admin_client.post(ADD, form(product))
    response = admin_client.post(ADD, form(product))
    assert "The product has this picture already." in response.content.decode()
    assert product.images.count() == 1


def test_what_is_said_of_a_picture_can_be_mended_the_picture_stays(admin_client):
    image = make_image()
    address = f"/admin/products/productimage/{image.pk}/change/"
    assert 'type="file"' not in admin_client.get(address).content.decode()
    other = form(make_product(), picture((200, 200)), alt="A white bottle, cap off.")
    assert admin_client.post(address, other).status_code == 302
    changed = ProductImage.objects.get()
    assert (changed.alt, changed.renditions, changed.product) == (
        "A white bottle, cap off.",
        image.renditions,
        image.product,
    )


def inline(image, **changes):
    values = {"id": image.pk, "product": image.product_id, "alt": image.alt, "position": 1, **changes}
    return {**management("images", 1, 1), **{f"images-0-{name}": value for name, value in values.items()}}


def test_pictures_are_described_on_the_product_s_page(admin_client):
    image = make_image(make_product(status="draft"))
    address = f"/admin/products/product/{image.product_id}/change/"
    assert admin_client.get(address).status_code == 200
    posted = product_form(image.product, **inline(image, alt="The front.", position=3))
    assert admin_client.post(address, posted).status_code == 302
    image.refresh_from_db()
    assert (image.alt, image.position) == ("The front.", 3)


@pytest.mark.parametrize("way", ["its page", "the list", "the product's page"])
def test_a_picture_goes_with_its_files(admin_client, way, django_capture_on_commit_callbacks):
    image = make_image(make_product(status="draft"))
    addresses = {
        "its page": (f"/admin/products/productimage/{image.pk}/delete/", {"post": "yes"}),
        "the list": (
            "/admin/products/productimage/",
            {"post": "yes", "action": "delete_selected", "_selected_action": image.pk},
        ),
        "the product's page": (
            f"/admin/products/product/{image.product_id}/change/",
            product_form(image.product, **inline(image, DELETE="on")),
        ),
    }
    address, posted = addresses[way]
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post(address, posted).status_code == 302
    assert ProductImage.objects.count() == 0
    assert not any(default_storage.exists(name) for name in image.file_names)

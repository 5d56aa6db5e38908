"""Pictures of packs as readers get them."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from products.assessments import assess_label
from tests.builders import make_image, make_label, make_product
from tests.pictures import HTML

pytestmark = pytest.mark.django_db


def address(name):
    return reverse("products:pack_picture", args=[name.rpartition("/")[2]])


@pytest.mark.parametrize(("kind", "content_type"), [("webp", "image/webp"), ("jpeg", "image/jpeg")])
def test_a_picture_says_what_it_is_and_that_it_never_changes(client, kind, content_type):
    name = make_image().renditions[0][kind]
    response = client.get(address(name))
    assert response.content == default_storage.open(name).read()
    assert response.headers["Content-Type"] == content_type
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    again = client.get(address(name), headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/packs/",
        "/media/packs/" + "0" * 32 + ".webp",
        "/media/packs/" + "0" * 32 + ".svg",
        "/media/packs/" + "0" * 32 + ".html",
        "/media/packs/../../skinguide.sqlite3",
        "/media/packs/..%2f..%2fskinguide.sqlite3",
        "/media/packs/" + "0" * 32 + ".webp%0a",
        "/media/secret-key",
    ],
)
def test_nothing_but_pictures_is_served(client, path):
    assert client.get(path).status_code == 404


def test_a_page_that_got_into_the_storage_is_not_served(client):
    default_storage.save("packs/" + "a" * 32 + ".html", ContentFile(HTML))
    assert client.get("/media/packs/" + "a" * 32 + ".html").status_code == 404


def test_pictures_are_asked_for_not_sent(client):
    assert client.post(address(make_image().renditions[0]["webp"])).status_code == 405


def scored(**values):
    product = make_product(**values)
    assess_label(make_label(product))
    return product


def test_a_product_s_page_shows_its_pack_with_measures_source_and_right(client):
    image = make_image(
        scored(slug="rose"), size=(800, 1000), alt='A "white" bottle <b>.', permission="CC BY 4.0, A. Name"
    )
    make_image(image.product, size=(300, 300), alt="The back.", position=2)
    page = client.get("/products/rose/").content.decode()
    webp = ", ".join(f"{address(kept['webp'])} {kept['width']}w" for kept in image.renditions[:3])
    jpeg = address(image.renditions[1]["jpeg"])
    assert f'<source type="image/webp" srcset="{webp}" sizes=' in page
    assert (
        f'<img src="{jpeg}" width="320" height="400" alt="A &#34;white&#34; bottle &lt;b&gt;." loading="lazy"' in page
    )
    assert f'<a class="pack-large" href="{address(image.renditions[-1]["jpeg"])}">' in page
    assert "By right of: CC BY 4.0, A. Name." in page
    assert page.index("A &#34;white&#34; bottle") < page.index("The back.")


def test_a_row_shows_the_first_picture_only_and_small(client):
    image = make_image(scored(), size=(800, 1000), alt="The front.")
    make_image(image.product, size=(300, 300), alt="The back.", position=2)
    page = client.get("/products/").content.decode()
    smallest = image.renditions[0]
    assert f'<img src="{address(smallest["jpeg"])}" width="160" height="200" alt="The front." loading="lazy"' in page
    assert "The back." not in page


def test_a_product_without_a_picture_says_nothing_of_one(client):
    scored(slug="rose")
    assert "<figure" not in client.get("/products/rose/").content.decode()


def test_a_draft_s_pictures_stand_on_no_page(client):
    make_image(scored(status="draft"), alt="The front.")
    assert "The front." not in client.get("/products/").content.decode()

import re

import pytest

from products.entries import refresh_entries
from products.models import Product, Status
from tests.builders import make_product
from tests.products.embedding.builders import make_scored

pytestmark = pytest.mark.django_db

PAGE = "http://testserver/products/rose/"


@pytest.fixture(autouse=True)
def rose():
    return make_scored("rose")


def ask(client, url=PAGE, **parameters):
    return client.get("/oembed", {"url": url, **parameters})


def test_a_product_is_a_rich_embed(client):
    response = ask(client)
    told = response.json()
    assert response["Content-Type"] == "application/json"
    assert (told["type"], told["version"], told["title"], told["width"]) == ("rich", "1.0", "Rose by Élan rose", 400)
    assert 'src="http://testserver/embed/rose/?size=compact&amp;theme=auto"' in told["html"]
    assert f'height="{told["height"]}"' in told["html"]
    assert re.findall(r"<(\w+)", told["html"]) == ["iframe"]


def test_an_embed_s_own_address_keeps_its_size_and_theme(client):
    told = ask(client, "https://testserver/embed/rose/?size=full&theme=dark").json()
    assert "size=full&amp;theme=dark" in told["html"]


def test_lists_can_be_embedded_too(client):
    make_scored("lily")
    told = ask(client, "http://testserver/embed/?product=rose&product=lily&theme=mono").json()
    assert (told["type"], told["title"]) == ("rich", "Skinguide scorecards: 2 products")
    assert "product=rose&amp;product=lily&amp;theme=mono" in told["html"]


@pytest.mark.parametrize("limits", [{"maxwidth": 300}, {"maxheight": 200}, {"maxwidth": 260, "maxheight": 300}])
def test_it_fits_the_room_that_there_is(client, limits):
    told = ask(client, "http://testserver/embed/rose/?size=full", **limits).json()
    assert told["type"] == "rich"
    assert told["width"] <= limits.get("maxwidth", 10_000)
    assert told["height"] <= limits.get("maxheight", 10_000)


def test_what_fits_nowhere_is_a_link(client):
    told = ask(client, maxwidth=100).json()
    assert (told["type"], "html" in told) == ("link", False)


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"format": "xml"}, 501),
        ({"maxwidth": "wide"}, 400),
        ({"maxheight": "-1"}, 400),
        ({"maxwidth": "9" * 400}, 400),
        ({"url": ""}, 400),
        ({"url": "x" * 3000}, 400),
        ({"url": "http://testserver/products/nothing/"}, 404),
        ({"url": "http://testserver/method/"}, 404),
        ({"url": "http://elsewhere.example/products/rose/"}, 404),
        ({"url": "javascript:alert(1)"}, 404),
        ({"url": "http://[broken"}, 404),
        ({"url": "http://testserver/embed/rose/?size=huge"}, 400),
        ({"url": "http://testserver/embed/"}, 400),
    ],
)
def test_what_cannot_be_answered_is_said_as_json(client, parameters, status):
    response = ask(client, **parameters)
    assert response.status_code == status
    assert [*response.json()] == ["error"]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_what_is_not_public_has_nothing_to_embed(client, rose):
    Product.objects.filter(pk=rose.pk).update(status=Status.DRAFT)
    refresh_entries(Product.objects.filter(pk=rose.pk))
    assert ask(client).status_code == 404
    make_product(slug="bare")
    assert ask(client, "http://testserver/products/bare/").status_code == 404


def test_a_merged_product_is_the_other_one(client, rose):
    lily = make_scored("lily")
    Product.objects.filter(pk=rose.pk).update(status=Status.MERGED, merged_into=lily)
    refresh_entries(Product.objects.filter(pk=rose.pk))
    assert ask(client).json()["title"].startswith("Lily")


def test_a_product_s_page_says_where_to_ask(client):
    page = client.get("/products/rose/").content.decode()
    (address,) = re.findall(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', page)
    assert client.get(address.replace("&amp;", "&")).json()["type"] == "rich"

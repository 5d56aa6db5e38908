from decimal import Decimal

import pytest

from products.views.catalogue import PAGE_SIZE
from tests.builders import make_assessment, make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db

ADDRESS = "/products/"


def listed(response):
    return [row.name for row in response.context["rows"]]


def templates(response):
    return [template.name for template in response.templates]


@pytest.fixture
def three():
    """Two published products, plant and milk, and a draft."""
    for name, source, low in (("Rose", "plant", 60.0), ("Whey", "animal_milk", 40.0)):
        product = make_product(name=name, size_ml=Decimal("30"), brand=make_brand(name=f"Brand of {name}"))
        make_price(product, "60.00")
        make_assessment(make_label(product, sources=(source,)), low=low)
    make_assessment(make_label(make_product(name="Hidden", status="draft")))


@pytest.mark.usefixtures("three")
def test_the_list_shows_published_products_in_default_order(client):
    response = client.get(ADDRESS)
    assert (response.status_code, listed(response)) == (200, ["Rose", "Whey"])
    assert "products/catalogue.html" in templates(response)
    assert "USD 2.00 per mL" in response.content.decode()
    assert "Hidden" not in response.content.decode()


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=whey", ["Whey"]),
        ("q=BRAND+whey", ["Whey"]),
        ("source=plant", ["Rose"]),
        ("source=plant&source=animal_milk", ["Rose", "Whey"]),
        ("source=plant&q=whey", []),
        ("source=synthetic", []),
        ("q=hidden", []),
        ("q=&source=&page=1", ["Rose", "Whey"]),
        ("unknown=1", ["Rose", "Whey"]),
    ],
)
def test_search_and_sources_narrow_the_list(client, query, names):
    assert listed(client.get(f"{ADDRESS}?{query}")) == names


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({"q": "x" * 5000}, "The search takes up to 100 characters: a brand and a word will do."),
        ({"q": "rose\x00"}, "Null characters are not allowed."),
        ({"source": "moon"}, "That source is not in the list: choose from those shown."),
        ({"page": "abc"}, "That is no page number: this is the first page."),
        ({"page": "0"}, "Pages begin at 1: this is the first page."),
        ({"page": "-3"}, "Pages begin at 1: this is the first page."),
        ({"page": "1e3"}, "That is no page number: this is the first page."),
        ({"page": "999999999999"}, "There is no page 999,999,999,999: this is the last one."),
    ],
)
def test_what_cannot_be_used_is_named_and_left_out(client, query, problem):
    response = client.get(ADDRESS, query)
    assert (response.status_code, response.context["form"].problems) == (200, [problem])
    assert problem in response.content.decode()
    assert listed(response) == ["Rose", "Whey"]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "text", ["🧴", "%", "_", "'", '"><script>alert(1)</script>', "\\", "' or 1=1 --", "\u202erose", "é" * 100]
)
def test_hostile_searches_find_nothing_and_break_nothing(client, text):
    response = client.get(ADDRESS, {"q": text})
    assert (response.status_code, response.context["form"].problems) == (200, [])
    assert "<script>alert" not in response.content.decode()
    assert listed(response) == (["Rose"] if "rose" in text else [])


def test_a_flood_of_parameters_is_a_bad_request(client):
    assert client.get(ADDRESS + "?" + "&".join(["source=plant"] * 500)).status_code == 400


def test_invalid_utf_8_is_read_as_well_as_it_can_be(client):
    assert client.get(f"{ADDRESS}?q=%ff%fe").status_code == 200


@pytest.mark.usefixtures("three")
def test_htmx_gets_the_part_that_changes(client):
    response = client.get(ADDRESS, {"q": "rose"}, headers={"HX-Request": "true"})
    assert templates(response)[0] == "products/_results.html"
    assert "<html" not in response.content.decode()
    assert listed(response) == ["Rose"]


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_back_and_boosted_links_get_the_whole_page(client, header):
    response = client.get(ADDRESS, headers={"HX-Request": "true", header: "true"})
    assert templates(response)[0] == "products/catalogue.html"


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_caches_keep_page_and_part_apart(client, headers):
    assert "HX-Request" in client.get(ADDRESS, headers=headers)["Vary"]


def test_long_lists_come_in_pages_that_keep_the_question(client):
    brand = make_brand(name="Long")
    for number in range(PAGE_SIZE + 1):
        make_assessment(make_label(make_product(name=f"Serum {number:02}", brand=brand), sources=("plant",)))
    first = client.get(ADDRESS, {"q": "long", "source": "plant"})
    assert len(listed(first)) == PAGE_SIZE
    assert "?q=long&amp;source=plant&amp;page=2" in first.content.decode()
    assert listed(client.get(ADDRESS, {"page": "2"})) == [f"Serum {PAGE_SIZE:02}"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_list_is_only_read(client, method):
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_an_unscored_product_is_listed_as_such(client):
    make_product(name="Fresh")
    response = client.get(ADDRESS)
    assert listed(response) == ["Fresh"]
    assert "not scored yet" in response.content.decode()


def test_an_empty_catalogue_is_said_to_be_empty(client):
    assert "The catalogue is still empty." in client.get(ADDRESS).content.decode()


def test_a_page_costs_the_same_queries_for_one_product_as_for_three(client, django_assert_num_queries):
    client.get(ADDRESS)
    for additional in (1, 2):
        for _ in range(additional):
            label = make_label(make_product(size_ml=30), sources=("plant", "microbial"))
            make_price(label.product)
            make_assessment(label)
        with django_assert_num_queries(QUERIES):
            client.get(ADDRESS)


# what changed in the catalogue, the changed rows, the terms; the page, its prices, its sources; the plot's
QUERIES = 8

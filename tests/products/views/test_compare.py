import csv
from io import StringIO

import pytest

from products.assessments import assess_label
from tests.builders import make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db

ADDRESS = "/compare/"


@pytest.fixture
def three():
    """A rose, a milk and a silent serum, scored from their words, and a draft."""
    for slug, front, status in (
        ("rose", "Rose exosome serum, from Rosa damascena callus. Heals eczema overnight.", "published"),
        ("milk", "Milk exosome serum with bovine colostrum exosomes, 2 billion particles per mL.", "published"),
        ("silent", "A serum.", "published"),
        ("draft", "A serum to come.", "draft"),
    ):
        product = make_product(slug=slug, name=slug.title(), status=status, brand=make_brand(name=f"Maker of {slug}"))
        make_price(product)
        assess_label(make_label(product, front=front))


def get(client, *slugs, **more):
    return client.get(ADDRESS, {"product": slugs, **more})


def text(response):
    return response.content.decode()


@pytest.mark.usefixtures("three")
def test_products_stand_side_by_side_in_the_order_of_the_address(client):
    response = get(client, "silent", "rose", "milk")
    assert response.status_code == 200
    assert [column.product.slug for column in response.context["page"].columns] == ["silent", "rose", "milk"]
    assert response.context["problems"] == []
    for words in ("Three serums, side by side", "Maker of rose", "How firm is the order?", "My weights"):
        assert words in text(response)


@pytest.mark.usefixtures("three")
def test_every_product_leads_to_its_page(client):
    shown = text(get(client, "rose", "milk"))
    assert 'href="/products/rose/"' in shown
    assert 'href="/products/milk/"' in shown


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("slugs", "words"),
    [
        ([], "Tick at least two."),
        (["rose"], "One is chosen; tick at least one more."),
        (["rose", "rose"], "One is chosen; tick at least one more."),
        (["rose", "draft"], "One is chosen; tick at least one more."),
    ],
)
def test_too_few_products_get_a_page_to_choose(client, slugs, words):
    response = get(client, *slugs)
    assert (response.status_code, response.context["page"]) == (200, None)
    assert words in text(response)
    assert {choice.product.slug for choice in response.context["choices"]} == {"rose", "milk", "silent"}


@pytest.mark.usefixtures("three")
def test_what_is_chosen_stands_first_and_ticked_whatever_is_searched(client):
    response = get(client, "rose", q="nothing like it", choose="1")
    assert [(choice.product.slug, choice.is_chosen) for choice in response.context["choices"]] == [("rose", True)]
    assert "Found for “nothing like it”" in text(response)


@pytest.mark.usefixtures("three")
def test_the_list_to_choose_from_opens_beside_a_comparison_when_asked_for(client):
    assert get(client, "rose", "milk").context["is_choosing"] is False
    assert get(client, "rose", "milk", choose="1").context["is_choosing"] is True


@pytest.mark.usefixtures("three")
def test_a_draft_and_an_unknown_product_are_said_and_the_rest_shown(client):
    response = get(client, "rose", "draft", "<script>alert(1)</script>", "milk")
    assert len(response.context["page"].columns) == 2
    shown = text(response)
    assert "“draft” is not in the catalogue, or no longer: it is left out." in shown
    assert "<script>alert" not in shown


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("pair", [["rose", "rose"], ["rose", "nowhere"], ["rose"]])
def test_a_pair_that_is_none_is_said(client, pair):
    problems = get(client, "rose", "milk", "silent", see=pair).context["problems"]
    assert problems == ["For a narrow screen choose two different products of these."]


@pytest.mark.usefixtures("three")
def test_a_pair_is_forgotten_in_links_that_take_one_of_it_out(client):
    response = get(client, "rose", "milk", "silent", see=["rose", "silent"])
    assert response.context["problems"] == []
    assert response.context["page"].columns[2].without_address == "/compare/?product=rose&product=milk"


@pytest.mark.usefixtures("three")
def test_weights_that_cannot_be_used_are_said_and_kept(client):
    response = get(client, "rose", "milk", **{"w-proof": "lots", "w-making": "7"})
    shown = text(response)
    assert response.status_code == 200
    assert "Proof: “lots” is no whole number from 0 to 100." in shown
    assert 'value="lots"' in shown
    assert 'value="7"' in shown
    assert "Your weights could not be used, so this is the published order." in shown
    assert "Reset to the published weights" in shown


@pytest.mark.usefixtures("three")
def test_own_weights_show_beside_the_published_score(client):
    shown = text(get(client, "rose", "milk", **{"w-proof": "90"}))
    for words in ("By your weights, place 1", "Published: ", "Ordered by your weights", "Reset to the published"):
        assert words in shown


@pytest.mark.usefixtures("three")
def test_the_sheet_holds_the_same_table(client):
    response = get(client, "milk", "rose", format="csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="skinguide-comparison.csv"'
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert rows[:3] == [
        ["Product", "Milk", "Rose"],
        ["Brand", "Maker of milk", "Maker of rose"],
        ["Address", "http://testserver/products/milk/", "http://testserver/products/rose/"],
    ]
    assert len([row for row in rows if row[0].startswith("Source bar")]) == 1


@pytest.mark.usefixtures("three")
def test_a_sheet_of_one_product_is_a_page_that_says_what_is_missing(client):
    response = get(client, "rose", format="csv")
    assert response["Content-Type"].startswith("text/html")
    assert "A sheet needs two products: choose them first." in text(response)


@pytest.mark.usefixtures("three")
def test_htmx_gets_the_part_that_changes_and_the_address_that_shows_it(client):
    response = client.get(
        ADDRESS, {"product": ["rose", "rose", "nowhere", "milk"], "w-proof": "90"}, headers={"HX-Request": "true"}
    )
    shown = text(response)
    assert "<html" not in shown
    assert "<title>Two serums, side by side · Skinguide</title>" in shown
    assert response["HX-Push-Url"] == (
        "/compare/?product=rose&product=milk&w-identity=29&w-making=36&w-proof=90&w-formula=18"
    )
    assert "HX-Request" in response["Vary"]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "query",
    [
        "product=%00",
        "product=%ff%fe",
        "product=" + "x" * 5000,
        "see=%00&my-market=%00",
        "q=%00&choose=1",
        "w-proof=%00",
    ],
)
def test_hostile_parameters_break_nothing(client, query):
    assert client.get(f"{ADDRESS}?product=rose&product=milk&{query}").status_code == 200


def test_a_flood_of_products_is_a_bad_request(client):
    assert client.get(ADDRESS + "?" + "&".join(["product=a"] * 500)).status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_comparison_is_only_read(client, method):
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_an_empty_catalogue_has_a_page(client):
    assert "No product matches." in text(client.get(ADDRESS))


def test_five_products_cost_the_queries_of_two(client, django_assert_num_queries):
    for slug in "abcdef":
        product = make_product(slug=slug)
        make_price(product)
        assess_label(make_label(product, sources=("plant",)))
    get(client, "a", "b")  # the first answer of a process reads the whole index
    for slugs in ("ab", "abcde"):
        with django_assert_num_queries(QUERIES):
            assert len(get(client, *slugs).context["page"].columns) == len(slugs)


# the products, their prices, whether the index is up to date, those to choose from
QUERIES = 4

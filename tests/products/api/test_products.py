"""The catalogue's API, asked as a program asks it."""

import csv
import io

import pytest

from products.assessments import assess_label
from products.models import Product
from tests.builders import make_brand, make_label, make_merged, make_price, make_product, make_withdrawn

pytestmark = pytest.mark.django_db
LIST = "/api/v1/products"


@pytest.fixture
def shelf():
    """Five scored products, Rose 0 to Rose 4."""
    for number in range(5):
        product = make_product(
            name=f"Rose {number}",
            slug=f"rose-{number}",
            size_ml=30,
            brand=make_brand(name=f"Maker {number}", country="France"),
        )
        make_price(product, amount="60.00", currency="EUR", seen_on="2026-11-02", seen_by="Ann", evidence_grade="B")
        assess_label(make_label(product, front="Rose exosome serum, from Rosa damascena callus.", sources=("plant",)))


def get(client, address=LIST, **query):
    return client.get(address, query)


def slugs(response):
    return [product["slug"] for product in response.json()["products"]]


@pytest.mark.usefixtures("shelf")
def test_a_product_is_told_with_its_score_label_and_price(client):
    told = client.get(f"{LIST}/rose-1").json()
    product = Product.objects.get(slug="rose-1")
    assert told | {"score": None} == {
        "slug": "rose-1",
        "name": "Rose 1",
        "brand": {"slug": product.brand.slug, "name": "Maker 1", "country": "France"},
        "type": "serum",
        "use": "home",
        "size_ml": "30.00",
        "size_g": None,
        "pack": None,
        "sources": [{"kind": "plant", "detail": None}],
        "price": {
            "amount": "60.00",
            "currency": "EUR",
            "per_ml": "2.0000",
            "seen_on": "2026-11-02",
            "seen_by": "Ann",
            "evidence_grade": "B",
            "url": None,
            "note": None,
        },
        "label": {
            "url": "https://example.org/serum",
            "page_kind": None,
            "seen_on": "2026-11-01",
            "seen_by": "a tester",
            "evidence_grade": "A",
            "is_summary": False,
        },
        "score": None,
        "url": "http://testserver/products/rose-1/",
        "scorecard_url": "http://testserver/api/v1/products/rose-1/scorecard",
        "history_url": "http://testserver/api/v1/products/rose-1/history",
    }
    assert told["score"]["low"] == product.current_assessment.low


@pytest.mark.usefixtures("shelf")
def test_the_scorecard_is_the_one_of_the_page(client):
    stored = Product.objects.get(slug="rose-1").current_assessment.scorecard
    assert client.get(f"{LIST}/rose-1/scorecard").json() == stored


@pytest.mark.usefixtures("shelf")
def test_the_history_tells_looks_and_scores(client):
    told = client.get(f"{LIST}/rose-1/history").json()
    assert (len(told["labels"]), len(told["scores"]), told["scores"][0]["is_current"]) == (1, 1, True)


@pytest.mark.parametrize("tail", ["", "/scorecard", "/history"])
def test_drafts_and_unknown_products_are_not_told(client, tail):
    make_product(slug="draft", status="draft")
    for slug in ("draft", "nowhere"):
        response = client.get(f"{LIST}/{slug}{tail}")
        assert (response.status_code, response.json()) == (
            404,
            {"detail": "There is no such thing here.", "errors": []},
        )


def test_a_product_without_a_score_has_none(client):
    make_product(slug="new")
    assert client.get(f"{LIST}/new").json()["score"] is None
    assert client.get(f"{LIST}/new/scorecard").json() == {"detail": "This product is not scored yet.", "errors": []}


@pytest.mark.usefixtures("shelf")
def test_pages_follow_each_other_by_their_cursors_and_hold_each_product_once(client):
    found, address, pages = [], f"{LIST}?limit=2", 0
    while address:
        told = client.get(address).json()
        found += [product["slug"] for product in told["products"]]
        address, pages = told["next"], pages + 1
    assert (sorted(found), pages) == ([f"rose-{number}" for number in range(5)], 3)


@pytest.mark.usefixtures("shelf")
def test_a_catalogue_that_changes_between_pages_skips_and_repeats_nothing(client):
    first = client.get(LIST, {"limit": 2}).json()
    seen = [product["slug"] for product in first["products"]]
    sound = make_product(slug="better", name="Better")
    assess_label(make_label(sound, front="Rose exosomes, 2 billion particles per mL, isolated by ultracentrifugation."))
    rest = client.get(first["next"].replace("limit=2", "limit=100")).json()
    assert sorted([*seen, *(product["slug"] for product in rest["products"])]) == [f"rose-{n}" for n in range(5)]


@pytest.mark.usefixtures("shelf")
def test_a_page_goes_on_although_its_last_product_is_gone(client):
    first = client.get(LIST, {"limit": 2}).json()
    Product.objects.filter(slug=first["products"][-1]["slug"]).update(status="draft")
    assert client.get(first["next"]).status_code == 200


@pytest.mark.usefixtures("shelf")
def test_search_and_facets_narrow_as_on_the_page(client):
    make_product(name="Milk", slug="milk")
    assert slugs(get(client, q="Ros 3"))[0] == "rose-3"
    assert slugs(get(client, source="animal_milk")) == []
    told = get(client, country="france").json()
    assert (told["count"], told["total"]) == (5, 6)
    counts = {facet["id"]: {one["id"]: one["count"] for one in facet["choices"]} for facet in told["facets"]}
    assert counts["source"] == {"plant": 5}


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ({"source": "moon"}, "query.source.0"),
        ({"sort": "luck"}, "query.sort"),
        ({"limit": "0"}, "query.limit"),
        ({"limit": "101"}, "query.limit"),
        ({"limit": "many"}, "query.limit"),
        ({"cursor": "x" * 61}, "query.cursor"),
        ({"q": "x" * 101}, "query.q"),
        ({"format": "xml"}, "query.format"),
        ({"currency": "euro"}, "query.currency"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(client, query, place):
    make_product()
    response = get(client, **query)
    assert response.status_code == 422
    assert [error["place"] for error in response.json()["errors"]] == [place]


@pytest.mark.parametrize("cursor", ["forged", "é", "MQ"])
def test_a_cursor_that_is_none_of_ours_leads_nowhere(client, cursor):
    response = get(client, cursor=cursor)
    assert response.status_code == 404
    assert response.json()["errors"] == [{"place": "query.cursor", "message": "This is no cursor of ours."}]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("query", [{"country": "moon"}, {"price": "usd-7"}])
def test_what_no_product_has_finds_none(client, query):
    assert (get(client, **query).json()["count"], slugs(get(client, **query))) == (0, [])


@pytest.mark.usefixtures("shelf")
def test_a_currency_without_prices_orders_by_another(client):
    assert len(slugs(get(client, sort="price", currency="XXX"))) == 5


@pytest.mark.usefixtures("shelf")
def test_a_page_costs_the_same_queries_whatever_its_size(client, django_assert_max_num_queries):
    get(client)
    for limit in (1, 5):
        with django_assert_max_num_queries(6):
            get(client, limit=limit)


@pytest.mark.usefixtures("shelf")
def test_a_sheet_has_a_row_for_each_product_and_leads_on(client):
    response = get(client, limit=2, format="csv")
    rows = [*csv.DictReader(io.StringIO(response.content.decode()))]
    assert [len(rows), rows[0]["sources"], rows[0]["price_per_ml"]] == [2, "plant", "2.0000"]
    assert response["Link"].endswith('>; rel="next"')


def test_a_sheet_runs_no_formula(client):
    make_product(name='=HYPERLINK("http://evil")')
    (row,) = csv.DictReader(io.StringIO(get(client, format="csv").content.decode()))
    assert row["name"] == '\'=HYPERLINK("http://evil")'


@pytest.mark.parametrize("part", ["", "/scorecard", "/history"])
@pytest.mark.usefixtures("shelf")
def test_a_merged_product_leads_to_the_same_of_its_survivor(client, part):
    make_merged(Product.objects.get(slug="rose-1"), slug="old-rose")
    moved = get(client, f"{LIST}/old-rose{part}")
    assert (moved.status_code, moved["Location"]) == (308, f"{LIST}/rose-1{part}")
    assert moved["Access-Control-Allow-Origin"] == "*"
    assert client.get(moved["Location"]).status_code == 200


@pytest.mark.parametrize("part", ["", "/scorecard", "/history"])
def test_what_is_withdrawn_or_leads_to_it_or_was_never_there_is_missing(client, part):
    gone = make_withdrawn(slug="gone")
    make_merged(gone, slug="old-gone")
    for slug in ("gone", "old-gone", "nothing"):
        told = get(client, f"{LIST}/{slug}{part}")
        assert (told.status_code, "Location" in told) == (404, False)

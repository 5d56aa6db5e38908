import pytest
from django.http import QueryDict
from django.utils.text import slugify

from products.catalogue import CatalogueAnswer
from products.forms import CatalogueForm
from products.index import catalogue_index
from products.models import Product
from products.plot import MOST_POINTS, plot
from tests.builders import make_assessment, make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db


def drawn(query=""):
    index = catalogue_index()
    form = CatalogueForm(QueryDict(query), index)
    form.is_valid()
    return plot(CatalogueAnswer(form, index))


def make_priced(name, amount, currency="USD", source="plant", low=40.0, high=80.0):
    """A product of 10 mL by a brand “B”."""
    brand = next((product.brand for product in Product.objects.all()), None) or make_brand(name="B")
    product = make_product(name=name, slug=slugify(name), size_ml=10, brand=brand)
    make_assessment(make_label(product, sources=(source,)), low=low, high=high)
    if amount:
        make_price(product, amount, currency)
    return product


def test_a_point_says_in_words_what_it_shows():
    make_priced("Rose", "25", low=46.4, high=79.0)
    (point,) = drawn().points
    assert point.words == "B Rose: 46 to 79, USD 2.50 per mL, plant"
    assert (point.url, point.group) == ("/products/rose/", "plant")


def test_prices_run_to_the_right_and_scores_upwards():
    make_priced("Cheap", "10", low=20.0, high=30.0)
    make_priced("Middle", "100", low=30.0, high=40.0)
    make_priced("Dear", "1000", low=50.0, high=100.0)
    points = {point.name: point for point in drawn().points}
    x = {name: float(point.x.removesuffix("%")) for name, point in points.items()}
    assert x["Middle"] - x["Cheap"] == pytest.approx(x["Dear"] - x["Middle"], abs=0.02), "a logarithmic axis"
    assert float(points["Cheap"].proven_y) > float(points["Dear"].proven_y)
    assert all(float(point.possible_y) < float(point.proven_y) for point in points.values())
    assert [mark.words for mark in drawn().prices] == ["USD 1", "USD 3", "USD 10", "USD 30", "USD 100"]


def test_one_currency_is_drawn_at_a_time_the_commonest_unless_asked():
    make_priced("Rose", "25")
    make_priced("Iris", "25")
    make_priced("Won", "30000", "KRW")
    make_priced("Free", None)
    assert [point.name for point in drawn().points] == ["Iris", "Rose"]
    assert [(product.name, product.why) for product in drawn().unpriced] == [
        ("B Free", "no price per mL"),
        ("B Won", "price in KRW"),
    ]
    assert [point.name for point in drawn("currency=KRW").points] == ["Won"]


def test_the_drawing_follows_the_filters():
    make_priced("Rose", "25")
    make_priced("Whey", "25", source="animal_milk")
    assert [point.name for point in drawn("source=animal_milk").points] == ["Whey"]
    assert drawn("source=animal_milk").groups == (("animal", "Milk or animal"),)


def test_without_a_price_there_is_nothing_to_draw():
    make_priced("Free", None)
    assert drawn() is None


def test_of_many_products_the_first_of_the_list_are_drawn():
    for number in range(MOST_POINTS + 2):
        make_priced(f"S{number:02}", "25", low=float(number))
    shown = drawn()
    assert (len(shown.points), shown.priced) == (MOST_POINTS, MOST_POINTS + 2)
    assert shown.points[0].name == f"S{MOST_POINTS + 1:02}"


def test_a_price_of_nothing_breaks_no_axis():
    make_priced("Gift", "0")
    assert len(drawn().points) == 1


def test_the_page_shows_the_drawing_as_links_and_as_a_table(client):
    make_priced('Rose "<b>"', "25")
    page = client.get("/products/").content.decode()
    assert 'aria-label="B Rose &quot;&lt;b&gt;&quot;: 40 to 80, USD 2.50 per mL, plant"' in page
    assert "<td>USD 2.50</td>" in page
    assert "<b>" not in page.split("<main")[1]

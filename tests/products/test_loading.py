from datetime import date

import pytest

from products.catalogue_file import BrandEntry, ProductEntry
from products.loading import Added, LoadError, load_brand, load_product
from products.models import Brand, Product, ProductLabel, ProductPrice
from tests.products.test_catalogue_file import LABEL, PRODUCT

pytestmark = pytest.mark.django_db

ELAN = BrandEntry(slug="elan", name="Élan", country="France")


def entry(**changes):
    return ProductEntry.model_validate({**PRODUCT, **changes})


@pytest.fixture(autouse=True)
def brand():
    load_brand(ELAN)


def test_a_product_comes_in_with_all_that_belongs_to_it():
    label = {
        **LABEL,
        "url": "https://example.org/rose",
        "further_pages": ["https://example.org/more"],
        "sources": [{"kind": "plant", "detail": "Rosa damascena"}, {"kind": "microbial"}],
    }
    price = {"key": "first", "amount": "258", "currency": "USD"}
    added = load_product(entry(labels=[label], prices=[price], status="published", size_ml="30"))
    product = Product.objects.get()
    capture = product.labels.get()
    assert added == Added(products=1, labels=1, prices=1)
    assert (product.status, str(product)) == ("published", "Élan Rose")
    assert Product.objects.matching("elan rose").get() == product
    assert (capture.front, capture.making) == ("Rose exosome serum.\nQuoted: “softens”.", None)
    assert [str(source) for source in capture.sources.all()] == ["Plant: Rosa damascena", "Microbial"]
    assert [str(claim) for claim in capture.quoted_claims.all()] == ["“softens”"]
    assert [page.url for page in capture.further_pages.all()] == ["https://example.org/more"]
    assert str(product.price_per_ml) == "USD 8.60"


def test_an_address_is_kept_as_it_was_written():
    address = "https://api.example.org/label.json?search=set_id%3A%22c4%22"
    load_product(entry(labels=[{**LABEL, "url": address}]))
    assert ProductLabel.objects.get().url == address


def test_a_second_time_adds_nothing():
    priced = entry(prices=[{"key": "first", "amount": "1", "currency": "EUR"}])
    load_product(priced)
    assert (load_brand(ELAN), load_product(priced)) == (Added(), Added())
    assert (Brand.objects.count(), Product.objects.count()) == (1, 1)
    assert (ProductLabel.objects.count(), ProductPrice.objects.count()) == (1, 1)


def test_an_editor_s_changes_stay():
    load_product(entry(prices=[{"key": "first", "amount": "1", "currency": "EUR"}]))
    Brand.objects.update(name="Elan", country="")
    Product.objects.update(name="Rose Night", status="draft")
    ProductPrice.objects.update(amount=2)
    load_brand(ELAN)
    load_product(entry(status="published", prices=[{"key": "first", "amount": "1", "currency": "EUR"}]))
    product = Product.objects.get()
    assert (str(product), product.status, product.prices.get().amount) == ("Elan Rose Night", "draft", 2)


def test_what_the_file_has_anew_is_added_to_a_product_that_is_there():
    load_product(entry())
    later = {**LABEL, "key": "second", "seen_on": "2026-12-01"}
    added = load_product(entry(labels=[LABEL, later], prices=[{"key": "first", "amount": "1", "currency": "EUR"}]))
    assert added == Added(labels=1, prices=1)
    assert [label.seen_on for label in Product.objects.get().labels.all()] == [date(2026, 12, 1), date(2026, 11, 1)]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"status": "published"}, "product “elan-rose”, status: It cannot be published yet: its newest label"),
        ({"labels": [{**LABEL, "front": None, "quoted_claims": []}]}, "label “first”, label: .*There is no text"),
        ({"pack": "x" * 81}, "product “elan-rose”, product: pack: Ensure this value has at most 80 characters"),
    ],
)
def test_what_the_catalogue_s_rules_refuse_leaves_nothing_behind(changes, problem):
    with pytest.raises(LoadError, match=problem):
        load_product(entry(**changes))
    assert (Product.objects.count(), ProductLabel.objects.count()) == (0, 0)


def test_a_product_whose_brand_was_refused_is_refused_too():
    with pytest.raises(LoadError, match="brand “alan”, brand: name: Brand with this Name already exists"):
        load_brand(BrandEntry(slug="alan", name="Élan"))
    with pytest.raises(LoadError, match="product “elan-rose”, brand: there is no “alan” in the catalogue"):
        load_product(entry(brand="alan"))


def test_what_was_added_adds_up():
    assert str(Added(brands=1) + Added(products=2, labels=3, prices=4)) == "1 brands, 2 products, 3 labels, 4 prices"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({}, ("a reader", "A")),
        ({"url": "https://shop.example/"}, ("a shopper", "B")),
        ({"seen_by": "Ann", "evidence_grade": "C"}, ("Ann", "C")),
    ],
)
def test_a_price_says_who_looked_as_the_file_or_else_the_label_of_its_page_does(said, kept):
    first = {**LABEL, "seen_by": "a reader"}
    second = {**LABEL, "key": "second", "url": "https://shop.example/", "seen_by": "a shopper", "evidence_grade": "B"}
    price = {"key": "first", "amount": "1", "currency": "EUR", **said}
    load_product(entry(labels=[first, second], prices=[price]))
    found = ProductPrice.objects.get()
    assert (found.seen_by, found.evidence_grade) == kept

from random import Random

import pytest
from django.core.management import call_command

from products import index as index_module
from products.finding import find, vocabulary
from products.index import catalogue_index
from products.models import Product
from tests.builders import make_assessment, make_brand, make_label, make_product
from tests.products.misspellings import misspelt

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf():
    """Five products whose names, sources and ingredients tell them apart."""
    for brand, name, source, ingredients in (
        ("Medicube", "One Day Exosome Shot 2000", "microbial", "Water, Lactobacillus Extracellular Vesicles"),
        ("Medicube", "One Day Exosome Shot 7500", "microbial", "Water, Lactobacillus Extracellular Vesicles"),
        ("Angela Caglia", "Cell Forté Serum", "conditioned_media", "Aqua, Squalane"),
        ("plated", "Intense Serum", "human_platelet", "Aqua, Ascorbic Acid, Niacinamide"),
        ("VT", "Cica Ampoule", "plant", "Aqua, Centella Asiatica Extract"),
    ):
        brand = make_brand(name=brand) if not (known := brands(brand)) else known
        make_assessment(make_label(make_product(name=name, brand=brand), sources=(source,), ingredients=ingredients))


def brands(name):
    return next((product.brand for product in Product.objects.filter(brand__name=name)), None)


def found(text):
    names = dict(Product.objects.values_list("pk", "name"))
    return [names[key] for key in find(text).products]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Cell Forté Serum", "Cell Forté Serum"),
        ("forte cell", "Cell Forté Serum"),
        ("CELLFORTE", "Cell Forté Serum"),
        ("c ell forte serum", "Cell Forté Serum"),
        ("angela calgia", "Cell Forté Serum"),
        ("medicub exosom 7500", "One Day Exosome Shot 7500"),
        ("one day exosomes shot 2000", "One Day Exosome Shot 2000"),
        ("platelet serum", "Intense Serum"),
        ("platelt serum", "Intense Serum"),
        ("prp serum", "Intense Serum"),
        ("vitamin c", "Intense Serum"),
        ("niacinamid", "Intense Serum"),
        ("centela", "Cica Ampoule"),
        ("gotu kola", "Cica Ampoule"),
        ("squalan", "Cell Forté Serum"),
    ],
)
def test_a_search_forgives_spelling_accents_order_and_other_words(text, first):
    assert found(text)[0] == first


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "text", ["", "xyzzy", "🧴", "%", '"', "*", "name:", "AND", "NEAR(a b)", "' or 1=1 --", "a\x00b", "zz " * 200]
)
def test_what_is_in_no_product_finds_none_and_breaks_nothing(text):
    assert found(text) == []


@pytest.mark.usefixtures("shelf")
def test_hits_by_name_come_before_hits_by_ingredient():
    hits = find("cica")
    assert (len(hits.named), len(hits.others)) == (1, 0)
    assert find("aqua").named == ()
    assert len(find("aqua").others) == 5, "water is another word for it"


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("text", "read_as"),
    [("medicub", ""), ("medicbe exosme", "medicube exosome"), ("cellforte", "cell forte"), ("xyzzy serum", "")],
)
def test_a_corrected_search_says_how_it_was_read(text, read_as):
    assert find(text).read_as == read_as


@pytest.mark.usefixtures("shelf")
def test_names_that_only_come_near_are_said_to():
    assert not find("medicube exosome").is_near
    hits = find("one day exosome shot 9999")
    assert (hits.is_near, len(hits.named)) == (True, 2)


@pytest.mark.usefixtures("shelf")
def test_new_words_are_known_at_once_and_renamed_products_found_by_their_new_name():
    before = vocabulary()
    assert vocabulary() is before
    make_product(name="Peptide Veil")
    assert found("peptid veil") == ["Peptide Veil"]
    assert vocabulary() is not before


@pytest.mark.usefixtures("shelf")
def test_a_search_costs_few_queries(django_assert_max_num_queries):
    for text in ("medicube", "one day exosome shot 9999", "niacinamid", "xyzzy"):
        with django_assert_max_num_queries(8):
            find(text)


@pytest.mark.parametrize("whole", [True, False], ids=["with brand", "name alone"])
def test_of_200_misspelt_names_at_least_95_in_100_are_among_the_first_five(whole):
    call_command("load_catalogue", verbosity=0)
    random = Random(2026)  # noqa: S311
    products = list(Product.objects.published().select_related("brand").order_by("pk"))
    asked = [random.choice(products) for _ in range(200)]
    misses = []
    for product in asked:
        text = misspelt(str(product) if whole else product.name, random.choice((1, 2)), random)
        if product.pk not in find(text).products[:5]:
            misses.append((str(product), text))
    assert len(misses) <= 10, misses


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("text", "expected"),
    [("niacinamide", False), ("squalane serum", False), ("serum", True), ("intens", True), ("vitamin b3", False)],
)
def test_whether_a_name_may_mean_the_words_is_known_without_asking(text, expected):
    known = vocabulary()
    assert known.may_be_named(known.meanings(text.split())) is expected


@pytest.mark.usefixtures("shelf")
def test_a_search_is_remembered_until_the_catalogue_changes(django_assert_num_queries):
    index = catalogue_index()
    first = index.search("niacinamide")
    with django_assert_num_queries(0):
        assert index.search("niacinamide") == first
    label = make_label(make_product(name="Night Serum"), ingredients="Aqua, Niacinamide")
    make_assessment(label)
    assert catalogue_index().search("niacinamide").products.bit_count() == first.products.bit_count() + 1
    assert (first.products.bit_count(), first.named) == (1, 0)


@pytest.mark.usefixtures("shelf")
def test_no_more_searches_are_remembered_than_so_many(monkeypatch):
    monkeypatch.setattr(index_module, "MOST_SEARCHES", 3)
    index = catalogue_index()
    for word in ("niacinamide", "serum", "shot", "ampoule", "cica"):
        index.search(word)
    assert len(index._searches) == 2

import pytest
from pytest_django import DjangoAssertNumQueries

from products.likely import Names, names
from products.models.entry import CatalogueVersion
from tests.builders import make_brand, make_product

CATALOGUE = Names(
    [
        (1, "Medicube", "PDRN Pink Exosome Shot 7500"),
        (2, "Medicube", "Exosome Shot 2000"),
        (3, "VT", "Reedle Shot 100 Essence"),
        (4, "Plated Skin Science", "Intense Serum"),
        (5, "Anua", "Exosome Ampoule"),
        (6, "Numbuzin", "Exosome Serum"),
        (7, "SKIN1004", "Madagascar Centella Exosome Ampoule"),
    ]
)


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Plated Intense Serum 30 mL. Platelet exosomes from human blood.", (4,)),
        ("REEDLE SHOT 100 Essence. 50 ml", (3,)),
        ("Home > Serums > medicube exosome shot 2000, buy now", (2,)),
        ("medicube PDRN pink exosome shot 7500 and 2000", (1, 2)),
        ("Medicubee Exosom Shot 2000", (2,)),
        ("Madagascar Centella Exosome Ampoule", (7,)),
    ],
)
def test_a_name_in_the_first_words_is_found(text: str, likely: tuple[int, ...]) -> None:
    assert CATALOGUE.likely(text) == likely


@pytest.mark.parametrize(
    "text",
    [
        "An exosome serum with an intense ampoule feeling",
        "DEMO GLOW EXOSOME AMPOULE 50 mL",
        "Ingredients: Water, Glycerin, Niacinamide",
        "",
        ",,, !!!",
        " ".join(f"word{number}" for number in range(200)) + " Plated Intense Serum",
    ],
)
def test_words_that_many_names_share_point_to_none(text: str) -> None:
    assert CATALOGUE.likely(text) == ()


def test_an_empty_catalogue_knows_no_name() -> None:
    assert Names().likely("Plated Intense Serum") == ()


@pytest.mark.django_db
def test_names_are_read_once_for_a_version_of_the_catalogue(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    product = make_product(name="Intense Serum", brand=make_brand(name="Plated"))
    make_product(name="Draft Serum", brand=make_brand(name="Plated Draft"), status="draft")
    CatalogueVersion.objects.all().delete()
    CatalogueVersion.objects.create(token="a version of this test")
    with django_assert_num_queries(2):
        assert names().likely("Plated Intense Serum") == (product.pk,)
    with django_assert_num_queries(1):
        assert names().likely("Plated Draft Draft Serum") == ()

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from products.entries import refresh_entries
from products.likely import Names, names
from products.models import Product
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


ROWS = {
    1: (1, "Medicube", "Exosome Shot"),
    2: (2, "Medicube", "Exosome Ampoule"),
    3: (3, "Plated", "Intense Serum"),
    4: (4, "Plated", "Intense Mist"),
    5: (5, "Zeta", "Intense Mizt"),
}
TEXTS = [f"{brand} {name}" for _, brand, name in ROWS.values()] + ["Medicubee Exosom Shot", "Zeta Intense Mitz"]


@given(
    st.lists(st.sampled_from(sorted(ROWS)), unique=True),
    st.lists(st.tuples(st.sampled_from(sorted(ROWS)), st.sampled_from([*sorted(ROWS), None])), max_size=5),
)
def test_names_that_followed_changes_are_those_read_anew(
    before: list[int], changed: list[tuple[int, int | None]]
) -> None:
    rows = {key: ROWS[key] for key in before}
    followed = Names(rows.values())
    for product, called in changed:
        rows.pop(product, None)
        fresh = [(product, *ROWS[called][1:])] if called else []
        rows |= {row[0]: row for row in fresh}
        followed = followed.with_fresh([product], fresh)
    anew = Names(rows.values())
    assert [followed.likely(text) for text in TEXTS] == [anew.likely(text) for text in TEXTS]


def test_those_who_still_look_at_the_names_before_see_them_unchanged() -> None:
    names = Names(ROWS.values())
    names.with_fresh([3, 4], [(3, "Plated", "Rosewood")])
    assert names.likely("Plated Intense Serum") == (3,)
    assert names.likely("Plated Rosewood") == ()


@pytest.mark.django_db
def test_after_a_change_only_what_changed_is_read(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    rose = make_product(name="Intense Serum", brand=make_brand(name="Plated"))
    draft = make_product(name="Draft Serum", brand=make_brand(name="Plated Draft"), status="draft")
    refresh_entries(Product.objects.all())
    assert names().likely("Plated Intense Serum") == (rose.pk,)
    with django_assert_num_queries(1):
        assert names().likely("Plated Draft Draft Serum") == ()
    draft.status = "published"
    draft.save()
    refresh_entries(Product.objects.filter(pk=draft.pk))
    with django_assert_num_queries(2):
        assert names().likely("Plated Draft Draft Serum") == (draft.pk,)
    with django_assert_num_queries(1):
        assert names().likely("Plated Intense Serum") == (rose.pk,)


@pytest.mark.django_db
def test_a_renamed_brand_is_found_by_its_new_name() -> None:
    brand = make_brand(name="Plated")
    rose = make_product(name="Intense Serum", brand=brand)
    refresh_entries(Product.objects.all())
    assert names().likely("Plated Intense Serum") == (rose.pk,)
    brand.name = "Verdant"
    brand.save()
    refresh_entries(brand.products.all())
    assert names().likely("Verdant Intense Serum") == (rose.pk,)

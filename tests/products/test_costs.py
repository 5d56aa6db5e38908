from decimal import Decimal

import pytest

from evaluation.core.assess import assess
from evaluation.knowledge import knowledge
from products.costs import CostRow, costs, units_in
from products.models import Product, ProductLabel
from tests.builders import make_label, make_price, make_product


@pytest.mark.parametrize(
    ("pack", "units"),
    [
        ("5 vials of 2 mL", 5),
        ("10 x 2 mL vials", None),
        ("30 pads", 30),
        ("1 mask", 1),
        ("5 × ampoules of 3 mL", 5),
        ("20 mg powder and 5 mL", None),
        ("15 mL peel, 5 × 5 mL normaliser, 5 × 5 mL serum", None),
        ("5 vials + 5 ampoules", None),
        ("", None),
        ("<script>", None),
        ("9" * 100, None),
    ],
)
def test_a_pack_of_one_kind_says_how_many_it_holds(pack: str, units: int | None) -> None:
    assert units_in(pack) == units


def rows(product: Product, label: ProductLabel) -> tuple[CostRow, ...]:
    return costs(product, label, assess(label.as_core_label(), knowledge()))


@pytest.mark.django_db
def test_each_figure_comes_with_its_assumption() -> None:
    product = make_product(size_ml=Decimal(30))
    make_price(product, "60.00")
    label = make_label(
        product,
        front="Rose exosome serum.",
        making="Rose callus exosomes, 2 billion particles per mL.",
        directions="Apply 4 drops twice a day.",
    )
    assert rows(product, label) == (
        CostRow("Per mL", "USD 2.00", ""),
        CostRow("Per month of use", "USD 24.00", "A month has 30 days; a drop is about 0.05 mL."),
        CostRow("Per billion particles", "USD 1.00", "Particles as counted by the maker; methods differ."),
    )


@pytest.mark.django_db
def test_what_cannot_be_said_comes_with_the_reason() -> None:
    product = make_product(size_ml=None)
    make_price(product, "60.00")
    label = make_label(product, front="Rose exosome serum.", making=None, directions=None)
    assert rows(product, label) == (
        CostRow("Per mL", "", "The volume of the pack was not seen."),
        CostRow("Per month of use", "", "We have not seen the directions."),
        CostRow("Per billion particles", "", "The label states no concentration."),
    )


@pytest.mark.django_db
def test_a_pack_of_vials_has_a_price_per_use() -> None:
    product = make_product(size_ml=Decimal(10), pack="5 vials of 2 mL")
    make_price(product, "100.00")
    label = make_label(product, directions="Use one vial per treatment, once a week.")
    assert CostRow("Per use", "USD 20.00", "") in rows(product, label)


@pytest.mark.django_db
def test_a_session_in_a_clinic_is_no_pack() -> None:
    product = make_product(size_ml=Decimal(30))
    make_price(product, "400.00", basis="session")
    assert rows(product, make_label(product)) == ()


@pytest.mark.django_db
def test_without_a_price_nothing_is_said() -> None:
    product = make_product(size_ml=Decimal(30))
    assert rows(product, make_label(product)) == ()

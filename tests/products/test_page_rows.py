from collections.abc import Callable
from datetime import date

import pytest
import time_machine

from products.assessments import assess_label
from products.corrections import record
from products.entries import refresh_entries
from products.models import Brand, EditorFact, LabelPage, Product, ProductImage, ProductPrice, QuotedClaim
from products.page_rows import page_rows
from tests.builders import (
    make_assessment,
    make_brand,
    make_image,
    make_inquiry,
    make_label,
    make_merged,
    make_price,
    make_product,
    make_report,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

FRONT = "Rose exosome serum by a proprietary swirl."


@pytest.fixture
def rose() -> Product:
    product = make_product(slug="rose", name="Rose", brand=make_brand(name="Élan"), size_ml=30)
    make_price(product, "60.00")
    assess_label(make_label(product, front=FRONT, sources=("plant",)))
    product.refresh_from_db()
    return product


def digest() -> str:
    rows = page_rows("rose")
    assert rows is not None
    return rows.digest


def shown(product: Product) -> object:
    assert product.current_assessment is not None
    return product.current_assessment.label


def correct(product: Product) -> None:
    label = shown(product)
    words = {"reason": "It is named.", "url": "https://e.example/", "seen_by": "Ann", "evidence_grade": "A"}
    record(EditorFact(label=label, kind="verdict", about="C04", verdict="met", seen_on=date(2026, 11, 20), **words))


CHANGES: dict[str, Callable[[Product], object]] = {
    "name": lambda product: Product.objects.filter(pk=product.pk).update(name="Damask"),
    "size": lambda product: Product.objects.filter(pk=product.pk).update(size_ml=50),
    "brand": lambda product: Brand.objects.update(name="Damask"),
    "a new price": lambda product: make_price(product, "50.00"),
    "a mended price": lambda product: ProductPrice.objects.update(note="On sale."),
    "no price": lambda product: ProductPrice.objects.all().delete(),
    "a new look that is scored": lambda product: assess_label(make_label(product, front=FRONT, seen_on="2026-11-20")),
    "a new look": lambda product: make_label(product, front=FRONT, seen_on="2026-11-20"),
    "a red flag": lambda product: assess_label(make_label(product, front="Heals eczema.", seen_on="2026-11-20")),
    "a new reading of the same words": lambda product: assess_label(shown(product)),
    "a correction": correct,
    "a caveat": lambda product: type(shown(product)).objects.update(caveat="Cut off."),
    "a source": lambda product: shown(product).sources.update(detail="petals"),
    "a claim": lambda product: QuotedClaim.objects.create(label=shown(product), text="Lifts"),
    "a page": lambda product: LabelPage.objects.create(label=shown(product), url="https://example.org/more"),
    "a picture": make_image,
    "a question": make_inquiry,
    "a merge into it": lambda product: make_label(make_merged(product), front="Rosa exosomes.", seen_on="2026-10-01"),
    "a page that says otherwise": lambda product: assess_label(
        make_label(product, front="Milk exosomes.", url="https://shop.example/", seen_on="2026-10-01")
    ),
    "a better one like it": lambda product: make_assessment(
        make_label(make_product(), sources=("plant",)), low=99.0, high=100.0
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_a_page_shows_tells_it_apart(rose: Product, change: Callable[[Product], object]) -> None:
    before = digest()
    assert digest() == before
    change(rose)
    assert digest() != before


ELSEWHERE: dict[str, Callable[[Product], object]] = {
    "notes for editors": lambda product: Product.objects.filter(pk=product.pk).update(editor_notes="Doubtful."),
    "a report": make_report,
    "entries written anew": lambda product: refresh_entries(Product.objects.all()),
    "a price of another": lambda product: make_price(make_product(), "1.00"),
    "a worse one like it": lambda product: make_assessment(make_label(make_product(), sources=("plant",)), low=0.5),
    "a better one for another use": lambda product: make_assessment(
        make_label(make_product(use_setting="professional")), low=99.0, high=100.0
    ),
}


@pytest.mark.parametrize("change", ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_a_page_does_not_show_leaves_it_as_it_is(rose: Product, change: Callable[[Product], object]) -> None:
    before = digest()
    change(rose)
    assert digest() == before


def test_pictures_stand_in_their_order_and_are_told_apart_by_it(rose: Product) -> None:
    first, second = make_image(rose), make_image(rose, size=(300, 500))
    before = digest()
    ProductImage.objects.filter(pk=first.pk).update(position=2)
    rows = page_rows("rose")
    assert rows is not None
    assert list(rows.product.images.all()) == [second, first]
    assert rows.digest != before


def test_silence_of_a_brand_tells_one_day_from_another(rose: Product) -> None:
    make_inquiry(rose, asked_on=date(2026, 10, 3))
    with time_machine.travel("2026-11-01"):
        before = digest()
    with time_machine.travel("2026-11-02"):
        assert digest() != before


@pytest.mark.parametrize("make", [make_withdrawn, lambda **values: make_product(status="draft", **values)])
def test_what_is_not_published_has_no_rows(make: Callable[..., Product]) -> None:
    make(slug="gone")
    assert page_rows("gone") is None


def test_a_product_without_a_score_has_rows() -> None:
    make_product(slug="plain")
    rows = page_rows("plain")
    assert rows is not None
    assert (rows.others, rows.conflicts, rows.history.scores) == ((), (), ())


def test_a_statement_that_is_read_otherwise_tells_it_apart(rose: Product) -> None:
    shop = make_label(rose, front="Milk exosomes.", url="https://shop.example/", seen_on="2026-10-01")
    assess_label(shop)
    rows = page_rows("rose")
    assert rows is not None
    assert [conflict.name for conflict in rows.conflicts] == ["Source"]
    shop.assessments.all().delete()
    assert digest() != rows.digest

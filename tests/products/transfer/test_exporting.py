"""The catalogue as files: what goes out comes in again."""

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from products.models import Brand, Product, SourceKind
from products.transfer.exporting import export_rows, write_table
from products.transfer.files import read_table
from products.transfer.importing import carry_out
from products.transfer.planning import Outcome, plan_import
from tests.builders import make_brand, make_image, make_label, make_price, make_product

pytestmark = pytest.mark.django_db


def table(kind, products=None):
    out = io.BytesIO()
    write_table(kind, export_rows(products or Product.objects.all()), out)
    return out.getvalue()


def forget_all():
    for product in Product.objects.all():
        product.images.all().delete()
        Product.objects.update(current_assessment=None)
        for label in product.labels.all():
            label.assessments.all().delete()
            label.delete()
        product.prices.all().delete()
    Product.objects.all().delete()
    Brand.objects.all().delete()


def import_file(name, data):
    plan = plan_import(read_table(name, data))
    assert plan.problems == []
    for _ in carry_out(plan, "test"):
        pass


def fill():
    product = make_product(brand=make_brand(name="Élan", country="France"), name="=Rose", size_ml=Decimal("30.50"))
    label = make_label(
        product,
        front="-20 % lines,\r\n“glow”; 'now'",
        making="",
        ingredients="@qua, Glycerin",
        ingredients_complete=True,
        page_kind="'=odd",
        caveat="(empty)",
    )
    label.sources.create(kind="plant", detail="rose | leaf \\ root", as_stated="+callus")
    label.sources.create(kind="unspecified")
    label.quoted_claims.create(text="=SUM(A1)", said_by="brand page")
    label.quoted_claims.create(text="lifts", url="https://example.org/faq", evidence_grade="B")
    label.further_pages.create(url="https://example.org/faq")
    make_label(product, front="An older look.", seen_on=date(2025, 1, 1))
    make_price(
        product, "74.00", "EUR", seen_on=date(2026, 11, 1), note="@ the shop", seen_by="=Ann", evidence_grade="C"
    )
    make_product(brand=product.brand, name="Bare", status="draft")
    make_image(product)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_what_goes_out_comes_in_again_and_goes_out_the_same(kind):
    fill()
    before = table(kind)
    forget_all()
    import_file(f"a.{kind}", before)
    if kind == "xlsx":  # an archive notes the hour
        assert read_table("a.xlsx", table(kind)) == read_table("a.xlsx", before)
    else:
        assert table(kind) == before
    again = plan_import(read_table(f"a.{kind}", before))
    assert {row.outcome for row in again.rows} == {Outcome.NOTHING}
    assert [row.notes for row in again.rows] == [[], []]


# a control character makes a label no label: the engine takes it for a binary file
letters = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]) | st.sampled_from("\n\t=+-@'|\\")
words = st.text(letters, min_size=1, max_size=12)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    front=st.none() | st.just("") | words,
    ingredients=words,
    detail=words,
    claim=words,
    note=words,
    kind=st.sampled_from(["csv", "json", "xlsx"]),
    source=st.sampled_from(SourceKind.values),
)
def test_whatever_a_label_says_the_second_file_is_the_first(front, ingredients, detail, claim, note, kind, source):
    forget_all()
    product = make_product(editor_notes=note)
    label = make_label(product, front=front, ingredients=ingredients)
    label.sources.create(kind=source, detail=detail)
    label.quoted_claims.create(text=claim)
    before = table("csv")
    same = table(kind)
    forget_all()
    plan = plan_import(read_table(f"a.{kind}", same))
    if any("characters of text" in problem.words or "blank" in problem.words for problem in plan.problems):
        return  # a label of white space, or a claim of it, is none
    assert plan.problems == []
    for _ in carry_out(plan, "test"):
        pass
    assert table("csv") == before


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_exported_cell_begins_like_a_formula(kind):
    fill()
    for row in read_table(f"a.{kind}", table(kind)):
        assert not any(str(cell).startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.cells.values())


def test_an_export_leaves_merged_products_out_and_costs_the_same_for_one_as_for_three(django_assert_num_queries):
    fill()
    make_product(status="merged", merged_into=Product.objects.first())
    with django_assert_num_queries(6):
        assert len(list(export_rows(Product.objects.all()))) == 2
    fill_more = [make_label(make_product()) for _ in range(3)]
    with django_assert_num_queries(6):
        assert len(list(export_rows(Product.objects.all()))) == 2 + len(fill_more)

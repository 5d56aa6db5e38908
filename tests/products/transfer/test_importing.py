"""Rows into the catalogue: all or none, never twice, never over what is there, never published."""

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from products.assessments import assess_label
from products.models import Brand, CatalogueEntry, Product, ProductLabel, SourceKind
from products.transfer.exporting import export_rows, write_table
from products.transfer.files import read_table
from products.transfer.importing import ImportRefusedError, Outcome, carry_out, plan_import
from tests.builders import make_brand, make_image, make_label, make_price, make_product
from tests.products.transfer.rows import ROSE, read_rows

NO_NUMBER = "“{}” is no number as expected: digits, and a point before cents, as in 1234.50."
NO_DATE = "“03/04/2026” is no date that reads in one way only: write it as 2026-11-23."
TOO_MANY = "“plant” has 4 fields, 3 at most; a bar within one is written \\|."

pytestmark = pytest.mark.django_db


def bring(*rows):
    plan = plan_import(read_rows(*rows))
    assert plan.problems == []
    for _ in carry_out(plan, "Import of a.csv"):
        pass
    return [row.outcome for row in plan.rows]


def problems(*rows):
    return [(problem.row, problem.column, problem.words) for problem in plan_import(read_rows(*rows)).problems]


def everything():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Brand, Product, ProductLabel, CatalogueEntry)
    }


def test_a_row_becomes_a_draft_with_its_label_source_and_price():
    assert bring(ROSE) == [Outcome.PRODUCT]
    product = Product.objects.get()
    label = product.labels.get()
    assert (str(product), product.slug, product.status, product.size_ml) == ("Elan Rose", "elan-rose", "draft", 30)
    assert (label.front, label.making, label.seen_on, label.evidence_grade) == (
        "Rose exosome serum.",
        None,
        date(2026, 11, 20),
        "A",
    )
    assert [(source.kind, source.detail) for source in label.sources.all()] == [("plant", "rose callus")]
    assert (product.prices.get().amount, product.prices.get().currency) == (Decimal("60.00"), "USD")
    assert product.current_assessment.label == label
    assert CatalogueEntry.objects.count() == 0
    assert product.history.get().history_change_reason == "Import of a.csv"


def test_looking_writes_nothing():
    make_product()
    before = everything()
    plan = plan_import(read_rows(ROSE))
    assert plan.count(Outcome.PRODUCT) == 1
    assert everything() == before


def test_the_same_rows_again_add_nothing():
    bring(ROSE)
    before = everything()
    assert bring(ROSE) == [Outcome.NOTHING]
    assert everything() == before


def test_a_second_row_of_a_product_is_a_second_look_at_its_label():
    rows = [ROSE, {**ROSE, "seen_on": "2026-11-21"}, ROSE]
    assert bring(*rows) == [Outcome.PRODUCT, Outcome.LABEL, Outcome.NOTHING]
    assert Product.objects.get().labels.count() == 2
    assert Product.objects.get().prices.count() == 1


def test_other_words_are_a_new_look_beside_the_old_one():
    bring(ROSE)
    old = ProductLabel.objects.get()
    assert bring({**ROSE, "front": "Rose vesicle serum."}) == [Outcome.LABEL]
    assert [label.front for label in ProductLabel.objects.newest_first()] == ["Rose vesicle serum.", old.front]
    assert Product.objects.get().current_assessment.label.front == "Rose vesicle serum."


def test_an_older_look_does_not_become_the_one_that_counts():
    bring(ROSE)
    bring({**ROSE, "seen_on": "2025-01-01", "front": "An older pack."})
    assert Product.objects.get().current_assessment.label.front == "Rose exosome serum."


def test_another_price_is_added_alone():
    bring(ROSE)
    assert bring({**ROSE, "price": "65"}) == [Outcome.PRICE]
    assert bring({**ROSE, "price": "65.00"}) == [Outcome.NOTHING]
    assert ProductLabel.objects.count() == 1


def test_what_differs_of_a_product_that_is_there_stays_and_is_said():
    bring(ROSE)
    plan = plan_import(read_rows({**ROSE, "size_ml": "50", "type": "cream", "grade": "B", "brand_country": "France"}))
    assert plan.rows[0].notes == [
        "brand_country stays “”",
        "type stays “serum”",
        "size_ml stays “30.00”",
        "grade stays “A”",
    ]
    assert plan.rows[0].outcome is Outcome.NOTHING


def test_brand_and_name_are_known_however_they_are_capitalised():
    product = make_product(brand=make_brand(name="ELAN"), name="Rose", slug="somewhere-else")
    assert bring({**ROSE, "brand": "elan"}) == [Outcome.LABEL]
    assert product.labels.count() == 1


def test_one_of_two_products_of_a_name_is_told_by_its_slug():
    brand = make_brand(name="Elan")
    make_product(brand=brand, name="Rose", slug="rose-30")
    other = make_product(brand=brand, name="Rose", slug="rose-50")
    assert problems(ROSE) == [(2, "slug", "There are 2 products of that name: give the slug of the one that is meant.")]
    assert bring({**ROSE, "slug": "rose-50"}) == [Outcome.LABEL]
    assert other.labels.count() == 1


def test_a_slug_that_is_taken_gets_a_number():
    make_product(brand=make_brand(name="Else"), name="Other", slug="elan-rose")
    bring(ROSE)
    assert Product.objects.get(name="Rose").slug == "elan-rose-2"


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"brand": ""}, "brand", "It must not be empty."),
        ({"name": "x" * 201}, "name", "Ensure this value has at most 200 characters (it has 201)."),
        ({"name": "로즈", "brand": "엘란"}, "brand_slug", None),
        ({"slug": "No Slug"}, "slug", None),
        ({"type": "serom"}, "type", "There is no “serom”. Is “serum” meant?"),
        (
            {"size_ml": "30 mL"},
            "size_ml",
            "“30 mL” is no number as expected: digits, and a point before cents, as in 1234.50.",
        ),
        ({"size_ml": "0"}, "size_ml", "Ensure this value is greater than or equal to 0.01."),
        (
            {"price": "1,234.50"},
            "price",
            "“1,234.50” is no number as expected: digits, and a point before cents, as in 1234.50.",
        ),
        ({"price": "-5"}, "price", None),
        ({"currency": ""}, "currency", "A price needs it."),
        ({"currency": "usd"}, "currency", "Three capital letters, as in USD."),
        (
            {"seen_on": "03/04/2026"},
            "seen_on",
            NO_DATE,
        ),
        ({"seen_on": "2026-02-30"}, "seen_on", "There is no day 2026-02-30."),
        ({"seen_on": "2999-01-01"}, "seen_on", "2999-01-01 is still to come."),
        ({"seen_on": 12}, "seen_on", "12 is no date: write it as 2026-11-23."),
        ({"seen_on": ""}, "seen_on", "A look at a label needs it."),
        ({"seen_by": ""}, "seen_by", "A look at a label needs it."),
        ({"grade": "D"}, "grade", "There is no “D”. It has to be one of: A, B, C."),
        ({"front": ""}, "front", "No part of the label is there; write (empty) for one that was seen so."),
        ({"front": "x" * 20_001}, "", None),
        ({"ingredients_complete": "yes"}, "ingredients_complete", "A list that was not seen cannot be complete."),
        ({"ingredients_complete": "maybe"}, "ingredients_complete", "“maybe” is neither yes nor no."),
        ({"url": "javascript:alert(1)"}, "url", "Enter a valid URL."),
        ({"sources": "plnt | rose"}, "sources", "There is no “plnt”. Is “plant” meant?"),
        ({"sources": "plant | a\nplant | a"}, "sources", "A source stands there twice."),
        (
            {"sources": "plant | a | b | c"},
            "sources",
            TOO_MANY,
        ),
        ({"further_pages": "no address"}, "further_pages", "Enter a valid URL."),
        ({"claims": "x" * 301}, "claims", "Ensure this value has at most 300 characters (it has 301)."),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(changes, column, words):
    found = problems({**ROSE, "name": "Other", "front": "Other."}, {**ROSE, **changes})
    assert [(row, name) for row, name, _ in found] == [(3, column)]
    if words:
        assert found[0][2] == words


def test_dates_are_read_as_dates_texts_and_the_serials_of_workbooks():
    for cell in (date(2026, 11, 20), "2026-11-20", 46346, 46346.0):
        bring({**ROSE, "seen_on": cell})
    assert [label.seen_on for label in ProductLabel.objects.all()] == [date(2026, 11, 20)]


def test_a_row_that_fails_last_leaves_nothing_behind():
    before = everything()
    rows = [{**ROSE, "name": f"Rose {number}"} for number in range(50)]
    plan = plan_import(read_rows(*rows, {**ROSE, "type": "unheard of"}))
    with pytest.raises(ImportRefusedError):
        carry_out(plan, "test")
    assert everything() == before


def test_a_row_that_the_database_refuses_last_leaves_nothing_behind():
    plan = plan_import(read_rows(*({**ROSE, "name": f"Rose {number}", "brand": "New"} for number in range(50))))
    make_product(slug="new-rose-49")  # by somebody else, meanwhile
    before = everything()
    with pytest.raises(ImportRefusedError, match="nothing was imported"):
        carry_out(plan, "test")
    assert everything() == before


def test_no_file_publishes_or_withdraws_anything():
    bring({**ROSE, "grade": "A"})
    assert Product.objects.get().status == "draft"
    Product.objects.update(status="published")
    bring({**ROSE, "seen_on": "2026-11-22"})
    assert Product.objects.get().status == "published"


def test_no_file_takes_a_critical_red_flag_from_a_published_page():
    critical = "Regenerates damaged tissue and cures eczema."
    product = make_product(brand=make_brand(name="Elan"), name="Rose")
    assessment = assess_label(make_label(product, front=critical, seen_on=date(2026, 11, 1)))
    assert assessment.critical_flags
    found = problems(ROSE)
    assert {(row, column) for row, column, _ in found} == {(2, "front")}
    assert "would leave a published page" in found[0][2]
    assert bring({**ROSE, "front": f"{critical} New pack."}) == [Outcome.LABEL]
    Product.objects.update(status="draft")
    assert bring({**ROSE, "seen_on": "2026-11-23"}) == [Outcome.LABEL]


def test_a_merged_product_takes_no_more_looks():
    other = make_product()
    make_product(brand=make_brand(name="Elan"), name="Rose", slug="rose", status="merged", merged_into=other)
    assert problems({**ROSE, "slug": "rose"}) == [
        (2, "slug", "That product was merged into another: give the other's slug.")
    ]


def test_a_plan_costs_the_same_queries_for_one_row_as_for_three(django_assert_num_queries):
    rows = [{**ROSE, "name": f"Rose {number}"} for number in range(3)]
    bring(*rows)
    for some in rows[:1], rows:
        read = read_rows(*({**row, "front": "Other words."} for row in some))
        with django_assert_num_queries(5):
            plan_import(read)


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
    label.further_pages.create(url="https://example.org/faq")
    make_label(product, front="An older look.", seen_on=date(2025, 1, 1))
    make_price(product, "74.00", "EUR", seen_on=date(2026, 11, 1), note="@ the shop")
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

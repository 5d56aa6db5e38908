"""Rows into the catalogue: all or none, never twice, never over what is there, never published."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from products.assessments import assess_label
from products.models import CatalogueEntry, Product, ProductLabel
from products.public_changes import TABLE
from products.querysets import CaptureChangedError
from products.transfer.importing import ImportRefusedError, carry_out
from products.transfer.planning import Outcome, plan_import
from tests.builders import make_brand, make_product
from tests.products.transfer.rows import ROSE, bring, everything, read_rows

pytestmark = pytest.mark.django_db


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


def test_brand_and_name_are_known_however_they_are_capitalised():
    product = make_product(brand=make_brand(name="ELAN"), name="Rose", slug="somewhere-else")
    assert bring({**ROSE, "brand": "elan"}) == [Outcome.LABEL]
    assert product.labels.count() == 1


def test_a_slug_that_is_taken_gets_a_number():
    make_product(brand=make_brand(name="Else"), name="Other", slug="elan-rose")
    bring(ROSE)
    assert Product.objects.get(name="Rose").slug == "elan-rose-2"


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


def test_many_drafts_are_scored_as_each_alone_would_be():
    bring({**ROSE, "name": "Alone", "ingredients": "Aqua, Cetearyl Alcoholl, Glycerin"})
    rows = [{**ROSE, "name": f"Rose {number}", "ingredients": "Aqua, Cetearyl Alcoholl, Glycerin"} for number in (1, 2)]
    bring(*rows)
    again = assess_label(Product.objects.get(name="Alone").looks().get())
    for product in Product.objects.all():
        score = product.current_assessment
        assert (score.scorecard, score.judged_as) == (again.scorecard, again.judged_as)
        assert (score.low, score.high, score.method_version) == (again.low, again.high, again.method_version)
        assert [near.listed for near in product.near_names.all()] == ["Cetearyl Alcoholl"]


def test_a_draft_s_second_look_that_comes_first_in_the_file_is_the_one_that_counts_if_it_is_newer():
    bring({**ROSE, "seen_on": "2026-11-21", "front": "Newer."}, ROSE)
    assert [label.assessments.count() for label in ProductLabel.objects.all()] == [1, 1]
    assert Product.objects.get().current_assessment.label.front == "Newer."


def test_a_published_product_in_the_same_file_is_shown_anew_and_logged():
    bring(ROSE)
    product = Product.objects.get()
    Product.objects.update(status="published")
    bring({**ROSE, "seen_on": "2026-11-22"}, {**ROSE, "name": "Other"})
    product.refresh_from_db()
    assert product.publications.get().assessment == product.current_assessment
    assert [entry.product for entry in CatalogueEntry.objects.all()] == [product]


def test_a_draft_that_became_something_else_while_it_was_judged_is_judged_the_careful_way():
    plan = plan_import(read_rows(ROSE))
    judging = carry_out(plan, "test")
    Product.objects.update(status="published")
    assert [label.product.slug for label in judging] == ["elan-rose"]
    assert Product.objects.get().publications.count() == 1


def test_captures_that_came_with_a_file_keep_their_words():
    plan = plan_import(read_rows(ROSE))
    list(carry_out(plan, "test"))
    label = plan.rows[0].label
    label.front = "Other words."
    with pytest.raises(CaptureChangedError):
        label.save()


def test_thirty_drafts_cost_the_queries_of_three():
    rows = [{**ROSE, "name": f"Rose {number}"} for number in range(34)]
    bring(rows[0])  # the brand
    counts = []
    for some in rows[1:4], rows[4:]:
        plan = plan_import(read_rows(*some))
        with CaptureQueriesContext(connection) as queries:
            list(carry_out(plan, "test"))
        # each change of a public table is noted, and now and then older notes are cleared away
        counts.append(sum(TABLE not in query["sql"] for query in queries))
    assert counts[0] == counts[1]


def test_each_new_row_tells_in_its_history_where_it_came_from():
    bring(ROSE)
    label = ProductLabel.objects.get()
    rows = [label.product.brand, label.product, label, label.sources.get(), label.product.prices.get()]
    assert {(row.history.get().history_type, row.history.get().history_change_reason) for row in rows} == {
        ("+", "Import of a.csv")
    }


def test_a_price_says_who_looked_and_how_sure_and_older_files_say_it_of_the_label_alone():
    bring(ROSE, {**ROSE, "price": "65", "price_seen_by": "Ann", "price_grade": "C"})
    prices = {(str(price.amount), price.seen_by, price.evidence_grade) for price in Product.objects.get().prices.all()}
    assert prices == {("60.00", "an editor", "A"), ("65.00", "Ann", "C")}


def test_a_claim_takes_what_the_file_leaves_out_from_its_label():
    claims = "softens | brand page\nlifts | FAQ | https://example.org/faq | 2026-11-01 | Ann | B"
    bring({**ROSE, "claims": claims})
    kept = [
        (claim.text, claim.url, claim.seen_on, claim.seen_by, claim.evidence_grade)
        for claim in ProductLabel.objects.get().quoted_claims.all()
    ]
    assert kept == [
        ("softens", "https://example.org/rose", date(2026, 11, 20), "an editor", "A"),
        ("lifts", "https://example.org/faq", date(2026, 11, 1), "Ann", "B"),
    ]

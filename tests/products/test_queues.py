from datetime import date

import pytest

from evaluation.knowledge import knowledge
from products.assessments import assess_label
from products.merging.products import merge_products
from products.models import BrandPair, NearName, ProductPair
from products.queues import COUNTED_TO, QUEUE_BY_ID, QUEUES, glance, queues_for
from tests.builders import (
    make_brand,
    make_editor,
    make_inquiry,
    make_label,
    make_product,
    make_report,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 1)
YEAR_AGO = date(2025, 12, 1)


def at(queue, today=TODAY):
    found = glance(QUEUE_BY_ID[queue], today)
    return found.count, [row.words for row in found.first]


def draft(grade, **values):
    product = make_product(status="draft", **values)
    make_label(product, evidence_grade=grade)
    return product


@pytest.mark.parametrize("count", [0, 1, 5])
def test_error_reports_that_are_not_settled_wait(count):
    for _ in range(count):
        make_report()
    make_report(is_settled=True)
    found, first = at("reports")
    assert (found, len(first)) == (count, min(count, 3))


def test_a_published_label_is_stale_once_it_is_older_than_a_year():
    for day in (date(2025, 11, 30), YEAR_AGO):
        assess_label(make_label(seen_on=day))
    assess_label(make_label(make_product(status="draft"), seen_on=date(2020, 1, 1)))
    assert at("stale")[0] == 1


def test_a_newer_look_takes_a_product_off_the_stale_ones():
    label = make_label(seen_on=date(2020, 1, 1))
    assess_label(label)
    assert at("stale")[0] == 1
    assess_label(make_label(label.product, seen_on=date(2026, 11, 1)))
    assert at("stale")[0] == 0


def test_products_in_review_wait():
    product = make_product(status="in_review")
    make_product(status="draft")
    assert at("in-review") == (1, [str(product)])


def test_drafts_whose_newest_look_is_of_grade_c_wait():
    product = draft("C")
    draft("B")
    better = draft("C")
    make_label(better, evidence_grade="A", seen_on=date(2026, 11, 20))
    worse = draft("A")
    make_label(worse, evidence_grade="C", seen_on=date(2026, 11, 20))
    make_label(make_product(), evidence_grade="C")
    assert at("grade-c") == (2, [str(worse), str(product)])


def test_published_products_are_ordered_by_what_answers_are_worth():
    vague = assess_label(make_label(front="An exosome serum.", making="", ingredients="", directions=""))
    clear = assess_label(
        make_label(
            front="An exosome serum.",
            making="Made from Rosa damascena callus by tangential flow filtration, 2 x 10^10 particles per mL.",
            ingredients="",
            directions="",
        )
    )
    assess_label(make_label(make_product(status="draft")))
    assert at("unknowns") == (2, [str(vague.label.product), str(clear.label.product)])
    about = glance(QUEUE_BY_ID["unknowns"], TODAY).first[0].about
    assert about.startswith("answers worth up to ")
    assert "above all: " in about


def test_names_to_confirm_wait_with_their_products_until_somebody_decides():
    products = [make_product() for _ in range(5)]
    for product in products:
        assess_label(make_label(product, ingredients="Aqua, Cetearyl Alcoholl, Glycerin, Panthenol"))
    (row,) = glance(QUEUE_BY_ID["near-names"], TODAY).first
    assert row.words == "“Cetearyl Alcoholl”: CETEARYL ALCOHOL?"
    assert "96.8 % alike, counted as the same; on " in row.about
    assert row.about.endswith(f"{products[2]} and 2 more")
    NearName.objects.get().decide("other", make_editor(), "")
    assert at("near-names") == (0, [])


def test_a_name_that_no_label_has_any_more_does_not_wait():
    NearName.objects.create(key="x", listed="X", inci="Y", similarity=90, is_match=False)
    assert at("near-names") == (0, [])


def test_pairs_wait_until_they_are_called_distinct():
    one, two = make_product(), make_product()
    ProductPair.objects.create(first=one, second=two, similarity=95)
    BrandPair.objects.create(first=one.brand, second=two.brand, similarity=95)
    assert [at(queue)[0] for queue in ("product-pairs", "brand-pairs")] == [1, 1]
    for pair in (ProductPair.objects.get(), BrandPair.objects.get()):
        pair.decide("distinct", make_editor(), "")
    assert [at(queue)[0] for queue in ("product-pairs", "brand-pairs")] == [0, 0]


def test_a_merge_settles_the_pair():
    brand = make_brand()
    one, two = make_product(brand=brand, name="Rose Serum"), make_product(brand=brand, name="Rose Serums")
    ProductPair.objects.create(first=one, second=two, similarity=95)
    merge_products(one, two, make_editor(), "one pack")
    assert at("product-pairs") == (0, [])


def test_silence_and_answers_wait():
    make_inquiry()
    make_inquiry(asked_on=date(2026, 11, 20))
    make_inquiry(answer="Yes.", answered_on=date(2026, 11, 20))
    assert [at(queue)[0] for queue in ("silent", "answers")] == [1, 1]


def test_citations_wait_a_year_after_somebody_looked():
    known = knowledge().citations.values()
    unverified = sum(not citation.verified for citation in known)
    assert at("citations", date(2026, 11, 24))[0] == unverified
    assert at("citations", date(2027, 11, 23))[0] == len(known)


def test_a_long_queue_is_counted_to_a_thousand():
    product = make_product()
    for _ in range(COUNTED_TO + 5):
        make_inquiry(product, asked_on=date(2026, 1, 1))
    found = glance(QUEUE_BY_ID["silent"], TODAY)
    assert (found.count, found.is_long) == (COUNTED_TO, True)


def test_everybody_sees_the_queues_that_she_may_work_on():
    assert queues_for(make_editor()) == []
    assert {queue.id for queue in queues_for(make_editor("change_errorreport"))} == {"reports"}
    assert "merges" not in {queue.id for queue in queues_for(make_editor("change_product", "add_productmerge"))}
    assert {queue.id for queue in queues_for(make_editor("approve_merge"))} == {"merges"}


def test_every_queue_has_a_title_help_and_a_permission_that_exists():
    from django.contrib.auth.models import Permission

    known = {f"products.{codename}" for codename in Permission.objects.values_list("codename", flat=True)}
    assert {queue.permission for queue in QUEUES} - known == set()
    assert all(queue.title and queue.help.endswith(".") for queue in QUEUES)


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.id)
def test_a_glance_costs_three_queries_at_most(queue, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        glance(queue, TODAY)

from datetime import date

import pytest

from products.assessments import assess_label
from products.models import BrandPair, NearName, Product, ProductMerge, ProductPair
from products.queues import QUEUES
from tests.builders import make_brand, make_editor, make_inquiry, make_label, make_product, make_report

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"
CRITICAL = "An exosome serum. Cures eczema and psoriasis."


def shown(response):
    return response.content.decode()


def with_work():
    """Something in most queues."""
    brand = make_brand()
    one = make_product(brand=brand, name="Rose Serum")
    two = make_product(brand=brand, name="Rose Serums")
    ProductPair.objects.create(first=one, second=two, similarity=95)
    BrandPair.objects.create(first=brand, second=make_brand(), similarity=95)
    make_report(one)
    make_inquiry(one)
    make_inquiry(two, answer="Yes.", answered_on=date(2026, 11, 20))
    make_product(status="in_review")
    make_label(make_product(status="draft"), evidence_grade="C")
    assess_label(make_label(one, ingredients="Aqua, Cetearyl Alcoholl, Glycerin", seen_on=date(2020, 1, 1)))
    return one, two


def test_the_first_page_shows_the_work_that_waits(admin_client):
    with_work()
    page = shown(admin_client.get("/admin/"))
    assert 'id="work"' in page
    for queue in QUEUES:
        assert f'href="/admin/queues/{queue.id}/"' in page


def test_the_first_page_costs_the_same_queries_for_little_work_as_for_much(admin_client, django_assert_max_num_queries):
    with_work()
    with django_assert_max_num_queries(36) as first:
        admin_client.get("/admin/")
    with_work()
    with_work()
    with django_assert_max_num_queries(len(first)):
        admin_client.get("/admin/")


def test_whoever_may_do_nothing_sees_no_work(client):
    with_work()
    client.force_login(make_editor())
    assert 'id="work"' not in shown(client.get("/admin/"))


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.id)
def test_every_queue_has_a_page_for_whoever_may_work_on_it(admin_client, client, queue):
    with_work()
    response = admin_client.get(f"/admin/queues/{queue.id}/")
    assert response.status_code == 200
    assert queue.title in shown(response)
    client.force_login(make_editor())
    assert client.get(f"/admin/queues/{queue.id}/").status_code == 403
    client.logout()
    assert client.get(f"/admin/queues/{queue.id}/").status_code == 302


@pytest.mark.parametrize("queue", ["reports", "near-names", "product-pairs", "unknowns", "grade-c"])
def test_a_queue_costs_the_same_queries_for_one_as_for_three(admin_client, django_assert_max_num_queries, queue):
    with_work()
    with django_assert_max_num_queries(12) as first:
        admin_client.get(f"/admin/queues/{queue}/")
    with_work()
    with_work()
    with django_assert_max_num_queries(len(first)):
        admin_client.get(f"/admin/queues/{queue}/")


@pytest.mark.parametrize("page", ["0", "-1", "x", "1001", "9" * 40, "²"])
def test_a_page_that_cannot_be_is_not_found(admin_client, page):
    assert admin_client.get(f"/admin/queues/reports/?page={page}").status_code == 404


def test_an_unknown_queue_is_not_found(admin_client):
    assert admin_client.get("/admin/queues/nonsense/").status_code == 404


def test_a_long_queue_is_read_page_by_page(admin_client):
    for number in range(51):
        make_report(words=f"Report {number:02d} says so.", sent_on=date(2026, 10, 1))
    first, second = (shown(admin_client.get(f"/admin/queues/reports/?page={page}")) for page in (1, 2))
    assert ("Report 49" in first, "Report 50" in first, 'href="?page=2"' in first) == (True, False, True)
    assert ("Report 50" in second, 'href="?page=1"' in second, 'href="?page=3"' in second) == (True, True, False)
    assert "Nothing waits on this page any more." in shown(admin_client.get("/admin/queues/reports/?page=3"))


def test_hostile_words_stay_words(admin_client):
    make_report(make_product(name=HOSTILE), words=HOSTILE)
    for address in ("/admin/", "/admin/queues/reports/"):
        assert HOSTILE not in shown(admin_client.get(address))


def test_a_name_is_confirmed_and_becomes_a_line(admin_client, admin_user):
    with_work()
    name = NearName.objects.get()
    response = admin_client.post(
        f"/admin/queues/near-names/{name.pk}/", {"decision": "same", "reason": "a slip", "next": "/admin/"}
    )
    assert response.url == "/admin/"
    name.refresh_from_db()
    assert (name.decision, name.decided_by, name.reason) == ("same", admin_user, "a slip")
    assert name.decided_at is not None
    lines = admin_client.get("/admin/queues/near-names/synonyms.csv")
    assert lines["Content-Type"] == "text/csv; charset=utf-8"
    assert shown(lines) == "label_name,name\nCetearyl Alcoholl,CETEARYL ALCOHOL\n"
    assert "Nothing waits here." in shown(admin_client.get("/admin/queues/near-names/"))


def test_the_page_says_that_names_stand_in_reviewed_files(admin_client):
    assert "stand in reviewed data files" in shown(admin_client.get("/admin/queues/near-names/"))


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"decision": "nonsense"}, "choose one of the buttons"),
        ({}, "choose one of the buttons"),
        ({"decision": "distinct"}, "That is not a decision on this."),
        ({"decision": "same", "reason": "x" * 301}, "at most 300 characters"),
    ],
)
def test_what_is_no_decision_is_refused_with_a_reason(admin_client, values, complaint):
    with_work()
    name = NearName.objects.get()
    page = shown(admin_client.post(f"/admin/queues/near-names/{name.pk}/", values, follow=True))
    assert complaint in page
    name.refresh_from_db()
    assert name.decision == ""


def test_an_entry_that_begins_as_a_formula_is_not_confirmed(admin_client):
    name = NearName.objects.create(key="=aqua", listed="=Aqua", inci="AQUA", similarity=90, is_match=False)
    page = shown(admin_client.post(f"/admin/queues/near-names/{name.pk}/", {"decision": "same"}, follow=True))
    assert "begins as a formula does" in page


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_a_decision_leads_nowhere_else(admin_client, there):
    with_work()
    name = NearName.objects.get()
    response = admin_client.post(f"/admin/queues/near-names/{name.pk}/", {"decision": "other", "next": there})
    assert response.url == "/admin/queues/near-names/"


@pytest.mark.parametrize(("model", "queue"), [(ProductPair, "product-pairs"), (BrandPair, "brand-pairs")])
def test_two_that_are_not_one_are_remembered(admin_client, admin_user, model, queue):
    with_work()
    pair = model.objects.first()
    admin_client.post(f"/admin/queues/{queue}/{pair.pk}/", {"decision": "distinct", "reason": "two lines"})
    pair.refresh_from_db()
    assert (pair.decision, pair.decided_by, pair.reason) == ("distinct", admin_user, "two lines")


@pytest.mark.parametrize("queue", ["near-names", "product-pairs", "brand-pairs"])
def test_decisions_are_posted_by_whoever_may(admin_client, client, queue):
    assert admin_client.get(f"/admin/queues/{queue}/1/").status_code == 405
    client.force_login(make_editor())
    assert client.post(f"/admin/queues/{queue}/1/", {"decision": "same"}).status_code == 403


def address(one, other, kind="products"):
    return f"/admin/merge/{kind}/?one={one.pk}&other={other.pk}"


def test_products_are_compared_and_merged(admin_client):
    one, two = with_work()
    page = shown(admin_client.get(address(one, two)))
    assert f"If {one} stays" in page
    assert f"If {two} stays" in page
    response = admin_client.post(address(one, two), {"survivor": one.pk, "reason": "one pack"}, follow=True)
    merge = ProductMerge.objects.get()
    assert response.redirect_chain[-1][0] == f"/admin/merge/products/{merge.pk}/"
    assert Product.objects.get(pk=two.pk).merged_into == one
    response = admin_client.post(f"/admin/merge/products/{merge.pk}/", {"action": "undo", "reason": "two"}, follow=True)
    assert Product.objects.get(pk=two.pk).merged_into is None
    assert "Undo the merge" not in shown(response)


def test_a_merge_that_cannot_be_is_refused_and_keeps_what_was_typed(admin_client):
    one, two = make_product(), make_product(status="draft")
    response = admin_client.post(address(one, two), {"survivor": two.pk, "reason": f"one pack {HOSTILE}"})
    page = shown(response)
    assert response.status_code == 422
    assert "its address would lead nowhere" in page
    assert "one pack &lt;script&gt;" in page
    assert HOSTILE not in page


@pytest.mark.parametrize("values", [{}, {"survivor": "0", "reason": "x"}, {"survivor": "x"}, {"reason": "one pack"}])
def test_which_one_stays_has_to_be_said(admin_client, values):
    response = admin_client.post(address(make_product(), make_product()), values)
    assert response.status_code == 422
    assert not ProductMerge.objects.exists()


@pytest.mark.parametrize("query", ["", "?one=1", "?one=x&other=y", "?one=1&other=1", f"?one={'9' * 30}&other=1"])
@pytest.mark.parametrize("kind", ["products", "brands"])
def test_a_pair_that_is_none_is_not_found(admin_client, kind, query):
    make_product(pk=1)
    assert admin_client.get(f"/admin/merge/{kind}/{query}").status_code == 404


def test_a_critical_flag_waits_for_a_second_person(client):
    kept, gone = make_product(slug="rose"), make_product(slug="rosa")
    assess_label(make_label(kept, seen_on=date(2026, 11, 20)))
    assess_label(make_label(gone, front=CRITICAL))
    editor = make_editor("add_productmerge", "change_productmerge")
    client.force_login(editor)
    assert "so a second person has to approve" in shown(client.get(address(kept, gone)))
    page = shown(client.post(address(kept, gone), {"survivor": kept.pk, "reason": "one pack"}, follow=True))
    assert "a second person has to approve the merge" in page
    assert "Approve and merge" not in page
    merge = ProductMerge.objects.get()
    response = client.post(f"/admin/merge/products/{merge.pk}/", {"action": "approve"})
    assert response.status_code == 422

    client.force_login(make_editor("approve_merge"))
    assert str(merge) in shown(client.get("/admin/queues/merges/"))
    client.post(f"/admin/merge/products/{merge.pk}/", {"action": "approve"})
    assert Product.objects.get(pk=gone.pk).status == "merged"


def test_brands_are_merged_and_taken_back(admin_client):
    kept, gone = make_brand(), make_brand()
    product = make_product(brand=gone)
    assert f"{gone}: 1 product" in shown(admin_client.get(address(kept, gone, "brands")))
    response = admin_client.post(address(kept, gone, "brands"), {"survivor": kept.pk, "reason": "one company"})
    assert Product.objects.get(pk=product.pk).brand == kept
    page = admin_client.post(response.url, {"action": "undo", "reason": ""})
    assert page.status_code == 422
    admin_client.post(response.url, {"action": "undo", "reason": "two companies"})
    assert Product.objects.get(pk=product.pk).brand == gone


@pytest.mark.parametrize("values", [{"action": "nonsense", "reason": "x"}, {"reason": "x"}])
def test_an_unknown_action_does_nothing(admin_client, values):
    one, two = with_work()
    response = admin_client.post(address(one, two), {"survivor": one.pk, "reason": "one pack"})
    assert admin_client.post(response.url, values).status_code == 422
    assert Product.objects.get(pk=two.pk).merged_into == one


@pytest.mark.parametrize("kind", ["products", "brands"])
def test_merging_takes_the_right_to(client, kind):
    client.force_login(make_editor("change_product"))
    assert client.get(f"/admin/merge/{kind}/?one=1&other=2").status_code == 403


@pytest.mark.parametrize("model", ["nearname", "productpair", "brandpair", "productmerge", "brandmerge"])
def test_what_was_decided_is_looked_at_and_not_changed(admin_client, django_assert_max_num_queries, model):
    one, two = with_work()
    admin_client.post(address(one, two), {"survivor": one.pk, "reason": "one pack"})
    with django_assert_max_num_queries(12):
        assert admin_client.get(f"/admin/products/{model}/?q=e").status_code == 200
    assert admin_client.get(f"/admin/products/{model}/add/").status_code == 403


def test_a_brand_that_was_merged_is_not_offered_for_a_product(admin_client):
    make_brand(name="Élan Vital", merged_into=make_brand(name="Elan Vital"))
    answer = admin_client.get(
        "/admin/autocomplete/",
        {"term": "vital", "app_label": "products", "model_name": "product", "field_name": "brand"},
    )
    assert [row["text"] for row in answer.json()["results"]] == ["Elan Vital"]

from datetime import date

import pytest
from django.test import Client

from products.assessments import assess_label
from products.models import HeldChange, Product
from tests.builders import make_label, make_product, make_user
from tests.products.admin.test_products import management, product_form

pytestmark = pytest.mark.django_db

LOUD = "Milk exosome serum <b>. Cures eczema."


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def flagged():
    product = make_product(slug="rose")
    assess_label(make_label(product, front=LOUD, seen_on=date(2026, 1, 1)))
    return product


@pytest.fixture
def change(flagged):
    assess_label(make_label(flagged, front="Milk exosome serum.", seen_on=date(2026, 2, 1)), by=make_user("Editor"))
    return HeldChange.objects.get()


def decide(change):
    return f"/admin/products/heldchange/{change.pk}/decide/"


def test_a_label_added_on_the_product_s_page_is_no_way_around_the_second_person(flagged):
    user = make_user(is_superuser=True)
    label = {
        "labels-1-front": "Milk exosome serum.",
        "labels-1-seen_on": "2026-02-01",
        "labels-1-seen_by": "an editor",
        "labels-1-evidence_grade": "A",
        "labels-1-url": "https://example.org/serum",
        "labels-1-id": "",
    }
    kept = flagged.labels.get()
    form = product_form(flagged, **{**management("labels", total=2, initial=1), "labels-0-id": kept.pk, **label})
    client = signed_in(user)
    response = client.post(f"/admin/products/product/{flagged.pk}/change/", form)
    assert response.status_code == 302
    change = HeldChange.objects.get()
    assert (change.author, Product.objects.get().current_assessment.label) == (user, kept)
    refused = client.post(decide(change), {"approve": "1"})
    assert (refused.status_code, "takes a second person" in refused.content.decode()) == (422, True)
    assert Product.objects.get().current_assessment.label == kept


def test_the_page_shows_the_flag_the_reason_and_both_scorecards(change):
    page = signed_in(make_user("Reviewer")).get(decide(change)).content.decode()
    assert "would remove 1 critical red flag" in page
    assert '<q dir="auto">Cures eczema</q>' in page
    assert change.removes[0]["because"][:40] in page.replace("&#x27;", "'")
    assert "What the public sees" in page
    assert "What is held" in page
    assert "<del> &lt;b&gt;</del>" in page or "&lt;b&gt;" in page
    assert "<b>." not in page


def test_a_reviewer_approves(change):
    client = signed_in(make_user("Reviewer"))
    assert client.post(decide(change), {"approve": "1", "words": ""}).status_code == 302
    assert Product.objects.get().current_assessment == change.assessment
    assert 'name="approve"' not in client.get(decide(change)).content.decode()


def test_declining_without_words_is_refused_and_keeps_the_page(change):
    client = signed_in(make_user("Reviewer"))
    refused = client.post(decide(change), {"decline": "1", "words": ""})
    assert (refused.status_code, "Say why" in refused.content.decode()) == (422, True)
    assert client.post(decide(change), {"decline": "1", "words": "Another product."}).status_code == 302
    assert HeldChange.objects.get().state == "declined"


def test_an_editor_sees_what_waits_and_cannot_decide_it(change):
    client = signed_in(make_user("Editor"))
    assert 'name="approve"' not in client.get(decide(change)).content.decode()
    assert client.post(decide(change), {"approve": "1"}).status_code == 422
    assert signed_in(make_user("Clinic manager")).get(decide(change)).status_code == 403


def test_the_product_s_page_says_that_a_change_waits(change):
    page = signed_in(make_user("Editor")).get(f"/admin/products/product/{change.product_id}/change/").content.decode()
    assert "A change waits for a second person" in page
    assert decide(change) in page


def test_an_address_of_the_list_leads_to_the_decision(change):
    response = signed_in(make_user("Reviewer")).get(f"/admin/products/heldchange/{change.pk}/change/")
    assert response["Location"] == decide(change)


@pytest.mark.parametrize("key", ["999", "none", "1/decide/widgets.css"])
def test_what_is_no_change_is_not_found(change, key):
    address = f"/admin/products/heldchange/{key}/change/"
    assert signed_in(make_user("Reviewer")).get(address).status_code == 404


@pytest.mark.parametrize("model", ["heldchange", "decision", "publication"])
def test_lists_of_logs_cost_the_same_for_one_row_as_for_three(change, model, django_assert_max_num_queries):
    client = signed_in(make_user("Reviewer"))
    address = f"/admin/products/{model}/?q=e"
    with django_assert_max_num_queries(20) as first:
        assert client.get(address).status_code == 200
    for number in range(2):
        product = make_product(slug=f"more-{number}")
        assess_label(make_label(product, front=LOUD, seen_on=date(2026, 1, 1)))
        assess_label(make_label(product, front="Milk exosome serum.", seen_on=date(2026, 2, 1)))
    with django_assert_max_num_queries(len(first)):
        assert client.get(address).status_code == 200


def test_history_and_causes_show_what_changed_and_who_decided(change):
    client = signed_in(make_user("Reviewer", username="rita"))
    client.post(decide(change), {"approve": "1", "words": "The page reads so now."})
    address = f"/admin/products/product/{change.product_id}/causes/"
    page = client.get(address).content.decode()
    assert "change approved by rita: The page reads so now." in page
    assert "A new look at the label." in page
    assert "<del>Cures</del>" in page or "Cures eczema" in page
    assert "<b>." not in page
    labels = [label.pk for label in Product.objects.get().labels.all()]
    assessments = [label.assessments.get().pk for label in Product.objects.get().labels.all()]
    compared = client.get(
        f"{address}?before={assessments[1]}&after={assessments[0]}&earlier={labels[1]}&later={labels[0]}"
    ).content.decode()
    assert "Red flags lost" in compared


@pytest.mark.parametrize("query", ["before=x&after=-1", "earlier=999&later=0", "before=99999999999999999999&after=1"])
def test_what_is_no_row_of_the_product_compares_nothing(change, query):
    client = signed_in(make_user("Reviewer"))
    assert client.get(f"/admin/products/product/{change.product_id}/causes/?{query}").status_code == 200

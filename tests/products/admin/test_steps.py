import pytest
from django.test import Client

from products.models import Decision, Product
from tests.builders import make_label, make_product, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/products/product/"


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def in_status(status, **values):
    return make_label(make_product(status=status, **values)).product


def step(product, name):
    return f"/admin/products/product/{product.pk}/step/{name}/"


def chosen(products, name, **more):
    return {"action": f"step_{name}", "_selected_action": [product.pk for product in products], **more}


def test_a_product_s_page_offers_the_steps_that_lead_on():
    product = in_status("in_review")
    page = signed_in(make_user("Reviewer")).get(f"/admin/products/product/{product.pk}/change/").content.decode()
    assert [name for name in ("submit", "send_back", "publish", "withdraw") if step(product, name) in page] == [
        "send_back",
        "publish",
    ]
    page = signed_in(make_user("Editor")).get(f"/admin/products/product/{product.pk}/change/").content.decode()
    assert "/step/" not in page


def test_a_step_is_asked_about_and_then_done():
    product, editor = in_status("draft"), make_user("Editor")
    client = signed_in(editor)
    asked = client.get(step(product, "submit")).content.decode()
    assert 'value="Submit for review"' in asked
    assert Product.objects.get().status == "draft"
    response = client.post(step(product, "submit"), {"words": "Please look at the sources."})
    assert response.status_code == 302
    assert Product.objects.get().status == "in_review"
    assert [(row.user, row.words) for row in Decision.objects.all()] == [(editor, "Please look at the sources.")]


def test_a_refusal_says_why_and_keeps_the_words():
    product = in_status("published")
    client = signed_in(make_user("Reviewer"))
    refused = client.post(step(product, "withdraw"), {"words": ""})
    assert (refused.status_code, "This field is required." in refused.content.decode()) == (422, True)
    Product.objects.update(status="draft")
    stale = client.post(step(product, "withdraw"), {"words": "No longer <sold>."})
    page = stale.content.decode()
    assert (stale.status_code, "It is draft, not published." in page) == (422, True)
    assert Product.objects.get().status == "draft"


def test_a_step_that_one_may_not_take_is_forbidden_and_an_unknown_one_not_found():
    product = in_status("in_review")
    client = signed_in(make_user("Editor"))
    assert client.post(step(product, "publish"), {}).status_code == 403
    assert client.get(step(product, "merge")).status_code == 404
    assert client.get("/admin/products/product/999/step/submit/").status_code == 404
    assert Client().get(step(product, "publish")).status_code == 302, "sign in first"


def test_many_products_are_asked_about_and_then_each_tells_what_came_of_it():
    user = make_user("Reviewer")
    client = signed_in(user)
    ready, own, weak = in_status("in_review"), in_status("draft"), make_product(status="in_review")
    client.post(step(own, "submit"), {"words": ""})
    asked = client.post(LIST, chosen([ready, own, weak], "publish")).content.decode()
    assert "Publish: 1 product" in asked
    assert "Publishing takes a second person: you worked on it yourself." in asked
    assert "It cannot be published yet: it has no label yet." in asked
    told = client.post(LIST, chosen([ready, own, weak], "publish", sure="yes", words="")).content.decode()
    assert "1 of 3 products: published." in told
    assert told.count("Not done.") == 2
    assert {product.pk: product.status for product in Product.objects.all()} == {
        ready.pk: "published",
        own.pk: "in_review",
        weak.pk: "in_review",
    }


@pytest.mark.parametrize("is_superuser", [False, True])
def test_a_bulk_step_is_no_way_around_the_second_person(is_superuser):
    user = make_user("Reviewer", is_superuser=is_superuser)
    client = signed_in(user)
    product = in_status("draft")
    client.post(LIST, chosen([product], "submit", sure="yes", words=""))
    client.post(LIST, chosen([product], "publish", sure="yes", words=""))
    assert Product.objects.get().status == "in_review"


def test_an_editor_is_offered_no_steps_in_bulk_that_are_a_reviewer_s():
    product = in_status("in_review")
    client = signed_in(make_user("Editor"))
    assert "step_publish" not in client.get(LIST).content.decode()
    client.post(LIST, chosen([product], "publish", sure="yes", words=""))
    assert Product.objects.get().status == "in_review"


def test_editors_of_clinics_see_no_products():
    assert signed_in(make_user("Clinic manager")).get(LIST).status_code == 403


def test_asking_about_many_costs_few_queries_for_each(django_assert_max_num_queries):
    client = signed_in(make_user("Reviewer"))
    products = [in_status("published") for _ in range(10)]
    with django_assert_max_num_queries(25):
        client.post(LIST, chosen(products, "withdraw"))

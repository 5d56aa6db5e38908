from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Permission

from products.assessments import assess_label
from products.inquiries import ranked_questions
from products.models import Inquiry, Product
from tests.builders import make_brand, make_inquiry, make_label, make_product
from tests.products.admin.test_products import management, product_form

pytestmark = pytest.mark.django_db

HOSTILE = "</textarea><script>alert(1)</script>"
LIST = "/admin/products/inquiry/"


def scored(**values):
    product = make_product(**values)
    assess_label(make_label(product))
    return Product.objects.get(pk=product.pk)


def asking(product, **values):
    return {
        "product": product.pk,
        "questions": "",
        "asked_on": "2026-10-03",
        "channel": "mail",
        "asked_by": "an editor",
        **values,
    }


def answer_of(inquiry, **values):
    return {
        "questions": inquiry.questions,
        "asked_on": inquiry.asked_on,
        "channel": inquiry.channel,
        "asked_by": inquiry.asked_by,
        "answer": "",
        "answered_on": "",
        "answer_url": "",
        "answer_source": "",
        "withdrawn_on": "",
        **values,
    }


def page_of(client, inquiry):
    return client.get(f"{LIST}{inquiry.pk}/capture/").content.decode()


def capturing(**values):
    return {
        "part": "making",
        "page_kind": "brand's answer",
        "evidence_grade": "A",
        "url": "example.org/answer",
        "note": "",
        "seen_on": "2026-11-20",
        "seen_by": "an editor",
        **values,
    }


def test_the_scorecard_s_questions_stand_there_to_be_ticked(admin_client):
    product = scored()
    page = admin_client.get(f"{LIST}add/?product={product.pk}").content.decode()
    for question in ranked_questions(product):
        assert question.words.replace("'", "&#x27;") in page
    assert 'value="admin"' in page


@pytest.mark.parametrize("product", ["", "0", "abc", "9" * 30])
def test_without_a_product_there_is_nothing_to_tick_and_no_failure(admin_client, product):
    response = admin_client.get(f"{LIST}add/?product={product}")
    assert "Come here by “Ask the brand”" in response.content.decode()


def test_ticked_and_written_questions_are_asked_together(admin_client):
    product = scored()
    first, second, *_ = (question.words for question in ranked_questions(product))
    form = asking(product, ranked=[first, second], questions=f"Is it vegan?\n{second}")
    assert admin_client.post(f"{LIST}add/", form).status_code == 302
    assert Inquiry.objects.get().asked() == (first, second, "Is it vegan?")


def test_a_message_without_a_question_is_refused_and_keeps_what_was_typed(admin_client):
    response = admin_client.post(f"{LIST}add/", asking(scored(), asked_by="Somebody"))
    page = response.content.decode()
    assert "Write at least one question." in page
    assert 'value="Somebody"' in page
    assert not Inquiry.objects.exists()


def test_a_question_can_be_asked_on_the_product_s_own_page(admin_client):
    product = scored()
    page = admin_client.get(f"/admin/products/product/{product.pk}/change/").content.decode()
    words = ranked_questions(product)[0].words.replace("'", "&#x27;")
    assert words in page
    assert f'href="{LIST}add/?product={product.pk}"' in page


def test_a_product_not_saved_yet_cannot_be_asked_about(admin_client):
    assert "Once the product is saved" in admin_client.get("/admin/products/product/add/").content.decode()


def test_the_message_can_be_copied_and_hostile_words_stay_words(admin_client):
    inquiry = make_inquiry(make_product(name="Rose"), questions=HOSTILE)
    page = admin_client.get(f"{LIST}{inquiry.pk}/change/").content.decode()
    assert "we keep a public catalogue" in page
    assert HOSTILE not in page


@time_machine.travel("2026-11-29")
def test_the_list_is_filtered_by_what_became_of_it_and_by_brand(admin_client):
    elan = make_brand(name="Élan")
    silent = make_inquiry(make_product(brand=elan))
    fresh = make_inquiry(asked_on=date(2026, 11, 20))
    answered = make_inquiry(answer="Yes.", answered_on=date(2026, 11, 20))

    def listed(query):
        return set(admin_client.get(f"{LIST}?{query}").context["cl"].queryset)

    assert listed("") == {silent, fresh, answered}
    assert listed("state=silent") == {silent}
    assert listed("state=open") == {fresh}
    assert listed("state=answered") == {answered}
    assert listed("state=nonsense") == {silent, fresh, answered}
    assert listed(f"brand={elan.pk}") == {silent}
    assert listed("brand=x") == {silent, fresh, answered}


def test_the_list_costs_the_same_queries_for_one_as_for_three(admin_client, django_assert_max_num_queries):
    make_inquiry()
    with django_assert_max_num_queries(16) as first:
        admin_client.get(LIST)
    make_inquiry()
    make_inquiry()
    with django_assert_max_num_queries(len(first)):
        admin_client.get(LIST)


def test_nothing_asked_is_ever_deleted(admin_client):
    inquiry = make_inquiry()
    assert admin_client.post(f"{LIST}{inquiry.pk}/delete/", {"post": "yes"}).status_code == 403


def test_an_answer_is_entered_and_becomes_a_look_at_the_label(admin_client):
    product = scored()
    inquiry = make_inquiry(product)
    form = answer_of(inquiry, answer="2 x 10^10 particles per mL.", answered_on="2026-11-20")
    assert admin_client.post(f"{LIST}{inquiry.pk}/change/", form).status_code == 302
    page = admin_client.get(f"{LIST}{inquiry.pk}/change/").content.decode()
    assert f'href="{LIST}{inquiry.pk}/capture/"' in page

    assert "must not make the rest of the label unseen" in (
        admin_client.get(f"{LIST}{inquiry.pk}/capture/").content.decode()
    )
    assert 'type="date" name="seen_on" value="2026-11-20"' in page_of(admin_client, inquiry), "as browsers take it"
    response = admin_client.post(f"{LIST}{inquiry.pk}/capture/", capturing())
    label = product.labels.newest_first().first()
    assert response.url == f"/admin/products/productlabel/{label.pk}/change/"
    assert (label.url, label.page_kind) == ("https://example.org/answer", "brand's answer")
    page = admin_client.get(f"{LIST}{inquiry.pk}/change/").content.decode()
    assert "The look at the label that was made of it" in page
    assert 'name="answer"' not in page, "what was captured is evidence"


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"part": "nonsense"}, "Select a valid choice"),
        ({"url": "no address"}, "Enter a valid URL."),
        ({"url": ""}, "Without a page address, say how"),
        ({"seen_on": "2999-01-01"}, "That day is still to come."),
        ({"seen_on": "yesterday"}, "Enter a valid date."),
        ({"seen_on": "2026-11-19"}, "Not before 20 Nov 2026"),
        ({"evidence_grade": "C"}, "A or B is needed"),
    ],
)
def test_a_look_that_cannot_be_is_refused_and_keeps_what_was_typed(admin_client, values, complaint):
    inquiry = make_inquiry(scored(), answer=HOSTILE, answered_on=date(2026, 11, 20))
    response = admin_client.post(f"{LIST}{inquiry.pk}/capture/", capturing(seen_by="Typed by me", **values))
    page = response.content.decode()
    assert response.status_code == 422
    assert complaint in page
    assert 'value="Typed by me"' in page
    assert HOSTILE not in page
    assert inquiry.product.labels.count() == 1


def test_an_answer_longer_than_a_label_can_be_is_refused_with_the_reason(admin_client):
    inquiry = make_inquiry(scored(), answer="x" * 20_000, answered_on=date(2026, 11, 20))
    response = admin_client.post(f"{LIST}{inquiry.pk}/capture/", capturing())
    assert response.status_code == 422
    assert "the limit is 20,000" in response.content.decode()


@pytest.mark.parametrize(
    ("permissions", "status"),
    [
        ((), 403),
        (("change_inquiry",), 403),
        (("add_productlabel",), 403),
        (("change_inquiry", "add_productlabel"), 200),
    ],
)
def test_it_takes_the_right_to_add_labels(client, django_user_model, permissions, status):
    inquiry = make_inquiry(answer="Yes.", answered_on=date(2026, 11, 20))
    user = django_user_model.objects.create_user("someone", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    assert client.get(f"{LIST}{inquiry.pk}/capture/").status_code == status


def test_strangers_are_sent_to_sign_in(client):
    assert client.get(f"{LIST}{make_inquiry().pk}/capture/").status_code == 302


def test_a_product_that_was_asked_about_can_still_be_opened_and_saved(admin_client):
    inquiry = make_inquiry(scored(status="draft"))
    address = f"/admin/products/product/{inquiry.product_id}/change/"
    assert admin_client.get(address).status_code == 200
    row = {f"inquiries-0-{name}": value for name, value in answer_of(inquiry, answer="Ten billion.").items()}
    row |= {"inquiries-0-id": inquiry.pk, "inquiries-0-product": inquiry.product_id}
    row |= {"inquiries-0-answered_on": "2026-10-20", "inquiries-0-answer_url": "https://example.org/answer"}
    form = product_form(inquiry.product, **{**management("inquiries", total=1, initial=1), **row})
    assert admin_client.post(address, form).status_code == 302
    inquiry.refresh_from_db()
    assert (inquiry.answer, inquiry.questions) == ("Ten billion.", "How many particles per mL?")

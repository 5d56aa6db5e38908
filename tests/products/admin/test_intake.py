"""Add from a label: the engine proposes, the editor confirms or corrects, everything is saved at once or nothing."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from products.models import Brand, EditorFact, Product, ProductLabel
from tests.builders import make_brand, make_label, make_product
from tests.products.admin.from_label import ADDRESS, PAGE, SEEN, fields, read, save, unescaped

pytestmark = pytest.mark.django_db


def test_a_product_is_made_from_what_the_engine_proposes(admin_client):
    response = save(admin_client, read(admin_client))
    product = Product.objects.get()
    assert response.url == f"/admin/products/product/{product.pk}/change/"
    assert (product.brand.name, product.name, product.slug) == (
        "Nova Derm",
        "Rose Exosome Ampoule",
        "nova-derm-rose-exosome-ampoule",
    )
    assert (product.product_type, product.use_setting, product.status) == ("ampoule", "home", "draft")
    assert (product.size_ml, product.pack) == (Decimal(10), "5 vials of 2 mL")
    label = product.labels.get()
    assert label.ingredients == "Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Parfum"
    assert (label.directions, label.ingredients_complete, label.seen_by) == (
        "Directions: apply at night. For external use only.",
        True,
        "Ann",
    )
    assert label.source_kinds() == ["Plant"]
    price = product.prices.get()
    assert (price.seen_by, price.evidence_grade) == ("Ann", "A")
    assert (price.amount, price.currency, price.seen_on, price.url) == (
        Decimal("59.00"),
        "USD",
        date(2026, 11, 20),
        SEEN["url"],
    )
    assert product.current_assessment.label == label
    assert (EditorFact.objects.count(), label.quoted_claims.count()) == (0, 0)


def test_reading_shows_proposals_with_their_words_and_saves_nothing(admin_client):
    page = read(admin_client).content.decode()
    assert 'value="Rose Exosome Ampoule"' in page
    assert re.search(r'<a class="quote" href="#label-\d+-\d+"><bdi>tangential flow filtration</bdi></a>', page)
    assert re.search(r'<mark class="mark mark-fact" id="label-\d+-\d+">', page)
    assert "4 read: 4 INCI names" in page or "4 read: 3 INCI names" in page
    assert (Product.objects.count(), Brand.objects.count(), ProductLabel.objects.count()) == (0, 0, 0)


def test_what_the_editor_typed_is_kept_when_the_label_is_read_again(admin_client):
    sent = fields(read(admin_client))
    again = fields(admin_client.post(ADDRESS, {**sent, "name": "Rose Ampoule", "front": "Nova Derm\nRose Mist 50 mL"}))
    assert (again["name"], again["product_type"], again["size_ml"]) == (["Rose Ampoule"], ["mist"], ["50"])


def test_a_page_changed_after_reading_is_divided_anew(admin_client):
    sent = fields(read(admin_client))
    again = fields(admin_client.post(ADDRESS, {**sent, "page": "Nova Derm\nMilk Exosome Cream 30 g"}))
    assert (again["front"], again["ingredients"], again["size_g"]) == (
        ["Nova Derm\nMilk Exosome Cream 30 g"],
        [""],
        ["30"],
    )


def test_a_verdict_corrected_with_a_reason_is_kept_as_an_editor_s_fact(admin_client):
    response = read(admin_client)
    changes = {"fix-C06-verdict": "met", "fix-C06-words": "protein 2 µg", "fix-C06-reason": "The brand's data sheet."}
    refused = save(admin_client, response, **changes | {"fix-C06-reason": " "})
    assert refused.status_code == 422
    assert "Say why: the reason stands on the product" in refused.content.decode()
    assert Product.objects.count() == 0
    save(admin_client, response, **changes)
    fact = EditorFact.objects.get()
    assert (fact.kind, fact.about, fact.verdict, fact.words, fact.reason, fact.url) == (
        "verdict",
        "C06",
        "met",
        "protein 2 µg",
        "The brand's data sheet.",
        SEEN["url"],
    )
    assert fact.recorded_by.username == "admin"
    row = Product.objects.get().current_assessment.read_scorecard().criterion("C06")
    assert (row.verdict, row.edited.engine_verdict) == ("met", "not_stated")


def test_a_flag_can_be_quoted_or_withdrawn_as_misread(admin_client):
    response = read(admin_client)
    key = re.search(r'name="(flag-R01-\w+)-quote"', response.content.decode())[1]
    save(admin_client, response, **{f"{key}-quote": "on", f"{key}-misread": "on", f"{key}-reason": "A quotation."})
    card = Product.objects.get().current_assessment.read_scorecard()
    assert [flag.claim.text for flag in card.withdrawn] == ["Heals eczema"]
    assert ProductLabel.objects.get().quoted_claims.get().text == "Heals eczema"


def test_other_sources_than_the_engine_reads_need_a_reason_and_are_kept(admin_client):
    response = read(admin_client)
    changes = {"source-0-kind": "human_msc", "source-0-detail": "adipose"}
    assert "These are not the sources that the engine reads" in save(admin_client, response, **changes).content.decode()
    save(admin_client, response, **changes, sources_reason="The label's back names adipose cells.")
    assert ProductLabel.objects.get().source_kinds() == ["Human stem cells (MSC)"]
    facts = Product.objects.get().current_assessment.read_scorecard().facts
    assert [(source.kind, source.detail) for source in facts.sources] == [("human_msc", "adipose")]


def test_a_known_brand_is_used_and_one_with_a_slip_is_asked_about(admin_client):
    brand = make_brand(name="Nova Derm", slug="nova")
    save(admin_client, read(admin_client))
    assert Product.objects.get().brand == brand
    refused = save(admin_client, read(admin_client, PAGE.replace("Nova Derm", "Nova Dermm").replace("Rose E", "E")))
    assert "Did you mean Nova Derm?" in refused.content.decode()
    assert Brand.objects.count() == 1


def test_a_product_that_seems_to_exist_is_shown_and_takes_the_capture_instead(admin_client):
    product = make_product(brand=make_brand(name="Nova Derm"), name="Rose Exosome Ampoule", status="draft")
    old = make_label(product, front="Old words.")
    response = read(admin_client)
    assert "It seems to be in the catalogue already" in response.content.decode()
    twice = save(admin_client, response)
    assert "Nova Derm Rose Exosome Ampoule is in the catalogue already" in unescaped(twice.content.decode())
    capture = admin_client.post(ADDRESS, {**fields(response), "product": product.pk})
    assert "A new capture of <a" in capture.content.decode()
    save(admin_client, capture)
    assert (Product.objects.count(), product.labels.count()) == (1, 2)
    old.refresh_from_db()
    assert old.front == "Old words."


def test_the_very_same_capture_is_not_recorded_twice(admin_client):
    product = make_product(brand=make_brand(name="Nova Derm"), name="Rose Exosome Ampoule", status="draft")
    save(admin_client, read(admin_client, product=product.pk))
    refused = save(admin_client, read(admin_client, product=product.pk))
    assert "This very capture is recorded already" in refused.content.decode()
    assert product.labels.count() == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"page": "a" * 20_001}, "20,001 characters; the limit is 20,000"),
        ({"page": "\x01\x02\x03\x04 binary"}, "looks like a binary file"),
        ({"page": "   "}, "There is no text"),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"url": "data:text/html,x"}, "Enter a valid URL"),
        ({"seen_on": "2026-02-30"}, "Enter a valid date"),
        ({"seen_on": "1826-11-20"}, "No label was seen before 2000"),
        ({"seen_on": (timezone.localdate() + timedelta(days=2)).isoformat()}, "That day has not come yet"),
        ({"evidence_grade": "Z"}, "Select a valid choice"),
        ({"seen_by": "a" * 81}, "at most 80 characters"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(admin_client, values, words):
    sent = {"page": PAGE, **SEEN, "caveat": "kept <b>words</b>", **values, "action": "save"}
    response = admin_client.post(ADDRESS, sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in unescaped(page)
    assert "kept &lt;b&gt;words&lt;/b&gt;" in page
    assert "page" not in values or not values["page"].strip() or values["page"][:5] in page
    assert Product.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "x\x00y"}, "Null characters are not allowed"),
        ({"slug": "not a slug"}, "Enter a valid “slug”"),
        ({"price_currency": "usd"}, "Three capital letters"),
        ({"price_amount": "cheap"}, "Enter a number"),
        ({"price_amount": ""}, "A price needs its currency"),
        ({"size_ml": "-3"}, "greater than or equal to 0"),
        ({"size_ml": "0"}, "A size must be more than 0"),
        ({"product_type": "potion"}, "Select a valid choice"),
        ({"fix-C06-verdict": "met", "fix-C06-reason": "a" * 501}, "at most 500"),
    ],
)
def test_a_product_s_own_fields_are_checked_likewise(admin_client, changes, words):
    response = save(admin_client, read(admin_client), **changes)
    assert response.status_code == 422
    assert words in unescaped(response.content.decode())
    assert (Product.objects.count(), Brand.objects.count()) == (0, 0)


def test_a_slug_that_is_taken_is_refused(admin_client):
    make_product(slug="nova-derm-rose-exosome-ampoule")
    assert "A product has this slug already" in save(admin_client, read(admin_client)).content.decode()


def test_another_language_is_read_as_far_as_it_goes_and_said(admin_client):
    german = (
        "Nova Derm\nRosen Serum\nMit Exosomen aus der Rose für die Haut, die sich glatt anfühlt und ist nicht fett."
    )
    assert "This label is not in English" in read(admin_client, german).content.decode()


@pytest.mark.parametrize("product", ["x", "9" * 30, "0", "-1", "٣"])
def test_a_product_that_is_none_makes_a_new_one(admin_client, product):
    assert read(admin_client, product=product).status_code == 200


def test_hostile_words_stand_as_text(admin_client):
    page = read(admin_client, "<script>alert(1)</script> Exosome Serum\nIngredients: <img src=x>, Water").content
    assert b"<script>alert" not in page
    assert b"<img src=x" not in page


def test_it_costs_the_same_queries_in_a_large_catalogue(admin_client, django_assert_max_num_queries):
    brand = make_brand(name="Nova Derm")
    with django_assert_max_num_queries(20) as first:
        read(admin_client)
    for _ in range(3):
        make_label(make_product(brand=brand, name="Rose Exosome Ampoule"))
    with django_assert_max_num_queries(len(first) + 1):
        read(admin_client)


def test_only_who_may_add_products_gets_in(client):
    assert client.get(ADDRESS).status_code == 302
    client.force_login(User.objects.create_user("viewer", is_staff=True))
    assert [client.get(ADDRESS).status_code, read(client).status_code] == [403, 403]


def test_the_page_is_linked_from_where_editors_begin(admin_client):
    for address in ("/admin/", "/admin/products/product/", "/admin/products/product/add/"):
        assert f'href="{ADDRESS}"' in admin_client.get(address).content.decode()


# the preview


def test_the_preview_shows_the_public_scorecard_and_stores_nothing(admin_client):
    sent = {"intake": "1", "page": PAGE}
    fragment = admin_client.post(f"{ADDRESS}preview/", sent, headers={"HX-Request": "true"}).content.decode()
    assert "range-panel" in fragment
    assert "<html" not in fragment
    assert "<html" in admin_client.post(f"{ADDRESS}preview/", sent).content.decode()
    assert ProductLabel.objects.count() == 0


def test_labels_typed_on_a_product_s_page_are_previewed(admin_client):
    sent = {"labels-TOTAL_FORMS": "2", "labels-0-front": "", "labels-1-front": "Heals eczema."}
    page = admin_client.post(f"{ADDRESS}preview/", sent, headers={"HX-Request": "true"}).content.decode()
    assert page.count("range-panel") == 1
    assert "Heals eczema" in page


@pytest.mark.parametrize("count", ["x", "-5", "99999999999"])
def test_a_forged_count_of_labels_is_read_as_far_as_it_is_sound(admin_client, count):
    assert admin_client.post(f"{ADDRESS}preview/", {"labels-TOTAL_FORMS": count}).status_code == 200


def test_a_text_that_is_no_label_is_said_in_the_preview(admin_client):
    page = admin_client.post(f"{ADDRESS}preview/", {"front": "a" * 20_001}).content.decode()
    assert "the limit is 20,000" in page


def test_the_steps_are_numbered_without_a_gap_with_and_without_a_product(admin_client):
    for sent in ({}, {"product": make_product(status="draft").pk}):
        page = read(admin_client, **sent).content.decode()
        numbers = [int(number) for number in re.findall(r"<h2[^>]*>(\d)\. ", page)]
        assert numbers == list(range(1, len(numbers) + 1))

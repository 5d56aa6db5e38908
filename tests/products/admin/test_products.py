import pytest

from evaluation.presentation.figures import whole
from products.assessments import assess_label
from products.models import Product
from tests.builders import make_assessment, make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db

MODELS = ("brand", "product", "productlabel", "productprice", "assessment")


def with_everything():
    label = make_label(make_product(), sources=("plant",))
    make_price(label.product)
    make_assessment(label)
    return label.product


@pytest.mark.parametrize("model", MODELS)
def test_nothing_can_be_deleted_but_a_brand_without_products(admin_client, model):
    product = with_everything()
    pk = {"brand": product.brand_id, "product": product.pk, "assessment": product.labels.get().assessments.get().pk}
    row = pk.get(model) or getattr(product, {"productlabel": "labels", "productprice": "prices"}[model]).get().pk
    response = admin_client.post(f"/admin/products/{model}/{row}/delete/", {"post": "yes"})
    assert Product.objects.filter(pk=product.pk, labels__isnull=False, prices__isnull=False).exists()
    assert response.status_code == (200 if model == "brand" else 403)


def management(prefix, total=0, initial=0):
    return {
        f"{prefix}-TOTAL_FORMS": total,
        f"{prefix}-INITIAL_FORMS": initial,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }


def product_form(product, **changes):
    return {
        "brand": product.brand_id,
        "name": product.name,
        "product_type": product.product_type,
        "use_setting": product.use_setting,
        "size_ml": "",
        "size_g": "",
        "pack": "",
        "status": product.status,
        "editor_notes": "",
        **management("labels", initial=0),
        **management("prices"),
        **management("inquiries"),
        **management("images"),
        **changes,
    }


def test_an_editor_adds_a_product_and_a_label(admin_client):
    brand = make_brand(name="Élan")
    draft = Product(brand=brand, name="Rose", product_type="serum", use_setting="home", status="draft")
    label = {
        "labels-0-front": "Rose exosome serum.",
        "labels-0-silent_parts": "directions",
        "labels-0-url": "example.org/rose",
        "labels-0-seen_on": "2026-11-20",
        "labels-0-seen_by": "an editor",
        "labels-0-evidence_grade": "A",
    }
    form = product_form(draft, slug="elan-rose", **{**management("labels", total=1), **label})
    assert admin_client.post("/admin/products/product/add/", form).status_code == 302
    product = Product.objects.get()
    capture = product.labels.get()
    assert (capture.front, capture.making, capture.directions) == ("Rose exosome serum.", None, "")
    assert capture.url == "https://example.org/rose"
    assert product.current_assessment.label == capture
    assert Product.objects.matching("elan rose").count() == 0, "a draft is not found"


def test_the_status_is_no_field_of_the_form(admin_client):
    product = make_label(make_product(status="draft")).product
    address = f"/admin/products/product/{product.pk}/change/"
    assert 'name="status"' not in admin_client.get(address).content.decode()
    assert admin_client.post(address, product_form(product, status="published")).status_code == 302
    assert Product.objects.get().status == "draft"


def test_a_published_product_is_saved_though_its_newest_label_could_not_be_published(admin_client):
    product = make_label(make_product(), evidence_grade="C").product
    form = product_form(product, name="Lily")
    assert admin_client.post(f"/admin/products/product/{product.pk}/change/", form).status_code == 302
    assert Product.objects.get().name == "Lily"


def test_a_part_cannot_be_empty_and_hold_words(admin_client):
    product = make_product()
    label = {
        "labels-0-front": "Rose exosome serum.",
        "labels-0-silent_parts": "front",
        "labels-0-seen_on": "2026-11-20",
        "labels-0-seen_by": "an editor",
        "labels-0-evidence_grade": "A",
    }
    response = admin_client.post(
        f"/admin/products/product/{product.pk}/change/",
        product_form(product, **{**management("labels", total=1), **label}),
    )
    assert "The front words cannot be empty and hold words." in response.content.decode()
    assert product.labels.count() == 0


def test_a_saved_label_is_read_only_on_the_product_s_page(admin_client):
    product = make_label(make_product(), front="Evidence as seen.", directions="").product
    page = admin_client.get(f"/admin/products/product/{product.pk}/change/").content.decode()
    assert "Evidence as seen." in page
    assert '<div class="readonly">directions and warnings</div>' in page
    assert 'name="labels-0-front"' not in page
    assert 'name="labels-__prefix__-front"' in page


def test_an_editor_sees_the_score_before_publishing(admin_client):
    product = make_product(status="draft")
    assessment = assess_label(make_label(product, front="Milk exosome serum <b>."))
    page = admin_client.get(f"/admin/products/product/{product.pk}/change/").content.decode()
    assert f"<strong>{whole(assessment.low)} to {whole(assessment.high)}</strong>, {assessment.band}." in page
    assert "The score is stale" not in page


def test_an_editor_sees_that_a_score_is_stale(admin_client):
    product = make_assessment(data_digest="of another day").label.product
    page = admin_client.get(f"/admin/products/product/{product.pk}/change/").content.decode()
    assert "The score is stale: run manage.py rescore." in page


def test_a_renamed_brand_is_found_by_its_new_name(admin_client):
    brand = make_product(name="Rose", brand=make_brand(name="Elan")).brand
    form = {"name": "Aurora", "country": ""}
    assert admin_client.post(f"/admin/products/brand/{brand.pk}/change/", form).status_code == 302
    assert [Product.objects.matching(words).count() for words in ("aurora rose", "elan rose")] == [1, 0]


def test_slugs_are_chosen_once(admin_client):
    product = make_product(slug="stable")
    page = admin_client.get(f"/admin/products/product/{product.pk}/change/").content.decode()
    assert 'name="slug"' not in page
    assert 'name="slug"' in admin_client.get("/admin/products/product/add/").content.decode()


def test_brands_are_found_by_typing(admin_client):
    make_brand(name="Élan Vital")
    answer = admin_client.get(
        "/admin/autocomplete/",
        {"term": "vital", "app_label": "products", "model_name": "product", "field_name": "brand"},
    )
    assert [row["text"] for row in answer.json()["results"]] == ["Élan Vital"]


@pytest.mark.parametrize(("status", "leads"), [("published", True), ("draft", False), ("in_review", False)])
def test_the_way_to_the_public_page_is_shown_where_there_is_one(admin_client, status, leads):
    product = make_product(status=status)
    page = admin_client.get(f"/admin/products/product/{product.pk}/change/").content.decode()
    assert ("View on site" in page) is leads


def test_a_product_s_page_leads_to_a_capture_and_a_picture_of_it(admin_client):
    product = make_product(status="draft")
    page = admin_client.get(f"/admin/products/product/{product.pk}/change/").content.decode()
    assert f'href="/admin/products/product/from-label/?product={product.pk}"' in page
    assert f'href="/admin/products/productimage/add/?product={product.pk}"' in page

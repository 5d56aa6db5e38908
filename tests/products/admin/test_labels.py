import pytest

from products.models import Assessment, FormDraft, ProductLabel
from tests.builders import make_assessment, make_label, make_product
from tests.products.admin.test_products import management

pytestmark = pytest.mark.django_db

INLINES = {**management("sources"), **management("quoted_claims"), **management("further_pages")}


def test_a_new_label_comes_with_sources_and_quotations_and_is_scored(admin_client):
    product = make_product()
    form = {
        "product": product.pk,
        "front": "Rose exosome serum.",
        "seen_on": "2026-11-20",
        "seen_by": "an editor",
        "evidence_grade": "B",
        **INLINES,
        **management("sources", total=1),
        "sources-0-kind": "plant",
        **management("quoted_claims", total=1),
        "quoted_claims-0-text": "softens",
    }
    assert admin_client.post("/admin/products/productlabel/add/", form).status_code == 302
    label = ProductLabel.objects.get()
    assert (label.source_kinds(), label.quoted_claims.get().text) == (["Plant"], "softens")
    product.refresh_from_db()
    assert product.current_assessment.label == label


def test_a_text_over_the_limit_is_refused_and_kept_on_screen(admin_client):
    form = {
        "product": make_product().pk,
        "front": "kept on screen " * 1400,
        "seen_on": "2026-11-20",
        "seen_by": "an editor",
        "evidence_grade": "B",
        **INLINES,
    }
    page = admin_client.post("/admin/products/productlabel/add/", form).content.decode()
    assert "the limit is 20,000" in page
    assert "kept on screen kept on screen" in page
    assert ProductLabel.objects.count() == 0


def test_what_we_think_of_a_saved_label_can_change_but_not_its_words(admin_client):
    label = make_label(evidence_grade="C", front="Evidence.")
    form = {"page_kind": "shop", "seen_by": "a tester", "evidence_grade": "B", "caveat": "Blurred.", **INLINES}
    address = f"/admin/products/productlabel/{label.pk}/change/"
    assert admin_client.post(address, {**form, "front": "Other words."}).status_code == 302
    label.refresh_from_db()
    assert (label.evidence_grade, label.caveat, label.front) == ("B", "Blurred.", "Evidence.")
    assert Assessment.objects.count() == 0


def test_a_saved_label_shows_its_score(admin_client):
    assessment = make_assessment(summary="Clear about its source.")
    page = admin_client.get(f"/admin/products/productlabel/{assessment.label_id}/change/").content.decode()
    assert "Clear about its source." in page
    assert 'name="front"' not in page


def test_assessments_are_only_looked_at(admin_client):
    assessment = make_assessment()
    assert admin_client.get("/admin/products/assessment/add/").status_code == 403
    page = admin_client.get(f"/admin/products/assessment/{assessment.pk}/change/").content.decode()
    assert 'name="low"' not in page


def test_what_was_typed_into_a_label_s_form_is_found_again_with_its_rows(admin_client):
    product = make_product()
    typed = {
        "product": product.pk,
        "front": "Half typed",
        "silent_parts": ["making"],
        "seen_by": "Ann",
        **management("sources", total=1),
        "sources-0-kind": "plant",
        "sources-0-detail": "rose",
    }
    admin_client.post("/admin/drafts/keep/productlabel/", typed)
    draft = FormDraft.objects.get()
    address = f"/admin/products/productlabel/add/?draft={draft.pk}"
    assert address in admin_client.get("/admin/products/productlabel/add/").content.decode()
    page = admin_client.get(address).content.decode()
    assert "Half typed</textarea>" in page
    assert 'name="silent_parts" value="making" id="id_silent_parts_1" checked' in page
    assert 'name="sources-0-detail" value="rose"' in page

    form = {**typed, **INLINES, **management("sources", total=1), "seen_on": "2026-11-20", "evidence_grade": "B"}
    assert admin_client.post("/admin/products/productlabel/add/", {**form, "draft": draft.pk}).status_code == 302
    assert (ProductLabel.objects.get().source_kinds(), FormDraft.objects.count()) == (["Plant"], 0)

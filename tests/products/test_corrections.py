"""Editor's facts of the catalogue: kept with reason and source, never changed, the latest on a subject counts."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from products.approvals import approve
from products.assessments import assess_label, preview
from products.corrections import record
from products.models import Assessment, EditorFact, HeldChange, Product
from products.second_person import RefusedError
from tests.builders import make_label, make_product

pytestmark = pytest.mark.django_db

WORDS = "Rose exosome serum by a proprietary swirl. Heals eczema."


def fact(label, **values):
    defaults = {
        "kind": "verdict",
        "about": "C04",
        "verdict": "met",
        "reason": "The brand's page names the method.",
        "url": "https://nova.example/made",
        "seen_on": date(2026, 11, 20),
        "seen_by": "Ann",
        "evidence_grade": "A",
    }
    return EditorFact(label=label, **{**defaults, **values})


def verdict_of(label, number="C04"):
    return preview(label).criterion(number).verdict


def test_a_recorded_fact_scores_its_label_anew_and_keeps_the_old_score():
    label = make_label(make_product(), front=WORDS)
    before = assess_label(label)
    record(fact(label))
    current = Product.objects.get().current_assessment
    assert (current.read_scorecard().criterion("C04").verdict, current.low > before.low) == ("met", True)
    assert Assessment.objects.count() == 2


def test_the_latest_fact_on_a_subject_counts_and_one_can_be_taken_back():
    label = make_label(make_product(), front=WORDS)
    read = verdict_of(label)
    record(fact(label))
    record(fact(label, verdict="partly"))
    assert verdict_of(label) == "partly"
    record(fact(label, verdict="met", takes_back=True, reason="I misread it."))
    assert (verdict_of(label), EditorFact.objects.count()) == (read, 3)


def test_a_new_capture_is_read_by_the_engine_alone():
    label = make_label(make_product(), front=WORDS)
    record(fact(label))
    assert verdict_of(make_label(label.product, front=WORDS)) == verdict_of(make_label(make_product(), front=WORDS))


@pytest.mark.parametrize(
    "values",
    [
        {"about": "C99"},
        {"verdict": ""},
        {"reason": " "},
        {"url": "javascript:alert(1)"},
        {"kind": "source", "about": "", "verdict": ""},
        {"kind": "withdrawn_flag", "about": "R01", "verdict": ""},
        {"kind": "concentration", "about": "", "verdict": "", "says": "2", "particles_per_ml": -1},
    ],
)
def test_a_fact_that_says_too_little_is_refused_and_changes_nothing(values):
    label = make_label(make_product(), front=WORDS)
    with pytest.raises(ValidationError):
        record(fact(label, **values))
    assert (EditorFact.objects.count(), Assessment.objects.count()) == (0, 0)


def test_the_product_s_page_says_whose_reading_it_is(client):
    label = make_label(make_product(), front=WORDS)
    record(fact(label))
    record(fact(label, kind="source", about="", verdict="", source_kind="human_msc", says="adipose"))
    page = " ".join(client.get(label.product.get_absolute_url()).content.decode().split())
    assert "Editor's reading" in page
    assert 'Seen at <a href="https://nova.example/made"' in page
    assert "The engine read: <b>" in page
    assert "Human stem cells (MSC) · adipose" in page


def test_withdrawing_a_critical_flag_of_a_published_product_waits_for_a_second_person(client, django_user_model):
    ann = django_user_model.objects.create_superuser("ann")
    bob = django_user_model.objects.create_superuser("bob")
    label = make_label(make_product(), front=WORDS)
    shown = assess_label(label)
    assert shown.critical_flags == 1
    withdrawn = {"kind": "withdrawn_flag", "about": "R01", "verdict": "", "words": "Heals eczema"}
    record(fact(label, **withdrawn, reason="It quotes a reader."), by=ann)
    change = HeldChange.objects.get()
    assert (Product.objects.get().current_assessment, change.author) == (shown, ann)
    assert "withdrawn as misread" not in client.get(label.product.get_absolute_url()).content.decode()
    with pytest.raises(RefusedError):
        approve(change, ann)
    approve(change, bob)
    page = client.get(label.product.get_absolute_url()).content.decode()
    assert "withdrawn as misread on 20 November 2026 by Ann: It quotes a reader." in page
    assert Product.objects.get().current_assessment.critical_flags == 0


# in the admin


def sent(label, **values):
    made = fact(label, **values)
    names = ("kind", "about", "verdict", "source_kind", "says", "words", "reason", "url", "seen_on", "seen_by")
    return {
        "label": label.pk,
        "evidence_grade": made.evidence_grade,
        "particles_per_ml": "",
        **{n: getattr(made, n) for n in names},
    }


def test_an_editor_corrects_from_the_label_s_own_page(admin_client):
    label = make_label(make_product(), front=WORDS)
    assess_label(label)
    page = admin_client.get(f"/admin/products/productlabel/{label.pk}/change/").content.decode()
    address = f"/admin/products/editorfact/add/?label={label.pk}&amp;kind=verdict&amp;about=C04"
    assert f'href="{address}"' in page
    form = admin_client.get(address.replace("&amp;", "&")).content.decode()
    assert 'value="verdict" selected' in form
    assert f'value="{label.url}"' in form
    answer = admin_client.post("/admin/products/editorfact/add/", sent(label))
    assert (answer.status_code, answer.url) == (302, f"/admin/products/productlabel/{label.pk}/change/")
    assert EditorFact.objects.get().recorded_by.username == "admin"
    assert verdict_of(label) == "met"
    assert (
        "(editor&#x27;s reading)"
        in admin_client.get(f"/admin/products/productlabel/{label.pk}/change/").content.decode()
    )


def test_a_withdrawn_flag_stays_listed_on_the_label_s_page(admin_client):
    label = make_label(make_product(status="draft"), front=WORDS)
    withdrawn = {"kind": "withdrawn_flag", "about": "R01", "verdict": "", "words": "Heals eczema", "reason": "Quoted."}
    assert admin_client.post("/admin/products/editorfact/add/", sent(label, **withdrawn)).status_code == 302
    page = admin_client.get(f"/admin/products/productlabel/{label.pk}/change/").content.decode()
    assert "“Heals eczema” (Disease claim): withdrawn by Ann: Quoted." in page


def test_a_fact_is_read_only_once_it_is_kept(admin_client):
    label = make_label(make_product(), front=WORDS)
    kept = record(fact(label))
    page = admin_client.get(f"/admin/products/editorfact/{kept.pk}/change/").content.decode()
    assert 'name="reason"' not in page
    assert admin_client.post(f"/admin/products/editorfact/{kept.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("label", ["x", "9" * 40, "", "0"])
def test_an_address_that_names_no_label_opens_an_empty_form(admin_client, label):
    assert admin_client.get(f"/admin/products/editorfact/add/?label={label}").status_code == 200

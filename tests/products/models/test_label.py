from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from evaluation.core.label import MAX_CHARACTERS
from products.models import LabelSource, ProductLabel
from products.querysets import CaptureChangedError
from tests.builders import make_label, make_product

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("field", ["front", "making", "ingredients", "directions", "url"])
def test_a_saved_capture_keeps_its_words(field):
    label = make_label()
    setattr(label, field, "https://example.org/other")
    with pytest.raises(CaptureChangedError, match=field):
        label.save()


@pytest.mark.parametrize(
    ("field", "value"), [("seen_on", date(2020, 1, 1)), ("is_summary", True), ("ingredients_complete", True)]
)
def test_a_saved_capture_keeps_its_date_and_kind(field, value):
    label = ProductLabel.objects.get(pk=make_label(ingredients="Aqua").pk)
    setattr(label, field, value)
    with pytest.raises(CaptureChangedError, match=field):
        label.save()


def test_a_capture_moves_to_no_other_product():
    label = make_label()
    label.product = make_product()
    with pytest.raises(CaptureChangedError, match="product_id"):
        label.save()


def test_words_cannot_be_changed_behind_the_model_either():
    label = make_label()
    with pytest.raises(CaptureChangedError, match="front"):
        ProductLabel.objects.update(front="Other words")
    label.front = "Other words"
    with pytest.raises(CaptureChangedError, match="front"):
        ProductLabel.objects.bulk_update([label], ["front"])


def test_what_we_think_of_a_capture_can_change():
    label = make_label(evidence_grade="C")
    label.evidence_grade = "B"
    label.caveat = "The photograph is blurred."
    label.save()
    label.refresh_from_db()
    assert (label.evidence_grade, label.caveat) == ("B", "The photograph is blurred.")


def test_a_capture_loaded_without_its_words_can_be_saved():
    label = ProductLabel.objects.only("caveat").get(pk=make_label().pk)
    label.caveat = "Blurred."
    label.save(update_fields=["caveat"])
    assert ProductLabel.objects.get().caveat == "Blurred."


def test_changed_words_are_explained_to_the_editor():
    label = make_label()
    label.front = "Other words"
    with pytest.raises(ValidationError, match="A saved label is evidence and keeps its words"):
        label.full_clean()


def test_a_label_of_which_nothing_was_seen_is_refused():
    with pytest.raises(IntegrityError, match="label_has_a_part"), transaction.atomic():
        make_label(front=None)


def test_a_list_that_was_not_seen_cannot_be_complete():
    with pytest.raises(IntegrityError, match="label_complete_list_was_seen"), transaction.atomic():
        make_label(ingredients_complete=True)


def test_an_empty_part_is_not_a_part_that_was_not_seen():
    label = ProductLabel.objects.get(pk=make_label(making="").pk)
    assert (label.making, label.directions) == ("", None)


def test_a_text_over_the_limit_is_refused_with_the_limit():
    label = ProductLabel(product=make_product(), front="x" * (MAX_CHARACTERS + 1), **PLACE)
    with pytest.raises(ValidationError, match="The text has 20,001 characters; the limit is 20,000"):
        label.full_clean()


def test_the_limit_counts_all_parts_and_headings():
    half = "x" * (MAX_CHARACTERS // 2)
    label = ProductLabel(product=make_product(), front=half, making=half, **PLACE)
    with pytest.raises(ValidationError, match="The text has 20,002 characters"):
        label.full_clean()


def test_a_label_without_a_word_is_refused():
    label = ProductLabel(product=make_product(), front=" ", **PLACE)
    with pytest.raises(ValidationError, match="There is no text"):
        label.full_clean()


def test_a_label_may_mix_sources_but_states_each_once():
    label = make_label(sources=("animal_milk", "microbial"))
    assert label.source_kinds() == ["Milk or colostrum", "Microbial"]
    with pytest.raises(IntegrityError), transaction.atomic():
        LabelSource.objects.create(label=label, kind="microbial")


def test_a_label_says_whose_it_is_and_when():
    label = make_label(make_product(name="Nuit"), seen_on=date(2026, 11, 1))
    assert str(label) == f"{label.product.brand.name} Nuit, seen 2026-11-01"


PLACE = {"seen_on": date(2026, 11, 1), "seen_by": "a tester", "evidence_grade": "A"}


def test_a_claim_rests_on_its_label_s_page_and_day_where_nothing_else_is_said():
    label = make_label(url="https://example.org/rose", evidence_grade="B")
    claim = label.quoted_claims.create(text="softens")
    claim.refresh_from_db()
    assert (claim.url, claim.seen_on, claim.seen_by, claim.evidence_grade) == (
        "https://example.org/rose",
        date(2026, 11, 1),
        "a tester",
        "B",
    )
    assert not claim.is_from_elsewhere


def test_a_claim_seen_elsewhere_keeps_what_is_said_of_it():
    claim = make_label().quoted_claims.create(text="softens", seen_by="Ann", evidence_grade="C")
    assert (claim.seen_by, claim.evidence_grade, claim.seen_on) == ("Ann", "C", date(2026, 11, 1))
    assert claim.is_from_elsewhere

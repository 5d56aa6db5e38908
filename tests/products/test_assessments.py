from dataclasses import asdict, replace
from datetime import date

import pytest

import evaluation.core.assess
from evaluation.core.label import MAX_CHARACTERS, LabelError
from evaluation.core.scorecard import Scorecard
from evaluation.core.verdicts import Verdict
from evaluation.knowledge import knowledge
from products.assessments import (
    assess_label,
    engine_digest,
    identity_is_sound,
    is_stale,
    labels_to_assess,
    preview,
    versions,
)
from products.models import Assessment, Product, ProductLabel
from tests.builders import make_assessment, make_brand, make_label, make_product

pytestmark = pytest.mark.django_db


def test_an_assessment_is_the_core_s_scorecard_of_the_label_s_text():
    label = make_label(front="Rose exosome serum.", making="Filtered.", ingredients="Aqua, Rosa Damascena Callus")
    assessment = assess_label(label)
    expected = evaluation.core.assess.assess(label.as_core_label(), knowledge())
    assert assessment.read_scorecard() == expected
    assert assessment.label_text == label.as_core_label().text
    assert Product.objects.get().current_assessment == assessment


def test_what_lists_sort_by_is_copied_from_the_scorecard():
    assessment = assess_label(make_label(front="Milk exosome serum with 2 billion particles per mL. Cures eczema."))
    card = assessment.read_scorecard()
    assert {field: getattr(assessment, field) for field in ("low", "high", "coverage", "band")} == asdict(card.score)
    assert assessment.summary == card.summary
    assert assessment.flag_count == len(card.claims)
    assert assessment.critical_flags == len([claim for claim in card.claims if claim.severity == "critical"])
    assert assessment.concentration_as_stated == (card.facts.concentration.as_stated or "")
    assert assessment.particles_per_ml == card.facts.concentration.particles_per_ml


def test_every_span_points_into_the_stored_text():
    assessment = assess_label(
        make_label(front="Milk exosome serum.", making="Tangential flow filtration.", directions="")
    )
    card: Scorecard = assessment.read_scorecard()
    spans = [span for criterion in card.criteria for span in criterion.evidence] + list(card.claims)
    assert [span for span in spans if assessment.label_text[span.start : span.end] != span.text] == []


def test_an_assessment_made_now_is_not_stale():
    assert is_stale(assess_label(make_label())) is False


@pytest.mark.parametrize("field", ["method_version", "data_digest", "engine_digest"])
def test_an_assessment_of_another_method_data_or_engine_is_stale(field):
    current = versions(knowledge())
    assert is_stale(make_assessment(**current)) is False
    assert is_stale(make_assessment(**{**current, field: "another"})) is True


def test_earlier_assessments_stay_as_history():
    label = make_label()
    first, second = assess_label(label), assess_label(label)
    assert list(Assessment.objects.values_list("pk", flat=True)) == [second.pk, first.pk]
    assert Product.objects.get().current_assessment == second


def test_the_public_sees_the_newest_capture_s_assessment():
    product = make_product()
    old = make_label(product, front="Old words.", seen_on=date(2025, 1, 1))
    new = make_label(product, front="New words.", seen_on=date(2026, 1, 1))
    assess_label(new)
    assess_label(old)
    product.refresh_from_db()
    assert product.current_assessment.label == new
    assert old.assessments.count() == 1


def test_a_new_capture_is_to_be_assessed_and_then_no_more():
    label = make_label()
    assert list(labels_to_assess()) == [label]
    assess_label(label)
    assert list(labels_to_assess()) == []


def test_assessing_lets_the_search_find_the_product():
    label = make_label(make_product(name="Nuit", brand=make_brand(name="Élan")), ingredients="Aqua")
    assess_label(label)
    assert Product.objects.matching("elan nuit aqua").get() == label.product


def test_a_text_that_is_no_label_stores_nothing():
    label = make_label(front="x" * (MAX_CHARACTERS + 1))
    with pytest.raises(LabelError, match="20,001 characters"):
        assess_label(label)
    assert Assessment.objects.count() == 0


def test_a_preview_stores_nothing_and_needs_no_saved_label():
    label = ProductLabel(front="Milk exosome serum.")
    assert preview(label) == evaluation.core.assess.assess(label.as_core_label(), knowledge())
    assert (ProductLabel.objects.count(), Assessment.objects.count()) == (0, 0)


def test_an_identity_is_unsound_where_the_second_criterion_speaks_against_it():
    card = preview(ProductLabel(front="Milk exosome serum."))
    assert identity_is_sound(card) is True
    criteria = [
        replace(criterion, verdict=Verdict.AGAINST) if criterion.id.startswith("C02") else criterion
        for criterion in card.criteria
    ]
    assert identity_is_sound(card.model_copy(update={"criteria": tuple(criteria)})) is False


def test_the_engine_s_digest_is_short_and_stable():
    assert len(engine_digest()) == 12
    assert engine_digest() == engine_digest()

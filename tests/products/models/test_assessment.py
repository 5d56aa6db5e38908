import pytest
from django.db import IntegrityError, transaction

from products.assessments import assess_label
from products.models import Assessment
from products.prepared import Prepared
from tests.builders import make_assessment, make_label

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"low": 60.0, "high": 50.0}, "assessment_range_in_order"),
        ({"low": -1.0}, "assessment_range_in_order"),
        ({"high": 100.5}, "assessment_range_in_order"),
        ({"coverage": 1.1}, "assessment_coverage_is_a_share"),
        ({"flag_count": 1, "critical_flags": 2}, "assessment_critical_among_flags"),
    ],
)
def test_impossible_scores_are_refused_by_the_database(values, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make_assessment(**values)


@pytest.mark.parametrize(
    ("critical_flags", "identity_sound", "comes_first"),
    [(0, True, True), (1, True, False), (0, False, False), (2, False, False)],
)
def test_products_with_critical_flags_or_an_unsound_identity_come_later(critical_flags, identity_sound, comes_first):
    assessment = make_assessment(flag_count=3, critical_flags=critical_flags, identity_sound=identity_sound)
    assessment.refresh_from_db()
    assert assessment.comes_first is comes_first


def test_a_scorecard_of_another_shape_is_no_scorecard(caplog):
    assessment = make_assessment(scorecard={"score": {"old": True}})
    caplog.clear()
    assert assessment.read_scorecard() is None
    assert caplog.messages == [f"assessment {assessment.pk} cannot be read any more: run `manage.py rescore`"]


def test_a_scorecard_is_the_same_read_from_the_text_of_the_database(caplog):
    assessment = assess_label(make_label(front="Rose exosome serum, 2 billion particles per mL. Heals eczema."))
    (as_text,) = Prepared(lambda key: Assessment.objects.filter(pk=key), as_text=["scorecard"])(assessment.pk)
    assert isinstance(as_text.scorecard, str)
    card = assessment.read_scorecard()
    assert card is not None
    assert as_text.read_scorecard() == card
    as_text.scorecard = '{"score": 1}'
    caplog.clear()
    assert as_text.read_scorecard() is None
    assert len(caplog.messages) == 1


def test_an_assessment_reads_as_its_range():
    assert str(make_assessment(low=46.4, high=79.0)) == "46 to 79, thinly documented"

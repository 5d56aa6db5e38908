from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from evaluation.core.label import MAX_CHARACTERS
from products.models import Assessment
from tests.builders import make_assessment, make_label, make_product

pytestmark = pytest.mark.django_db


def rescore(*args):
    out = StringIO()
    call_command("rescore", *args, stdout=out)
    return out.getvalue()


def test_labels_without_a_score_are_scored_once():
    make_label()
    make_label()
    assert rescore() == "Scored 2 labels.\n"
    assert rescore() == "Scored 0 labels.\n"
    assert Assessment.objects.count() == 2


def test_a_stale_score_is_made_again_and_the_old_one_kept():
    stale = make_assessment(data_digest="of another day")
    assert rescore() == "Scored 1 labels.\n"
    assert set(stale.label.assessments.values_list("pk", flat=True)) > {stale.pk}


def test_a_dry_run_names_the_labels_and_changes_nothing():
    label = make_label(make_product(name="Nuit"))
    assert rescore("--dry-run") == f"{label}\n1 labels would be scored.\n"
    assert Assessment.objects.count() == 0


def test_a_label_that_cannot_be_read_leaves_the_others_scored():
    make_label(front="x" * (MAX_CHARACTERS + 1))
    make_label()
    with pytest.raises(CommandError, match=r"1 labels could not be scored:\nBrand .*20,001 characters"):
        rescore()
    assert Assessment.objects.count() == 1

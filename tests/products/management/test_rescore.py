from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from evaluation.core.label import MAX_CHARACTERS
from evaluation.presentation.figures import whole
from products.assessments import assess_label, preview
from products.management.commands.rescore import Command
from products.models import Assessment, HeldChange, Product, ProductLabel
from tests.builders import make_assessment, make_label, make_product

pytestmark = pytest.mark.django_db


def score_words(assessment):
    return f"{whole(assessment.low)} to {whole(assessment.high)}, {assessment.flag_count} red flags"


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


def test_a_dry_run_says_what_would_move_and_why_and_changes_nothing():
    first = make_label(make_product(name="Nuit"))
    stale = assess_label(make_label())
    moved = assess_label(make_label())
    Assessment.objects.filter(pk=stale.pk).update(engine_digest="older")
    Assessment.objects.filter(pk=moved.pk).update(low=1, high=99, method_version="2025.9", data_digest="older")
    before = Assessment.objects.count()
    now = score_words(moved)
    assert rescore("--dry-run") == "".join(
        (
            f"{first}: no score -> {now}; it has no score yet\n",
            f"{stale.label}: stays {now}; the way we read labels changed\n",
            f"{moved.label}: 1 to 99, 0 red flags -> {now}; "
            "the method is 2026.2, it was 2025.9, our data on ingredients, words or rules changed\n",
            "3 labels would be scored, 2 of them would move.\n",
        )
    )
    assert Assessment.objects.count() == before
    assert Product.objects.get(pk=moved.label.product_id).current_assessment == moved


@pytest.mark.parametrize("arguments", [["--dry-run"], []])
def test_critical_flags_that_the_method_removes_are_listed_apart(arguments):
    assessment = assess_label(make_label(front="Milk exosome serum."))
    older = preview(ProductLabel(front="Milk exosome serum. Cures eczema."))
    Assessment.objects.update(data_digest="older", scorecard=older.model_dump(mode="json"), flag_count=1)
    told = rescore(*arguments)
    assert told.endswith(
        f"Critical red flags that the change of the method removes:\n{assessment.label}: R01 “Cures eczema”\n"
    )
    assert HeldChange.objects.count() == 0


def test_what_somebody_else_scored_meanwhile_is_passed_over():
    first, second = make_label(), make_label()
    run = Command()
    run.quiet = True
    waiting = run._waiting()
    assert next(waiting) == first
    assess_label(second)
    assert list(waiting) == []


def test_a_label_that_cannot_be_read_leaves_the_others_scored():
    make_label(front="x" * (MAX_CHARACTERS + 1))
    make_label()
    with pytest.raises(CommandError, match=r"1 labels could not be scored:\nBrand .*20,001 characters"):
        rescore()
    assert Assessment.objects.count() == 1

"""Removing a critical red flag from a published product takes a second person, whichever way it would go."""

from datetime import date

import pytest

from evaluation.core.editor_facts import EditorFact
from products.approvals import approve, decline, removed_flags
from products.assessments import assess_label, labels_to_assess, preview
from products.models import Assessment, Decision, HeldChange, Product, ProductLabel
from products.second_person import RefusedError
from tests.builders import make_label, make_product, make_user

pytestmark = pytest.mark.django_db

LOUD = "Milk exosome serum. Cures eczema."
QUIET = "Milk exosome serum."


@pytest.fixture
def flagged():
    """A published product that shows a critical red flag."""
    product = make_product(slug="rose")
    shown = assess_label(make_label(product, front=LOUD, seen_on=date(2026, 1, 1)))
    assert shown.critical_flags == 1
    return product


def new_look(product, front=QUIET, **values):
    return make_label(product, front=front, **{"seen_on": date(2026, 2, 1), **values})


def shown_front(product):
    return Product.objects.get(pk=product.pk).current_assessment.label.front


def flags_of(front):
    return preview(ProductLabel(front=front))


def test_a_flag_is_known_again_by_rule_and_words_not_by_place_or_case():
    before = flags_of("Milk exosome serum. Cures eczema.")
    assert removed_flags(before, flags_of("Exosome serum made of milk for you. CURES  eczema.")) == ()
    assert [claim.rule for claim in removed_flags(before, flags_of(QUIET))] == ["R01"]


def test_a_flag_in_other_words_is_another_flag():
    removed = removed_flags(flags_of("Cures eczema."), flags_of("Heals psoriasis."))
    assert len(removed) == 1


def test_flags_that_are_not_critical_are_no_concern_of_a_second_person():
    before = flags_of("Milk exosome serum. Clinically proven.")
    assert [claim.severity for claim in before.claims if claim.severity == "critical"] == []
    assert removed_flags(before, flags_of(QUIET)) == ()


def test_a_new_label_without_the_flag_is_stored_and_judged_and_waits(flagged):
    editor = make_user("Editor")
    held = assess_label(new_look(flagged), by=editor)
    assert (held.critical_flags, shown_front(flagged)) == (0, LOUD)
    change = HeldChange.objects.get()
    assert (change.assessment, change.author, change.state) == (held, editor, "waiting")
    assert [(flag["rule"], flag["text"]) for flag in change.removes] == [("R01", "Cures eczema")]
    assert [(row.kind, row.user) for row in Decision.objects.all()] == [("hold", editor)]


def test_a_second_person_lets_the_public_see_it(flagged):
    assess_label(new_look(flagged), by=make_user("Editor"))
    reviewer = make_user("Reviewer")
    approve(HeldChange.objects.get(), reviewer, "The page reads so now.")
    assert shown_front(flagged) == QUIET
    last = Decision.objects.first()
    assert (last.kind, last.user, last.words) == ("approve", reviewer, "The page reads so now.")
    assert list(labels_to_assess()) == []


@pytest.mark.parametrize("is_superuser", [False, True])
def test_nobody_approves_a_change_of_her_own(flagged, is_superuser):
    author = make_user("Reviewer", is_superuser=is_superuser)
    assess_label(new_look(flagged), by=author)
    with pytest.raises(RefusedError, match="takes a second person"):
        approve(HeldChange.objects.get(), author)
    assert shown_front(flagged) == LOUD


def test_a_label_that_a_command_judges_is_still_its_editor_s_change(flagged):
    author = make_user("Reviewer")
    label = new_look(flagged)
    row = label.history.get()
    row.history_user = author
    row.save()
    assess_label(label)
    change = HeldChange.objects.get()
    assert change.author == author
    with pytest.raises(RefusedError, match="takes a second person"):
        approve(change, author)


@pytest.mark.parametrize("group", ["Editor", "Clinic manager", ""])
def test_only_reviewers_approve_or_decline(flagged, group):
    assess_label(new_look(flagged))
    for decide in (approve, decline):
        with pytest.raises(RefusedError, match="Only reviewers"):
            decide(HeldChange.objects.get(), make_user(group), "Words.")
    assert shown_front(flagged) == LOUD


def test_a_declined_change_stays_declined_however_often_it_is_scored_again(flagged):
    label = new_look(flagged)
    assess_label(label, by=make_user("Editor"))
    decline(HeldChange.objects.get(), make_user("Reviewer"), "Another product's page.")
    assess_label(label)
    assert [change.state for change in HeldChange.objects.all()] == ["declined", "declined"]
    assert shown_front(flagged) == LOUD
    assert list(labels_to_assess()) == []


def test_declining_needs_words(flagged):
    assess_label(new_look(flagged))
    with pytest.raises(RefusedError, match="Say why"):
        decline(HeldChange.objects.get(), make_user("Reviewer"), " ")


def test_a_decided_change_is_not_decided_again(flagged):
    assess_label(new_look(flagged))
    change = HeldChange.objects.get()
    approve(change, make_user("Reviewer"))
    with pytest.raises(RefusedError, match="It waits no more: it was approved"):
        decline(change, make_user("Reviewer"), "Late.")


def test_a_later_look_takes_the_place_of_the_one_that_waits(flagged):
    assess_label(new_look(flagged))
    assess_label(new_look(flagged, front=LOUD, seen_on=date(2026, 3, 1)))
    assert [change.state for change in HeldChange.objects.all()] == ["superseded"]
    assert Product.objects.get().current_assessment.label.seen_on == date(2026, 3, 1)


def test_a_look_that_keeps_the_flag_is_shown_at_once(flagged):
    assess_label(new_look(flagged, front=f"New pack. {LOUD}"))
    assert HeldChange.objects.count() == 0
    assert shown_front(flagged) == f"New pack. {LOUD}"


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_what_is_not_published_needs_no_approval(status):
    product = make_product(status=status)
    assess_label(make_label(product, front=LOUD, seen_on=date(2026, 1, 1)))
    assess_label(new_look(product))
    assert (HeldChange.objects.count(), shown_front(product)) == (0, QUIET)


def test_a_change_of_the_method_alone_takes_nobody(flagged):
    shown = Product.objects.get().current_assessment
    Assessment.objects.filter(pk=shown.pk).update(
        data_digest="older", scorecard=flags_of("Cures rosacea.").model_dump()
    )
    assert list(labels_to_assess()) == [shown.label]
    assess_label(shown.label)
    assert HeldChange.objects.count() == 0
    assert Product.objects.get().current_assessment != shown


def test_what_the_method_removes_is_not_held_against_a_new_label(flagged):
    """The flag shown was an older method's alone: today's raises another, and the new label keeps that."""
    shown = Product.objects.get().current_assessment
    older = flags_of("Milk exosome serum. Cures rosacea.")
    Assessment.objects.filter(pk=shown.pk).update(data_digest="older", scorecard=older.model_dump(mode="json"))
    assess_label(new_look(flagged, front=f"New pack. {LOUD}"))
    assert HeldChange.objects.count() == 0


def test_a_new_label_under_a_new_method_that_removes_a_flag_waits(flagged):
    Assessment.objects.update(data_digest="older")
    assess_label(new_look(flagged))
    assert (HeldChange.objects.count(), shown_front(flagged)) == (1, LOUD)


def test_while_a_change_waits_what_is_shown_follows_the_method(flagged):
    assess_label(new_look(flagged))
    shown = Product.objects.get().current_assessment
    Assessment.objects.update(data_digest="older")
    for label in labels_to_assess():
        assess_label(label)
    now = Product.objects.get().current_assessment
    assert (now.label, now.pk > shown.pk) == (shown.label, True)
    assert sorted(change.state for change in HeldChange.objects.all()) == ["superseded", "waiting"]
    assert list(labels_to_assess()) == []


def test_a_label_that_could_not_be_published_waits_too(flagged):
    assess_label(new_look(flagged, front=LOUD, evidence_grade="C"))
    change = HeldChange.objects.get()
    assert (change.removes, change.weak_evidence, shown_front(flagged)) == ([], True, LOUD)
    assert change.why == "rests on a label without a page address or with evidence grade C"


def test_an_editor_s_fact_that_withdraws_the_flag_waits(flagged, monkeypatch):
    label = flagged.labels.get()
    fact = EditorFact(
        kind="withdrawn_flag",
        about="R01",
        words="Cures eczema",
        reason="A quotation of what the brand denies.",
        seen_on=date(2026, 2, 1),
        seen_by="an editor",
        grade="A",
    )
    core = label.as_core_label().model_copy(update={"editor_facts": (fact,)})
    monkeypatch.setattr(label, "as_core_label", lambda: core)
    held = assess_label(label, by=make_user("Editor"))
    assert (held.critical_flags, held.judged_label()) == (0, core)
    assert Product.objects.get().current_assessment.critical_flags == 1
    approve(HeldChange.objects.get(), make_user("Reviewer"))
    assert Product.objects.get().current_assessment == held

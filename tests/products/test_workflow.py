"""Who may take which step from where: every role, every step, every status."""

from itertools import product as combinations

import pytest

from products.models import Decision, Product, Status
from products.second_person import RefusedError
from products.workflow import ACTIONS, LONGEST_WORDS, act, actions_for, publish_from_file
from tests.builders import make_label, make_merged, make_product, make_user, make_withdrawn

pytestmark = pytest.mark.django_db

ROLES = ("Editor", "Reviewer", "Clinic manager", "nobody", "superuser")
STEPS = {
    "submit": ("draft", "in_review"),
    "send_back": ("in_review", "draft"),
    "publish": ("in_review", "published"),
    "withdraw": ("published", "withdrawn"),
    "reinstate": ("withdrawn", "in_review"),
}
ALLOWED = {"Editor": {"submit"}, "Reviewer": set(STEPS), "superuser": set(STEPS)}


def user_as(role):
    if role == "superuser":
        return make_user(is_superuser=True)
    return make_user("" if role == "nobody" else role)


def product_in(status, **values):
    if status == "merged":
        return make_merged(make_product(), **values)
    made = make_withdrawn(**values) if status == "withdrawn" else make_product(status=status, **values)
    make_label(made)
    return made


@pytest.mark.parametrize(("role", "name", "status"), list(combinations(ROLES, STEPS, Status.values)))
def test_a_step_is_taken_by_whom_and_from_where_it_may_be(role, name, status):
    product, user = product_in(status), user_as(role)
    begins, ends = STEPS[name]
    if status == begins and name in ALLOWED.get(role, ()):
        act(ACTIONS[name], product, user, "Because.")
        expected = ends
        assert [(row.kind, row.user, row.words) for row in Decision.objects.all()] == [(name, user, "Because.")]
    else:
        with pytest.raises(RefusedError):
            act(ACTIONS[name], product, user, "Because.")
        expected = status
        assert Decision.objects.count() == 0
    assert Product.objects.get(pk=product.pk).status == expected


@pytest.mark.parametrize(("role", "status"), list(combinations(ROLES, Status.values)))
def test_the_steps_that_are_offered_are_those_that_may_be_taken(role, status):
    offered = {action.kind.value for action in actions_for(product_in(status), user_as(role))}
    assert offered == {name for name, (begins, _) in STEPS.items() if begins == status} & ALLOWED.get(role, set())


@pytest.mark.parametrize("is_superuser", [False, True])
def test_whoever_submitted_a_product_does_not_publish_it(is_superuser):
    product, user = product_in("draft"), make_user("Reviewer", is_superuser=is_superuser)
    act(ACTIONS["submit"], product, user)
    with pytest.raises(RefusedError, match=r"Publishing takes a second person: you worked on it yourself\."):
        act(ACTIONS["publish"], product, user)
    act(ACTIONS["publish"], product, make_user("Reviewer"))
    assert Product.objects.get().status == "published"


def test_whoever_last_changed_its_words_does_not_publish_it():
    product, first, second = product_in("in_review"), make_user("Reviewer"), make_user("Reviewer")
    product.name = "Lily"
    product._history_user = first
    product.save()
    with pytest.raises(RefusedError, match="second person"):
        act(ACTIONS["publish"], product, first)
    act(ACTIONS["publish"], product, second)


def test_whoever_recorded_the_label_does_not_publish_it():
    product, user = product_in("in_review"), make_user("Reviewer")
    row = product.labels.get().history.get()
    row.history_user = user
    row.save()
    with pytest.raises(RefusedError, match="second person"):
        act(ACTIONS["publish"], product, user)


def test_whoever_changed_a_source_of_the_label_does_not_publish_it():
    product, user = make_product(status="in_review"), make_user("Reviewer")
    source = make_label(product, sources=("plant",)).sources.get()
    source.detail = "rose"
    source._history_user = user
    source.save()
    with pytest.raises(RefusedError, match="second person"):
        act(ACTIONS["publish"], product, user)


def test_sending_a_product_back_is_no_change_of_its_words():
    product, editor, reviewer = product_in("draft"), make_user("Editor"), make_user("Reviewer")
    act(ACTIONS["submit"], product, editor)
    act(ACTIONS["send_back"], product, reviewer, "The size is missing.")
    act(ACTIONS["submit"], product, editor)
    act(ACTIONS["publish"], product, reviewer)
    assert Product.objects.get().status == "published"


def test_whoever_takes_a_withdrawn_product_up_again_does_not_publish_it():
    product, user = product_in("withdrawn"), make_user("Reviewer")
    act(ACTIONS["reinstate"], product, user)
    with pytest.raises(RefusedError, match="second person"):
        act(ACTIONS["publish"], product, user)


@pytest.mark.parametrize("name", ["send_back", "withdraw"])
def test_a_step_that_needs_words_is_not_taken_without(name):
    product = product_in(STEPS[name][0])
    with pytest.raises(RefusedError, match="Say why"):
        act(ACTIONS[name], product, make_user("Reviewer"), "  ")


def test_words_have_a_limit():
    with pytest.raises(RefusedError, match="At most 500 characters"):
        act(ACTIONS["withdraw"], product_in("published"), make_user("Reviewer"), "x" * (LONGEST_WORDS + 1))


@pytest.mark.parametrize("label", [{"url": ""}, {"evidence_grade": "C"}])
def test_nothing_is_published_that_a_reader_could_not_check(label):
    product = make_product(status="in_review")
    make_label(product, **label)
    with pytest.raises(RefusedError, match="It cannot be published yet"):
        act(ACTIONS["publish"], product, make_user("Reviewer"))
    with pytest.raises(RefusedError, match="It cannot be published yet"):
        publish_from_file(product)


def test_a_product_without_a_label_is_not_submitted():
    with pytest.raises(RefusedError, match="it has no label yet"):
        act(ACTIONS["submit"], make_product(status="draft"), make_user("Editor"))


def test_a_withdrawn_product_says_why_and_a_published_one_no_more():
    product, reviewer = product_in("published"), make_user("Reviewer")
    act(ACTIONS["withdraw"], product, reviewer, "It is no longer sold.")
    gone = Product.objects.get()
    assert (gone.withdrawn_reason, gone.withdrawn_on is None) == ("It is no longer sold.", False)
    act(ACTIONS["reinstate"], product, reviewer)
    act(ACTIONS["publish"], product, make_user("Reviewer"))
    back = Product.objects.get()
    assert (back.withdrawn_reason, back.withdrawn_on) == ("", None)


def test_a_step_is_in_the_product_s_history_with_its_user():
    product, editor = product_in("draft"), make_user("Editor")
    act(ACTIONS["submit"], product, editor)
    row = product.history.first()
    assert (row.status, row.history_user, row.history_change_reason) == (
        "in_review",
        editor,
        "workflow: submitted for review",
    )


def test_a_published_product_is_found_and_a_withdrawn_one_no_more():
    product, reviewer = product_in("in_review", name="Nuit"), make_user("Reviewer")
    act(ACTIONS["publish"], product, reviewer)
    assert Product.objects.matching("nuit").count() == 1
    act(ACTIONS["withdraw"], product, reviewer, "It is no longer sold.")
    assert Product.objects.matching("nuit").count() == 0

"""How far a product has come, and who may take it further: the only writer of a product's status but for mergers.

draft -> in review -> published -> withdrawn; a withdrawn product that is taken up again goes back into review, so that
publishing, which takes a second person, stays the one door to the public.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from products.entries import refresh_entries
from products.models import Decision, DecisionKind, Product, Status
from products.publication import record
from products.second_person import BY_WORKFLOW, RefusedError, authors, require_other

LONGEST_WORDS = 500


@dataclass(frozen=True, slots=True)
class Action:
    """One step. `name` is what its button says, `words` what the words that go with it are for; "" where none do."""

    kind: DecisionKind
    name: str
    begins: Status
    ends: Status
    permission: str
    words: str = ""
    needs_words: bool = False
    problems: Callable[[Product, User], list[str]] = lambda product, user: []

    @property
    def done(self) -> str:
        """What became of the product, for a message."""
        return self.kind.label


def _without_evidence(product: Product, user: User) -> list[str]:
    return [f"It cannot be published yet: {reason}" for reason in product.missing_for_publication()]


def _nothing_to_review(product: Product, user: User) -> list[str]:
    return [] if product.labels.exists() else ["There is nothing to review: it has no label yet."]


def _by_one_person(product: Product, user: User) -> list[str]:
    try:
        require_other(user, authors(product, product.newest_look()), "Publishing")
    except RefusedError as error:
        return [str(error)]
    return []


def _not_publishable(product: Product, user: User) -> list[str]:
    return [*_without_evidence(product, user), *_by_one_person(product, user)]


ACTIONS: Mapping[str, Action] = {
    action.kind.value: action
    for action in (
        Action(
            DecisionKind.SUBMIT,
            "Submit for review",
            Status.DRAFT,
            Status.IN_REVIEW,
            "products.submit_product",
            words="For the reviewer",
            problems=_nothing_to_review,
        ),
        Action(
            DecisionKind.SEND_BACK,
            "Send back",
            Status.IN_REVIEW,
            Status.DRAFT,
            "products.send_back_product",
            words="What the editor should look at again",
            needs_words=True,
        ),
        Action(
            DecisionKind.PUBLISH,
            "Publish",
            Status.IN_REVIEW,
            Status.PUBLISHED,
            "products.publish_product",
            words="For the log",
            problems=_not_publishable,
        ),
        Action(
            DecisionKind.WITHDRAW,
            "Withdraw",
            Status.PUBLISHED,
            Status.WITHDRAWN,
            "products.withdraw_product",
            words="Reason, shown on the public page: in neutral words, as in “It is no longer sold.”",
            needs_words=True,
        ),
        Action(
            DecisionKind.REINSTATE,
            "Take up again",
            Status.WITHDRAWN,
            Status.IN_REVIEW,
            "products.withdraw_product",
            words="For the log",
        ),
    )
}


def actions_for(product: Product, user: User) -> list[Action]:
    """The steps that lead on from where the product stands and that this user may take, on some product at least."""
    return [
        action for action in ACTIONS.values() if action.begins == product.status and user.has_perm(action.permission)
    ]


def problems(action: Action, product: Product, user: User) -> list[str]:
    """Why this user cannot take this step with this product now, in words; empty where she can."""
    if not user.has_perm(action.permission):
        return ["You have no permission to do this."]
    if product.status != action.begins:
        return [f"It is {product.get_status_display()}, not {action.begins.label}."]
    return action.problems(product, user)


@transaction.atomic
def act(action: Action, product: Product, user: User, words: str = "") -> Product:
    """Take the step: status, log of decisions and publication log together or not at all. The product as it is now.

    RefusedError in words for whoever may not, for a product that stands elsewhere by now, and for missing words.
    """
    words = words.strip()
    if action.needs_words and not words:
        raise RefusedError("Say why: this step needs words.")
    if len(words) > LONGEST_WORDS:
        raise RefusedError(f"At most {LONGEST_WORDS} characters, please; these are {len(words)}.")
    product = Product.objects.select_for_update().get(pk=product.pk)
    if found := problems(action, product, user):
        raise RefusedError(" ".join(found))
    _set_status(product, action.ends, action.kind, user, words)
    return product


@transaction.atomic
def publish_from_file(product: Product) -> None:
    """Publish what a catalogue file says is published. For whoever runs commands on the server, never for a web page.

    RefusedError for a product whose label nobody could check.
    """
    if found := product.missing_for_publication():
        raise RefusedError(" ".join(f"It cannot be published yet: {reason}" for reason in found))
    _set_status(product, Status.PUBLISHED, DecisionKind.PUBLISH, None, "As in the catalogue file.")


def _set_status(product: Product, status: Status, kind: DecisionKind, user: User | None, words: str) -> None:
    is_gone = status == Status.WITHDRAWN
    product.status = status
    product.withdrawn_on = timezone.localdate() if is_gone else None
    product.withdrawn_reason = words if is_gone else ""
    product._history_user = user  # type: ignore[attr-defined]  # read by the history library
    product._change_reason = f"{BY_WORKFLOW}{kind.label}"  # type: ignore[attr-defined]
    product.save(update_fields=["status", "withdrawn_on", "withdrawn_reason", "changed_at"])
    Decision.objects.create(
        product=product, kind=kind, user=user, words=words, assessment_id=product.current_assessment_id
    )
    record(product)
    refresh_entries(Product.objects.filter(pk=product.pk))

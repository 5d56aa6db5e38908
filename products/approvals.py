"""Changes that take a second person: a new score that would remove a critical red flag from a published product.

The new capture, or the editor's fact, is stored and judged; what the public sees stays as it was until a reviewer who
did not work on the change approves it. A change of the method takes nobody: `rescore` lists what it removes.
"""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from evaluation.core.assess import assess
from evaluation.core.editor_facts import plain_words
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.scorecard import Claim, Score, Scorecard
from evaluation.knowledge import knowledge
from products.models import Assessment, ChangeState, Decision, DecisionKind, HeldChange, Product, ProductLabel
from products.publication import show
from products.second_person import RefusedError, require_other, worked_on
from products.versions import is_stale

APPROVE = "products.approve_change"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a new score would do to what the public sees of a published product.

    `removes` are the critical flags that would go though the method is the same; `middle` is what the label shown now
    scores with today's method, where label and method change at once.
    """

    removes: tuple[Claim, ...] = ()
    weak_evidence: bool = False
    middle: Score | None = None

    @property
    def needs_second_person(self) -> bool:
        """Whether it has to wait."""
        return bool(self.removes) or self.weak_evidence


def removed_flags(before: Scorecard, after: Scorecard) -> tuple[Claim, ...]:
    """The critical red flags of `before` that `after` does not raise as critical: by rule and words, case apart."""
    kept = {_named(claim) for claim in after.claims if claim.severity == "critical"}
    gone = {_named(claim): claim for claim in before.claims if claim.severity == "critical"}
    return tuple(claim for name, claim in gone.items() if name not in kept)


def _named(claim: Claim) -> tuple[str, str]:
    return claim.rule, plain_words(claim.text)


def effect(product: Product, label: ProductLabel, judged: Label, card: Scorecard, known: Knowledge) -> Effect:
    """What showing `card`, today's scorecard of `label` as `judged`, would do. `product` with what it shows now.

    Nothing for a product that is not published: publishing it takes a second person anyway.
    """
    shown = product.current_assessment
    if shown is None or not product.is_published:
        return Effect()
    if shown.label_id == label.pk and shown.judged_label() == judged:
        return Effect()  # the method alone can have changed
    is_of_today = not is_stale(shown, known)
    before = shown.read_scorecard() if is_of_today else None
    before = before or assess(shown.judged_label(), known)
    is_weak = shown.label_id != label.pk and not (label.url and label.is_publishable)
    return Effect(removed_flags(before, card), is_weak, None if is_of_today else before.score)


def take_up(product: Product, assessment: Assessment, found: Effect, by: User | None) -> HeldChange | None:
    """Show the assessment to the public, or hold it for a second person. Inside a transaction.

    What a reviewer declined stays declined, however often it is scored again.
    """
    if _is_newest(product, assessment):
        product.held_changes.filter(state=ChangeState.WAITING).update(state=ChangeState.SUPERSEDED)
    declined = product.is_published and _was_declined(product, assessment)
    if not found.needs_second_person and not declined:
        show(product, assessment, found.middle)
        return None
    change = HeldChange.objects.create(
        product=product,
        assessment=assessment,
        removes=[
            claim.model_dump(mode="json", include={"rule", "title", "text", "because"}) for claim in found.removes
        ],
        weak_evidence=found.weak_evidence,
        author=by or _last_hand(assessment.label),
        state=ChangeState.DECLINED if declined else ChangeState.WAITING,
    )
    if not declined:
        _log(change, DecisionKind.HOLD, change.author, f"It {change.why}.")
    return change


def _is_newest(product: Product, assessment: Assessment) -> bool:
    newest = ProductLabel.objects.counting_for(product.pk).newest_first()
    return newest.values_list("pk", flat=True).first() == assessment.label_id


def _was_declined(product: Product, assessment: Assessment) -> bool:
    last = (
        product.held_changes.filter(assessment__label=assessment.label_id)
        .exclude(state=ChangeState.SUPERSEDED)
        .select_related("assessment")
        .first()
    )
    return bool(last and last.state == ChangeState.DECLINED and last.assessment.judges_the_same(assessment))


def _last_hand(label: ProductLabel) -> User | None:
    """Whose change it is where nobody is signed in: who recorded the label or a fact beside it."""
    users = sorted(worked_on(label))
    return User.objects.filter(pk=users[-1]).first() if users else None


def approve(change: HeldChange, by: User, words: str = "") -> None:
    """Let the public see it. RefusedError for its author, for who may not, and for what is no longer waiting."""
    with transaction.atomic():
        change = _open(change, by)
        product = Product.objects.select_related("current_assessment__label").get(pk=change.product_id)
        shown = product.current_assessment
        change.state = ChangeState.APPROVED
        change.save(update_fields=["state"])
        middle = None
        if shown and is_stale(shown) and not is_stale(change.assessment):
            middle = assess(shown.judged_label(), knowledge()).score
        show(product, change.assessment, middle)
        _log(change, DecisionKind.APPROVE, by, words)


def decline(change: HeldChange, by: User, words: str) -> None:
    """Leave what the public sees as it is, for good: the words say why. RefusedError as for `approve`, or no words."""
    if not words.strip():
        raise RefusedError("Say why, for whoever made the change.")
    with transaction.atomic():
        change = _open(change, by)
        change.state = ChangeState.DECLINED
        change.save(update_fields=["state"])
        _log(change, DecisionKind.DECLINE, by, words)


def _open(change: HeldChange, by: User) -> HeldChange:
    """The change as it stands now, locked, if this user may decide on it."""
    change = HeldChange.objects.select_for_update().get(pk=change.pk)
    if not by.has_perm(APPROVE):
        raise RefusedError("Only reviewers decide on held changes.")
    if change.state != ChangeState.WAITING:
        raise RefusedError(f"It waits no more: it was {change.get_state_display()}.")
    hands = worked_on(change.assessment.label) | ({change.author_id} if change.author_id else set())
    require_other(by, hands, "Removing a critical red flag")
    return change


def _log(change: HeldChange, kind: DecisionKind, by: User | None, words: str) -> None:
    Decision.objects.create(
        product_id=change.product_id, kind=kind, user=by, words=words.strip(), assessment_id=change.assessment_id
    )

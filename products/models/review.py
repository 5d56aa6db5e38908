"""Who decided what about a product, and the changes that wait for somebody's decision."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from products.models.append_only import AppendOnly, AppendOnlyManager
from products.models.assessment import Assessment
from products.models.product import Product

BY_COMMAND = "a command"


class DecisionKind(models.TextChoices):
    """What can be decided."""

    SUBMIT = "submit", "submitted for review"
    SEND_BACK = "send_back", "sent back"
    PUBLISH = "publish", "published"
    WITHDRAW = "withdraw", "withdrawn"
    REINSTATE = "reinstate", "taken up again"
    HOLD = "hold", "held for a second person"
    APPROVE = "approve", "change approved"
    DECLINE = "decline", "change declined"


class Decision(AppendOnly):
    """One decision: who, when, what, in which words. `user` is None for what a command did."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField("decision", max_length=20, choices=DecisionKind)
    # an account that decided something is deactivated, not deleted
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="who"
    )
    decided_at = models.DateTimeField("when", auto_now_add=True)
    words = models.TextField(blank=True)
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="+", null=True, help_text="The score that it was about."
    )

    objects = AppendOnlyManager["Decision"]()

    class Meta:
        default_permissions = ("view",)
        ordering = ("-decided_at", "-pk")
        indexes = (models.Index(fields=["product", "-decided_at", "-id"], name="decision_newest"),)

    def __str__(self) -> str:
        return f"{self.product}: {self.get_kind_display()} by {self.by}"

    @property
    def by(self) -> str:
        """Who, in words. Reads `user`, so select it."""
        return str(self.user) if self.user else BY_COMMAND


class ChangeState(models.TextChoices):
    """What became of a held change."""

    WAITING = "waiting", "waiting"
    APPROVED = "approved", "approved"
    DECLINED = "declined", "declined"
    SUPERSEDED = "superseded", "superseded by a later change"


class HeldChange(models.Model):
    """A new score that the public does not see until a second person has looked at it. Written by products.approvals.

    `removes` lists the critical red flags that stand now and would go: rule, title, text and because of each.
    """

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="held_changes")
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="held_change")
    removes = models.JSONField(default=list)
    weak_evidence = models.BooleanField(
        default=False, help_text="The new label has no page address, or evidence grade C."
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, verbose_name="whose change"
    )
    state = models.CharField(max_length=20, choices=ChangeState, default=ChangeState.WAITING)
    held_at = models.DateTimeField("held since", auto_now_add=True)

    class Meta:
        default_permissions = ("view",)
        ordering = ("-held_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["product"], condition=Q(state="waiting"), name="held_change_one_waiting_per_product"
            ),
        )
        indexes = (models.Index(fields=["state", "-held_at"], name="held_change_by_state"),)

    def __str__(self) -> str:
        return f"{self.product}: {self.why}"

    @property
    def why(self) -> str:
        """Why it waits, in words for an editor."""
        flags: list[dict[str, Any]] = self.removes
        count = len(flags)
        reasons = [f"would remove {count} critical red flag{'s' * (count > 1)}"] if flags else []
        if self.weak_evidence:
            reasons.append("rests on a label without a page address or with evidence grade C")
        return " and ".join(reasons)

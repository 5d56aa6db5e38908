"""What an editor decided about a proposal of ours: who, when and why, so that it is proposed once."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone


class Decided(models.Model):
    """For rows that wait until somebody decides. The choices are those of the row's own `decision`."""

    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    decided_at = models.DateTimeField("decided", null=True, blank=True, editable=False)
    reason = models.CharField(max_length=300, blank=True, help_text="Why, for whoever wonders later.")

    class Meta:
        abstract = True

    def decide(self, decision: str, user: Any, reason: str) -> None:
        """Remember the decision, also where it changes an earlier one; ValidationError for what is no decision."""
        field: Any = self._meta.get_field("decision")
        if not decision or decision not in dict(field.choices):
            # fields that no form edits are not validated by Django
            raise ValidationError("That is not a decision on this.")
        self.decision = decision
        self.decided_by = user
        self.decided_at = timezone.now()
        self.reason = reason
        self.full_clean()
        self.save()

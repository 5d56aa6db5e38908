"""What an editor has typed and not saved yet, so that a closed browser loses nothing."""

from django.conf import settings
from django.db import models

MOST_DRAFTS = 20


class DraftKind(models.TextChoices):
    """Which form was being filled in."""

    INTAKE = "intake", "a product from its label"
    LABEL = "label", "a label"


class LabelDraft(models.Model):
    """The fields of one form as they were typed last. It is its editor's alone, and goes once the form is saved."""

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="label_drafts")
    kind = models.CharField(max_length=10, choices=DraftKind)
    title = models.CharField(max_length=120)
    fields = models.JSONField(default=dict, help_text="Field name to what was typed: a list of strings.")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-changed_at", "-pk")
        indexes = (models.Index(fields=["editor", "kind", "-changed_at"], name="draft_of_editor"),)

    def __str__(self) -> str:
        return self.title

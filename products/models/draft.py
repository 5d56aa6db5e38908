"""What an editor has typed and not saved yet, so that a closed browser loses nothing."""

from django.conf import settings
from django.db import models

MOST_DRAFTS = 20


class DraftKind(models.TextChoices):
    """Which form was being filled in: the page that makes a product of a label, or the form of a model, by its name."""

    INTAKE = "intake", "a product from its label"
    LABEL = "productlabel", "a label"
    PRODUCT = "product", "a product"
    BRAND = "brand", "a brand"
    PRICE = "productprice", "a price"
    INQUIRY = "inquiry", "a question to a brand"
    FACT = "editorfact", "a correction"


class FormDraft(models.Model):
    """The fields of one form as they were typed last. It is its editor's alone, and goes once the form is saved."""

    editor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="form_drafts")
    kind = models.CharField(max_length=20, choices=DraftKind)
    row = models.BigIntegerField(null=True, help_text="The row that was being changed; none where one was being added.")
    title = models.CharField(max_length=120)
    fields = models.JSONField(default=dict, help_text="Field name to what was typed: a list of strings.")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-changed_at", "-pk")
        indexes = (models.Index(fields=["editor", "kind", "-changed_at"], name="draft_of_editor"),)

    def __str__(self) -> str:
        return self.title

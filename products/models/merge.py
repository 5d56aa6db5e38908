"""The log of merges: who made one product or brand of two, when and why, and whether that was taken back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from products.models.product import Brand, Product


class MergeState(models.TextChoices):
    """How far a merge has come."""

    WAITING = "waiting", "waits for a second person"
    DONE = "done", "done"
    REFUSED = "refused", "refused"
    UNDONE = "undone", "undone"


class _Merge(models.Model):
    """One merge. Only products.merging writes it."""

    state = models.CharField(max_length=10, choices=MergeState, default=MergeState.DONE, editable=False)
    reason = models.CharField(max_length=300)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    asked_at = models.DateTimeField("asked", auto_now_add=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        help_text="The second person, or who took it back.",
    )
    settled_at = models.DateTimeField("settled", null=True, blank=True, editable=False)
    settled_because = models.CharField(max_length=300, blank=True, editable=False)
    before = models.JSONField(
        default=dict, blank=True, editable=False, help_text="What an undoing needs: how things stood before."
    )

    class Meta:
        abstract = True
        ordering = ("-asked_at", "-pk")


class ProductMerge(_Merge):
    """`merged` is the survivor from now on: its captures keep their product and count for the survivor."""

    survivor = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+", editable=False)
    merged = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+", editable=False)
    hidden_flags = models.JSONField(
        default=list, blank=True, editable=False, help_text="Critical red flags that no public page shows after it."
    )

    class Meta(_Merge.Meta):
        permissions = (("approve_merge", "Can approve merges that hide a critical red flag"),)
        constraints = (
            models.CheckConstraint(condition=~Q(survivor=F("merged")), name="product_merge_of_two"),
            models.UniqueConstraint(fields=["merged"], condition=Q(state="waiting"), name="product_merge_waits_once"),
        )
        indexes = (models.Index(fields=["-id"], condition=Q(state="waiting"), name="product_merge_waiting"),)

    def __str__(self) -> str:
        return f"{self.merged} into {self.survivor}"


class BrandMerge(_Merge):
    """The products of `merged` are the survivor's from now on."""

    survivor = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+", editable=False)
    merged = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta(_Merge.Meta):
        constraints = (models.CheckConstraint(condition=~Q(survivor=F("merged")), name="brand_merge_of_two"),)

    def __str__(self) -> str:
        return f"{self.merged} into {self.survivor}"

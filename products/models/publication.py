"""What the public was shown of a product, and from when."""

from django.db import models
from django.utils import timezone

from products.models.append_only import AppendOnly, AppendOnlyManager
from products.models.assessment import Assessment
from products.models.product import Product, Status


class Publication(AppendOnly):
    """One state of a product as the public saw it, from `shown_from` until the next row. Added by products.publication.

    `middle_low` and `middle_high` are kept where label and method changed at once: what the label shown before would
    have scored with the new method. They split the change between the two.
    """

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="publications")
    status = models.CharField(max_length=20, choices=Status)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="publications", null=True)
    shown_from = models.DateTimeField(default=timezone.now)
    words = models.CharField(max_length=500, blank=True, help_text="The reason that a withdrawn product's page gave.")
    middle_low = models.FloatField(null=True)
    middle_high = models.FloatField(null=True)
    is_reconstructed = models.BooleanField(
        "reconstructed", default=False, help_text="From before this log was kept: put together from the stored scores."
    )

    objects = AppendOnlyManager["Publication"]()

    class Meta:
        default_permissions = ("view",)
        ordering = ("-shown_from", "-pk")
        indexes = (
            models.Index(fields=["product", "-shown_from", "-id"], name="publication_newest"),
            models.Index(fields=["-shown_from", "-id"], name="publication_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.product}, {self.get_status_display()} from {self.shown_from:%Y-%m-%d}"

    @property
    def is_shown(self) -> bool:
        """Whether the public could read a score then."""
        return self.status == Status.PUBLISHED

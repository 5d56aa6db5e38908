"""A picture of a pack: whose it is, where it was seen, and by what right it stands here."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from simple_history.models import HistoricalRecords

from products.models.product import Product


class ProductImage(models.Model):
    """One picture of a pack, kept in a few widths as products.pack_images made them; the file as sent is not kept."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="images")
    alt = models.CharField(
        "text alternative",
        max_length=200,
        help_text="What somebody who cannot see the picture should know: “White 30 mL dropper bottle in its box”.",
    )
    source_url = models.URLField("page address", max_length=500, help_text="Where the picture stood.")
    seen_on = models.DateField(help_text="The day on which somebody looked.")
    seen_by = models.CharField(max_length=80, help_text="Who looked, or who took the picture.")
    permission = models.CharField(
        "licence or permission",
        max_length=200,
        help_text="By what right we show it: “own photograph”, “CC BY 4.0, A. Name”, “press kit, terms of 3 May 2026”. "
        "Shown beside it.",
    )
    position = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1)], help_text="1 stands first, and in lists."
    )
    digest = models.CharField(max_length=64, editable=False, help_text="Of the file as sent: SHA-256.")
    renditions = models.JSONField(
        editable=False, help_text="The same picture in several widths, narrow ones first: width, height, webp, jpeg."
    )
    created_at = models.DateTimeField("recorded", auto_now_add=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "picture"
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["product", "digest"],
                name="image_once_per_product",
                violation_error_message="The product has this picture already.",
            ),
        )

    def __str__(self) -> str:
        return self.alt

    @property
    def file_names(self) -> set[str]:
        """The names of its files in the storage."""
        kept: list[dict[str, Any]] = self.renditions
        return {rendition[kind] for rendition in kept for kind in ("webp", "jpeg")}

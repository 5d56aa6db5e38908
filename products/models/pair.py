"""Products, and brands, whose names are so alike that they may be one and the same."""

from django.db import models
from django.db.models import F, Q

from products.models.decision import Decided
from products.models.product import Brand, Product


class PairDecision(models.TextChoices):
    """What an editor made of the likeness. A merge settles it as well: then one of the two is merged."""

    WAITING = "", "not decided"
    DISTINCT = "distinct", "not a duplicate"


class _Pair(Decided):
    """Two rows, the older one first. Only products.likeness writes it, but for the decision."""

    similarity = models.FloatField(help_text="Of the names, 0 to 100", editable=False)
    decision = models.CharField(
        max_length=10, choices=PairDecision, default=PairDecision.WAITING, blank=True, editable=False
    )

    class Meta:
        abstract = True
        ordering = ("-similarity", "pk")


class ProductPair(_Pair):
    """Two products that may be one."""

    first = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="+", editable=False)
    second = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="+", editable=False)

    class Meta(_Pair.Meta):
        indexes = (models.Index(fields=["-similarity", "id"], condition=Q(decision=""), name="product_pair_waiting"),)
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="product_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="product_pair_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"


class BrandPair(_Pair):
    """Two brands that may be one."""

    first = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+", editable=False)
    second = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+", editable=False)

    class Meta(_Pair.Meta):
        indexes = (models.Index(fields=["-similarity", "id"], condition=Q(decision=""), name="brand_pair_waiting"),)
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="brand_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="brand_pair_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.first} and {self.second}"

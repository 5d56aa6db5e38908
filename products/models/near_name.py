"""Ingredient names that the engine was not sure of: an editor says which ingredient was meant."""

from django.db import models
from django.db.models import Q

from products.models.decision import Decided
from products.models.product import Product

LONGEST_LISTED = 200


class NearNameDecision(models.TextChoices):
    """Whether the nearest name is what the label means."""

    WAITING = "", "not decided"
    SAME = "same", "the same ingredient"
    OTHER = "other", "another ingredient"


class NearName(Decided):
    """An entry as labels list it and the known name nearest to it.

    Only products.near_names writes it, where assessments are stored. A decision changes no score: the engine's names
    stand in reviewed data files, for which a confirmed one is a ready line.
    """

    key = models.CharField(
        max_length=LONGEST_LISTED, editable=False, help_text="The entry folded: case and accents do not count."
    )
    listed = models.CharField("as listed", max_length=LONGEST_LISTED, editable=False)
    inci = models.CharField("nearest INCI name", max_length=300, editable=False)
    similarity = models.FloatField(help_text="0 to 100", editable=False)
    is_match = models.BooleanField(
        "taken for the same", editable=False, help_text="Whether the engine counts it as that ingredient by itself."
    )
    decision = models.CharField(
        max_length=10, choices=NearNameDecision, default=NearNameDecision.WAITING, blank=True, editable=False
    )
    products = models.ManyToManyField(Product, related_name="near_names", editable=False)

    class Meta:
        ordering = ("-similarity", "pk")
        indexes = (models.Index(fields=["-similarity", "id"], condition=Q(decision=""), name="near_name_waiting"),)
        constraints = (models.UniqueConstraint(fields=["key", "inci"], name="near_name_once"),)

    def __str__(self) -> str:
        return f"{self.listed}: {self.inci}?"

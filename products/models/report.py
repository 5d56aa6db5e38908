"""What readers tell us is wrong: kept without anything that says who told it."""

from django.db import models
from simple_history.models import HistoricalRecords

from products.models.product import Product

MOST_WORDS = 2_000


class ReportKind(models.TextChoices):
    """What is wrong, as a reader would say."""

    FACT = "fact", "A fact is wrong"
    LABEL = "label", "The label reads differently now"
    FLAG = "flag", "A red flag is unfair, or one is missing"
    PRICE = "price", "The price or size is wrong"
    OTHER = "other", "Something else"


class ErrorReport(models.Model):
    """One report on one product.

    `sender` tells reports of one day and one network address apart and says no more: a keyed digest that changes with
    the day, emptied as soon as a later day's report arrives.
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="error_reports")
    kind = models.CharField("what is wrong", max_length=10, choices=ReportKind)
    words = models.TextField(max_length=MOST_WORDS)
    url = models.URLField("where to see it", max_length=500, blank=True)
    sent_on = models.DateField("sent")
    sender = models.CharField(max_length=32, blank=True, editable=False)
    is_settled = models.BooleanField("settled", default=False)
    answer = models.TextField("what was done", blank=True, help_text="For editors. Never shown to the public.")

    # what came from a reader stands here once
    history = HistoricalRecords(excluded_fields=["words", "url", "sender"])

    class Meta:
        ordering = ("is_settled", "-sent_on", "-pk")
        indexes = (models.Index(fields=["sent_on", "sender"], name="report_of_the_day"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.product}"

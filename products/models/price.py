"""What a product cost where and when somebody looked."""

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from evaluation.core.money import Money
from products.models.label import EvidenceGrade
from products.models.product import Product


class PriceBasis(models.TextChoices):
    """What the amount pays for. A clinic's session is no pack: no price per mL follows from it."""

    PACK = "pack", "the pack"
    SESSION = "session", "one clinic session"


class ProductPrice(models.Model):
    """One price as one page showed it. Old prices stay; a new one is a new row."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="prices")
    amount = models.DecimalField(max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])
    currency = models.CharField(
        max_length=3,
        validators=[RegexValidator(r"^[A-Z]{3}\Z", "Three capital letters, as in USD.")],
        help_text="The code of ISO 4217: USD, EUR, KRW.",
    )
    basis = models.CharField("pays for", max_length=10, choices=PriceBasis, default=PriceBasis.PACK)
    seen_on = models.DateField(null=True, blank=True, help_text="Empty: the page carried no date and none was noted.")
    url = models.URLField("page address", max_length=500, blank=True)
    seen_by = models.CharField(max_length=80, blank=True, help_text="Who looked.")
    evidence_grade = models.CharField(
        max_length=1, choices=EvidenceGrade, blank=True, help_text="How sure we are that the price was asked there."
    )
    note = models.CharField(max_length=200, blank=True, help_text="Shown beside the price: “converted by the shop”.")
    origin = models.CharField(
        max_length=60,
        blank=True,
        editable=False,
        help_text="The import that made this row: it can be repeated.",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "price"
        ordering = (F("seen_on").desc(nulls_last=True), "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="price_not_negative",
                violation_error_message="A price cannot be negative.",
            ),
            models.UniqueConstraint(fields=["product", "origin"], condition=~Q(origin=""), name="price_origin_once"),
        )

    def __str__(self) -> str:
        return str(self.money)

    @property
    def money(self) -> Money:
        """Amount and currency as one value."""
        return Money(self.amount, self.currency)

    @property
    def is_for_the_pack(self) -> bool:
        """Whether a price per mL can follow from it."""
        return self.basis == PriceBasis.PACK

"""Who makes a product and what it is, apart from the words on its label."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from evaluation.core.money import Money, per_unit
from products.querysets import ProductLabelQuerySet, ProductQuerySet

if TYPE_CHECKING:
    from products.models.label import ProductLabel

SMALLEST_SIZE = Decimal("0.01")
# Merging leaves chains of one step; more come of mergers of mergers, and a circle ends here.
_LONGEST_CHAIN = 10


class ProductType(models.TextChoices):
    """What it is, as a shopper would say."""

    SERUM = "serum", "serum"
    AMPOULE = "ampoule", "ampoule"
    CREAM = "cream", "cream"
    MASK = "mask", "mask"
    MIST = "mist", "mist"
    SPICULE_SHOT = "spicule_shot", "spicule shot"
    HAIR = "hair", "hair and scalp product"
    PROFESSIONAL_KIT = "professional_kit", "professional kit"
    PAD = "pad", "pad"
    BALM = "balm", "balm"
    GEL = "gel", "gel"
    OTHER = "other", "other"


class UseSetting(models.TextChoices):
    """Where it is meant to be used."""

    HOME = "home", "at home"
    PROFESSIONAL = "professional", "by a professional"


class Status(models.TextChoices):
    """How far a product has come. Lists show published products only.

    The page of a withdrawn one says so, and that of a merged one leads to the product that it was merged into.
    """

    DRAFT = "draft", "draft"
    IN_REVIEW = "in_review", "in review"
    PUBLISHED = "published", "published"
    WITHDRAWN = "withdrawn", "withdrawn"
    MERGED = "merged", "merged"


class Brand(models.Model):
    """A maker, or the name under which it sells."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(
        max_length=80, unique=True, help_text="Part of addresses: lower-case letters, digits, hyphens. Never changes."
    )
    country = models.CharField(
        max_length=60, blank=True, help_text="Where the brand is at home. Empty: not known to us."
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="merged_from",
        null=True,
        blank=True,
        editable=False,
        help_text="The brand that this one turned out to be. Set by products.merging.",
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Product(models.Model):
    """One product as sold, in one size. What its label says stands in its labels, newest first."""

    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(max_length=200, help_text="As on the pack, without the brand.")
    slug = models.SlugField(
        max_length=120, unique=True, help_text="Part of addresses: lower-case letters, digits, hyphens. Never changes."
    )
    product_type = models.CharField("type", max_length=20, choices=ProductType)
    use_setting = models.CharField("use", max_length=20, choices=UseSetting, default=UseSetting.HOME)
    size_ml = models.DecimalField(
        "size in mL",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(SMALLEST_SIZE)],
        help_text="The whole pack: five vials of 2 mL are 10. Empty: not seen, or sold by weight.",
    )
    size_g = models.DecimalField(
        "size in g",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(SMALLEST_SIZE)],
        help_text="For packs sold by weight.",
    )
    pack = models.CharField(max_length=80, blank=True, help_text="What the size is made of: “5 vials of 2 mL”.")
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        related_name="merged_from",
        null=True,
        blank=True,
        editable=False,
        help_text="The product that this one turned out to be. Its addresses lead there.",
    )
    withdrawn_reason = models.CharField(
        max_length=500,
        blank=True,
        editable=False,
        help_text="Shown on the public page, so in neutral words.",
    )
    withdrawn_on = models.DateField("withdrawn", null=True, blank=True, editable=False)
    editor_notes = models.TextField(
        blank=True, help_text="Doubts, conflicts and arithmetic, for editors. Never shown to the public, never scored."
    )
    current_assessment = models.OneToOneField(
        "products.Assessment",
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        help_text="The one that the public sees, with the label it judges. Set by products.assessments.",
    )
    created_at = models.DateTimeField("created", auto_now_add=True)
    changed_at = models.DateTimeField("changed", auto_now=True)

    objects = ProductQuerySet.as_manager()
    # what the public saw is kept by the publication log
    history = HistoricalRecords(excluded_fields=["current_assessment"])

    class Meta:
        ordering = ("brand__name", "name")
        indexes = (models.Index(fields=["status", "name"], name="product_status_name"),)
        permissions = (
            ("submit_product", "Can submit a product for review"),
            ("send_back_product", "Can send a product back to its editor"),
            ("publish_product", "Can publish a product that another person submitted"),
            ("withdraw_product", "Can withdraw a product, and take it up again"),
            ("approve_change", "Can approve changes that remove a critical red flag"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(size_ml__isnull=True) | Q(size_ml__gt=0),
                name="product_size_ml_positive",
                violation_error_message="A size must be more than 0 mL.",
            ),
            models.CheckConstraint(
                condition=Q(size_g__isnull=True) | Q(size_g__gt=0),
                name="product_size_g_positive",
                violation_error_message="A size must be more than 0 g.",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.MERGED, merged_into__isnull=False)
                | (~Q(status=Status.MERGED) & Q(merged_into__isnull=True)),
                name="product_merged_into_another",
                violation_error_message="A merged product names the one it was merged into, and no other does.",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
                name="product_not_merged_into_itself",
                violation_error_message="A product cannot be merged into itself.",
            ),
            models.CheckConstraint(
                condition=(Q(status=Status.WITHDRAWN, withdrawn_on__isnull=False) & ~Q(withdrawn_reason=""))
                | (~Q(status=Status.WITHDRAWN) & Q(withdrawn_on__isnull=True, withdrawn_reason="")),
                name="product_withdrawn_with_a_reason",
                violation_error_message="A withdrawn product says when and why, and no other does.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.brand} {self.name}"

    def get_absolute_url(self) -> str:
        """The product's public page."""
        return reverse("products:product", args=[self.slug])

    @property
    def is_published(self) -> bool:
        """Whether the public may see it."""
        return self.status == Status.PUBLISHED

    def survivor(self) -> "Product":
        """The product that this one was merged into, in the end; itself if it was not. A query for each step."""
        product = self
        for _ in range(_LONGEST_CHAIN):
            if product.merged_into is None:
                break
            product = product.merged_into
        return product

    def looks(self) -> "ProductLabelQuerySet":
        """Every capture of it and of the products that were merged into it, the newest first."""
        return self.labels.model.objects.of_family(self.pk).newest_first()

    def newest_look(self) -> "ProductLabel | None":
        """The capture that counts; None before the first."""
        return self.labels.model.objects.counting_for(self.pk).newest_first().first() if self.pk else None

    def missing_for_publication(self) -> list[str]:
        """What stands in the way of publishing, in words for an editor; empty if nothing does.

        A reader must be able to check the label for herself.
        """
        label = self.newest_look()
        if label is None:
            return ["it has no label yet."]
        missing = []
        if not label.url:
            missing.append("its newest label has no page address.")
        if not label.is_publishable:
            missing.append(f"its newest label has evidence grade {label.evidence_grade}; A or B is needed.")
        return missing

    @property
    def size_words(self) -> str:
        """The size for a reader, "30 mL" or "28.4 g", empty if not known."""
        sizes = [(self.size_ml, "mL"), (self.size_g, "g")]
        return " / ".join(f"{size.normalize():f} {unit}" for size, unit in sizes if size is not None)

    @property
    def price_per_ml(self) -> Money | None:
        """The newest pack price divided by the volume; None without both. Reads `prices`, so prefetch them."""
        if self.size_ml is None:
            return None
        price = next((price for price in self.prices.all() if price.is_for_the_pack), None)
        return per_unit(price.money, self.size_ml) if price else None

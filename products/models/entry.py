"""The catalogue as lists, filters and the plot read it: one small row for each published product."""

from django.db import models
from django.db.models import F

from products.models.product import Product

NOT_SCORED = -1.0


class CatalogueEntry(models.Model):
    """What a list sorts, filters and plots by, so that neither scorecards nor labels are opened for it.

    Only products.entries writes it, from what the public sees: drafts have none.
    """

    product = models.OneToOneField(Product, on_delete=models.CASCADE, primary_key=True, related_name="entry")
    name = models.CharField(max_length=200)
    comes_first = models.BooleanField()
    low = models.FloatField("proven", help_text=f"{NOT_SCORED:g}: not scored yet")
    high = models.FloatField("possible", help_text=f"{NOT_SCORED:g}: not scored yet")
    coverage = models.FloatField(help_text=f"{NOT_SCORED:g}: not scored yet")
    price_per_ml = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True, help_text="Of the price per mL; empty without one.")
    label_seen_on = models.DateField(null=True, blank=True)
    source_group = models.CharField(max_length=20, help_text="Shape and colour in the plot.")
    open_worth = models.FloatField(default=0, help_text="Points that answers to its open questions could add.")
    worthiest = models.CharField(max_length=120, blank=True, help_text="The open question that is worth most.")
    signature = models.BinaryField(
        max_length=32, help_text="Which choices of the filters it belongs to, packed by products.facets."
    )
    by_category = models.BinaryField(
        max_length=200,
        default=b"",
        help_text="Its points category by category, packed by products.table; empty without a score by this method.",
    )

    watched = models.JSONField(
        default=dict, help_text="What cautions look for, as found on its label (evaluation.core.watching)."
    )

    class Meta:
        verbose_name_plural = "catalogue entries"
        indexes = (
            # holds all that the filters need, so that they are counted without touching the table
            models.Index(
                F("comes_first").desc(),
                F("low").desc(),
                F("coverage").desc(),
                "name",
                "product",
                "signature",
                "by_category",
                name="entry_default_order",
            ),
            models.Index("low", "product", name="entry_low"),
            models.Index("high", "product", name="entry_high"),
            models.Index("coverage", "product", name="entry_coverage"),
            models.Index("label_seen_on", "product", name="entry_seen"),
            models.Index(F("open_worth").desc(), "product", name="entry_open_worth"),
            models.Index("currency", "price_per_ml", "product", name="entry_price"),
        )

    def __str__(self) -> str:
        return self.name


class FacetTerm(models.Model):
    """A value that filters offer because some product has it: a country, a price band. Its key is in signatures."""

    facet = models.CharField(max_length=20)
    choice = models.CharField(max_length=80, help_text="As in addresses.")
    words = models.CharField(max_length=80, help_text="As on the page.")

    class Meta:
        ordering = ("facet", "words")
        constraints = (models.UniqueConstraint(fields=["facet", "choice"], name="facet_term_once"),)

    def __str__(self) -> str:
        return self.words


class SearchWord(models.Model):
    """A word of some product's name, source or ingredients: what misspellings are corrected to."""

    word = models.CharField(max_length=100, primary_key=True)
    in_names = models.BooleanField(default=False, help_text="Whether a brand or product is called so.")

    def __str__(self) -> str:
        return self.word


class CatalogueVersion(models.Model):
    """One row whose token is another after every change of the catalogue; products.changes writes it.

    A random token, no count: a change that was rolled back cannot pass for the next one.
    """

    ENTRIES = 1  # primary key

    token = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.token

    @classmethod
    def current(cls, key: int = ENTRIES) -> str:
        """The token as it stands, "" for an empty catalogue. One query."""
        return cls.objects.filter(pk=key).values_list("token", flat=True).first() or ""


class CatalogueChange(models.Model):
    """What one change of the catalogue touched, so that no process has to read the whole of it anew.

    Only products.changes writes and reads it, and keeps no more than the newest few hundred.
    """

    token = models.CharField(max_length=32, help_text="The catalogue's token from this change on.")
    products = models.JSONField(null=True, help_text="Primary keys; null: too many to name.")
    words = models.JSONField(default=dict, help_text="New words of the search, each with whether it stands in a name.")

    def __str__(self) -> str:
        return self.token

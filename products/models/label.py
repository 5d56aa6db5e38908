"""A label as somebody saw it on a date: the words, part by part, and where they stood."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.base import ModelBase
from simple_history.models import HistoricalRecords

from evaluation.core.label import Label, LabelError, checked
from products.label_text import compose
from products.models.product import Product
from products.querysets import FROZEN_FIELDS, CaptureChangedError, ProductLabelQuerySet

# Where a fact stood, when and by whom it was seen, and how sure that is.
PROVENANCE = ("url", "seen_on", "seen_by", "evidence_grade")


class EvidenceGrade(models.TextChoices):
    """How sure we are that the brand says this."""

    A = "A", "A: brand page, regulator's record or study"
    B = "B", "B: distributor, shop or independent review"
    C = "C", "C: third-party list, reseller or clinic list only"


class SourceKind(models.TextChoices):
    """Where vesicles can come from (the contract's list)."""

    HUMAN_MSC = "human_msc", "Human stem cells (MSC)"
    HUMAN_FIBROBLAST = "human_fibroblast", "Human fibroblasts"
    HUMAN_PLATELET = "human_platelet", "Human platelets"
    HUMAN_OTHER = "human_other", "Human, other"
    ANIMAL_MILK = "animal_milk", "Milk or colostrum"
    ANIMAL_OTHER = "animal_other", "Animal, other"
    PLANT = "plant", "Plant"
    MICROBIAL = "microbial", "Microbial"
    SYNTHETIC = "synthetic", "Synthetic"
    CONDITIONED_MEDIA = "conditioned_media", "Conditioned medium"
    UNSPECIFIED = "unspecified", "Not stated"


class ProductLabel(models.Model):
    """One capture of a label. Its words never change: a new look is a new capture, and the newest counts.

    A part that is null was not seen by us; an empty part was seen, and nothing stands there.
    """

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="labels")
    # null and "" say different things here, see above
    front = models.TextField(  # noqa: DJ001
        "front words", null=True, blank=True, help_text="Name, front of pack, marketing words. Empty: not seen."
    )
    making = models.TextField(  # noqa: DJ001
        "making words", null=True, blank=True, help_text="Source, isolation, concentration, testing, how it is kept."
    )
    ingredients = models.TextField(  # noqa: DJ001
        "ingredient list", null=True, blank=True, help_text="As listed, in label order, without the heading."
    )
    ingredients_complete = models.BooleanField(
        "list is complete", default=False, help_text="Untick for “key ingredients” or a list cut off."
    )
    directions = models.TextField(  # noqa: DJ001
        "directions and warnings",
        null=True,
        blank=True,
        help_text="Directions, warnings, contact, batch code, shelf life.",
    )
    is_summary = models.BooleanField(
        "is a summary",
        default=False,
        help_text="Composed from recorded facts: not the brand's words, so its silence means nothing.",
    )
    url = models.URLField("page address", max_length=500, blank=True, help_text="Where the words stood.")
    page_kind = models.CharField(max_length=80, blank=True, help_text="“brand page”, “ingredient database”.")
    seen_on = models.DateField(help_text="The day on which somebody looked, or the date of the page as kept.")
    seen_by = models.CharField(max_length=80, help_text="Who looked.")
    evidence_grade = models.CharField(max_length=1, choices=EvidenceGrade)
    caveat = models.CharField(
        max_length=300, blank=True, help_text="What a reader should know about this capture, shown beside it."
    )
    origin = models.CharField(
        max_length=60,
        blank=True,
        editable=False,
        help_text="The import that made this row: it can be repeated.",
    )
    created_at = models.DateTimeField("recorded", auto_now_add=True)

    objects = ProductLabelQuerySet.as_manager()
    # the words never change, so they need no second copy
    history = HistoricalRecords(excluded_fields=["front", "making", "ingredients", "directions"])

    # the words as the database has them; empty until saved
    _captured: Mapping[str, Any] = MappingProxyType({})

    class Meta:
        verbose_name = "label"
        ordering = ("-seen_on", "-pk")
        indexes = (
            models.Index(fields=["product", "-seen_on", "-id"], name="label_newest"),
            models.Index(fields=["-seen_on", "-id"], name="label_by_day"),
            models.Index(fields=["-id", "product"], condition=Q(evidence_grade="C"), name="label_grade_c"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(front__isnull=False)
                | Q(making__isnull=False)
                | Q(ingredients__isnull=False)
                | Q(directions__isnull=False),
                name="label_has_a_part",
                violation_error_message="At least one part of the label must have been seen.",
            ),
            models.CheckConstraint(
                condition=Q(ingredients_complete=False) | Q(ingredients__isnull=False),
                name="label_complete_list_was_seen",
                violation_error_message="An ingredient list that was not seen cannot be complete.",
            ),
            models.UniqueConstraint(fields=["product", "origin"], condition=~Q(origin=""), name="label_origin_once"),
        )

    def __str__(self) -> str:
        return f"{self.product}, seen {self.seen_on}"

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save a new capture, or what may change of an old one; CaptureChangedError for its words."""
        if changed := self.changed_words():
            raise CaptureChangedError(changed)
        super().save(force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields)
        self.remember_words()

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **options: Any) -> Self:
        """Remember the words as they stand in the database, so that `save` can refuse to change them."""
        label = super().from_db(db, field_names, values, **options)
        label.remember_words()
        return label

    def remember_words(self) -> None:
        """Take the words as they are for those in the database: to be called where rows are read or stored."""
        self._captured = self._words()

    def _words(self) -> dict[str, Any]:
        """The frozen fields that are loaded; deferred ones are not fetched for it."""
        return {name: self.__dict__[name] for name in FROZEN_FIELDS if name in self.__dict__}

    def changed_words(self) -> list[str]:
        """The names of frozen fields that differ from the saved capture."""
        return [name for name, words in self._captured.items() if getattr(self, name) != words]

    def clean(self) -> None:
        """Refuse changed words, and a text that the core would not read."""
        super().clean()
        if changed := self.changed_words():
            raise ValidationError(str(CaptureChangedError(changed)))
        try:
            checked(self.as_core_label().text)
        except LabelError as error:
            raise ValidationError(str(error)) from None

    def as_core_label(self) -> Label:
        """The label as the core reads it: one text, which parts of it were seen whole, and what editors correct.

        Reads `editor_facts` of a saved label, so prefetch them for many.
        """
        label = compose(
            front=self.front,
            making=self.making,
            ingredients=self.ingredients,
            directions=self.directions,
            ingredients_complete=self.ingredients_complete,
            is_summary=self.is_summary,
        )
        if not self.pk:
            return label
        facts = list(self.editor_facts.all())
        return label.model_copy(update={"editor_facts": facts[0].standing(facts)}) if facts else label

    @property
    def is_publishable(self) -> bool:
        """Whether its evidence is good enough to be shown to the public."""
        return self.evidence_grade in (EvidenceGrade.A, EvidenceGrade.B)

    def source_kinds(self) -> Sequence[str]:
        """The kinds of its sources, in words. Reads `sources`, so prefetch them."""
        return [source.get_kind_display() for source in self.sources.all()]


class LabelSource(models.Model):
    """One source of the vesicles as the label states it; a label may mix several."""

    label = models.ForeignKey(ProductLabel, on_delete=models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=20, choices=SourceKind)
    detail = models.CharField(max_length=200, blank=True, help_text="Tissue, plant and part, or microbe.")
    as_stated = models.CharField(max_length=300, blank=True, help_text="What the label or its seller says, in short.")

    history = HistoricalRecords()

    class Meta:
        verbose_name = "source"
        ordering = ("pk",)
        indexes = (models.Index(fields=["kind", "label"], name="source_kind_label"),)
        constraints = (models.UniqueConstraint(fields=["label", "kind", "detail"], name="source_once_per_label"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.detail}" if self.detail else self.get_kind_display()


class QuotedClaim(models.Model):
    """A short claim in the words of whoever made it, with the page, the day, who looked and how sure she is.

    What of these is left empty is the capture's, and is written down with the claim.
    """

    label = models.ForeignKey(ProductLabel, on_delete=models.CASCADE, related_name="quoted_claims")
    text = models.CharField(max_length=300)
    said_by = models.CharField(max_length=120, blank=True, help_text="“brand FAQ”, “distributor page, translated”.")
    url = models.URLField("page address", max_length=500, blank=True, help_text="Empty: the label's page.")
    seen_on = models.DateField(null=True, blank=True, help_text="Empty: the day of the label.")
    seen_by = models.CharField(max_length=80, blank=True, help_text="Who looked. Empty: who looked at the label.")
    evidence_grade = models.CharField(
        max_length=1, choices=EvidenceGrade, blank=True, help_text="How sure. Empty: as sure as of the label."
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"“{self.text}”"

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save it with its provenance."""
        self.rest_on_label()
        super().save(force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields)

    def rest_on_label(self) -> None:
        """Take what nobody wrote of page, day, person and grade from the capture."""
        for name in PROVENANCE:
            setattr(self, name, getattr(self, name) or getattr(self.label, name))

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether it rests on another page, day, person or grade than its capture."""
        return any(getattr(self, name) != getattr(self.label, name) for name in PROVENANCE)


class LabelPage(models.Model):
    """A further public page on which the facts of a capture rest, beside its main address."""

    label = models.ForeignKey(ProductLabel, on_delete=models.CASCADE, related_name="further_pages")
    url = models.URLField("page address", max_length=500)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "further page"
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["label", "url"], name="page_once_per_label"),)

    def __str__(self) -> str:
        return self.url

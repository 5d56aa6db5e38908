"""What the evaluation made of a label: the scorecard as stored, and what lists sort and filter by."""

import logging
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from pydantic import ValidationError

from evaluation.core.label import Label
from evaluation.core.scorecard import Scorecard
from evaluation.presentation.figures import whole
from products.models.label import ProductLabel

logger = logging.getLogger(__name__)


class Assessment(models.Model):
    """The stored scorecard of one capture. Only products.assessments writes it; old ones stay as history.

    The one that the public sees, with the label it judges, is its product's `current_assessment`.
    """

    label = models.ForeignKey(ProductLabel, on_delete=models.PROTECT, related_name="assessments")
    label_text = models.TextField(help_text="The text that was judged; the scorecard's offsets point into it.")
    judged_as = models.JSONField(
        default=dict,
        editable=False,
        help_text="What was judged beside the text: its parts, and editors' facts. Empty in rows of older releases.",
    )
    scorecard = models.JSONField()
    summary = models.TextField(help_text="The scorecard's sentence for a shopper.")
    low = models.FloatField("proven", help_text="0 to 100")
    high = models.FloatField("possible", help_text="0 to 100")
    coverage = models.FloatField(help_text="0 to 1")
    band = models.CharField(max_length=60)
    flag_count = models.PositiveSmallIntegerField("red flags")
    critical_flags = models.PositiveSmallIntegerField("critical red flags")
    identity_sound = models.BooleanField(help_text="False: sold as exosomes, and the ingredient list shows none.")
    comes_first = models.GeneratedField(
        verbose_name="listed first",
        expression=Case(When(critical_flags=0, identity_sound=True, then=Value(True)), default=Value(False)),
        output_field=models.BooleanField(),
        db_persist=True,
        help_text="No critical flag and a sound identity: listed before the others.",
    )
    concentration_as_stated = models.CharField(max_length=200, blank=True)
    particles_per_ml = models.FloatField("particles per mL", null=True, blank=True)
    method_version = models.CharField(max_length=20)
    data_digest = models.CharField(max_length=64, help_text="Of the data files that the evaluation read.")
    engine_digest = models.CharField(max_length=64, help_text="Of the evaluation's own code.")
    assessed_at = models.DateTimeField("assessed", auto_now_add=True)

    class Meta:
        ordering = ("-assessed_at", "-pk")
        indexes = (
            models.Index(fields=["-assessed_at", "-id"], name="assessment_by_time"),
            models.Index(F("comes_first").desc(), F("low").desc(), F("coverage").desc(), name="assessment_order"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(low__gte=0, high__lte=100, low__lte=F("high")), name="assessment_range_in_order"
            ),
            models.CheckConstraint(
                condition=Q(coverage__gte=0, coverage__lte=1), name="assessment_coverage_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(critical_flags__lte=F("flag_count")), name="assessment_critical_among_flags"
            ),
        )

    def __str__(self) -> str:
        return f"{whole(self.low)} to {whole(self.high)}, {self.band}"

    def judged_label(self) -> Label:
        """The label as it was judged then, with the editors' facts of that day, to be judged with another method."""
        if not self.judged_as:
            return self.label.as_core_label()
        return Label.model_validate({"text": self.label_text, **self.judged_as})

    def judges_the_same(self, other: "Assessment") -> bool:
        """Whether both read the same label with the same facts: then only the method can tell their scores apart.

        A capture's words never change. A row of an older release says nothing of facts; there were none.
        """
        return self.pk == other.pk or (self.label_id == other.label_id and self._facts() == other._facts())

    def _facts(self) -> Any:
        return self.judged_as.get("editor_facts") or []

    def read_scorecard(self) -> Scorecard | None:
        """The stored scorecard as the object that pages show; None if an older release stored it in another shape.

        Re-scoring then brings it back; until it has run, a page without a score beats a page that fails.
        """
        stored: dict[str, Any] | str = self.scorecard
        try:
            return (
                Scorecard.model_validate_json(stored) if isinstance(stored, str) else Scorecard.model_validate(stored)
            )
        except ValidationError:
            logger.warning("assessment %s cannot be read any more: run `manage.py rescore`", self.pk)
            return None

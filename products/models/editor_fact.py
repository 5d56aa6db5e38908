"""What an editor reads on a label otherwise than the engine does, with the reason and where she saw it."""

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from pydantic import ValidationError as RefusedError

from evaluation.core import editor_facts as core
from evaluation.core.criteria import CRITERIA
from evaluation.core.verdicts import Verdict
from evaluation.presentation.words import VERDICTS
from products.models.label import EvidenceGrade, ProductLabel, SourceKind


class EditorFactKind(models.TextChoices):
    """What can be corrected."""

    VERDICT = core.FactKind.VERDICT.value, "the verdict on a question"
    WITHDRAWN_FLAG = core.FactKind.WITHDRAWN_FLAG.value, "a red flag withdrawn as misread"
    SOURCE = core.FactKind.SOURCE.value, "a source"
    CONCENTRATION = core.FactKind.CONCENTRATION.value, "the concentration"


class EditorFact(models.Model):
    """One correction of the engine's reading of one capture. It never changes: a later one on the same subject counts.

    `takes_back` ends a correction: the engine's reading stands again.
    """

    label = models.ForeignKey(ProductLabel, on_delete=models.PROTECT, related_name="editor_facts")
    kind = models.CharField("what is corrected", max_length=20, choices=EditorFactKind)
    about = models.CharField(
        "question or rule",
        max_length=3,
        blank=True,
        help_text="The question's number (C04) for a verdict, the rule (R01) for a withdrawn flag.",
    )
    verdict = models.CharField(
        max_length=20, blank=True, choices=[(verdict.value, VERDICTS[verdict].word) for verdict in Verdict]
    )
    source_kind = models.CharField("kind of source", max_length=20, blank=True, choices=SourceKind)
    particles_per_ml = models.FloatField(
        "particles per mL", null=True, blank=True, validators=[MinValueValidator(1)], help_text="2e9 is two billion."
    )
    says = models.CharField(
        "the fact itself",
        max_length=core.LONGEST_WORDS,
        blank=True,
        help_text="A source's tissue, plant or microbe; a concentration as stated.",
    )
    words = models.CharField(
        "words it rests on",
        max_length=core.LONGEST_WORDS,
        blank=True,
        help_text="From the label, or from the page below. For a withdrawn flag: the words that were flagged.",
    )
    reason = models.CharField(
        max_length=core.LONGEST_REASON, help_text="Why the engine's reading is not right. Shown on the product's page."
    )
    takes_back = models.BooleanField(
        "take the correction back", default=False, help_text="The engine's own reading stands again."
    )
    url = models.URLField("page address", max_length=500, blank=True, help_text="Where this can be checked.")
    seen_on = models.DateField()
    seen_by = models.CharField(max_length=80, help_text="Who looked.")
    evidence_grade = models.CharField(max_length=1, choices=EvidenceGrade)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField("recorded", auto_now_add=True)

    class Meta:
        verbose_name = "editor's fact"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.about}".strip()

    def clean(self) -> None:
        """Refuse what the core would not take, in its words."""
        super().clean()
        if self.seen_on and self.reason and self.seen_by:
            self.core_fact()
        criteria = [criterion.number for criterion in CRITERIA]
        if self.kind == EditorFactKind.VERDICT and self.about not in criteria:
            raise ValidationError({"about": f"One of {criteria[0]} to {criteria[-1]}."})

    def core_fact(self) -> core.EditorFact:
        """The fact as the core takes it. ValidationError in words for one that says too little."""
        try:
            return core.EditorFact(
                kind=core.FactKind(self.kind),
                about=self.about,
                verdict=Verdict(self.verdict) if self.verdict else None,
                source_kind=self.source_kind or None,
                particles_per_ml=self.particles_per_ml,
                says=self.says,
                words=self.words,
                reason=self.reason,
                url=self.url,
                seen_on=self.seen_on,
                seen_by=self.seen_by,
                grade=self.evidence_grade,
            )
        except RefusedError as refused:
            raise ValidationError([_in_words(error) for error in refused.errors()]) from None

    @classmethod
    def standing(cls, facts: Iterable[Self]) -> tuple[core.EditorFact, ...]:
        """Those of one label's facts that count: the latest on each subject, unless it takes the correction back."""
        latest: dict[tuple[str, ...], Self] = {}
        for fact in sorted(facts, key=lambda fact: fact.pk or 0):
            latest[fact.subject] = fact
        return tuple(fact.core_fact() for fact in latest.values() if not fact.takes_back)

    @property
    def subject(self) -> tuple[str, ...]:
        """What it corrects; each source is a subject of its own."""
        flagged = core.plain_words(self.words) if self.kind == EditorFactKind.WITHDRAWN_FLAG else ""
        source = f"{self.source_kind} {self.says}" if self.kind == EditorFactKind.SOURCE else ""
        return (self.kind, self.about, flagged, core.plain_words(source))


def _in_words(error: Any) -> str:
    field = ", ".join(str(part) for part in error["loc"])
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{field}: {message}" if field else f"{message[:1].upper()}{message[1:]}."

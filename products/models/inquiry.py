"""What we asked a brand about a product, when and how, and what it answered: quoted to the public in neutral words."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from products.models.label import ProductLabel
from products.models.product import Product
from products.querysets import PATIENCE, InquiryQuerySet

MOST_QUESTIONS_ASKED = 10
MOST_WORDS_ASKED = 4_000
MOST_WORDS_ANSWERED = 20_000


class Channel(models.TextChoices):
    """How the question reached the brand."""

    MAIL = "mail", "e-mail"
    FORM = "form", "contact form"
    CHAT = "chat", "chat"
    SOCIAL = "social", "social network"
    LETTER = "letter", "letter"
    PHONE = "phone", "telephone"
    OTHER = "other", "another way"


class InquiryState(models.TextChoices):
    """What became of it by a given day. Silence is counted from the dates, so nothing has to run for it."""

    OPEN = "open", "open"
    SILENT = "silent", f"no answer after {PATIENCE.days} days"
    ANSWERED = "answered", "answered"
    WITHDRAWN = "withdrawn", "withdrawn"


class Inquiry(models.Model):
    """One message to a brand, with one or several questions about one product."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="inquiries")
    questions = models.TextField(
        max_length=MOST_WORDS_ASKED,
        help_text=f"In the words that the brand read, one question a line, at most {MOST_QUESTIONS_ASKED}. "
        "They are quoted on the product's page.",
    )
    asked_on = models.DateField("asked on", help_text="The day on which the message was sent.")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.MAIL)
    asked_by = models.CharField("asked by", max_length=80, help_text="Who asked. Not shown to the public.")
    answer = models.TextField(
        max_length=MOST_WORDS_ANSWERED,
        blank=True,
        help_text="The brand's own words, nothing added. They are quoted on the product's page.",
    )
    answered_on = models.DateField(
        "answered on", null=True, blank=True, help_text=f"Empty: no answer yet. After {PATIENCE.days} days we say so."
    )
    answer_url = models.URLField(
        "page with the answer",
        max_length=500,
        blank=True,
        help_text="Where anybody can read it, if there is such a page.",
    )
    answer_source = models.CharField(
        "how it came",
        max_length=200,
        blank=True,
        help_text="“mail from the brand's customer service”. Shown to the public, so name no person.",
    )
    withdrawn_on = models.DateField(
        "withdrawn on", null=True, blank=True, help_text="Asked in error, or settled otherwise: shown no more."
    )
    capture = models.OneToOneField(
        ProductLabel,
        on_delete=models.PROTECT,
        related_name="answered_inquiry",
        null=True,
        blank=True,
        editable=False,
        help_text="The look at the label that was made of the answer.",
    )
    created_at = models.DateTimeField("recorded", auto_now_add=True)

    objects = InquiryQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "inquiries"
        ordering = ("-asked_on", "-pk")
        indexes = (
            models.Index(fields=["product", "-asked_on"], name="inquiry_of_product"),
            models.Index(
                fields=["asked_on"],
                condition=Q(answered_on=None, withdrawn_on=None),
                name="inquiry_waiting",
            ),
            models.Index(
                fields=["answered_on"],
                condition=Q(answered_on__isnull=False, withdrawn_on=None, capture=None),
                name="inquiry_to_capture",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="inquiry_answer_has_words_and_day",
                violation_error_message="An answer needs both its words and the day on which it came.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("asked_on")),
                name="inquiry_answered_after_asking",
                violation_error_message="The answer cannot have come before the question.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("asked_on")),
                name="inquiry_withdrawn_after_asking",
                violation_error_message="It cannot have been withdrawn before it was asked.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.product}, asked {self.asked_on}"

    def clean(self) -> None:
        """Refuse a message without a question, and one with more than a brand would answer."""
        super().clean()
        asked = self.asked()
        if not asked:
            raise ValidationError({"questions": "Write at least one question."})
        if len(asked) > MOST_QUESTIONS_ASKED:
            most = f"These are {len(asked)} questions; ask {MOST_QUESTIONS_ASKED} at most."
            raise ValidationError({"questions": most})

    def asked(self) -> tuple[str, ...]:
        """The questions one by one, in order."""
        return tuple(line.strip() for line in self.questions.splitlines() if line.strip())

    def state(self, today: date) -> InquiryState:
        """What became of it by this day."""
        if self.withdrawn_on:
            return InquiryState.WITHDRAWN
        if self.answered_on:
            return InquiryState.ANSWERED
        return InquiryState.SILENT if today - self.asked_on >= PATIENCE else InquiryState.OPEN

    @property
    def silent_from(self) -> date:
        """The first day on which we say that no answer came."""
        return self.asked_on + timedelta(days=PATIENCE.days)

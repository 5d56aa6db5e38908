"""Questions to brands: what to ask, how the public page tells it, and how an answer becomes a look at the label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from evaluation.core import questions as asking
from evaluation.core.questions import Question
from products.assessments import assess_label
from products.models import (
    EditorFactKind,
    EvidenceGrade,
    Inquiry,
    InquiryState,
    LabelPage,
    LabelSource,
    Product,
    ProductLabel,
    QuotedClaim,
)
from products.querysets import PATIENCE

PAGE_KIND = "brand's answer"
MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Told:
    """One inquiry as the public reads it; `answered_on` is None while there is no answer, then `waiting` says so."""

    asked_on: date
    channel: str
    questions: tuple[str, ...]
    answer: str
    answered_on: date | None
    url: str
    source: str
    waiting: str


def told(inquiries: Iterable[Inquiry], today: date) -> tuple[Told, ...]:
    """What we asked and what came of it by this day, in neutral words, in the order given."""
    return tuple(
        Told(
            asked_on=inquiry.asked_on,
            channel=inquiry.get_channel_display(),
            questions=inquiry.asked(),
            answer=inquiry.answer,
            answered_on=inquiry.answered_on,
            url=inquiry.answer_url,
            source=inquiry.answer_source,
            waiting=_waiting(inquiry, today),
        )
        for inquiry in inquiries
    )


def _waiting(inquiry: Inquiry, today: date) -> str:
    state = inquiry.state(today)
    if state is InquiryState.SILENT:
        return f"No answer after {PATIENCE.days} days."
    return "No answer yet." if state is InquiryState.OPEN else ""


def ranked_questions(product: Product | None) -> tuple[Question, ...]:
    """What the stored scorecard would ask this brand, the worthiest first; none where nothing was scored."""
    assessment = product.current_assessment if product else None
    card = assessment.read_scorecard() if assessment else None
    return asking.questions(card) if card else ()


def as_message(product: Product, questions: Sequence[str]) -> str:
    """One plain text that asks them all, to mail or to paste into a form."""
    numbered = (f"{number}. {words}" for number, words in enumerate(questions, 1))
    them = "this" if len(questions) == 1 else "these"
    return "\n".join(
        (
            "Hello,",
            "",
            f"we keep a public catalogue of exosome skincare labels. On the label of {product} we did not find {them}:",
            "",
            *numbered,
            "",
            f"We quote your answer with its date on the product's page. After {PATIENCE.days} days without one, the "
            "page says so. A link to a page or document is as good as an answer. Thank you.",
        )
    )


@dataclass(frozen=True, slots=True)
class AnswerCapture:
    """How an answer is to become a look at the label. `part` is the part of the label that its words belong to."""

    part: str
    page_kind: str
    evidence_grade: EvidenceGrade
    url: str
    note: str
    seen_on: date
    seen_by: str
    is_complete_list: bool = False


@transaction.atomic
def capture_answer(inquiry: Inquiry, wanted: AnswerCapture) -> ProductLabel:
    """The answer as a new look at the label, scored at once.

    What was seen of the label before stands in it too, with its pages: the newest look counts alone, and an answer to
    one question must not make the rest of the label unseen. All or nothing; ValidationError in words for an editor.
    """
    # a second click waits here and then finds the capture made
    fresh = Inquiry.objects.select_for_update().get(pk=inquiry.pk)
    earlier = fresh.product.newest_look()
    if problems := _problems(fresh, wanted, earlier):
        raise ValidationError(problems)
    label = ProductLabel(
        product=fresh.product,
        url=wanted.url,
        page_kind=wanted.page_kind,
        seen_on=wanted.seen_on,
        seen_by=wanted.seen_by,
        evidence_grade=wanted.evidence_grade,
        caveat=_caveat(fresh, wanted, earlier),
        is_summary=bool(earlier and earlier.is_summary),
        **_parts(fresh, wanted, earlier),
    )
    label.full_clean()
    label.save()
    if earlier:
        _carry_over(earlier, label)
    fresh.capture = label
    fresh.save(update_fields=["capture"])
    assess_label(label)
    return label


def _problems(inquiry: Inquiry, wanted: AnswerCapture, earlier: ProductLabel | None) -> dict[str, str]:
    """What stands in the way, by the field that would mend it."""
    if inquiry.state(wanted.seen_on) is not InquiryState.ANSWERED or inquiry.answered_on is None:
        return {"part": "There is no answer to make a look of."}
    if inquiry.capture_id:
        return {"part": "This answer is a look at the label already."}
    problems = {}
    if wanted.seen_on < inquiry.answered_on or (earlier and wanted.seen_on < earlier.seen_on):
        latest = max(inquiry.answered_on, earlier.seen_on if earlier else inquiry.answered_on)
        problems["seen_on"] = f"Not before {latest:%-d %b %Y}: the answer and the words it adds to were seen by then."
    if not wanted.url and not wanted.note:
        problems["note"] = "Without a page address, say how the answer can be checked."
    if not wanted.url and inquiry.product.is_published:
        problems["url"] = (
            "This product is published, so its newest look needs a page that readers can open. The answer is quoted "
            "on the product's page as it is; ask the brand to put it on a page of its own."
        )
    if wanted.evidence_grade == EvidenceGrade.C and inquiry.product.is_published:
        problems["evidence_grade"] = "This product is published: A or B is needed."
    return problems


def _parts(inquiry: Inquiry, wanted: AnswerCapture, earlier: ProductLabel | None) -> dict[str, object]:
    """The parts of the label with the answer in its place: behind a part's words, or instead of the ingredient list."""
    names = ("front", "making", "ingredients", "directions")
    parts: dict[str, object] = {name: getattr(earlier, name, None) for name in names}
    parts["ingredients_complete"] = bool(earlier and earlier.ingredients_complete)
    if wanted.part == "ingredients":
        return {**parts, "ingredients": inquiry.answer, "ingredients_complete": wanted.is_complete_list}
    before = parts[wanted.part]
    return {**parts, wanted.part: f"{before}\n\n{inquiry.answer}" if before else inquiry.answer}


def _caveat(inquiry: Inquiry, wanted: AnswerCapture, earlier: ProductLabel | None) -> str:
    words = [f"With the brand's answer of {inquiry.answered_on:%-d %b %Y} to our question"]
    if earlier:
        words.append(f"the other words as seen on {earlier.seen_on:%-d %b %Y}")
    told_so = f"{', '.join(words)}."
    return f"{told_so} {wanted.note}".strip()[:300]


def _carry_over(earlier: ProductLabel, label: ProductLabel) -> None:
    """What was noted of the earlier look: its sources, quotations and pages, its own address among them."""
    LabelSource.objects.bulk_create(
        LabelSource(label=label, kind=source.kind, detail=source.detail, as_stated=source.as_stated)
        for source in earlier.sources.all()
    )
    QuotedClaim.objects.bulk_create(
        QuotedClaim(label=label, text=claim.text, said_by=claim.said_by) for claim in earlier.quoted_claims.all()
    )
    # what the answer may have settled is for the editor to correct anew; these rest on words that stand there still
    kept = earlier.editor_facts.filter(kind__in=(EditorFactKind.WITHDRAWN_FLAG, EditorFactKind.SOURCE)).order_by("pk")
    for fact in kept:
        fact.pk, fact.label = None, label
        fact._state.adding = True
        fact.save()
    pages = dict.fromkeys((earlier.url, *earlier.further_pages.values_list("url", flat=True)))
    LabelPage.objects.bulk_create(LabelPage(label=label, url=url) for url in pages if url and url != label.url)

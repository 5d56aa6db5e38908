from datetime import date

import pytest
from django.core.exceptions import ValidationError

from products.assessments import assess_label
from products.inquiries import AnswerCapture, as_message, capture_answer, ranked_questions, told
from products.models import EditorFact, LabelPage, Product, QuotedClaim
from tests.builders import make_assessment, make_inquiry, make_label, make_product

pytestmark = pytest.mark.django_db

ASKED = date(2026, 10, 3)
ANSWER = {
    "answer": "2 x 10^10 particles per mL, isolated by tangential flow filtration.",
    "answered_on": date(2026, 11, 20),
}


def wanted(**values):
    return AnswerCapture(
        **{
            "part": "making",
            "page_kind": "brand's answer",
            "evidence_grade": "A",
            "url": "https://example.org/answer",
            "note": "",
            "seen_on": date(2026, 11, 20),
            "seen_by": "an editor",
            **values,
        }
    )


def answered(**values):
    """An answered question about a published product with a label seen before."""
    product = make_product(slug="rose", **values)
    label = make_label(product, front="Rose exosome serum.", ingredients="Aqua, Glycerin", sources=("plant",))
    QuotedClaim.objects.create(label=label, text="Rose")
    LabelPage.objects.create(label=label, url="https://example.org/more")
    assess_label(label)
    return make_inquiry(product, **ANSWER)


def test_silence_is_told_as_a_date_and_not_as_a_judgement():
    inquiry = make_inquiry()
    assert [row.waiting for day in (date(2026, 11, 1), date(2026, 11, 2)) for row in told([inquiry], day)] == [
        "No answer yet.",
        "No answer after 30 days.",
    ]


def test_an_answer_is_told_in_the_brand_s_words():
    (row,) = told([make_inquiry(**ANSWER)], date(2026, 12, 1))
    assert (row.answer, row.answered_on, row.waiting) == (*ANSWER.values(), "")


def test_questions_come_from_the_scorecard_the_worthiest_first():
    product = make_product()
    assert ranked_questions(None) == ranked_questions(product) == ()
    assess_label(make_label(product))
    found = ranked_questions(Product.objects.get())
    assert len(found) > 1
    assert [question.worth for question in found] == sorted((question.worth for question in found), reverse=True)


def test_a_scorecard_of_an_older_release_asks_nothing():
    assert ranked_questions(make_assessment().label.product) == ()


@pytest.mark.parametrize(("count", "them"), [(1, "did not find this:"), (2, "did not find these:")])
def test_the_message_asks_every_question(count, them):
    questions = [f"Why {number}?" for number in range(count)]
    message = as_message(make_product(name="Rose"), questions)
    assert them in message
    assert all(f"{number}. {words}" in message for number, words in enumerate(questions, 1))


def test_an_answer_becomes_the_newest_look_and_is_scored():
    inquiry = answered()
    before = Product.objects.get().current_assessment
    label = capture_answer(inquiry, wanted())
    product = Product.objects.get()
    assert product.current_assessment.label == label
    assert product.current_assessment.low > before.low
    assert product.current_assessment.particles_per_ml == 2e10
    inquiry.refresh_from_db()
    assert inquiry.capture == label


def test_what_was_seen_before_stands_in_it_too():
    label = capture_answer(answered(), wanted())
    assert (label.front, label.making, label.ingredients) == ("Rose exosome serum.", ANSWER["answer"], "Aqua, Glycerin")
    assert [source.kind for source in label.sources.all()] == ["plant"]
    assert [claim.text for claim in label.quoted_claims.all()] == ["Rose"]
    assert [page.url for page in label.further_pages.all()] == ["https://example.org/serum", "https://example.org/more"]
    assert label.caveat == (
        "With the brand's answer of 20 Nov 2026 to our question, the other words as seen on 1 Nov 2026."
    )


def test_corrections_that_rest_on_the_words_stand_in_it_too():
    inquiry = answered()
    values = {
        "label": inquiry.product.labels.get(),
        "reason": "Misread.",
        "seen_on": date(2026, 11, 2),
        "seen_by": "me",
    }
    EditorFact.objects.create(kind="source", source_kind="plant", says="rose", evidence_grade="A", **values)
    EditorFact.objects.create(kind="verdict", about="C05", verdict="not_stated", evidence_grade="A", **values)
    label = capture_answer(inquiry, wanted())
    assert [fact.kind for fact in label.editor_facts.all()] == ["source"], "the answer may have settled the verdict"
    assert EditorFact.objects.count() == 3


def test_the_answer_stands_behind_the_words_of_its_part():
    label = capture_answer(answered(), wanted(part="front"))
    assert label.front == f"Rose exosome serum.\n\n{ANSWER['answer']}"


def test_an_ingredient_list_takes_the_place_of_the_earlier_one():
    label = capture_answer(answered(), wanted(part="ingredients", is_complete_list=True))
    assert (label.ingredients, label.ingredients_complete) == (ANSWER["answer"], True)


def test_the_answer_alone_is_scored_where_nothing_was_seen():
    inquiry = make_inquiry(make_product(status="draft"), **ANSWER)
    label = capture_answer(inquiry, wanted())
    assert (label.front, label.making, label.caveat) == (
        None,
        ANSWER["answer"],
        "With the brand's answer of 20 Nov 2026 to our question.",
    )


def test_a_draft_takes_an_answer_without_a_page_that_says_how_it_came():
    inquiry = answered(status="draft")
    with pytest.raises(ValidationError) as refused:
        capture_answer(inquiry, wanted(url=""))
    assert refused.value.message_dict == {
        "note": ["Without a page address, say how the answer can be checked."],
    }
    label = capture_answer(inquiry, wanted(url="", note="By mail; a copy is with us."))
    assert label.caveat.endswith("1 Nov 2026. By mail; a copy is with us.")


def test_a_published_product_keeps_a_newest_look_that_readers_can_open():
    inquiry = answered()
    with pytest.raises(ValidationError) as refused:
        capture_answer(inquiry, wanted(url="", note="By mail.", evidence_grade="C"))
    assert [*refused.value.message_dict] == ["url", "evidence_grade"]
    assert inquiry.product.labels.count() == 1


@pytest.mark.parametrize("day", [date(2026, 11, 19), date(2026, 10, 30)])
def test_it_cannot_be_older_than_the_answer(day):
    with pytest.raises(ValidationError) as refused:
        capture_answer(answered(), wanted(seen_on=day))
    assert [*refused.value.message_dict] == ["seen_on"]


def test_it_cannot_be_older_than_the_look_that_it_adds_to():
    inquiry = answered()
    make_label(inquiry.product, seen_on=date(2026, 11, 25))
    with pytest.raises(ValidationError, match="Not before 25 Nov 2026"):
        capture_answer(inquiry, wanted())


def test_an_answer_becomes_a_look_once():
    inquiry = answered()
    capture_answer(inquiry, wanted())
    with pytest.raises(ValidationError, match="is a look at the label already"):
        capture_answer(inquiry, wanted())
    assert inquiry.product.labels.count() == 2


@pytest.mark.parametrize("values", [{}, {**ANSWER, "withdrawn_on": date(2026, 11, 21)}])
def test_without_an_answer_that_stands_there_is_nothing_to_look_at(values):
    with pytest.raises(ValidationError, match="no answer"):
        capture_answer(make_inquiry(**values), wanted())

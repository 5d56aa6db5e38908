from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from products.models import Inquiry, InquiryState
from tests.builders import make_inquiry, make_product

pytestmark = pytest.mark.django_db

ASKED = date(2026, 10, 3)
LAST_DAY, SILENT_FROM = date(2026, 11, 1), date(2026, 11, 2)


@pytest.mark.parametrize(
    ("values", "today", "state"),
    [
        ({}, ASKED, "open"),
        ({}, LAST_DAY, "open"),
        ({}, SILENT_FROM, "silent"),
        ({"answer": "1e9", "answered_on": date(2027, 1, 1)}, SILENT_FROM, "answered"),
        ({"withdrawn_on": date(2026, 10, 4)}, SILENT_FROM, "withdrawn"),
        ({"withdrawn_on": ASKED, "answer": "1e9", "answered_on": ASKED}, SILENT_FROM, "withdrawn"),
    ],
)
def test_what_became_of_it_follows_from_the_dates(values, today, state):
    inquiry = make_inquiry(**values)
    assert inquiry.state(today) == state
    assert [each for each in InquiryState if Inquiry.objects.in_state(each, today).exists()] == [state]


def test_it_says_from_which_day_on_it_counts_as_silence():
    assert make_inquiry().silent_from == SILENT_FROM


def test_questions_are_told_apart_by_lines():
    inquiry = make_inquiry(questions=" How many? \n\n Whose cells?\r\n")
    assert inquiry.asked() == ("How many?", "Whose cells?")


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"questions": " \n "}, "Write at least one question."),
        ({"questions": "Why?\n" * 11}, "These are 11 questions; ask 10 at most."),
        ({"answer": "Yes."}, "An answer needs both its words and the day on which it came."),
        ({"answered_on": ASKED}, "An answer needs both its words and the day on which it came."),
        ({"answer": "Yes.", "answered_on": date(2026, 10, 2)}, "The answer cannot have come before the question."),
        ({"withdrawn_on": date(2026, 10, 2)}, "It cannot have been withdrawn before it was asked."),
        ({"answer_url": "javascript:alert(1)"}, "Enter a valid URL."),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(values, complaint):
    inquiry = Inquiry(
        **{"product": make_product(), "questions": "Why?", "asked_on": ASKED, "asked_by": "a tester", **values}
    )
    with pytest.raises(ValidationError) as refused:
        inquiry.full_clean()
    assert complaint in refused.value.messages


def test_the_database_refuses_an_answer_without_a_day():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_inquiry(answer="Yes.")


def test_a_withdrawn_one_is_not_for_the_public():
    product = make_product()
    make_inquiry(product, withdrawn_on=ASKED)
    old, new = make_inquiry(product), make_inquiry(product, asked_on=date(2026, 10, 5))
    assert [*product.inquiries.for_the_public()] == [new, old]


def test_only_answers_that_are_no_capture_yet_wait_for_one():
    make_inquiry()
    answered = make_inquiry(answer="Yes.", answered_on=ASKED)
    make_inquiry(answer="Yes.", answered_on=ASKED, withdrawn_on=ASKED)
    assert [*Inquiry.objects.to_capture()] == [answered]

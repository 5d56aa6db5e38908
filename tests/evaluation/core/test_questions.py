"""Questions to the brand: the worthiest first, at most ten, one message."""

from evaluation.core.questions import MOST_QUESTIONS, message, questions
from tests.evaluation.core.cards import NUMBERS, make_card


def numbers(card):
    return [question.criterion[:3] for question in questions(card)]


def test_they_are_ranked_by_worth_and_ties_by_the_checklists_order():
    # Weights: C02 and C01 11, C13 and C04 9, C08 8, C03, C06 and C07 7, C11 6, then C05 and C12 5.
    assert numbers(make_card()) == ["C02", "C01", "C13", "C04", "C08", "C03", "C06", "C07", "C11", "C05"]


def test_there_are_at_most_ten():
    assert len(questions(make_card())) == MOST_QUESTIONS


def test_only_open_questions_are_asked():
    card = make_card(
        verdicts={
            **dict.fromkeys(NUMBERS, "met"),
            "C04": "not_stated",
            "C08": "partly",
            "C11": "not_seen",
            "C13": "against",
            "C03": "not_applicable",
        }
    )
    assert numbers(card) == ["C04", "C11"]


def test_what_we_have_not_looked_at_is_told_apart():
    card = make_card(verdicts={**dict.fromkeys(NUMBERS, "met"), "C04": "not_stated", "C11": "not_seen"})
    assert [question.is_our_debt for question in questions(card)] == [False, True]


def test_the_message_asks_them_in_order_by_number():
    card = make_card(verdicts={**dict.fromkeys(NUMBERS, "met"), "C04": "not_stated", "C15": "not_stated"})
    assert message(card, "Callus Vesicle Night Serum") == (
        "Hello,\n\n"
        "I am thinking of buying Callus Vesicle Night Serum, and I did not find these on the label that I read:\n\n"
        "1. Which isolation steps are used, and what is removed at each?\n"
        "2. Who tested it independently, and may I see the certificate with its batch number?\n\n"
        "A link or a document is as good as an answer. Thank you."
    )


def test_a_single_question_is_asked_as_one():
    card = make_card(verdicts={**dict.fromkeys(NUMBERS, "met"), "C04": "not_stated"})
    assert "your product, and I did not find this on the label" in message(card)


def test_a_label_that_answers_everything_needs_no_message():
    assert message(make_card(verdicts=dict.fromkeys(NUMBERS, "met"))) == ""

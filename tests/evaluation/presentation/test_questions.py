from urllib.parse import parse_qs, urlsplit

from evaluation.core.verdicts import Verdict
from evaluation.presentation.questions import AskedRow, Questions, questions
from tests.evaluation.scorecards import make_criterion, make_scorecard


def test_questions_to_the_brand_come_by_what_an_answer_is_worth() -> None:
    rows = questions(make_scorecard()).rows
    assert [row.words for row in rows] == ["Ask 9?", "Ask 4?"]
    assert rows[0] == AskedRow("Ask 9?", "Title 9", "Worth up to 9 points.")


def test_the_message_asks_them_all_and_the_mail_carries_it_whole() -> None:
    asked = questions(make_scorecard())
    assert "1. Ask 9?\n2. Ask 4?" in asked.message
    assert "buying your product" in asked.message
    mail = urlsplit(asked.mail)
    assert mail.scheme == "mailto"
    assert parse_qs(mail.query) == {"subject": ["Questions about your product"], "body": [asked.message]}


def test_a_product_whose_name_is_known_is_called_by_it() -> None:
    asked = questions(make_scorecard(), "Élan Rose", "Questions about Rose")
    assert "buying Élan Rose" in asked.message
    assert parse_qs(urlsplit(asked.mail).query)["subject"] == ["Questions about Rose"]


def test_where_nothing_is_open_nothing_is_asked() -> None:
    card = make_scorecard(criteria=(make_criterion(1, "identity", Verdict.MET),))
    assert questions(card) == Questions((), "", "")

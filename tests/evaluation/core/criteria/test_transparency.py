"""C14: process, source, testing and somebody to ask; what is admitted; what is kept secret."""

import pytest

from evaluation.core.criteria.transparency import criterion
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing import parse
from tests.evaluation.core.criteria.judging import verdict

SOURCE = "Exosomes from bovine milk."
PROCESS = "Isolated by tangential flow filtration."
TESTING = "In-house study: 20 women, 4 weeks."
CONTACT = "Ask our lab team: lab@example.com"


def test_all_four_are_met(knowledge: Knowledge) -> None:
    text = " ".join((SOURCE, PROCESS, TESTING, CONTACT))
    assert verdict(criterion, text, knowledge) == ("met", "explained")


def test_two_are_partly_met_and_the_rest_is_named(knowledge: Knowledge) -> None:
    finding = criterion.judge(parse(Label(text=f"{SOURCE} {PROCESS}"), knowledge))
    assert (finding.verdict, finding.outcome) == ("partly", "explained-in-part")
    assert criterion.because(finding) == "The label explains: process, source. Not: testing, somebody to ask."


def test_a_plain_admission_is_partly_met(knowledge: Knowledge) -> None:
    text = "We have not measured how many are in each bottle."
    assert verdict(criterion, text, knowledge) == ("partly", "admits-limits")


def test_open_in_words_and_secret_in_deed_is_against(knowledge: Knowledge) -> None:
    text = "100% transparency. Our process is a trade secret."
    assert verdict(criterion, text, knowledge) == ("against", "open-but-secret")


@pytest.mark.parametrize(
    "text", [SOURCE, CONTACT, "DOCTOR'S SECRET!!", "Our process is a trade secret.", "Results may vary.", ""]
)
def test_marketing_alone_is_silence(text: str, knowledge: Knowledge) -> None:
    assert verdict(criterion, text, knowledge) == ("not_stated", "silent")


def test_an_unseen_part_is_not_the_brands_silence(knowledge: Knowledge) -> None:
    assert verdict(criterion, SOURCE, knowledge, seen=False) == ("not_seen", "unseen")

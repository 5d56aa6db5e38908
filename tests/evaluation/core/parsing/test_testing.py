"""The level of testing: what counts as a test, of what, on whom."""

from pathlib import Path

import pytest

from evaluation.core import facts
from evaluation.core.clauses import Clauses
from evaluation.core.knowledge import Knowledge
from evaluation.core.parsing.testing import read_testing
from evaluation.core.text import Span, fold


def read(text: str, knowledge: Knowledge) -> facts.Testing:
    folded = fold(text)
    clauses = Clauses(folded)
    return read_testing(text, folded, clauses, knowledge.vocabulary.find(text, folded, clauses))


def wordings() -> list[list[str]]:
    """Level and text of each invented wording."""
    lines = (Path(__file__).parent / "wordings" / "testing.txt").read_text(encoding="utf-8").splitlines()
    return [line.replace(" / ", "\n").split(" | ", 1) for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("level", "text"), wordings())
def test_the_level_is_what_the_wording_claims(level: str, text: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).level == level


@pytest.mark.parametrize(
    ("text", "people", "duration"),
    [
        ("12-week study, n=38, split-face", 38, "12 weeks"),
        ("In our 20-person test over 4 weeks, lines looked softer.", 20, "4 weeks"),
        ("Half-face trial with twenty-two women aged 35 to 60, readings after 28 days.", 22, "28 days"),
        ("Clinical study on 1,024 volunteers for three months", 1024, "3 months"),
        ("92% saw smoother skin*\n*Consumer test, 31 women, 4 weeks", 31, "4 weeks"),
        ("HRIPT on 55 subjects", 55, None),
        ("A six-week, single-arm study with standardised imaging", None, "6 weeks"),
        ("Split-face study against placebo", None, None),
        ("A one-year study in 12 women, 45 to 60 years old", 12, "1 year"),
    ],
)
def test_people_and_duration_are_read(
    text: str, people: int | None, duration: str | None, knowledge: Knowledge
) -> None:
    testing = read(text, knowledge)
    assert (testing.level, testing.people, testing.duration) == ("clinical", people, duration)


def test_a_way_of_use_is_no_duration_of_a_study(knowledge: Knowledge) -> None:
    assert read("Clinically proven.\nUse twice daily for 4 weeks.", knowledge) == facts.Testing(
        level="claimed_no_detail", evidence=(Span(0, 17, "Clinically proven"),)
    )


def test_the_highest_level_wins_and_gives_the_words(knowledge: Knowledge) -> None:
    testing = read("Dermatologist tested. In vitro: +20 %. Study: 12 women, 4 weeks.", knowledge)
    assert testing.level == "clinical"
    assert [span.text for span in testing.evidence] == ["Study", "12 women, 4 weeks"]


def test_a_long_list_of_tests_takes_no_more_than_its_share_of_time(knowledge: Knowledge) -> None:
    assert read("clinically tested. " * 1000, knowledge).level == "claimed_no_detail"
    assert read("\n" * 10_000 + "tested on 20 women" + "\n" * 9_000, knowledge).people == 20


def test_an_empty_text_says_nothing(knowledge: Knowledge) -> None:
    assert read("", knowledge) == facts.Testing()

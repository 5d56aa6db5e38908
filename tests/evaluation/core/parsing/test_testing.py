"""The level of testing: what counts as a test, of what, on whom."""

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


@pytest.mark.parametrize(
    "text",
    [
        "Never tested on animals.",
        "No animal testing. Cruelty-free.",
        "We do not test on animals.",
        "Clinical-grade exosome serum.",
        "Clinical strength formula for pros",
        "Patch test before first use.",
        "Do a patch test on the inner arm 24 hours before use. If no reaction, apply.",
        "This product will be tested in a clinical study next year.",
        "A clinical trial is planned for 2027.",
        "Studies show that exosomes carry signals between cells.",
        "Research suggests that vesicles may help skin.",
        "Not clinically tested. We make no promises.",
        "Loved by 10,000 women.",
        "Trial size 5 ml",
        "Use twice daily for 4 weeks.",
        "Dermatologist recommended. Developed by dermatologists.",
        "Exosomes are being studied for wound healing.",
        "No clinical study has been done on this cream.",
        "The formula has not been evaluated in humans.",
        "Visible results in 28 days.",
        "Inspired by stem cell research",
        "for women over 40",
        "Our award-winning exosome mask",
    ],
)
def test_what_is_no_test_of_the_product_is_none(text: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).level == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Clinically proven.",
        "CLINICALLY TESTED*",
        "Dermatologist-tested & hypoallergenic",
        "Dermatologically tested",
        "Skin irritation test completed",
        "Hypoallergenic test completed",
        "Ophthalmologist tested, suitable for contact lens wearers",
        "Clinically proven to smooth skin in 4 weeks",
        "backed by clinical studies",
        "Scientifically proven results",
        "Tested on sensitive skin",
        "Allergy tested. 100% fragrance free.",
        "Lab tested",
        "Tests: wrinkle depth -32 %",
        "In tests skin density rose 110.14% after 2 weeks.",
        "Clinically shown to improve radiance",
        "Safety tested under dermatological control",
        "Clinical study: hydration +45%",
        "Patch tested.",
    ],
)
def test_a_promise_without_detail_is_a_claim(text: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).level == "claimed_no_detail"


@pytest.mark.parametrize(
    "text",
    [
        "In vitro: collagen synthesis +147% in cultured fibroblasts.",
        "An in-house study showed 30% higher hydration.",
        "Tested ex vivo on human skin explants: barrier recovery +20%.",
        "Our own lab measured hydration with a Corneometer.",
        "Every batch is tested in house for particle number by NTA.",
        "In-house cell assay over 48 hours: migration up 20%",
        "Internal instrumental test: hydration +60%",
        "92% of users agreed their skin felt softer.",
        "9 out of 10 women noticed smoother skin",
        "in-vitro test, 24 h, fibroblasts: +690% collagen",
        "HRIPT tested",
        "12-month in-house stability study",
        "Tested in our laboratory on reconstructed human epidermis",
    ],
)
def test_a_test_of_which_something_is_told_is_in_house(text: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).level == "in_house"


@pytest.mark.parametrize(
    "text",
    [
        "Tested by an independent laboratory.",
        "Purity verified by SGS",
        "Third-party tested for heavy metals and microbes.",
        "Dermatologically tested by Dermatest, rating excellent",
        "Each lot is analysed by Eurofins for endotoxin.",
        "Skin irritation test completed by P&K Skin Research Center, Korea",
        "in vitro study run at Seoul National University Hospital: +20 %",
        "Independently tested",
        "Tested at an accredited external lab",
    ],
)
def test_a_test_by_an_outside_laboratory_is_third_party(text: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).level == "third_party"


@pytest.mark.parametrize(
    "text",
    [
        "12-week study, n=38, split-face",
        "In our 20-person test over 4 weeks, lines looked softer.",
        "Clinically tested on 33 women.",
        "Tested on thirty volunteers for 8 weeks",
        "A randomised, double-blind, placebo-controlled trial in 40 adults",
        "consumer perception study, 102 women, 28 days: 95% agreed skin looked brighter",
        "92% saw smoother skin*\n*Consumer test, 31 women, 4 weeks",
        "CLINICAL RESULTS\n• 93% saw brighter skin\n• 32 women, 4 weeks",
        "Clinically proven*. Vegan.\nHow to use: apply twice daily.\n*in 33 women aged 35-60 after 8 weeks",
        "HRIPT on 55 subjects: no sensitisation",
        "open-label pilot study (n = 6) over six weeks",
        "30-person open-label hair study",
        "Tested by Dermatest on 30 people with sensitive skin.",
        "Half-face trial with twenty-two women; Corneometer and Cutometer readings after 28 days.",
        "Six-week single-arm study with standardised imaging",
        "After 4 weeks 92% of users agreed that their skin felt firmer",
        "User trial: 50 people used it for a month",
        "Human application test: 21 subjects, 2 weeks, Global Medical Research Center",
        "clinical study on 25 Korean women",
        "Split-face study vs placebo.",
        "Tested in humans: 12 women for 14 days",
        "a panel of 40 tried it for three weeks",
        "In a 4 wk user study (N=52) 88 % reported less dryness",
        "double-blind RCT",
        "published eight-week randomized trial of this serum (Journal of Cosmetic Dermatology 2024)",
    ],
)
def test_people_with_a_number_a_duration_or_a_design_are_clinical(text: str, knowledge: Knowledge) -> None:
    assert read(text, knowledge).level == "clinical"


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
    assert [span.text for span in testing.evidence] == ["Study", "12 women", "4 weeks"]


def test_a_long_list_of_tests_takes_no_more_than_its_share_of_time(knowledge: Knowledge) -> None:
    assert read("clinically tested. " * 1000, knowledge).level == "claimed_no_detail"
    assert read("\n" * 10_000 + "tested on 20 women" + "\n" * 9_000, knowledge).people == 20


def test_an_empty_text_says_nothing(knowledge: Knowledge) -> None:
    assert read("", knowledge) == facts.Testing()

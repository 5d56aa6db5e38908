"""Claims in running words: what must fire, what must not, where a flag stands, and how long it takes."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.claims.detect import find_claims
from evaluation.core.clauses import Clauses
from evaluation.core.scorecard import Claim
from evaluation.core.text import fold

HERE = Path(__file__).parent


def sentences(name: str) -> list[tuple[str, str]]:
    """First word and rest of each line of a file beside this one, but for comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(kind, words) for kind, _, words in (line.partition(" ") for line in lines) if words and kind != "#"]


@pytest.fixture(scope="module")
def claims(knowledge):
    def found(text: str) -> tuple[Claim, ...]:
        folded = fold(text)
        return find_claims(text, folded, Clauses(folded), knowledge.claim_rules)

    return found


@pytest.fixture(scope="module")
def flags(claims):
    """Rule and words of each red flag, notes left out."""
    return lambda text: [(claim.rule, claim.text) for claim in claims(text) if claim.severity != "info"]


def test_promises_are_flagged_by_the_rule_that_fits(flags):
    missed = [(rule, words) for rule, words in sentences("promises.txt") if rule not in dict(flags(words))]
    assert missed == []


def test_ordinary_copy_is_not_accused(flags):
    assert [(words, found) for _, words in sentences("copy.txt") if (found := flags(words))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our serum regenerates damaged tissue daily", [("R02", "regenerates damaged tissue")]),
        ("It will heal eczema.", [("R01", "heal eczema")]),
        ("The only FDA-approved exosomes!", [("R05", "FDA-approved exosomes")]),
        ("HEALS ECZEMA AND ROSACEA", [("R01", "HEALS ECZEMA")]),
        ("Live stem cells nourish you", [("R12", "Live stem cells")]),
    ],
)
def test_a_flag_covers_the_verb_and_what_it_acts_on(flags, text, expected):
    assert flags(text) == expected


def test_a_hedge_holds_for_its_own_clause_only(flags):
    assert flags("Visibly firmer as collagen rebuilds") == [("R02", "collagen rebuilds")]
    assert flags("Clinically shown to smooth, boosting collagen") == [
        ("R14", "Clinically shown"),
        ("R02", "boosting collagen"),
    ]


def test_a_disclaimer_cancels_no_claim_made_elsewhere(flags):
    text = "Heals eczema. This product is not intended to diagnose, treat, cure or prevent any disease."
    assert flags(text) == [("R01", "Heals eczema")]


def test_each_verb_takes_its_own_object(flags):
    assert flags("Made to heal eczema and erase wrinkles") == [("R01", "heal eczema"), ("R07", "erase wrinkles")]


def test_two_reasons_for_the_same_words_are_both_told(flags):
    assert flags("Turns on youth genes overnight") == [
        ("R03", "Turns on youth genes"),
        ("R06", "youth genes overnight"),
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("#curesacne", "R01"),
        ("heals ezcema", "R01"),
        ("heals ecz3ma", "R01"),
        ("boosts colagen", "R02"),
        ("stimulates c0llagen", "R02"),
        ("for hairloss treatment", "R04"),
        ("antiinflammatory serum", "R02"),
        ("re-energizes your cells at the cellular level", "R02"),
        ("anti-aging: reverses aging", "R07"),
        ("anti-ageing: reverses ageing", "R07"),
        ("wrinkle-free in seven days", "R06"),
        ("WRINKLE FREE IN 7 DAYS", "R06"),
    ],
)
def test_spelling_slips_tags_and_numbers_are_read(flags, text, rule):
    assert rule in dict(flags(text))


@pytest.mark.parametrize(
    "text", ["We simulate collagen in silico", "A collage of peonies", "critically acclaimed", "winkles"]
)
def test_a_real_word_that_resembles_a_claim_stays_what_it_is(flags, text):
    assert flags(text) == []


def test_a_line_wrapped_within_a_sentence_is_read_on(flags):
    wrapped = "This product is a cosmetic and is not intended to diagnose,\ntreat, cure or prevent any disease."
    assert flags(wrapped) == []
    assert flags("A serum with exosomes from roses that stimulates your\nown collagen") == [
        ("R02", "stimulates your\nown collagen")
    ]


def test_a_list_of_conditions_is_a_claim_unless_it_warns(flags):
    assert flags("Eczema · Psoriasis · Acne") == [("R01", "Eczema · Psoriasis · Acne")]
    assert flags("Do not use on:\n• eczema\n• psoriasis\n• acne") == []


def test_a_question_is_no_claim_unless_it_is_answered_with_yes(flags):
    assert flags("Does it heal eczema? Ask your doctor.") == []
    assert flags("Does it heal eczema? Yes, it does.") == [("R01", "heal eczema")]


def test_needling_by_professionals_is_a_note_and_at_home_a_flag(claims):
    (note,) = claims("Professional cosmetic for use with microneedling.")[:1]
    assert (note.rule, note.severity) == ("R18", "info")
    assert "R09" in {claim.rule for claim in claims("Use with your microneedling pen at home")}


def test_a_registered_facility_is_a_note_and_an_approved_one_a_flag(claims):
    assert [(c.rule, c.severity) for c in claims("Made in an FDA-registered facility")] == [("R05", "info")]
    assert [(c.rule, c.severity) for c in claims("FDA APPROVED facility")] == [("R05", "critical")]


def test_a_claim_carries_reason_authority_and_a_better_wording(claims, knowledge):
    (claim,) = claims("Heals eczema")
    rule = knowledge.claim_rules.rules["R01a"]
    assert (claim.title, claim.because, claim.better) == (rule.title, rule.because, rule.better)
    assert claim.citations == rule.citations


HOSTILE = (
    *(
        "not that we do not say it does not never heal ",
        ", ",
        "a",
        "eczema ",
        "treats eczema, ",
        ". ",
        "... ",
        "#cures",
    ),
    *("heals and treats ", "1.2.3,", "eczema · ", "((", "heals\n", "a'a'", "inject exosomes with microneedles "),
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(claims, unit):
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        times = []
        for _ in range(3):
            start = time.process_time()
            claims(text)
            times.append(time.process_time() - start)
        return min(times)

    seconds(1_000)  # compiles what it needs
    # Twenty times is in proportion; the rest is for a clock that other work disturbs.
    assert seconds(20_000) <= 40 * max(seconds(1_000), 0.0005)


WORDS = st.sampled_from(
    [
        *(
            "heals",
            "eczema,",
            "not",
            "stimulates",
            "collagen",
            "fda",
            "approved",
            "exosomes",
            "no",
            "side",
            "effects",
            "in",
        ),
        *(
            "7",
            "days",
            "?",
            ".",
            "\n",
            "#curesacne",
            "İ",
            "ﬁ",
            "100",
            "%",
            "–",
            "does",
            "treat",
            "“",
            "”",
            "better",
            "than",
        ),
        *("botox", "wrinkles", "erase", "guaranteed"),
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_has_claims_whose_spans_hold_in_label_order(knowledge, text):
    folded = fold(text)
    found = find_claims(text, folded, Clauses(folded), knowledge.claim_rules)
    assert all(text[claim.start : claim.end] == claim.text != "" for claim in found)
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)
    assert found == find_claims(text, folded, Clauses(folded), knowledge.claim_rules)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("heal eczema and erase wrinkles overnight", {"heal eczema", "erase wrinkles", "erase wrinkles overnight"}),
        ("heals and soothes eczema", {"heals and soothes eczema"}),
    ],
)
def test_a_claim_ends_where_the_next_promise_begins(knowledge, text, claims):
    found = find_claims(text, fold(text), Clauses(fold(text)), knowledge.claim_rules)
    assert {claim.text for claim in found} == claims


def test_a_mere_name_is_told_once_and_only_where_nothing_else_is_flagged(flags):
    assert flags("Rosacea, psoriasis and my skin at peace") == [("R01", "Rosacea")]
    assert flags("Heals eczema and rosacea") == [("R01", "Heals eczema")]
    assert flags("Heals eczema. Goodnight, rosacea.") == [("R01", "Heals eczema"), ("R01", "rosacea")]


def test_of_a_thousand_names_in_one_sentence_the_first_is_told(claims):
    (told,) = claims("eczema psoriasis acne " * 1_000)
    assert (told.rule, told.text, told.start) == ("R01", "eczema", 0)

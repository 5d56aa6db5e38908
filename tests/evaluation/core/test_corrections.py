"""An editor's facts stand in the scorecard, and what the engine read by itself stays beside them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from evaluation.core.assess import assess
from evaluation.core.corrections import places
from evaluation.core.editor_facts import EditorFact
from evaluation.core.label import Label
from evaluation.core.scorecard import Scorecard
from evaluation.core.verdicts import Verdict

TEXT = """Rose exosome serum, isolated by a proprietary
swirl process. Heals eczema. FDA-approved.
Ingredients: Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles"""


def fact(**values):
    seen = {"reason": "The brand explains it.", "seen_on": date(2026, 11, 1), "seen_by": "Ann", "grade": "A"}
    return EditorFact(**seen | values)


def judged(knowledge, *facts, text=TEXT):
    return assess(Label(text=text, editor_facts=facts), knowledge)


def verdict(number="C04", becomes="met", **values):
    return fact(kind="verdict", about=number, verdict=becomes, **values)


def test_a_verdict_follows_the_editor_with_her_reason_and_the_words_it_rests_on(knowledge):
    by_engine = judged(knowledge).criterion("C04")
    row = judged(knowledge, verdict(words="a PROPRIETARY swirl")).criterion("C04")
    assert (row.verdict, row.credit, row.because) == ("met", 1.0, "The brand explains it.")
    assert [span.text for span in row.evidence] == ["a proprietary\nswirl"]
    assert (row.edited.engine_verdict, row.edited.engine_because, row.edited.engine_evidence) == (
        by_engine.verdict,
        by_engine.because,
        by_engine.evidence,
    )


def test_the_score_moves_by_that_verdict_alone(knowledge):
    before, after = judged(knowledge), judged(knowledge, verdict(becomes="partly"))
    half = before.criterion("C04").worth / 2
    assert (after.score.low, after.score.high) == pytest.approx((before.score.low + half, before.score.high - half))
    others = [(row.id, row.verdict) for row in after.criteria if not row.edited]
    assert others == [(row.id, row.verdict) for row in before.criteria if not row.id.startswith("C04")]


def test_a_withdrawn_flag_counts_no_more_and_stays_listed(knowledge):
    before = judged(knowledge)
    eczema = next(claim for claim in before.claims if "eczema" in claim.text)
    withdrawn = fact(kind="withdrawn_flag", about=eczema.rule, words=eczema.text.upper())
    after = judged(knowledge, withdrawn)
    assert [flag.claim for flag in after.withdrawn] == [eczema]
    assert after.claims == tuple(claim for claim in before.claims if claim != eczema)
    assert after.score == before.score


def test_withdrawing_other_words_or_another_rule_leaves_the_flag_alone(knowledge):
    before = judged(knowledge)
    eczema = next(claim for claim in before.claims if "eczema" in claim.text)
    other_words = fact(kind="withdrawn_flag", about=eczema.rule, words="Heals acne")
    other_rule = fact(kind="withdrawn_flag", about="R20", words=eczema.text)
    after = judged(knowledge, other_words, other_rule)
    assert (after.claims, after.withdrawn) == (before.claims, ())


def test_an_editor_s_sources_and_amount_stand_in_the_facts(knowledge):
    source = fact(kind="source", source_kind="human_msc", says="adipose tissue", words="Rose")
    second = fact(kind="source", source_kind="plant", says="rose")
    amount = fact(kind="concentration", says="2 billion particles per mL", particles_per_ml=2e9)
    card = judged(knowledge, source, second, amount)
    assert [(one.kind, one.detail) for one in card.facts.sources] == [
        ("human_msc", "adipose tissue"),
        ("plant", "rose"),
    ]
    assert (card.facts.concentration.stated, card.facts.concentration.particles_per_ml) == (True, 2e9)
    engine = judged(knowledge).facts
    assert [edited.engine_sources for edited in card.edited_facts] == [engine.sources, engine.sources, ()]


def test_a_label_without_editor_s_facts_has_the_json_that_it_always_had(knowledge):
    stored = judged(knowledge).model_dump(mode="json")
    assert {"withdrawn", "edited_facts"} & set(stored) == set()
    assert not any("edited" in row for row in stored["criteria"])


def test_a_scorecard_with_editor_s_facts_can_be_stored_and_read_again(knowledge):
    flagged = judged(knowledge).claims[0]
    card = judged(
        knowledge,
        verdict(),
        fact(kind="withdrawn_flag", about=flagged.rule, words=flagged.text),
        fact(kind="source", source_kind="plant"),
    )
    assert Scorecard.model_validate(card.model_dump(mode="json")) == card


@settings(max_examples=60)
@given(number=st.integers(1, 15), becomes=st.sampled_from(Verdict))
def test_the_method_s_properties_hold_whatever_the_editor_says(knowledge, number, becomes):
    before = judged(knowledge)
    after = judged(knowledge, verdict(f"C{number:02}", becomes))
    assert 0 <= after.score.low <= after.score.high <= 100
    was_open = before.criterion(f"C{number:02}").verdict.is_unknown
    # the concentration may enter the sums or leave them with another verdict, which is a rule of its own
    applies = [card.criterion("C05").verdict is Verdict.NOT_APPLICABLE for card in (before, after)]
    if was_open and not becomes.is_unknown and applies[0] == applies[1]:
        assert before.score.low - 1e-3 <= after.score.low <= after.score.high <= before.score.high + 1e-3


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": "verdict", "about": "C16", "verdict": "met"}, "C01 to C15"),
        ({"kind": "verdict", "about": "C04"}, "says which verdict"),
        ({"kind": "withdrawn_flag", "about": "R01", "words": " "}, "the words that were flagged"),
        ({"kind": "withdrawn_flag", "about": "R01", "words": "x", "verdict": "met"}, "carries no verdict"),
        ({"kind": "source"}, "of which kind"),
        ({"kind": "concentration", "says": " "}, "the amount as stated"),
        ({"kind": "concentration", "says": "x", "particles_per_ml": float("inf")}, "finite"),
        ({"kind": "source", "source_kind": "plant", "url": "javascript:alert(1)"}, "http:// or https://"),
        ({"kind": "source", "source_kind": "plant", "reason": "  "}, "at least 1 character"),
        ({"kind": "source", "source_kind": "plant", "reason": "a" * 501}, "at most 500"),
        ({"kind": "source", "source_kind": "plant", "seen_on": "2026-02-30"}, "date"),
    ],
)
def test_a_fact_that_says_too_little_is_refused_in_words(values, words):
    with pytest.raises(ValidationError, match=words):
        fact(**values)


def test_two_facts_on_one_subject_are_refused():
    with pytest.raises(ValidationError, match="two editor's facts on C04"):
        Label(text=TEXT, editor_facts=(verdict(), verdict(becomes="against")))


def test_words_are_found_whatever_their_case_and_line_ends():
    assert [(place.start, place.text) for place in places("Made by\nTFF. Not by TFF.", "by tff")] == [
        (5, "by\nTFF"),
        (17, "by TFF"),
    ]
    assert places("anything", "  ") == ()

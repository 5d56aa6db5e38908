"""The pipeline from words to scorecard, and what holds for the scorecard of any text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.core.assess import assess
from evaluation.core.label import Label, LabelError, Part, Section
from evaluation.core.verdicts import CREDIT, Verdict

LABEL = """DEMO GLOW EXOSOME AMPOULE 50 mL
Powered by 5,000 ppm rose stem cell exosomes, isolated by tangential flow filtration and freeze-dried for stability.
Clinically proven to heal eczema and erase wrinkles overnight. FDA-approved exosomes.

Ingredients: Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Niacinamide, Sodium Hyaluronate,
Phenoxyethanol, Alcohol Denat., Parfum, Geraniol

Not intended to diagnose, treat, cure or prevent any disease."""

# Text of the sort that labels are made of, so that hypothesis reaches the parsers and not only their refusals.
words = st.sampled_from(
    [
        *(
            "exosomes",
            "Exosome",
            "not",
            "heals",
            "eczema",
            "2 x 10⁹",
            "particles/mL",
            "Ingredients:",
            "Water,",
            "Parfum",
        ),
        *(
            "(",
            ")",
            "·",
            "\n",
            ".",
            ",",
            "/",
            "%",
            "free from",
            "fragrance",
            "Lactobacillus",
            "TFF",
            "5 ml",
            "FDA",
            "10^",
        ),
        *(
            "\u0301",
            "\u202e",
            "İ",
            "<script>",
            "-",
            "–",
            "clinically proven",
            "human",
            "donor",
            "İNCI:",
            "1,2-Hexanediol",
        ),
    ]
)
texts = st.one_of(
    st.text(min_size=1),
    st.lists(words, min_size=1, max_size=60).map(" ".join),
    st.lists(words, min_size=1).map("".join),
)


def every_span(node):
    """All pieces of the JSON that claim to stand in the label, as (start, end, words)."""
    if isinstance(node, dict):
        if {"start", "end"} <= node.keys():
            yield node["start"], node["end"], node.get("text", node.get("as_listed"))
        for value in node.values():
            yield from every_span(value)
    elif isinstance(node, list):
        for value in node:
            yield from every_span(value)


def card_of(text, knowledge):
    return assess(Label(text=text), knowledge)


@settings(max_examples=200, deadline=None)
@given(text=texts)
def test_any_text_gets_a_scorecard_whose_spans_hold_or_a_refusal_in_words(knowledge, text):
    try:
        card = card_of(text, knowledge)
    except LabelError:
        return
    found = list(every_span(card.model_dump(mode="json")))
    assert [words for _, _, words in found] == [text[start:end] for start, end, _ in found]
    assert 0 <= card.score.low <= card.score.high <= 100


def test_the_same_text_gives_the_same_bytes(knowledge):
    assert card_of(LABEL, knowledge).model_dump_json() == card_of(LABEL, knowledge).model_dump_json()


def test_the_numbers_follow_from_the_verdicts_shown(knowledge):
    card = card_of(LABEL, knowledge)
    applicable = [result for result in card.criteria if result.verdict is not Verdict.NOT_APPLICABLE]
    weight = sum(result.weight for result in applicable)
    proven = sum(result.weight * result.credit for result in applicable)
    unknown = sum(result.weight for result in applicable if result.verdict.is_unknown)
    assert (card.score.low, card.score.high, card.score.coverage) == (
        pytest.approx(100 * proven / weight, abs=1e-3),
        pytest.approx(100 * (proven + unknown) / weight, abs=1e-3),
        pytest.approx(1 - unknown / weight, abs=1e-3),
    )


def test_each_criterion_is_asked_once_in_the_checklists_order(knowledge):
    assert [result.id[:3] for result in card_of(LABEL, knowledge).criteria] == [f"C{n:02}" for n in range(1, 16)]


def test_only_open_questions_carry_a_question_to_the_brand_and_its_worth(knowledge):
    for result in card_of(LABEL, knowledge).criteria:
        assert (result.ask_brand is not None, result.worth is not None) == (result.verdict.is_unknown,) * 2
        assert result.credit == CREDIT.get(result.verdict, 0)


def test_claims_never_change_the_numbers(knowledge):
    without = LABEL.replace("heal eczema", "moisturise")
    assert card_of(without, knowledge).score == card_of(LABEL, knowledge).score
    assert len(card_of(without, knowledge).claims) < len(card_of(LABEL, knowledge).claims)


def test_a_part_that_was_not_seen_is_our_silence_and_a_whole_one_the_brands(knowledge):
    words = "Rose exosome serum."
    seen_whole = Label(text=words, sections=(Section(part=Part.MAKING, start=0, end=len(words)),))
    some_noted = Label(text=words, sections=(Section(part=Part.MAKING, start=0, end=len(words), complete=False),))
    verdicts = [assess(label, knowledge).criteria[3].verdict for label in (seen_whole, some_noted)]
    assert verdicts == [Verdict.NOT_STATED, Verdict.NOT_SEEN]


def test_the_scorecard_is_frozen_json(knowledge):
    card = card_of(LABEL, knowledge)
    assert json.loads(card.model_dump_json())["method"] == {"rubric": "2026.2", "lexicon": knowledge.lexicon_version}
    with pytest.raises(ValueError, match="frozen"):
        card.summary = "better"  # type: ignore[misc]


def test_the_scorecard_says_which_parts_were_seen_whole_and_which_only_noted(knowledge):
    words = "Rose exosome serum."
    front = Section(part=Part.FRONT, start=0, end=4)
    making = Section(part=Part.MAKING, start=0, end=len(words), complete=False)
    seen = assess(Label(text=words, sections=(making, front)), knowledge).seen
    assert (seen.whole, seen.noted) == (("front",), ("front", "making"))


def test_a_promise_that_ran_into_the_ingredient_list_is_still_read(knowledge):
    card = card_of("Ingredients: Water, Glycerin, Niacinamide, Phenoxyethanol, Parfum Heals eczema in days.", knowledge)
    assert "Heals eczema" in {claim.text for claim in card.claims}

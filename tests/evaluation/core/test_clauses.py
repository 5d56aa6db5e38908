"""Sentences and clauses, and how far a denial reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.clauses import Clauses


def sentence(text: str, word: str) -> str:
    start, end = Clauses(text).sentence_at(text.index(word))
    return text[start:end].strip()


def clause(text: str, word: str) -> str:
    start, end = Clauses(text).clause_at(text.index(word))
    return text[start:end].strip(" ,")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("heals eczema. keep cool.", "heals", "heals eczema."),
        ("1.2 x 10^9 per ml. keep cool", "10^9", "1.2 x 10^9 per ml."),
        ("approved, e.g. by the fda", "fda", "approved, e.g. by the fda"),
        ("dr. park says it heals", "heals", "dr. park says it heals"),
        ("• hydrates\n• heals", "heals", "heals"),
        ("glow · heals · lift", "heals", "heals ·"),
        ("calm; heals", "heals", "heals"),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text, word, expected):
    assert sentence(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("visibly firmer as collagen rebuilds", "collagen", "collagen rebuilds"),
        ("soft, calm and smooth", "calm", "calm and smooth"),
        ("it hydrates but heals too", "heals", "heals too"),
        ("glow (with 1,000 exosomes) daily", "1,000", "with 1,000 exosomes)"),
    ],
)
def test_a_clause_ends_at_commas_brackets_and_turns(text, word, expected):
    assert clause(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("does not treat eczema", "treat"),
        ("not intended to diagnose, treat, cure or prevent any disease", "treat"),
        ("not intended to diagnose, treat, cure or prevent any disease", "prevent"),
        ("no exosome product is fda approved", "fda"),
        ("contains no live cells", "live"),
        ("free of parabens, silicones or exosomes", "exosomes"),
        ("without stimulating collagen", "stimulating"),
        ("rather than erasing wrinkles", "erasing"),
        ("we do not claim that this cream heals scars", "heals"),
        ("not for use on wounds, burns or infected skin", "burns"),
        ("nobody can turn back time", "turn"),
        ("it won't regrow hair", "regrow"),
        ("a non-injectable serum", "injectable"),
        ("no miracle, no overnight transformation", "overnight"),
    ],
)
def test_a_denial_reaches_through_lists_and_over_or(text, word):
    assert Clauses(text).negated(text.index(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("not only hydrates but heals", "heals"),
        ("not just hydrates but heals", "hydrates"),
        ("never fails to heal", "heal"),
        ("without doubt heals eczema", "heals"),
        ("no longer dull: heals", "heals"),
        ("no.1 serum for eczema", "serum"),
        ("not greasy. heals eczema", "heals"),
        ("not a drug, but heals eczema", "heals"),
        ("no parabens, our serum heals", "heals"),
        ("without surgery it removes wrinkles", "removes"),
        ("i can't believe my acne is gone", "acne"),
        ("nothing else regrows hair like it", "regrows"),
    ],
)
def test_what_is_no_denial_or_ends_before_denies_nothing(text, word):
    assert not Clauses(text).negated(text.index(word))


@pytest.mark.parametrize(
    "text", ["does not clog and heals acne", "not greasy, heals acne", "does not clog pores, heals eczema or acne"]
)
def test_a_verb_with_an_ending_is_not_what_does_not_denies(text):
    assert not Clauses(text).negated(text.index("heals"), inflected=True)


@given(st.text(alphabet="not, heals.or;but(\n)", max_size=80), st.integers(0, 79))
def test_any_place_lies_in_its_sentence_and_clause(text, place):
    if place < len(text):
        clauses = Clauses(text)
        (begin, end), (first, last) = clauses.sentence_at(place), clauses.clause_at(place)
        assert begin <= first <= place < last <= end
        clauses.negated(place)

"""Patterns: their short forms, and a scanner that finds what the standard library would."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.patterns import Hit, PatternError, Scanner, Sieve, compiled, expand

LISTS = {"vesicle": ("exosomes?", "extracellular vesicles?"), "clean": ("purified {vesicle}",)}


def matches(pattern: str, text: str) -> bool:
    return compiled(expand(pattern, LISTS)).search(text) is not None


@pytest.mark.parametrize("text", ["stem cell", "stem-cell", "stem\ncell", "stem  cell"])
def test_a_space_is_white_space_or_a_hyphen(text: str) -> None:
    assert matches("stem cell", text)
    assert not matches("stem cell", "stemcell")


@pytest.mark.parametrize("text", ["nanovesicle", "nano-vesicle", "nano vesicle"])
def test_an_optional_space_may_be_none(text: str) -> None:
    assert matches("nano ?vesicle", text)


def test_a_word_list_may_use_another() -> None:
    assert matches("{clean}", "purified extracellular-vesicles")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("treats eczema", True),
        ("treats mild to severe eczema", True),
        ("treats well-known eczema", True),
        ("treats one two three four eczema", False),
        ("treats lines. eczema", False),
    ],
)
def test_a_gap_holds_a_few_words_of_the_same_sentence(text: str, is_found: bool) -> None:
    assert matches("treats <3> eczema", text) is is_found


@pytest.mark.parametrize(
    ("pattern", "words"),
    [("{cells}", "word list {cells} is not known; known are clean, vesicle"), ("[a b]", "write \\s there")],
)
def test_a_pattern_that_would_not_hold_is_refused(pattern: str, words: str) -> None:
    with pytest.raises(PatternError, match=re.escape(words)):
        expand(pattern, LISTS)


@pytest.mark.parametrize("expression", ["(", "a{3,1}", "(?=a", "*a"])
def test_a_broken_expression_is_refused_with_its_key(expression: str) -> None:
    with pytest.raises(PatternError, match=r"^storage\.cold: "):
        Scanner([("storage.cold", expression)])


def test_hits_are_places_in_the_text_whatever_its_signs() -> None:
    text = "µ 30 °c • exosomes ⁹ exosomes"
    assert list(Scanner([("a", r"\bexosomes\b")]).scan(text)) == [Hit("a", 10, 18), Hit("a", 21, 29)]


def test_of_one_keys_patterns_the_longest_counts() -> None:
    scanner = Scanner([("a", "ice"), ("a", "ice packs"), ("b", "packs")])
    assert set(scanner.scan("ice packs")) == {Hit("a", 0, 9), Hit("b", 4, 9)}


def test_look_around_is_looked_at() -> None:
    scanner = Scanner([("a", r"\b(?<!un)purified\b(?! water)"), ("b", r"no(?!t \(a|b\)|c)")])
    assert list(scanner.scan("purified water, unpurified, purified milk")) == [Hit("a", 28, 36)]
    assert list(scanner.scan("not (a and not b")) == [Hit("b", 11, 13)]


def test_nothing_is_found_in_nothing() -> None:
    scanner = Scanner([("a", "a?")])
    assert list(scanner.scan("")) == []
    assert list(scanner.scan("b")) == []


@given(st.text(max_size=60))
def test_any_text_is_scanned_as_the_standard_library_would(text: str) -> None:
    expression = r"[a-e]+|\d+"
    found = [(hit.start, hit.end) for hit in Scanner([("a", expression)]).scan(text)]
    assert found == [match.span() for match in re.finditer(expression, text, re.ASCII)]


@given(st.text(alphabet="ab-. é\n", max_size=60))
def test_look_around_finds_what_the_standard_library_would(text: str) -> None:
    expression = r"(?<!b)a+(?!\s)|b(?=[a-]).|\b(?:ab)+(?! b)"
    found = [(hit.start, hit.end) for hit in Scanner([("a", expression)]).scan(text)]
    assert found == [match.span() for match in re.finditer(expression, text, re.ASCII)]


@given(st.text(alphabet="abc-. ;", max_size=60))
def test_the_parts_between_gaps_let_every_match_pass(text: str) -> None:
    expression = expand("ab <2> c|a <1> b <2> (?:c|b <1> a)", {})
    first, second = (expand(one, {}) for one in ("ab <2> c", "a <1> b <2> (?:c|b <1> a)"))
    found = {hit.key for hit in Scanner([("either", expression), ("first", first), ("second", second)]).scan(text)}
    expected = {"either": expression, "first": first, "second": second}
    assert found == {key for key, one in expected.items() if re.search(one, text, re.ASCII)}


@given(st.text(alphabet="abn't o.", max_size=30))
def test_a_sieve_lets_every_match_pass(text: str) -> None:
    expression = r"\b(?:no|not)(?= ?[ab])|n't\b(?!\.)"
    assert Sieve(expression).may_find(text) or re.search(expression, text, re.ASCII) is None


def test_a_sieve_holds_back_a_text_without_the_words() -> None:
    assert not Sieve(r"\bno\b(?! b)").may_find("nor a knot")


@pytest.mark.parametrize("run", ["-", "a-", "a ", " ", "treats "])
def test_a_long_run_takes_no_more_than_its_share_of_time(run: str) -> None:
    scanner = Scanner([("a", expand("treats <3> eczema", {})), ("b", expand("treats(?! x) <3> eczema", {}))])
    began = time.process_time()
    assert list(scanner.scan("treats " + run * (20_000 // len(run)))) == []
    assert time.process_time() - began < 0.5

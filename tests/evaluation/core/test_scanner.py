"""The scanner finds what the standard library would."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.patterns import PatternError, expand
from evaluation.core.scanner import Scanner


@pytest.mark.parametrize("expression", ["(", "a{3,1}", "(?=a", "*a"])
def test_a_broken_expression_is_refused_with_its_key(expression: str) -> None:
    with pytest.raises(PatternError, match=r"^storage\.cold: "):
        Scanner([("storage.cold", expression)])


def test_hits_are_places_in_the_text_whatever_its_signs() -> None:
    text = "µ 30 °c • exosomes ⁹ exosomes"
    assert Scanner([("a", r"\bexosomes\b")]).scan(text) == {"a": [(10, 18), (21, 29)]}


def test_of_one_keys_patterns_the_longest_counts() -> None:
    scanner = Scanner([("a", "ice"), ("a", "ice packs"), ("b", "packs")])
    assert scanner.scan("ice packs") == {"a": [(0, 9)], "b": [(4, 9)]}


def test_look_around_is_looked_at() -> None:
    scanner = Scanner([("a", r"\b(?<!un)purified\b(?! water)"), ("b", r"no(?!t \(a|b\)|c)")])
    assert scanner.scan("purified water, unpurified, purified milk") == {"a": [(28, 36)]}
    assert scanner.scan("not (a and not b") == {"b": [(11, 13)]}


def test_nothing_is_found_in_nothing() -> None:
    scanner = Scanner([("a", "a?")])
    assert scanner.scan("") == {}
    assert scanner.scan("b") == {}


@given(st.text(max_size=60))
def test_any_text_is_scanned_as_the_standard_library_would(text: str) -> None:
    expression = r"[a-e]+|\d+"
    found = Scanner([("a", expression)]).scan(text).get("a", [])
    assert found == [match.span() for match in re.finditer(expression, text, re.ASCII)]


@given(st.text(alphabet="ab-. é\n", max_size=60))
def test_look_around_finds_what_the_standard_library_would(text: str) -> None:
    expression = r"(?<!b)a+(?!\s)|b(?=[a-]).|\b(?:ab)+(?! b)"
    found = Scanner([("a", expression)]).scan(text).get("a", [])
    assert found == [match.span() for match in re.finditer(expression, text, re.ASCII)]


@given(st.text(alphabet="abc-. ;", max_size=60))
def test_the_parts_between_gaps_let_every_match_pass(text: str) -> None:
    expression = expand("ab <2> c|a <1> b <2> (?:c|b <1> a)", {})
    first, second = (expand(one, {}) for one in ("ab <2> c", "a <1> b <2> (?:c|b <1> a)"))
    found = Scanner([("either", expression), ("first", first), ("second", second)]).scan(text).keys()
    expected = {"either": expression, "first": first, "second": second}
    assert found == {key for key, one in expected.items() if re.search(one, text, re.ASCII)}


@pytest.mark.parametrize("run", ["-", "a-", "a ", " ", "treats "])
def test_a_long_run_takes_no_more_than_its_share_of_time(run: str) -> None:
    scanner = Scanner([("a", expand("treats <3> eczema", {})), ("b", expand("treats(?! x) <3> eczema", {}))])
    began = time.process_time()
    assert scanner.scan("treats " + run * (20_000 // len(run))) == {}
    assert time.process_time() - began < 0.5

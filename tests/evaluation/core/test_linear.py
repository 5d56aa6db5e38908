"""RE2 over bytes: what lets every match pass, and where a place in the bytes stands in the text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from evaluation.core.linear import LinearGroups, Sieve, encoded, places


@given(st.text(alphabet="abn't o.", max_size=30))
def test_a_sieve_lets_every_match_pass(text: str) -> None:
    expression = r"\b(?:no|not)(?= ?[ab])|n't\b(?!\.)"
    assert Sieve(expression).may_find(text) or re.search(expression, text, re.ASCII) is None


def test_a_sieve_holds_back_a_text_without_the_words() -> None:
    assert not Sieve(r"\bno\b(?! b)").may_find("nor a knot")


@given(st.text(alphabet="abn't o.", max_size=30))
def test_the_places_of_a_sieve_are_where_matches_can_begin(text: str) -> None:
    found = {match.start() for match in re.finditer(r"\bno\b(?! b)", text, re.ASCII)}
    assert found <= set(Sieve(r"\bno\b(?! b)").places(text))


@given(st.text(alphabet="abno t.", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_a_sieve_knows_where_the_first_match_of_a_stretch_may_begin(text: str, start: int, end: int) -> None:
    expression = r"\bno\b(?! b)"
    match = re.compile(expression, re.ASCII).search(text, start, end)
    first = Sieve(expression).first(text, start, end)
    assert match is None or (first is not None and start <= first <= match.start())


def test_a_sieve_finds_nothing_in_a_stretch_without_the_words() -> None:
    sieve = Sieve(r"\bno\b")
    assert [sieve.first("no oil, no wax", start, 14) for start in (0, 2, 8, 10)] == [0, 8, 8, None]


def test_of_an_expression_with_groups_each_match_tells_its_group() -> None:
    groups = LinearGroups(r"(?P<oil>oils?)|(?P<wax>wax)")
    assert groups.find_all("é oils" + " " * 200 + "wax") == [(2, 6, "oil"), (206, 209, "wax")]
    assert groups.find_all("") == []


@given(st.text(max_size=60), st.text(alphabet="aé°한🧬", max_size=30))
def test_a_place_in_the_bytes_is_one_in_the_text(before: str, after: str) -> None:
    text = before + after
    encoded = text.encode(errors="replace")
    place = places(text, encoded)
    ends = [len(text[:at].encode(errors="replace")) for at in range(len(text) + 1)]
    assert [place(end) for end in ends] == [*range(len(text) + 1)]


@given(st.text(alphabet="aé \n", max_size=20), st.integers(0, 300), st.text(alphabet="aé \n", max_size=20))
def test_a_long_blank_stretch_is_left_out_and_counted(before: str, blank: int, after: str) -> None:
    text = before + " " * blank + after
    read, place = encoded(text)
    assert len(read) <= len((before + after).encode()) + 140
    letters = [at for at, char in enumerate(text) if char not in " \n"]
    assert [place(at) for at, byte in enumerate(read) if byte in b"a\xc3"] == letters

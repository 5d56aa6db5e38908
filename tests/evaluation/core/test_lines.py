"""Many labels, one a line: in order, each on its own, whatever the bytes."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.core.knowledge import DATA
from evaluation.core.lines import MAX_LINE_BYTES, answer, answers, answers_by_workers, bounded_lines


def line(label_id, text):
    return json.dumps({"id": label_id, "label_text": text}).encode()


def test_an_answer_carries_the_id_and_the_scorecard(knowledge):
    got = json.loads(answer(line("a-1", "Rose exosome serum"), knowledge).line)
    assert (got["id"], got["scorecard"]["method"]["rubric"]) == ("a-1", "2026.2")


@pytest.mark.parametrize(
    ("raw", "label_id", "words"),
    [
        (b"not json", None, "The line is not JSON"),
        (b"[1]", None, "The line is not an object"),
        (b'{"id": 7}', 7, "There is no text"),
        (b'{"id": 7, "label_text": 3}', 7, "There is no text"),
        (b'{"id": 7, "label_text": " "}', 7, "There is no text"),
        (b'{"id": 7, "label_text": "\\ud800"}', 7, "lone surrogates"),
        (b"\xff\xfe", None, "The line is not UTF-8"),
        (b'{"id": NaN, "label_text": "x"}', None, "NaN is not a JSON value"),
        (b'{"id": 1e999, "label_text": "x"}', None, "not a number that JSON can hold"),
        (b"[" * 100_000, None, "The line is not JSON"),
        (line(8, "a" * 20_001), 8, "the limit is 20,000"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(knowledge, raw, label_id, words):
    result = answer(raw, knowledge)
    got = json.loads(result.line)
    assert (result.is_scorecard, got["id"]) == (False, label_id)
    assert words in got["error"]


@settings(max_examples=50)
@given(raw=st.binary())
def test_no_bytes_crash_it(knowledge, raw):
    assert set(json.loads(answer(raw, knowledge).line)) <= {"id", "error", "scorecard"}


def test_a_bad_line_stops_nothing(knowledge):
    results = list(answers([line(1, "Rose"), b"?", line(2, "Rose")], knowledge))
    assert [result.is_scorecard for result in results] == [True, False, True]


def test_blank_lines_are_no_labels():
    assert list(bounded_lines(io.BytesIO(b"one\n\n  \r\ntwo"))) == [b"one\n", b"two"]


def test_an_overlong_line_is_cut_and_the_next_one_is_whole(knowledge):
    lines = list(bounded_lines(io.BytesIO(b"x" * (3 * MAX_LINE_BYTES) + b"\n" + line(2, "Rose"))))
    assert [json.loads(answer(raw, knowledge).line)["id"] for raw in lines] == [None, 2]


def test_workers_give_the_same_answers_in_the_same_order(knowledge):
    lines = [line(n, f"Rose exosome serum number {n}") for n in range(300)]
    assert list(answers_by_workers(lines, 2, DATA)) == list(answers(lines, knowledge))

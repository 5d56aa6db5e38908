"""Whatever the text: no crash, no wrong span, the same answer twice.

A few hundred texts in an ordinary run. `SKINGUIDE_FUZZ_MINUTES=60 pytest -s tests/evaluation/fuzz` goes on for an hour
and says how many texts it read; `SKINGUIDE_FUZZ_NOTE=file` writes that to a file after each batch too.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from evaluation.core.assess import assess
from evaluation.core.label import Label, LabelError
from evaluation.core.scorecard import Scorecard
from tests.evaluation.fuzz.hostile_texts import texts

MINUTES = float(os.environ.get("SKINGUIDE_FUZZ_MINUTES", "0"))
NOTE = os.environ.get("SKINGUIDE_FUZZ_NOTE")
# One batch is small: hypothesis remembers every text of a batch.
BATCH = 1_000 if MINUTES else 150


@dataclass
class Tally:
    """What was read so far: texts, distinct ones, refused ones, characters; and the slowest, by seconds a character."""

    started: float = field(default_factory=time.monotonic)
    read: int = 0
    refused: int = 0
    characters: int = 0
    distinct: set[int] = field(default_factory=set)
    slowest: tuple[float, str] = (0.0, "")

    def add(self, text: str, seconds: float) -> None:
        self.read += 1
        self.characters += len(text)
        self.distinct.add(hash(text))
        self.slowest = max(self.slowest, (seconds / max(len(text), 300), text))

    def __str__(self) -> str:
        return (
            f"{self.read} texts ({len(self.distinct)} distinct, {self.refused} refused, {self.characters} characters) "
            f"in {(time.monotonic() - self.started) / 60:.1f} minutes; "
            f"slowest {1_000 * self.slowest[0]:.3f} ms a character over {len(self.slowest[1])} characters"
        )


def test_no_text_crashes_the_engine_or_moves_a_span(knowledge):
    tally = Tally()
    any_text = texts(knowledge)
    for batch in _batches():
        _read(any_text, batch, tally, knowledge)
        if NOTE:
            Path(NOTE).write_text(f"{tally}\n{tally.slowest[1]!r}\n", encoding="utf-8")
    print(tally)  # noqa: T201 - the note of a long run
    assert tally.read > tally.refused


def _batches() -> Iterator[int]:
    """A seed for each batch, at least one, until the time is over."""
    until = time.monotonic() + 60 * MINUTES
    yield time.time_ns()
    while time.monotonic() < until:
        yield time.time_ns()


def _read(any_text: st.SearchStrategy[str], number: int, tally: Tally, knowledge: Any) -> None:
    @seed(number)
    @settings(max_examples=BATCH, database=None, suppress_health_check=list(HealthCheck))
    @given(any_text)
    def holds(text: str) -> None:
        started = time.process_time()
        try:
            card = assess(Label(text=text), knowledge)
        except LabelError:
            tally.refused += 1
            return
        finally:
            tally.add(text, time.process_time() - started)
        _check(text, card)
        assert assess(Label(text=text), knowledge).model_dump_json() == card.model_dump_json()

    holds()


def _check(text: str, card: Scorecard) -> None:
    spans = list(_spans(card.model_dump(mode="json")))
    assert [words for _, _, words in spans] == [text[start:end] for start, end, _ in spans]
    assert all(0 <= start <= end <= len(text) for start, end, _ in spans)
    assert all(claim.text.strip() for claim in (*card.claims, *card.notes))
    assert 0 <= card.score.low <= card.score.high <= 100
    assert 0 <= card.score.coverage <= 1
    listed = [(one.start, one.end) for one in card.ingredients]
    assert listed == sorted(listed)
    stated = card.facts.concentration.particles_per_ml
    assert stated is None or 0 < stated < float("inf")


def _spans(node: Any) -> Iterator[tuple[int, int, str]]:
    """All pieces of the JSON that claim to stand in the label, as (start, end, words)."""
    if isinstance(node, dict):
        if {"start", "end"} <= node.keys():
            yield node["start"], node["end"], node.get("text", node.get("as_listed"))
        for value in node.values():
            yield from _spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from _spans(value)

"""The engine gives the scorecards that it is held to, and nobody changes them by accident."""

import json

import pytest
from django.core.management import CommandError, call_command
from pydantic import TypeAdapter

from evaluation.core.conformance import changed, read_vectors, schema, write_vectors
from evaluation.core.scorecard import Scorecard
from evaluation.management.commands import conformance
from evaluation.management.commands.conformance import SCHEMA, VECTORS


@pytest.fixture(scope="module")
def vectors():
    return read_vectors(VECTORS)


def test_there_are_at_least_two_hundred_and_each_has_its_own_id(vectors):
    _, rows = vectors
    assert len({vector.id for vector in rows}) == len(rows) >= 200


def test_the_engine_agrees_with_every_vector(vectors, knowledge):
    assert [vector.id for vector in changed(vectors[1], knowledge)] == []


def test_they_hold_for_the_method_that_the_engine_uses(vectors, knowledge):
    assert vectors[0] == knowledge.method.version


def test_the_schema_is_that_of_the_scorecard():
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema()


def test_every_vector_is_a_scorecard(vectors):
    scorecards = TypeAdapter(list[Scorecard])
    cards = [{**v.scorecard, "method": {**v.scorecard["method"], "lexicon": ""}} for v in vectors[1]]
    assert len(scorecards.validate_json(json.dumps(cards))) == len(cards)


@pytest.fixture
def moved(tmp_path, monkeypatch, vectors, knowledge):
    """The vectors with one result that the engine would not give."""
    rubric, rows = vectors
    rows[0].scorecard["summary"] += "!"
    path = tmp_path / "vectors.jsonl"
    write_vectors(path, rows, rubric)
    rows[0].scorecard["summary"] = rows[0].scorecard["summary"][:-1]
    monkeypatch.setattr(conformance, "VECTORS", path)
    return rows[0].id


def test_the_command_names_the_first_that_moved(moved):
    with pytest.raises(CommandError, match=f"the first is {moved}"):
        call_command("conformance")


def test_a_change_cannot_be_written_without_a_new_method_version(moved):
    with pytest.raises(CommandError, match="raise its version first"):
        call_command("conformance", "--write")

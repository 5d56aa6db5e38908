"""Conformance vectors: label texts with their scorecards, so that another implementation can prove that it agrees.

The file has one JSON object a line: first `{"rubric": "2026.1"}`, the method version they hold for, then
`{"id": …, "label_text": …, "scorecard": {…}}`. `method.lexicon` is left out of each scorecard: it changes with any data
file, whether or not a result does.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.core.assess import assess
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Vector:
    """One label text with the scorecard that every implementation must give it."""

    id: str
    label_text: str
    scorecard: dict[str, Any]


def read_vectors(path: Path) -> tuple[str, list[Vector]]:
    """The method version that the vectors hold for, and the vectors."""
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    return json.loads(head)["rubric"], [Vector(**json.loads(row)) for row in rows]


def write_vectors(path: Path, vectors: list[Vector], rubric: str) -> None:
    """Write the file anew; the same vectors give the same bytes."""
    rows = [{"rubric": rubric}, *({"id": v.id, "label_text": v.label_text, "scorecard": v.scorecard} for v in vectors)]
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def scored(vector: Vector, knowledge: Knowledge) -> Vector:
    """The same text with the scorecard that the engine gives it now."""
    card = assess(Label(text=vector.label_text), knowledge).model_dump(mode="json")
    del card["method"]["lexicon"]
    return Vector(vector.id, vector.label_text, card)


def changed(vectors: list[Vector], knowledge: Knowledge) -> Iterator[Vector]:
    """The vectors whose scorecard the engine would now give otherwise, as it would give them."""
    return (now for before in vectors if (now := scored(before, knowledge)) != before)


def schema() -> dict[str, Any]:
    """JSON Schema of the Scorecard as it is written."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Scorecard.model_json_schema(mode="serialization"),
    }

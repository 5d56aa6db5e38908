"""Read TOML and CSV files into models, turning every fault into a Problem that names file and entry."""

import csv
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from evaluation.core.knowledge.problems import KnowledgeError, Problem, did_you_mean

Model = TypeVar("Model", bound=BaseModel)


def read_toml(path: Path) -> dict[str, Any]:
    """The file's tables; KnowledgeError where it is missing or not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError([Problem(path.name, "", f"cannot be read: {error}")]) from error


def read_csv(path: Path, columns: set[str]) -> list[dict[str, str]]:
    """The file's rows as dictionaries; lines that begin with # say where the data came from and are skipped.

    KnowledgeError where the file is missing or a column is.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(line for line in file if not line.startswith("#"))
            missing = columns - set(reader.fieldnames or ())
            if missing:
                raise KnowledgeError([Problem(path.name, "header", f"column {', '.join(sorted(missing))} is missing")])
            return list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError([Problem(path.name, "", f"cannot be read: {error}")]) from error


def validated(model: type[Model], data: Mapping[str, Any], file: str, entry: str) -> Model:
    """The entry as a model; KnowledgeError with one problem for each field that is wrong."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        known = [*model.model_fields]
        raise KnowledgeError(
            Problem(file, entry, _words(fault["type"], fault["loc"], fault["msg"], known)) for fault in error.errors()
        ) from error


def _words(kind: str, place: tuple[int | str, ...], message: str, known: list[str]) -> str:
    name = ".".join(map(str, place))
    if kind == "extra_forbidden":
        return f'"{name}" is not a known field; expected {", ".join(known)}.{did_you_mean(name, known)}'
    return f'"{name}": {message}' if name else message

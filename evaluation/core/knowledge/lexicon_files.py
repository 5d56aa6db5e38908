"""Read the lexicon's CSV files, noting every row that is wrong and every reference that leads nowhere."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

from evaluation.core.knowledge.files import read_csv
from evaluation.core.knowledge.ingredient_names import GREEK, Allergen, VesicleName, Vesicles, key_of
from evaluation.core.knowledge.problems import KnowledgeError, Problem, did_you_mean
from evaluation.core.text import fold


def read_names(path: Path) -> tuple[list[str], dict[str, str]]:
    """The INCI names and, by name, their functions. Read in one go: thirty thousand rows must not take long."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(line for line in file if not line.startswith("#")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError([Problem(path.name, "", f"cannot be read: {error}")]) from error
    if not rows or rows[0] != ["name", "functions"]:
        raise KnowledgeError([Problem(path.name, "header", 'expected the columns "name,functions"')])
    wrong = [
        Problem(path.name, f"row {number} after the header", f"expected a name and its functions, found {row}")
        for number, row in enumerate(rows[1:], 1)
        if len(row) != 2 or not row[0]
    ]
    if wrong:
        raise KnowledgeError(wrong)
    functions: dict[str, str] = dict(rows[1:])
    if len(functions) < len(rows) - 1:
        raise KnowledgeError([Problem(path.name, f'name "{_twice(rows)}"', "stands twice")])
    return list(functions), functions


def _twice(rows: Sequence[Sequence[str]]) -> str:
    seen: set[str] = set()
    return next(row[0] for row in rows if row[0] in seen or seen.add(row[0]))  # type: ignore[func-returns-value]


def keys_of(names: Sequence[str]) -> list[str]:
    """`key_of` for all names at once, which is five times quicker than one by one."""
    joined = fold("\n".join(names))
    if not joined.isascii():
        joined = joined.translate(GREEK)
    return re.sub(r"[^\w\n]+|_", "", joined).split("\n")


def read_vesicles(path: Path) -> tuple[dict[str, VesicleName], list[Problem]]:
    vesicles: dict[str, VesicleName] = {}
    problems: list[Problem] = []
    columns = {"name", "term", "source_kind", "source_detail", "vesicles"}
    for row in read_csv(path, columns):
        if row["vesicles"] not in get_args(Vesicles):
            words = f'"vesicles": expected one of {", ".join(get_args(Vesicles))}, found "{row["vesicles"]}"'
            problems.append(Problem(path.name, f'name "{row["name"]}"', words))
            continue
        vesicles[row["name"]] = VesicleName(
            term=row["term"],
            source_kind=row["source_kind"],
            source_detail=row["source_detail"] or None,
            vesicles=row["vesicles"],  # type: ignore[arg-type]  # one of the three, as just checked
            is_human=row["source_kind"].startswith("human_"),
        )
    return vesicles, problems


class References:
    """Reads the files that refer to INCI names and notes every reference that leads nowhere."""

    def __init__(self, keys: Mapping[str, str], problems: list[Problem]) -> None:
        self._keys = keys
        self._names = set(keys.values())
        self.problems = problems

    def is_known(self, file: str, entry: str, name: str) -> bool:
        if name in self._names:
            return True
        near = did_you_mean(name, self._names)
        self.problems.append(Problem(file, entry, f'"{name}" is no name of inci.csv or exosome_inci.csv.{near}'))
        return False

    def names(self, path: Path, column: str) -> dict[str, str]:
        """Key of the label's name -> INCI name."""
        found: dict[str, str] = {}
        for row in read_csv(path, {column, "name"}):
            self.add_synonym(path.name, row[column], row["name"], found)
        return found

    def add_synonym(self, file: str, label_name: str, name: str, found: dict[str, str]) -> None:
        entry, key = f'label name "{label_name}"', key_of(fold(label_name))
        if not self.is_known(file, entry, name):
            return
        if self._keys.get(key, name) != name:
            self.problems.append(Problem(file, entry, f'is itself the INCI name "{self._keys[key]}"'))
        elif found.get(key, name) != name:
            self.problems.append(Problem(file, entry, f'stands for "{found[key]}" as well as for "{name}"'))
        else:
            found[key] = name

    def pairs(self, path: Path, column: str, known: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
        """INCI name -> the groups or kinds that the file gives it."""
        found: dict[str, tuple[str, ...]] = {}
        for row in read_csv(path, {column, "name"}):
            entry, value = f'name "{row["name"]}"', row[column]
            if value not in known:
                words = f'"{value}" does not stand in kinds.toml.{did_you_mean(value, known)}'
                self.problems.append(Problem(path.name, entry, words))
            elif self.is_known(path.name, entry, row["name"]):
                found[row["name"]] = (*found.get(row["name"], ()), value)
        return found


def read_allergens(path: Path, references: References, synonyms: dict[str, str]) -> dict[str, Allergen]:
    """INCI name -> the allergen that it is or that groups it; the other names become synonyms."""
    allergens: dict[str, Allergen] = {}
    for row in read_csv(path, {"id", "name", "covers", "also", "status"}):
        allergen = Allergen(row["id"], row["name"], is_prohibited=row["status"] == "prohibited")
        for name in (row["name"], *_parts(row["covers"])):
            if references.is_known(path.name, f'allergen "{row["id"]}"', name):
                allergens[name] = allergen
        for label_name in _parts(row["also"]):
            references.add_synonym(path.name, label_name, row["name"], synonyms)
    return allergens


def _parts(cell: str) -> Iterator[str]:
    return (part.strip() for part in cell.split(";") if part.strip())

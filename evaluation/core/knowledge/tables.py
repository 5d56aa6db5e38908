"""Read files of several tables, noting every fault, so that all are told at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.problems import KnowledgeError, Problem, did_you_mean

Entry = TypeVar("Entry", bound=BaseModel)


class TableReader:
    """Reads the files of a folder; `problems` grow with every fault that does not stop the reading."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.problems: list[Problem] = []

    def file(self, name: str, *tables: str) -> "TableFile":
        """The file with this name, which may have these tables; KnowledgeError where it is missing or not TOML."""
        data = read_toml(self._folder / name)
        for table in data:
            if table not in tables:
                words = f"is not a known table; expected {', '.join(tables)}.{did_you_mean(table, tables)}"
                self.problems.append(Problem(name, f'"{table}"', words))
        return TableFile(name, data, self.problems)


@dataclass(frozen=True)
class TableFile:
    """One file as read; what is wrong with its entries goes to `problems`."""

    name: str
    data: Mapping[str, Any]
    problems: list[Problem]

    def rows(self, model: type[Entry], table: str) -> dict[str, Entry]:
        """The table's entries by their id, or by their number from 1 where they have none, in the file's order."""
        entries: dict[str, Entry] = {}
        for number, row in enumerate(self.data.get(table, ()), 1):
            key = str(row.get("id", number))
            name = f'{table} "{key}"'
            try:
                entry = validated(model, row, self.name, name)
            except KnowledgeError as error:
                self.problems.extend(error.problems)
                continue
            if key in entries:
                self.problems.append(Problem(self.name, name, "stands twice"))
            entries[key] = entry
        return entries

    def table(self, model: type[Entry], table: str) -> Entry:
        """One table without which nothing else can be said; KnowledgeError where it is missing or wrong."""
        return validated(model, self.data.get(table, {}), self.name, f'table "{table}"')

    def words(self, name: str) -> str:
        """One sentence at the file's head; empty, and noted as a fault, where it is missing."""
        words = self.data.get(name)
        if isinstance(words, str) and words:
            return words
        self.problems.append(Problem(self.name, f'"{name}"', "expected a sentence"))
        return ""

"""What can be wrong with a data file, said so that the editor of the file can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the file, the entry in it, and what was expected."""

    file: str
    entry: str
    words: str

    def __str__(self) -> str:
        return f"{self.file}, {self.entry}: {self.words}" if self.entry else f"{self.file}: {self.words}"


class KnowledgeError(Exception):
    """The data files cannot be used; `problems` lists every fault found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """' Did you mean "x"?' for the nearest known name, or nothing where none is near."""
    nearest = process.extractOne(name, list(known), score_cutoff=70)
    return f' Did you mean "{nearest[0]}"?' if nearest else ""

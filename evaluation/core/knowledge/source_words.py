"""The words for vesicles and for the organisms, tissues, cells and plant parts that they come from, as data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from evaluation.core.knowledge.files import read_csv
from evaluation.core.knowledge.problems import KnowledgeError, Problem, did_you_mean

Role = Literal[
    "vesicle",  # names the particles; name: a term of the contract, or "vesicle" where it leaves the sort open
    "plant_vesicle",  # an abbreviation that says plant as well
    "medium",  # conditioned medium or secretome: may hold vesicles
    "preparation",  # lysate or stem cell extract: holds no vesicles by its name
    "human",
    "not_human",
    "human_cell",  # human cells without a kind of their own
    "human_milk",
    "msc",
    "msc_of",  # an abbreviation that says mesenchymal cell and tissue
    "stem_cell",
    "tissue",  # of mesenchymal cells, human where no animal stands beside it
    "other_tissue",  # its cells are mesenchymal only where the label says so
    "fibroblast",
    "platelet",
    "animal",
    "animal_class",
    "milk",
    "plant",
    "plant_class",
    "part",
    "microbe",
    "microbe_class",
    "synthetic",
    "perhaps_synthetic",  # "engineered" human exosomes are still human
    "material",  # what man-made vesicles are made of
    "vegan",
    "other",  # looks like one of the above and is none
]
_ROLES = frozenset(get_args(Role))


@dataclass(frozen=True, slots=True)
class SourceWord:
    """One known word or phrase. `spelling` is set where it holds only as written, such as "EVs"."""

    role: Role
    name: str
    kin: str
    spelling: str | None = None


@dataclass(frozen=True)
class SourceWords:
    """All known phrases by their first word: the words that follow it, and what the phrase is, longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], SourceWord], ...]] = field(repr=False)


def load_source_words(path: Path) -> SourceWords:
    """Read the table; KnowledgeError for an unknown role or a phrase that stands twice."""
    phrases: dict[str, dict[tuple[tuple[str, ...], str | None], SourceWord]] = {}
    problems: list[Problem] = []
    for row in read_csv(path, {"words", "role", "name", "kin"}):
        if row["role"] not in _ROLES:
            near = did_you_mean(row["role"], _ROLES)
            problems.append(Problem(path.name, row["words"], f'role "{row["role"]}" is not known.{near}'))
            continue
        for spelling, (first, rest), word in _entries(row):
            known = phrases.setdefault(first, {})
            if (rest, word.spelling) in known:
                problems.append(Problem(path.name, spelling, "stands twice"))
            known[rest, word.spelling] = word
    if problems:
        raise KnowledgeError(problems)
    return SourceWords(
        {
            first: tuple(
                (rest, word) for (rest, _), word in sorted(entries.items(), key=lambda entry: -len(entry[0][0]))
            )
            for first, entries in phrases.items()
        }
    )


def _entries(row: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, tuple[str, ...]], SourceWord]]:
    for spelling in row["words"].split("|"):
        plain = spelling.lower()
        first, *rest = plain.split()
        name = row["name"] or plain
        word = SourceWord(row["role"], name, row["kin"] or name, None if spelling == plain else spelling)  # type: ignore[arg-type]
        yield spelling, (first, tuple(rest)), word

"""The words for vesicles and for the organisms, tissues, cells and plant parts that they come from, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast, get_args

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
    """All known phrases with what they mean, and how many words those that begin with a word have, longest first."""

    phrases: Mapping[str, tuple[SourceWord, ...]] = field(repr=False)
    lengths: Mapping[str, tuple[int, ...]] = field(repr=False)


def load_source_words(path: Path) -> SourceWords:
    """Read the table; KnowledgeError for an unknown role or a phrase that stands twice."""
    phrases: dict[str, tuple[SourceWord, ...]] = {}
    lengths: dict[str, set[int]] = {}
    problems: list[Problem] = []
    for row in read_csv(path, {"words", "role", "name", "kin"}):
        if row["role"] not in _ROLES:
            near = did_you_mean(row["role"], _ROLES)
            problems.append(Problem(path.name, row["words"], f'role "{row["role"]}" is not known.{near}'))
            continue
        for spelling in row["words"].split("|"):
            phrase = spelling.lower()
            word = _word(row, spelling, phrase)
            if any(other.spelling == word.spelling for other in phrases.get(phrase, ())):
                problems.append(Problem(path.name, spelling, "stands twice"))
            phrases[phrase] = (*phrases.get(phrase, ()), word)
            first, *rest = phrase.split()
            lengths.setdefault(first, set()).add(1 + len(rest))
    if problems:
        raise KnowledgeError(problems)
    return SourceWords(phrases, {first: tuple(sorted(known, reverse=True)) for first, known in lengths.items()})


def _word(row: Mapping[str, str], spelling: str, phrase: str) -> SourceWord:
    name = row["name"] or phrase
    return SourceWord(cast(Role, row["role"]), name, row["kin"] or name, None if spelling == phrase else spelling)

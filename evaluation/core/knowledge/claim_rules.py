"""The claim rules as data files write them, loaded and checked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.problems import KnowledgeError, Problem
from evaluation.core.patterns import PatternError, Scanner, expand
from evaluation.core.scorecard import Severity

Family = Literal[
    "disease_treatment",
    "structure_function",
    "regulatory_status",
    "miracle_timeline",
    "absolute_or_guarantee",
    "injection_or_procedure_misuse",
    "unsupported_proof",
    "cell_content",
]


class ClaimRule(BaseModel):
    """One kind of wording. `flags` must fire it, `passes` must not fire any rule; both are checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str  # "R01" … "R19", with a letter where a rule has parts of different family: "R02a"
    title: str
    family: Family
    severity: Severity
    patterns: tuple[str, ...]
    because: str
    better: str | None = None
    citations: tuple[str, ...]
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class ClaimRules:
    """All rules by id, ready to scan a folded text."""

    rules: Mapping[str, ClaimRule]
    scanner: Scanner = field(repr=False)


def load_rules(folder: Path, word_lists: Mapping[str, Sequence[str]]) -> ClaimRules:
    """Read every TOML file of the folder; KnowledgeError for a broken rule or an id that stands twice."""
    rules: dict[str, ClaimRule] = {}
    patterns: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for path, data in _entries(folder):
        entry = f'rule "{data.get("id", "?")}"'
        try:
            rule = validated(ClaimRule, data, path.name, entry)
            patterns += [(rule.id, expand(pattern, word_lists)) for pattern in rule.patterns]
        except KnowledgeError as error:
            problems += error.problems
            continue
        except PatternError as error:
            problems.append(Problem(path.name, entry, str(error)))
            continue
        if rule.id in rules:
            problems.append(Problem(path.name, entry, "stands twice"))
        rules[rule.id] = rule
    if problems:
        raise KnowledgeError(problems)
    try:
        return ClaimRules(rules, Scanner(patterns))
    except PatternError as error:
        raise KnowledgeError([Problem("claims", "", str(error))]) from error


def _entries(folder: Path) -> Iterator[tuple[Path, dict[str, object]]]:
    for path in sorted(folder.glob("*.toml")):
        for data in read_toml(path).get("rule", []):
            yield path, data

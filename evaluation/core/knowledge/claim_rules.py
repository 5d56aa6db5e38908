"""The claim rules as data files write them, loaded and checked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.problems import KnowledgeError, Problem
from evaluation.core.patterns import compiled
from evaluation.core.scorecard import Severity
from evaluation.core.wording.letters import Letters
from evaluation.core.wording.phrases import Phrase, Phrasebook, PhraseError

WORDS = "words.toml"
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
Guard = Literal[
    "aftercare", "appearance", "footnoted", "healed_skin", "instruction", "lesson_on_cells", "listing", "massage", "not_in_time",
    "not_of_the_skin", "ongoing_care", "product_name", "professional", "registered_facility", "study", "sun_protection",
    "temporary", "trade_guarantee"
]  # fmt: skip


class ClaimRule(BaseModel):
    """One kind of wording. `flags` must fire it, `passes` must not fire any rule; both are checked.

    `guards` names the readings that excuse this rule besides those that excuse all (evaluation.core.claims.guards).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^R\d\d[a-z]?$")  # "R01" … "R19", with a letter where a rule has parts: "R02a"
    title: str
    family: Family
    severity: Severity
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()  # phrases that excuse it when they stand in the same sentence
    guards: tuple[Guard, ...] = ()
    denies: bool = False  # the promise is itself a denial, as "no side effects" is
    because: str
    better: str | None = None
    citations: tuple[str, ...] = Field(min_length=1)
    flags: tuple[str, ...] = Field(min_length=1)
    passes: tuple[str, ...] = Field(min_length=1)
    reviewed: date


class Wording(NamedTuple):
    """One phrase of a rule: a text can hold it only if it has a letter from each of the word sets in `needs`."""

    needs: int
    expression: str
    rule: ClaimRule


class WordingHit(NamedTuple):
    """Where in the letters of a text a rule's phrase stands."""

    rule: ClaimRule
    first: int
    end: int


@dataclass(frozen=True)
class ClaimRules:
    """All rules by id, ready to read a folded text."""

    rules: Mapping[str, ClaimRule]
    letters: Letters = field(repr=False)
    wordings: Sequence[Wording] = field(repr=False)
    excuses: Mapping[str, Sequence[str]] = field(repr=False)
    sets_of_letter: Mapping[str, int] = field(repr=False)

    def find(self, letters: str) -> list[WordingHit]:
        """Every place in the text's letters where a phrase of a rule stands, rule by rule."""
        sets, known = 0, self.sets_of_letter
        for letter in set(letters):
            sets |= known.get(letter, 0)
        return [
            WordingHit(wording.rule, match.start(), match.end())
            for wording in self.wordings
            if wording.needs & sets == wording.needs
            for match in compiled(wording.expression).finditer(letters)
        ]

    def is_excused(self, rule: ClaimRule, letters: str) -> bool:
        """Whether the letters of the sentence hold one of the phrases that excuse the rule."""
        return any(compiled(expression).search(letters) for expression in self.excuses[rule.id])


def load_rules(folder: Path) -> ClaimRules:
    """Read the folder's word lists and rules; KnowledgeError for a broken rule, phrase or an id that stands twice."""
    words = read_toml(folder / WORDS)
    book = _phrasebook(words["lists"])
    rules: dict[str, ClaimRule] = {}
    phrases: list[tuple[ClaimRule, Phrase]] = []
    excuses: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for path, data in _entries(folder):
        entry = f'rule "{data.get("id", "?")}"'
        try:
            rule = validated(ClaimRule, data, path.name, entry)
        except KnowledgeError as error:
            problems += error.problems
            continue
        try:
            phrases += [(rule, book.read(phrase)) for phrase in rule.phrases]
            excuses[rule.id] = tuple(book.read(phrase).expression for phrase in rule.unless)
        except PhraseError as error:
            problems.append(Problem(path.name, entry, str(error)))
        if rule.id in rules:
            problems.append(Problem(path.name, entry, "stands twice"))
        rules[rule.id] = rule
    if problems:
        raise KnowledgeError(problems)
    book.letters.close(frozenset(words["real_words"]["words"]))
    wordings, sets_of_letter = _with_needs(phrases)
    return ClaimRules(rules, book.letters, wordings, excuses, sets_of_letter)


def _entries(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.glob("*.toml")):
        for data in read_toml(path).get("rule", []) if path.name != WORDS else []:
            yield path, data


def _phrasebook(lists: Mapping[str, Sequence[str]]) -> Phrasebook:
    try:
        return Phrasebook(lists)
    except PhraseError as error:
        raise KnowledgeError([Problem(WORDS, "lists", str(error))]) from error


def _with_needs(phrases: Sequence[tuple[ClaimRule, Phrase]]) -> tuple[list[Wording], dict[str, int]]:
    """The phrases with one bit for each set of letters they need, and the bits of each letter."""
    bits: dict[frozenset[str], int] = {}
    for _, phrase in phrases:
        for letters in phrase.needs:
            bits.setdefault(letters, 1 << len(bits))
    sets_of_letter: dict[str, int] = {}
    for letters, bit in bits.items():
        for letter in letters:
            sets_of_letter[letter] = sets_of_letter.get(letter, 0) | bit
    wordings = [
        Wording(sum({bits[need] for need in phrase.needs}), phrase.expression, rule) for rule, phrase in phrases
    ]
    return wordings, sets_of_letter

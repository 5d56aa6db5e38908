"""The claim rules as data files write them, loaded and checked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.problems import KnowledgeError, Problem
from evaluation.core.knowledge.readings import Readings, load_readings
from evaluation.core.patterns import compiled
from evaluation.core.scorecard import Severity
from evaluation.core.wording.index import PhraseIndex
from evaluation.core.wording.letters import Letters
from evaluation.core.wording.phrases import Phrase, Phrasebook, PhraseError
from evaluation.core.wording.sentences import Sentences

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
    "aftercare",
    "appearance",
    "footnoted",
    "healed_skin",
    "ingredient",
    "instruction",
    "lesson_on_cells",
    "listing",
    "massage",
    "not_in_time",
    "not_of_the_skin",
    "ongoing_care",
    "other_thing",
    "product_name",
    "professional",
    "registered_facility",
    "study",
    "subject",
    "sun_protection",
    "temporary",
    "trade_guarantee",
]


class ClaimRule(BaseModel):
    """One kind of wording. `flags` must fire it, `passes` must not fire any rule; both are checked.

    `guards` names the readings that excuse this rule besides those that excuse all (evaluation.core.claims.guards).
    `alone` says that it is told once a sentence, and only in sentences in which no other rule speaks.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^R\d\d[a-z]?$")  # "R01" … "R19", with a letter where a rule has parts: "R02a"
    title: str
    family: Family
    severity: Severity
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()  # phrases that excuse it when they stand in the same sentence
    guards: tuple[Guard, ...] = ()
    alone: bool = False
    because: str
    better: str | None = None
    citations: tuple[str, ...] = Field(min_length=1)
    flags: tuple[str, ...] = Field(min_length=1)
    passes: tuple[str, ...] = Field(min_length=1)
    reviewed: date


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One phrase of a rule as an expression over letters, and whether it says "and"."""

    expression: str
    says_and: bool
    rule: ClaimRule


class WordingHit(NamedTuple):
    """Where in a folded text a rule's phrase stands."""

    rule: ClaimRule
    start: int
    end: int


@dataclass(frozen=True)
class ClaimRules:
    """All rules by id, ready to read a folded text."""

    rules: Mapping[str, ClaimRule]
    letters: Letters = field(repr=False)
    wordings: Sequence[Wording] = field(repr=False)
    index: PhraseIndex = field(repr=False)  # by the numbers of the wordings
    excuses: Mapping[str, Sequence[str]] = field(repr=False)
    # An object, "and" or a comma, another verb of effect: a second promise, as in "heal eczema and erase wrinkles".
    second_promise: re.Pattern[str] = field(repr=False)
    readings: Readings = field(repr=False)

    def find(self, folded: str) -> list[WordingHit]:
        """Every place in the text where a phrase of a rule stands, sentence by sentence."""
        found = {
            number: places
            for number, letters in enumerate(self._sentences.read(folded))
            if (places := self._find_in(letters))
        }
        hits: list[WordingHit] = []
        for number, (begin, words) in enumerate(islice(self._sentences.places(folded), max(found, default=-1) + 1)):
            if number in found:
                spans = self.letters.places(words)
                hits += [
                    WordingHit(rule, begin + spans[first][0], begin + spans[end - 1][1])
                    for rule, first, end in found[number]
                ]
        return hits

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self.letters)

    def _find_in(self, letters: str) -> list[tuple[ClaimRule, int, int]]:
        """Rule, first letter and end of each hit in a sentence of these letters."""
        found: list[tuple[ClaimRule, int, int]] = []
        for number in self.index.possible(letters):
            wording = self.wordings[number]
            search = compiled(wording.expression).search
            match = search(letters)
            while match:
                start, end = match.span()
                if wording.says_and or not self.second_promise.search(letters, start, end):
                    found.append((wording.rule, start, end))
                match = search(letters, start + 1)
        return found

    def is_excused(self, rule: ClaimRule, sentence: str) -> bool:
        """Whether the folded sentence holds one of the phrases that excuse the rule."""
        letters = self.letters.read(sentence)
        return any(compiled(expression).search(letters) for expression in self.excuses[rule.id])


def load_rules(folder: Path) -> ClaimRules:
    """Read the folder's word lists, rules and readings.

    KnowledgeError for a broken rule, phrase or word that excuses, and for an id that stands twice.
    """
    words = read_toml(folder / WORDS)
    book = _phrasebook(words["lists"], words["reading"]["common"])
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
    second_promise = _second_promise(book)
    book.close(words["reading"]["mended"], words["reading"]["real_words"])
    letter = book.letters.of("and")
    wordings = [Wording(one.expression, any(letter in needed for needed in one.needs), rule) for rule, one in phrases]
    index = PhraseIndex([phrase for _, phrase in phrases], book)
    return ClaimRules(rules, book.letters, wordings, index, excuses, second_promise, load_readings(folder / "readings"))


def _second_promise(book: Phrasebook) -> re.Pattern[str]:
    """Where a promise goes over into the next. "Heals and soothes eczema" is one: there the verbs stand together."""
    verbs = "".join(sorted(book.read("{act}").first))
    return re.compile(f"[^{verbs}][&,{book.letters.of('and')}][{verbs}]")


def _entries(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in sorted(folder.glob("*.toml")):
        for data in read_toml(path).get("rule", []) if path.name != WORDS else []:
            yield path, data


def _phrasebook(lists: Mapping[str, Sequence[str]], common: Sequence[str]) -> Phrasebook:
    try:
        return Phrasebook(lists, common)
    except PhraseError as error:
        raise KnowledgeError([Problem(WORDS, "lists", str(error))]) from error

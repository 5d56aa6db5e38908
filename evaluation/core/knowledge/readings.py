"""The readings that excuse a wording, each known by its words, as data."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from evaluation.core.knowledge.lesson_words import LessonWords, read_lesson_words
from evaluation.core.knowledge.problems import KnowledgeError, Problem
from evaluation.core.knowledge.word_tables import WordFile

Words = TypeVar("Words")


@dataclass(frozen=True, slots=True)
class AlwaysWords:
    """What excuses every wording near it, whatever its rule; always.toml tells of each."""

    inflected: re.Pattern[str]
    denied_after: re.Pattern[str]
    yes: re.Pattern[str]
    rhetorical: re.Pattern[str]
    warning: re.Pattern[str]
    ask_a_doctor: re.Pattern[str]
    hearsay: re.Pattern[str]
    asked: re.Pattern[str]
    refuted: re.Pattern[str]
    called_so: re.Pattern[str]
    lesson: re.Pattern[str]
    of_looks: re.Pattern[str]
    harm_acts: re.Pattern[str]
    weighed: re.Pattern[str]
    told: re.Pattern[str]
    doubted: re.Pattern[str]
    denies: re.Pattern[str]
    boasts: re.Pattern[str]
    selling: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class GuardWords:
    """What the guards that a rule names look for; guards.toml tells of each."""

    study: re.Pattern[str]
    design: re.Pattern[str]
    looks: re.Pattern[str]
    in_looks: re.Pattern[str]
    imperative: re.Pattern[str]
    by_hand: re.Pattern[str]
    name_noun: re.Pattern[str]
    professional: re.Pattern[str]
    home: re.Pattern[str]
    after_procedure: re.Pattern[str]
    sun_filter: re.Pattern[str]
    from_the_sun: re.Pattern[str]
    not_for: re.Pattern[str]
    list_ends: re.Pattern[str]
    list_heading: re.Pattern[str]
    is_a_subject: re.Pattern[str]
    once_healed: re.Pattern[str]
    cells_do: re.Pattern[str]
    other_care: re.Pattern[str]
    facility: re.Pattern[str]
    approved: re.Pattern[str]
    at_once: re.Pattern[str]
    instant: re.Pattern[str]
    later: re.Pattern[str]
    content: re.Pattern[str]
    other_thing: re.Pattern[str]
    other_thing_next: re.Pattern[str]
    hair_product: re.Pattern[str]
    stem_cell: re.Pattern[str]
    made_of: re.Pattern[str]
    trade: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Readings:
    """All words that excuse, compiled: there are few, and most labels need most of them."""

    always: AlwaysWords
    guards: GuardWords
    lessons: LessonWords


def load_readings(folder: Path) -> Readings:
    """Read the folder's three files; KnowledgeError for a word that is no expression or a table that is unknown."""
    problems: list[Problem] = []

    def read(name: str, words: Callable[[WordFile], Words]) -> Words | None:
        try:
            file = WordFile(folder / name)
        except KnowledgeError as error:
            problems.extend(error.problems)
            return None
        found = words(file)
        problems.extend(file.problems)
        return found

    always = read("always.toml", _always)
    guards = read("guards.toml", _guards)
    lessons = read("lessons.toml", read_lesson_words)
    if problems or not (always and guards and lessons):
        raise KnowledgeError(problems)
    return Readings(always, guards, lessons)


def _always(file: WordFile) -> AlwaysWords:
    words = AlwaysWords(**file.patterns(field.name for field in fields(AlwaysWords)))
    file.close()
    return words


def _guards(file: WordFile) -> GuardWords:
    words = GuardWords(**file.patterns(field.name for field in fields(GuardWords)))
    file.close()
    return words

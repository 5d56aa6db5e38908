"""The words by which labels say things: mentions such as an isolation method or a storage advice, as data."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.problems import KnowledgeError, Problem
from evaluation.core.knowledge.taking_back import taken_back
from evaluation.core.patterns import PatternError, compiled, expand, looks_around
from evaluation.core.scanner import Place, Scanner
from evaluation.core.text import Span, fold, span

# How far around a hit its sentence is read: a hostile sentence may be as long as the label.
_REACH = 250


class Mention(BaseModel):
    """One thing that a label may say. `finds` must be found by it, `passes` must not; both are checked.

    `beside` and `unless` are patterns too, looked for in the same sentence: where `beside` is given, one of its
    patterns must stand there ("frozen" says something only beside "exosomes"); none of `unless` may.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    says: str  # what a label that has it says, in our words
    patterns: tuple[str, ...]
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    holds_when_negated: bool = False  # "never frozen" says something of storage; "not isolated exosomes" does not
    finds: tuple[str, ...]
    passes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """What must hold around a hit for it to count: expressions for its sentence, and whether a denial undoes it."""

    beside: str | None
    unless: str | None
    can_be_denied: bool

    def lets_pass(self, folded: str, place: Place, clauses: Clauses) -> bool:
        """Whether the hit at this place counts."""
        start, end = place
        if self.can_be_denied and (clauses.negated(start) or taken_back(folded, start, end)):
            return False
        if self.beside is None and self.unless is None:
            return True
        first, last = clauses.sentence_at(start)
        first, last = max(first, start - _REACH), min(last, end + _REACH)
        if self.beside is not None and not compiled(self.beside).search(folded, first, last):
            return False
        return self.unless is None or not compiled(self.unless).search(folded, first, last)


@dataclass(frozen=True)
class Vocabulary:
    """All mentions and word lists, ready to search a folded text."""

    mentions: Mapping[str, Mention]
    word_lists: Mapping[str, tuple[str, ...]]
    scanner: Scanner = field(repr=False)
    guards: Mapping[str, Guard] = field(repr=False)

    @cached_property
    def topics(self) -> dict[str, tuple[str, ...]]:
        """Topic, the part of an id before the dot -> the ids of its mentions, in the order of the files."""
        by_topic: dict[str, list[str]] = {}
        for mention_id in self.mentions:
            by_topic.setdefault(mention_id.partition(".")[0], []).append(mention_id)
        return {topic: tuple(ids) for topic, ids in by_topic.items()}

    @cached_property
    def _silence(self) -> dict[str, tuple[Span, ...]]:
        return dict.fromkeys(self.mentions, ())

    def find(self, text: str, folded: str, clauses: Clauses) -> dict[str, tuple[Span, ...]]:
        """Mention id -> its spans in `text`, in label order; every known id is there, most with no span.

        `folded` may have stretches blanked out that are not to be read.
        """
        spans = self._silence.copy()
        for key, places in self.scanner.scan(folded).items():
            lets_pass = self.guards[key].lets_pass
            if kept := [place for place in places if lets_pass(folded, place, clauses)]:
                outermost = _outermost(kept) if len(kept) > 1 else kept
                spans[key] = tuple([span(text, start, end) for start, end in outermost])
        return spans

    def wrong_examples(self) -> Iterator[Problem]:
        """The mentions whose expressions are none, that miss an example, or find one that they should pass."""
        for mention in self.mentions.values():
            guard = self.guards[mention.id]
            try:
                patterns = (expand(pattern, self.word_lists) for pattern in mention.patterns)
                for expression in (guard.beside, guard.unless, *filter(looks_around, patterns)):
                    compiled(expression or "")
            except re.error as error:
                yield Problem("vocabulary", f'mention "{mention.id}"', f"a pattern is no expression: {error}")
                continue
            for sentences, wanted in ((mention.finds, True), (mention.passes, False)):
                for sentence in sentences:
                    folded = fold(sentence)
                    if bool(self.find(sentence, folded, Clauses(folded))[mention.id]) is not wanted:
                        verb = "does not find" if wanted else "finds, and should pass,"
                        yield Problem("vocabulary", f'mention "{mention.id}"', f"{verb} its example {sentence!r}")


def _outermost(places: Iterable[Place]) -> list[Place]:
    """The places without those that lie inside another, from left to right."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or place[1] > kept[-1][1]:
            kept.append(place)
    return kept


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read `words.toml` (word lists) and every other TOML file of the folder (mentions).

    KnowledgeError for a broken entry, a pattern that is none, or an id that stands twice.
    """
    word_lists = {name: tuple(words) for name, words in read_toml(folder / "words.toml").items()}
    mentions: dict[str, Mention] = {}
    patterns: list[tuple[str, str]] = []
    guards: dict[str, Guard] = {}
    problems: list[Problem] = []
    for file, data in _entries(folder):
        entry = f'mention "{data.get("id", "?")}"'
        try:
            mention = validated(Mention, data, file, entry)
            patterns += [(mention.id, expand(pattern, word_lists)) for pattern in mention.patterns]
            guards[mention.id] = _guard(mention, word_lists)
        except KnowledgeError as error:
            problems += error.problems
            continue
        except PatternError as error:
            problems.append(Problem(file, entry, str(error)))
            continue
        if mention.id in mentions:
            problems.append(Problem(file, entry, "stands twice"))
        mentions[mention.id] = mention
    if problems:
        raise KnowledgeError(problems)
    try:
        return Vocabulary(mentions, word_lists, Scanner(patterns), guards)
    except PatternError as error:
        raise KnowledgeError([Problem("vocabulary", "", str(error))]) from error


def _entries(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(folder.glob("*.toml")):
        if path.name != "words.toml":
            for data in read_toml(path).get("mention", []):
                yield path.name, data


def _guard(mention: Mention, word_lists: Mapping[str, tuple[str, ...]]) -> Guard:
    def either(patterns: tuple[str, ...]) -> str | None:
        return "|".join(expand(pattern, word_lists) for pattern in patterns) or None

    return Guard(either(mention.beside), either(mention.unless), can_be_denied=not mention.holds_when_negated)

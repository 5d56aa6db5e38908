"""What is said of watched ingredients: kinds of irritants, groups of supporting ingredients, promises of absence."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self, TypeVar

from pydantic import BaseModel, ConfigDict, model_validator

from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.problems import KnowledgeError, Problem, did_you_mean
from evaluation.core.patterns import PatternError, expand
from evaluation.core.scanner import Scanner

ALLERGEN = "allergen"
PROHIBITED_ALLERGEN = "prohibited_allergen"
PROHIBITED = "prohibited"
# Marks the key of a promise that needs no "free from" around it.
ALONE = "!"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str


class IrritantKind(_Entry):
    """A kind of irritants with its sentence for shoppers; only `shown` kinds count as irritants of a label.

    `words` find it in running text where they are no INCI name ("essential oils"); `stands_for` is then its name.
    """

    title: str
    family: str
    shown: bool
    because: str
    citations: tuple[str, ...]
    words: tuple[str, ...] = ()
    stands_for: str = ""


class SupportingGroup(_Entry):
    """A group of supporting ingredients. `names` finds INCI names of it, `words` finds it in running text."""

    title: str
    shown: bool
    counts: bool
    names: str
    words: tuple[str, ...]


class PromiseRule(_Entry):
    """A promise of absence ("fragrance-free") and what in a list would break it.

    `words` name what is absent, `alone` promise it by themselves. Broken by entries of these irritant `kinds`, with one
    of these CosIng `functions`, or whose INCI name matches `names`; never by names that match `except_names`. Where an
    entry of a `hidden_by` kind is listed, the list cannot tell. `about_skin`: an irritated skin would care.
    """

    title: str
    about_skin: bool
    words: tuple[str, ...]
    alone: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    names: str = ""
    except_names: str = ""
    hidden_by: tuple[str, ...] = ()
    finds: tuple[str, ...]
    passes: tuple[str, ...]

    @model_validator(mode="after")
    def _patterns_compile(self) -> Self:
        for pattern in (self.names, self.except_names):
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return self

    @property
    def is_checkable(self) -> bool:
        """Whether a list of INCI names can break the promise at all."""
        return bool(self.kinds or self.functions or self.names)

    def is_broken_by(self, inci: str, kinds: Container[str], functions: Iterable[str]) -> bool:
        """Whether a listed name of these irritant kinds and CosIng functions breaks the promise."""
        name = inci.lower()
        if self.except_names and re.search(self.except_names, name):
            return False
        return bool(
            any(kind in kinds for kind in self.kinds)
            or any(function in self.functions for function in functions)
            or (self.names and re.search(self.names, name))
        )


@dataclass(frozen=True)
class IngredientKinds:
    """The kinds, groups and promises by id, in the order of the files, with scanners for their words."""

    irritants: Mapping[str, IrritantKind]
    supporting: Mapping[str, SupportingGroup]
    promises: Mapping[str, PromiseRule]
    irritant_words: Scanner = field(repr=False)
    supporting_words: Scanner = field(repr=False)
    promise_words: Scanner = field(repr=False)


Entry = TypeVar("Entry", bound=_Entry)


def load_kinds(folder: Path) -> IngredientKinds:
    """Read kinds.toml and promises.toml; KnowledgeError for a broken entry, an id that stands twice, a bad pattern."""
    problems: list[Problem] = []
    tables = read_toml(folder / "kinds.toml")
    irritants = _entries(IrritantKind, tables, "irritant", "kinds.toml", problems)
    supporting = _entries(SupportingGroup, tables, "supporting", "kinds.toml", problems)
    promises = _entries(PromiseRule, read_toml(folder / "promises.toml"), "promise", "promises.toml", problems)
    problems += _missing_kinds(irritants, promises)
    if problems:
        raise KnowledgeError(problems)
    try:
        return IngredientKinds(
            irritants,
            supporting,
            promises,
            Scanner((kind.id, expand(words, {})) for kind in irritants.values() for words in kind.words),
            Scanner((group.id, expand(words, {})) for group in supporting.values() for words in group.words),
            Scanner(
                (f"{rule.id}{alone}", expand(words, {}))
                for rule in promises.values()
                for alone, patterns in (("", rule.words), (ALONE, rule.alone))
                for words in patterns
            ),
        )
    except PatternError as error:
        raise KnowledgeError([Problem("kinds.toml or promises.toml", "", str(error))]) from error


def _entries(
    model: type[Entry], tables: Mapping[str, object], table: str, file: str, problems: list[Problem]
) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    rows = tables.get(table, [])
    for data in rows if isinstance(rows, list) else []:
        name = f'{table} "{data.get("id", "?")}"'
        try:
            entry = validated(model, data, file, name)
        except KnowledgeError as error:
            problems += error.problems
            continue
        if entry.id in entries:
            problems.append(Problem(file, name, "stands twice"))
        entries[entry.id] = entry
    return entries


def _missing_kinds(irritants: Mapping[str, IrritantKind], promises: Mapping[str, PromiseRule]) -> Iterator[Problem]:
    for kind in (ALLERGEN, PROHIBITED_ALLERGEN, PROHIBITED):
        if kind not in irritants:
            yield Problem("kinds.toml", f'irritant "{kind}"', "is missing; the lexicon needs it")
    for rule in promises.values():
        for kind in (*rule.kinds, *rule.hidden_by):
            if kind not in irritants:
                near = did_you_mean(kind, irritants)
                yield Problem("promises.toml", f'promise "{rule.id}"', f'"{kind}" is no kind of kinds.toml.{near}')

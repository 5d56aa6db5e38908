"""The guide's structured content: glossary, studies, markets and the rest, loaded apart from what scores."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from evaluation.core.knowledge.citations import Citation
from evaluation.core.knowledge.cited import CitedText
from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.guide_models import (
    Alternative,
    Entry,
    Grade,
    Group,
    IsolationWay,
    Item,
    MarketNotes,
    Page,
    Question,
    SourceNote,
    Standing,
    Study,
    Term,
    Wording,
)
from evaluation.core.knowledge.problems import KnowledgeError, Problem, did_you_mean

GUIDE_DATA = Path(__file__).resolve().parents[2] / "data" / "guide"
AnyEntry = TypeVar("AnyEntry", bound=Entry)


@dataclass(frozen=True)
class Guide:
    """All entries of the guide by id, in the order of their files."""

    groups: Mapping[str, Group]
    pages: Mapping[str, Page]
    terms: Mapping[str, Term]
    grades: Mapping[str, Grade]
    standings: Mapping[str, Standing]
    studies: Mapping[str, Study]
    markets: Mapping[str, MarketNotes]
    alternatives: Mapping[str, Alternative]
    questions: Mapping[str, Question]
    wordings: Mapping[str, Wording]
    sources: Mapping[str, SourceNote]
    isolation_ways: Mapping[str, IsolationWay]
    inventory: Mapping[str, Item]


def load_guide(citations: Mapping[str, Citation], folder: Path = GUIDE_DATA) -> Guide:
    """Read and cross-check the guide's files. KnowledgeError lists what is wrong, by file and entry."""
    reader = _Reader(folder, citations)
    guide = Guide(
        groups=reader.entries("pages.toml", "group", Group),
        pages=reader.entries("pages.toml", "page", Page, key="slug"),
        terms=reader.entries("glossary.toml", "term", Term),
        grades=reader.entries("evidence.toml", "grade", Grade),
        standings=reader.entries("evidence.toml", "standing", Standing),
        studies=reader.entries("evidence.toml", "study", Study),
        markets=reader.entries("markets.toml", "market", MarketNotes),
        alternatives=reader.entries("alternatives.toml", "alternative", Alternative),
        questions=reader.entries("faq.toml", "question", Question),
        wordings=reader.entries("claims.toml", "wording", Wording, key="rule"),
        sources=reader.entries("sources.toml", "source", SourceNote),
        isolation_ways=reader.entries("isolation.toml", "way", IsolationWay),
        inventory=reader.entries("inventory.toml", "item", Item),
    )
    if problems := [*reader.problems, *_wrong_references(guide, citations)]:
        raise KnowledgeError(problems)
    return guide


class _Reader:
    """Reads entries file by file and gathers every fault instead of stopping at the first."""

    def __init__(self, folder: Path, citations: Mapping[str, Citation]) -> None:
        self.problems: list[Problem] = []
        self._folder = folder
        self._citations = citations
        self._files: dict[str, dict[str, Any]] = {}

    def entries(self, file: str, table: str, model: type[AnyEntry], key: str = "id") -> dict[str, AnyEntry]:
        """The table's entries by their key. An entry without a day of its own has its file's."""
        found: dict[str, AnyEntry] = {}
        content = self._content(file)
        for data in content.get(table, []):
            name = str(data.get(key, "?"))
            entry = f'{table} "{name}"'
            try:
                read = validated(model, {"checked": content.get("checked"), **data}, file, entry)
            except KnowledgeError as error:
                self.problems += error.problems
                continue
            if name in found:
                self.problems.append(Problem(file, entry, "stands twice"))
            self.problems += unknown_citations(read, self._citations, file, entry)
            found[name] = read
        return found

    def _content(self, file: str) -> dict[str, Any]:
        if file not in self._files:
            try:
                self._files[file] = read_toml(self._folder / file)
            except KnowledgeError as error:
                self.problems += error.problems
                self._files[file] = {"checked": datetime.date.min}
        return self._files[file]


def cited_keys(entry: Entry) -> Iterator[str]:
    """Every citation key in the entry's texts."""
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, CitedText):
                yield from text.citations


def unknown_citations(entry: Entry, citations: Mapping[str, Citation], file: str, name: str) -> Iterator[Problem]:
    """The entry's citations that do not exist or, not verified, may not be shown."""
    for key in cited_keys(entry):
        if key not in citations:
            near = did_you_mean(key, citations)
            yield Problem(file, name, f'citation "{key}" is not in citations.toml.{near}')
        elif not citations[key].verified:
            yield Problem(file, name, f'citation "{key}" is not verified, so it cannot be shown')


def _wrong_references(guide: Guide, citations: Mapping[str, Citation]) -> Iterator[Problem]:
    """Entries that name a group, page, study or status which does not exist."""

    def wrong(file: str, entry: str, what: str, name: str, known: Mapping[str, object]) -> Iterator[Problem]:
        if name not in known:
            yield Problem(file, entry, f'{what} "{name}" does not exist.{did_you_mean(name, known)}')

    for page in guide.pages.values():
        yield from wrong("pages.toml", f'page "{page.slug}"', "group", page.group, guide.groups)
    for study in guide.studies.values():
        yield from wrong("evidence.toml", f'study "{study.id}"', "citation", study.id, citations)
    for question in guide.questions.values():
        for slug in question.pages:
            yield from wrong("faq.toml", f'question "{question.id}"', "page", slug, guide.pages)
    for item in guide.inventory.values():
        for place in item.pages:
            slug = place.partition("#")[0]
            yield from wrong("inventory.toml", f'item "{item.id}"', "page", slug, guide.pages)

"""Files of words to look for in prose: lists, and tables of words that become one expression each."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from evaluation.core.knowledge.files import read_toml, validated
from evaluation.core.knowledge.problems import KnowledgeError, Problem, did_you_mean
from evaluation.core.patterns import PatternError, filled, lists_in

_LISTS = "lists"
# "\W" is no letter, but a sign for what is none.
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_NOTHING = re.compile(r"(?!)")


def _in_small_letters(word: str) -> str:
    if _CAPITAL.search(word):
        raise ValueError(f'"{word}" has capitals, which are never found: texts are read in small letters')
    return word


_Word = Annotated[str, Field(min_length=1), AfterValidator(_in_small_letters)]


class _Lists(BaseModel):
    """Words by the name that stands for them in braces."""

    lists: dict[str, Annotated[tuple[_Word, ...], Field(min_length=1)]] = {}


class _Table(BaseModel):
    """Any of the words, with what stands right before and behind it: whole words, if nothing else is said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[_Word, ...] = Field(min_length=1)
    before: str = r"\b"
    after: str = r"\b"

    @property
    def expression(self) -> str:
        """What the table looks for, with its lists still to be filled in."""
        return f"(?:{self.before})(?:{'|'.join(self.words)})(?:{self.after})"


class WordFile:
    """One such file as it is read; `problems` grow with each fault. Whoever has asked for all it knows closes it.

    Raises KnowledgeError where the file cannot be read or its lists are wrong, without which no table is right.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.problems: list[Problem] = []
        self._data = read_toml(path)
        given = {_LISTS: self._data.pop(_LISTS, {})}
        self._lists: Mapping[str, Sequence[str]] = validated(_Lists, given, self.name, "").lists
        self._asked: set[str] = set()
        self._read = {name for words in self._lists.values() for word in words for name in lists_in(word)}
        if problems := list(self._wrong_lists()):
            raise KnowledgeError(problems)

    def _wrong_lists(self) -> Iterator[Problem]:
        for name, words in self._lists.items():
            for word in words:
                try:
                    filled(word, self._lists)
                except PatternError as error:
                    yield Problem(self.name, f'list "{name}"', f"{error}")

    def patterns(self, names: Iterable[str]) -> dict[str, re.Pattern[str]]:
        """What each of these tables looks for; where one is missing or wrong, nothing, and it is noted."""
        return {name: self._pattern(self._data.get(name), name, f'table "{name}"') for name in names}

    def each(self, name: str) -> tuple[re.Pattern[str], ...]:
        """What the tables that share this name look for, in their order."""
        tables = self._data.get(name)
        if not isinstance(tables, list):
            tables = [None]
        return tuple(self._pattern(one, name, f'table "{name}" {number}') for number, one in enumerate(tables, 1))

    def shape(self, expression: str, entry: str) -> re.Pattern[str]:
        """The expression with its lists filled in; `entry` says what it is, where a list is wrong for it."""
        return self._compiled(expression, (), entry, re.ASCII)

    def close(self) -> None:
        """Note the tables and lists that nothing has asked for: a misspelt name must not pass for an absent one."""
        for name in self._data:
            if name not in self._asked:
                words = f"is not a known table.{did_you_mean(name, self._asked)}"
                self.problems.append(Problem(self.name, f'table "{name}"', words))
        unread = [name for name in self._lists if name not in self._read]
        self.problems += [Problem(self.name, f'list "{name}"', "is used by nothing") for name in unread]

    def _pattern(self, data: Any, name: str, entry: str) -> re.Pattern[str]:
        self._asked.add(name)
        if data is None:
            self.problems.append(Problem(self.name, entry, "is missing"))
            return _NOTHING
        try:
            table = validated(_Table, data, self.name, entry)
        except KnowledgeError as error:
            self.problems += error.problems
            return _NOTHING
        return self._compiled(table.expression, table.words, entry)

    def _compiled(self, expression: str, words: Sequence[str], entry: str, flags: int = 0) -> re.Pattern[str]:
        self._read.update(lists_in(expression))
        try:
            pattern = re.compile(filled(expression, self._lists), flags)
            if not pattern.search(""):
                return pattern
            self.problems.append(Problem(self.name, entry, "is found where no word stands, so it would excuse all"))
        except PatternError as error:
            self.problems.append(Problem(self.name, entry, str(error)))
        except (re.error, OverflowError) as error:
            broken = list(self._broken({entry: words, **{f'list "{name}"': of for name, of in self._lists.items()}}))
            told = broken or [Problem(self.name, entry, f"is no expression: {error}")]
            self.problems += [problem for problem in told if problem not in self.problems]
        return _NOTHING

    def _broken(self, places: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
        """The words that are no expressions by themselves; looked for only where a whole table is none."""
        for entry, words in places.items():
            for word in words:
                try:
                    re.compile(filled(word, dict.fromkeys(self._lists, ("",))))
                except (re.error, OverflowError) as error:
                    yield Problem(self.name, entry, f'"{word}" is no expression: {error}')

"""The words of the label held against its ingredient list, said in sentences."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from evaluation.core.facts import WordAgainstList
from evaluation.core.parsing.model import NamedActive, Promise, WordsAgainstList

Finding = Literal["conflict", "no_conflict", "cannot_check"]
_FREE_FROM: Mapping[Finding, str] = MappingProxyType(
    {
        "conflict": "The list holds {entries}.",
        "no_conflict": "The whole list shows none.",
        "cannot_check": "An ingredient list cannot show it, or not the one given.",
    }
)
_NAMED: Mapping[Finding, str] = MappingProxyType(
    {
        "conflict": "The whole list shows none.",
        "no_conflict": "The list has it.",
        "cannot_check": "No whole ingredient list was given to check it by.",
    }
)
_OF_NAMED: Mapping[str, Finding] = MappingProxyType(
    {"listed": "no_conflict", "absent": "conflict", "cannot_check": "cannot_check"}
)


def reconciled(words: WordsAgainstList) -> tuple[WordAgainstList, ...]:
    """Every promise of absence and every ingredient named in words, in label order, each with its finding."""
    return tuple(sorted((*_promises(words.promises), *_named(words.named)), key=lambda one: (one.start, one.end)))


def _promises(promises: tuple[Promise, ...]) -> Iterator[WordAgainstList]:
    for promise in promises:
        entries = ", ".join(f"“{entry.text}”" for entry in promise.against)
        yield WordAgainstList(
            kind="free_from",
            title=promise.title,
            text=promise.span.text,
            start=promise.span.start,
            end=promise.span.end,
            finding=promise.finding,
            against=promise.against,
            because=_FREE_FROM[promise.finding].format(entries=entries),
        )


def _named(actives: tuple[NamedActive, ...]) -> Iterator[WordAgainstList]:
    for active in actives:
        finding = _OF_NAMED[active.finding]
        yield WordAgainstList(
            kind="named",
            title=active.title,
            text=active.span.text,
            start=active.span.start,
            end=active.span.end,
            finding=finding,
            against=(),
            because=_NAMED[finding],
        )

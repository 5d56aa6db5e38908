"""The six verdicts a criterion can reach, and the finding that carries one with its words."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType

from evaluation.core.text import Span
from evaluation.core.values import value


class Verdict(StrEnum):
    """What the label says to one question. Silence, our own not having looked, fault and irrelevance differ."""

    MET = "met"
    PARTLY = "partly"
    AGAINST = "against"
    NOT_STATED = "not_stated"
    NOT_SEEN = "not_seen"
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_unknown(self) -> bool:
        """Whether an answer could still change the score."""
        return self in _UNKNOWN

    @property
    def is_known(self) -> bool:
        """Whether the label answers the question, well or badly."""
        return self in CREDIT


# Asked dozens of times for every label, and naming a member of an Enum takes ten times as long as naming a constant.
_UNKNOWN = frozenset((Verdict.NOT_STATED, Verdict.NOT_SEEN))
# What each known verdict counts, of 1 (method.md, "A range, never one number").
CREDIT: Mapping[Verdict, float] = MappingProxyType({Verdict.MET: 1.0, Verdict.PARTLY: 0.5, Verdict.AGAINST: 0.0})

# Outcomes that every criterion may reach without naming them in its own table.
SILENT = "silent"
UNSEEN = "unseen"
COMMON_OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        SILENT: "The label is silent.",
        UNSEEN: "We have not seen the part of the label where this would stand.",
    }
)


@value
class Finding:
    """One criterion's verdict with its outcome code, the words it rests on, and words to fill its sentence with."""

    verdict: Verdict
    outcome: str
    evidence: tuple[Span, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


def _finding(verdict: Verdict, outcome: str, evidence: Iterable[Span], words: Mapping[str, str]) -> Finding:
    return Finding(verdict, outcome, tuple(evidence), dict(words))


def met(outcome: str, evidence: Iterable[Span] = (), **words: str) -> Finding:
    """The label says it, and well."""
    return _finding(Verdict.MET, outcome, evidence, words)


def partly(outcome: str, evidence: Iterable[Span] = (), **words: str) -> Finding:
    """The label says some of it."""
    return _finding(Verdict.PARTLY, outcome, evidence, words)


def against(outcome: str, evidence: Iterable[Span] = (), **words: str) -> Finding:
    """The label says or lists something that contradicts what the product claims to be."""
    return _finding(Verdict.AGAINST, outcome, evidence, words)


def not_stated(outcome: str = SILENT, evidence: Iterable[Span] = (), **words: str) -> Finding:
    """We looked where it would stand, and it is silent."""
    return _finding(Verdict.NOT_STATED, outcome, evidence, words)


def not_seen(outcome: str = UNSEEN, evidence: Iterable[Span] = (), **words: str) -> Finding:
    """The part of the label where it would stand was not given to us."""
    return _finding(Verdict.NOT_SEEN, outcome, evidence, words)


def not_applicable(outcome: str, evidence: Iterable[Span] = (), **words: str) -> Finding:
    """The question does not arise."""
    return _finding(Verdict.NOT_APPLICABLE, outcome, evidence, words)

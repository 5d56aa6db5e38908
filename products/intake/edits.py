"""The corrections in the form: another verdict, a flag withdrawn or quoted, other sources than the engine reads."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from evaluation.core.editor_facts import EditorFact as CoreFact
from evaluation.core.editor_facts import plain_words
from evaluation.core.scorecard import Scorecard
from evaluation.core.verdicts import Verdict
from evaluation.presentation.quotes import Quotes, quotes
from evaluation.presentation.words import SEVERITIES, VERDICTS
from products.intake.proposals import MOST_SOURCES, FlagProposal, Proposals
from products.models import EditorFact, EditorFactKind, EvidenceGrade, SourceKind

AS_READ = ""
NEEDS_REASON = "Say why: the reason stands on the product's page."


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One question with the engine's verdict, and what the editor makes of it."""

    number: str
    title: str
    shape: str
    word: str
    because: str
    quotes: Quotes
    verdict: str
    words: str
    reason: str
    problem: str


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One red flag; `key` names its fields."""

    key: str
    flag: FlagProposal
    severity: str
    quotes: Quotes
    is_quoted: bool
    is_misread: bool
    reason: str
    problem: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source as the editor states it; `quotes` are the words of the engine's proposal for the row."""

    number: int
    kind: str
    detail: str
    as_stated: str
    quotes: Quotes


@dataclass(slots=True)
class Corrections:
    """What of the form goes to editor's facts, and what is wrong with it, by field name."""

    facts: list[EditorFact] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)

    def core_facts(self) -> tuple[CoreFact, ...]:
        """Those that the engine can be told already; a fact that still lacks something is left out."""
        found = []
        for fact in self.facts:
            try:
                found.append(fact.core_fact())
            except ValidationError:
                continue
        return tuple(found)


def flag_key(rule: str, text: str) -> str:
    """Short and stable: names a flag's fields by its rule and words."""
    return f"{rule}-{hashlib.sha256(plain_words(text).encode()).hexdigest()[:8]}"


def corrections(
    data: Mapping[str, Any], by_engine: Scorecard, proposed: Proposals, seen: dict[str, Any]
) -> Corrections:
    """The editor's facts in the form; `by_engine` is the scorecard without them. `seen`: url, seen_on, seen_by, grade.

    Each rests on the capture's own page and day.
    """
    found = Corrections()
    for result in by_engine.criteria:
        number = result.id[:3]
        verdict = data.get(f"fix-{number}-verdict", AS_READ)
        if verdict in [*Verdict] and verdict != result.verdict:
            reason = (data.get(f"fix-{number}-reason") or "").strip()
            if not reason:
                found.problems[f"fix-{number}"] = NEEDS_REASON
            words = (data.get(f"fix-{number}-words") or "").strip()
            _add(found, seen, kind=EditorFactKind.VERDICT, about=number, verdict=verdict, words=words, reason=reason)
    for flag in proposed.flags:
        key = flag_key(flag.rule, flag.text)
        if data.get(f"flag-{key}-misread"):
            reason = (data.get(f"flag-{key}-reason") or "").strip()
            if not reason:
                found.problems[f"flag-{key}"] = NEEDS_REASON
            _add(found, seen, kind=EditorFactKind.WITHDRAWN_FLAG, about=flag.rule, words=flag.text, reason=reason)
    if differ(data, proposed):
        reason = (data.get("sources_reason") or "").strip()
        if not reason:
            found.problems["sources"] = f"These are not the sources that the engine reads. {NEEDS_REASON}"
        for kind, detail, stated in typed_sources(data):
            _add(found, seen, kind=EditorFactKind.SOURCE, source_kind=kind, says=detail, words=stated, reason=reason)
    return found


def _add(found: Corrections, seen: dict[str, Any], **values: Any) -> None:
    """One fact; what is too long is said at the end, by the fact's own validation."""
    found.facts.append(EditorFact(**seen, **values))


def typed_sources(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Kind, detail and words of each source in the form, each kind and detail once."""
    seen = set()
    for number in range(MOST_SOURCES):
        kind = data.get(f"source-{number}-kind", "")
        detail = (data.get(f"source-{number}-detail") or "").strip()
        if kind in SourceKind.values and (kind, detail) not in seen:
            seen.add((kind, detail))
            yield kind, detail, (data.get(f"source-{number}-as_stated") or "").strip()


def differ(data: Mapping[str, Any], proposed: Proposals) -> bool:
    """Whether the form names other sources than the engine reads. No source at all says nothing against it."""
    typed = {(kind, plain_words(detail)) for kind, detail, _ in typed_sources(data)}
    read = {(source.kind, plain_words(source.detail)) for source in proposed.sources}
    return bool(typed) and typed != read


def verdict_rows(data: Mapping[str, Any], by_engine: Scorecard, problems: Mapping[str, str]) -> list[VerdictRow]:
    """All questions in the checklist's order, with what was typed to correct them."""
    rows = []
    for result in by_engine.criteria:
        number = result.id[:3]
        rows.append(
            VerdictRow(
                number=number,
                title=result.title,
                shape=result.verdict.value,
                word=VERDICTS[result.verdict].word,
                because=result.because,
                quotes=quotes(result.evidence),
                verdict=data.get(f"fix-{number}-verdict", AS_READ),
                words=data.get(f"fix-{number}-words", ""),
                reason=data.get(f"fix-{number}-reason", ""),
                problem=problems.get(f"fix-{number}", ""),
            )
        )
    return rows


def flag_rows(data: Mapping[str, Any], proposed: Proposals, problems: Mapping[str, str]) -> list[FlagRow]:
    """The red flags in label order, each wording once."""
    rows: dict[str, FlagRow] = {}
    for flag in proposed.flags:
        key = flag_key(flag.rule, flag.text)
        rows.setdefault(
            key,
            FlagRow(
                key=key,
                flag=flag,
                severity=SEVERITIES[flag.severity],
                quotes=quotes([flag.words]),
                is_quoted=bool(data.get(f"flag-{key}-quote")),
                is_misread=bool(data.get(f"flag-{key}-misread")),
                reason=data.get(f"flag-{key}-reason", ""),
                problem=problems.get(f"flag-{key}", ""),
            ),
        )
    return [*rows.values()]


def source_rows(data: Mapping[str, Any], proposed: Proposals) -> list[SourceRow]:
    """The rows for sources, filled as they were typed."""
    return [
        SourceRow(
            number=number,
            kind=data.get(f"source-{number}-kind", ""),
            detail=data.get(f"source-{number}-detail", ""),
            as_stated=data.get(f"source-{number}-as_stated", ""),
            quotes=quotes(proposed.sources[number].words if number < len(proposed.sources) else ()),
        )
        for number in range(MOST_SOURCES)
    ]


def seen_values(cleaned: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Where and when the corrections were seen: with the capture itself. Gaps are filled while it is being typed."""
    grade = cleaned.get("evidence_grade")
    return {
        "url": cleaned.get("url") or "",
        "seen_on": cleaned.get("seen_on") or today,
        "seen_by": cleaned.get("seen_by") or "an editor",
        "evidence_grade": grade if grade in EvidenceGrade.values else EvidenceGrade.C.value,
    }

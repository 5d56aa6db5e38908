"""What an editor reads otherwise than the engine: her reading, why, where she saw it, and what the engine read."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from evaluation.core.editor_facts import EditorFact, FactKind
from evaluation.core.scorecard import EditedFact, EditedVerdict, Scorecard, WithdrawnFlag
from evaluation.presentation.figures import shown
from evaluation.presentation.quotes import Quotes, quotes
from evaluation.presentation.words import GRADES, SOURCES, VERDICTS, plain, sentence_case

_TOPICS = {FactKind.SOURCE: "Source", FactKind.CONCENTRATION: "Concentration"}

NO_QUOTES = Quotes((), 0)


@dataclass(frozen=True, slots=True)
class Edit:
    """One editor's reading. `topic` and `reading` are empty for a verdict, whose row says both.

    `engine` is what the engine read, in a few words, `engine_because` its reason, which may be empty.
    """

    topic: str
    reading: str
    reason: str
    words: str
    url: str
    host: str
    day: str
    by: str
    grade: str
    engine: str
    engine_because: str = ""
    engine_quotes: Quotes = NO_QUOTES


def edited_verdict(edited: EditedVerdict) -> Edit:
    """An editor's verdict on one question, and the engine's."""
    return _edit(
        edited.fact,
        engine=VERDICTS[edited.engine_verdict].word,
        engine_because=edited.engine_because,
        engine_quotes=quotes(edited.engine_evidence),
    )


def edited_facts(scorecard: Scorecard) -> tuple[Edit, ...]:
    """The editor's sources and concentration, each with what the engine read in its place."""
    return tuple(_edited_fact(edited) for edited in scorecard.edited_facts)


def withdrawn_flags(flags: Iterable[WithdrawnFlag]) -> tuple[Edit, ...]:
    """Red flags that an editor has withdrawn, each with its words and the reason."""
    return tuple(
        _edit(flag.fact, topic=flag.claim.title, reading=shown(flag.claim.text), engine=flag.claim.because)
        for flag in flags
    )


def _edited_fact(edited: EditedFact) -> Edit:
    fact = edited.fact
    if fact.kind is FactKind.SOURCE:
        reading = source_words(fact.source_kind or "", fact.says)
        engine = "; ".join(source_words(source.kind, source.detail or "") for source in edited.engine_sources)
    else:
        reading, engine = fact.says, edited.engine_amount or ""
    return _edit(fact, topic=_TOPICS[fact.kind], reading=shown(reading), engine=shown(engine) or "nothing")


def source_words(kind: str, detail: str = "") -> str:
    """A source for a reader: "Plant, rose callus"."""
    words = SOURCES.get(kind, sentence_case(plain(kind)))
    return f"{words}, {detail}" if detail else words


def _edit(
    fact: EditorFact,
    *,
    topic: str = "",
    reading: str = "",
    engine: str,
    engine_because: str = "",
    engine_quotes: Quotes = NO_QUOTES,
) -> Edit:
    return Edit(
        topic=topic,
        reading=reading,
        reason=shown(fact.reason),
        words=shown(fact.words),
        url=fact.url,
        host=urlsplit(fact.url).hostname or "",
        day=f"{fact.seen_on:%-d %B %Y}",
        by=fact.seen_by,
        grade=GRADES[fact.grade],
        engine=engine,
        engine_because=engine_because,
        engine_quotes=engine_quotes,
    )

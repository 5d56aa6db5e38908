"""Let an editor's facts stand in place of what the engine read, and keep the engine's reading beside them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from evaluation.core.editor_facts import EditorFact, FactKind, plain_words
from evaluation.core.facts import Concentration, Facts, Source
from evaluation.core.scorecard import Claim, EditedFact, EditedVerdict, WithdrawnFlag
from evaluation.core.text import Span
from evaluation.core.values import value
from evaluation.core.verdicts import Finding

BY_EDITOR = "editor"


@value
class JudgedClaims:
    """The flags and notes that stand, and those that an editor has withdrawn."""

    standing: tuple[Claim, ...]
    withdrawn: tuple[WithdrawnFlag, ...]


def correct_verdicts(
    text: str, facts: Iterable[EditorFact], findings: dict[str, Finding], sentences: dict[str, str]
) -> dict[str, EditedVerdict]:
    """Put the editor's verdicts and reasons into `findings` and `sentences`; what stood there comes back, by number.

    The words that she names become evidence where they stand in the text; from another page they are told, not shown.
    """
    edited = {}
    for fact in facts:
        if fact.kind is not FactKind.VERDICT or fact.verdict is None:
            continue
        read = findings[fact.about]
        edited[fact.about] = EditedVerdict(
            fact=fact,
            engine_verdict=read.verdict,
            engine_because=sentences[fact.about],
            engine_evidence=read.evidence,
        )
        findings[fact.about] = Finding(fact.verdict, BY_EDITOR, places(text, fact.words))
        sentences[fact.about] = fact.reason
    return edited


def withdraw_flags(claims: Sequence[Claim], facts: Iterable[EditorFact]) -> JudgedClaims:
    """Take out the flags whose rule and words an editor has withdrawn; other facts do nothing here."""
    by_subject = {(fact.about, plain_words(fact.words)): fact for fact in facts if fact.kind is FactKind.WITHDRAWN_FLAG}
    if not by_subject:
        return JudgedClaims(tuple(claims), ())
    standing, withdrawn = [], []
    for claim in claims:
        fact = by_subject.get((claim.rule, plain_words(claim.text)))
        if fact is None or claim.severity == "info":
            standing.append(claim)
        else:
            withdrawn.append(WithdrawnFlag(claim=claim, fact=fact))
    return JudgedClaims(tuple(standing), tuple(withdrawn))


def correct_facts(text: str, facts: Sequence[EditorFact], read: Facts) -> tuple[Facts, tuple[EditedFact, ...]]:
    """The facts with the editor's sources and concentration in place, and what the engine had read instead."""
    sources = [fact for fact in facts if fact.kind is FactKind.SOURCE]
    amounts = [fact for fact in facts if fact.kind is FactKind.CONCENTRATION]
    corrected = read
    if sources:
        said = tuple(
            Source(kind=fact.source_kind or "", detail=fact.says or None, evidence=places(text, fact.words))
            for fact in sources
        )
        corrected = replace(corrected, sources=said)
    for fact in amounts:
        amount = Concentration(
            stated=True,
            particles_per_ml=fact.particles_per_ml,
            as_stated=fact.says,
            evidence=places(text, fact.words or fact.says),
            kind="particles_per_ml" if fact.particles_per_ml else None,
            value=fact.particles_per_ml,
        )
        corrected = replace(corrected, concentration=amount)
    edited = (
        *(EditedFact(fact=fact, engine_sources=read.sources) for fact in sources),
        *(EditedFact(fact=fact, engine_amount=read.concentration.as_stated) for fact in amounts),
    )
    return corrected, edited


def places(text: str, words: str) -> tuple[Span, ...]:
    """Where the words stand in the text, whatever its case and line ends; nowhere for empty ones."""
    pieces = words.split()
    if not pieces:
        return ()
    pattern = r"\s+".join(re.escape(piece) for piece in pieces)
    return tuple(Span(found.start(), found.end(), found.group()) for found in re.finditer(pattern, text, re.IGNORECASE))

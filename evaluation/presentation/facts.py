"""The plain facts of a label in a few words each, as they stand under a product's name."""

from dataclasses import dataclass, replace

from evaluation.core.editor_facts import FactKind
from evaluation.core.facts import Concentration
from evaluation.core.scorecard import Scorecard
from evaluation.core.verdicts import Verdict
from evaluation.presentation.figures import scientific
from evaluation.presentation.words import SOURCES, TERMS, plain, sentence_case


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as one chip: a soft word before, the fact itself, a soft word after; either may be empty.

    `is_edited` where an editor says it and the engine read something else.
    """

    before: str
    fact: str
    after: str = ""
    is_edited: bool = False


def facts(scorecard: Scorecard) -> tuple[Fact, ...]:
    """Source, the word that the label uses, concentration; what is silent or unseen says so."""
    edited = {edit.fact.kind for edit in scorecard.edited_facts}
    sources, amount = _sources(scorecard), concentration(scorecard)
    if FactKind.SOURCE in edited:
        sources = tuple(replace(source, is_edited=True) for source in sources)
    if FactKind.CONCENTRATION in edited:
        amount = replace(amount, is_edited=True)
    return (*sources, *_term(scorecard), amount)


def _sources(scorecard: Scorecard) -> tuple[Fact, ...]:
    named = [source for source in scorecard.facts.sources if source.kind != "unspecified"]
    if not named:
        return (Fact("Source", _silence(scorecard, "C01")),)
    return tuple(
        Fact("Source", f"{_kind(source.kind)} · {source.detail}" if source.detail else _kind(source.kind))
        for source in named
    )


def _kind(code: str) -> str:
    return SOURCES.get(code, sentence_case(plain(code)))


def _term(scorecard: Scorecard) -> tuple[Fact, ...]:
    if not scorecard.facts.terminology:
        return ()
    term = scorecard.facts.terminology[0]
    return (Fact("Called", f"“{TERMS.get(term, plain(term))}”"),)


def concentration(scorecard: Scorecard) -> Fact:
    """The amount as a chip: a particle count where there is one, else the label's own words, else its silence."""
    stated = scorecard.facts.concentration
    if stated.particles_per_ml is not None:
        return Fact("", scientific(stated.particles_per_ml), "particles / mL")
    if stated.stated:
        return Fact("Concentration", _as_stated(stated))
    return Fact("Concentration", _silence(scorecard, "C05"))


def _as_stated(stated: Concentration) -> str:
    return stated.as_stated or (stated.evidence[0].text if stated.evidence else "stated")


def _silence(scorecard: Scorecard, number: str) -> str:
    verdict = next((result.verdict for result in scorecard.criteria if result.id.startswith(number)), None)
    return "not seen yet" if verdict is Verdict.NOT_SEEN else "not stated"

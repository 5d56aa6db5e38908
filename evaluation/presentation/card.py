"""A whole scorecard as a page shows it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from evaluation.core.label import Part
from evaluation.core.scorecard import Scorecard
from evaluation.core.verdicts import Verdict
from evaluation.presentation.bars import RangeBar, range_bar
from evaluation.presentation.checklist import CategoryPart, checklist
from evaluation.presentation.edits import Edit, edited_facts, withdrawn_flags
from evaluation.presentation.facts import Fact, facts
from evaluation.presentation.figures import counted
from evaluation.presentation.flags import Flag, flags
from evaluation.presentation.highlights import KINDS, highlighted, marks
from evaluation.presentation.ingredients import IngredientListing, listing
from evaluation.presentation.reconciliation import PromiseRow, promises

IDENTITY_NUMBER = "C02"


@dataclass(frozen=True, slots=True)
class IdentityWords:
    """How the front's word and the ingredient list go together, in one sentence."""

    is_unsound: bool
    because: str


@dataclass(frozen=True, slots=True)
class Card:
    """The scorecard with every word ready. `text` is the label with its findings marked, safe to place."""

    bar: RangeBar
    band: str
    summary: str
    facts: tuple[Fact, ...]
    identity: IdentityWords
    categories: tuple[CategoryPart, ...]
    flag_count: int
    flag_words: str
    flag_verdict: str
    flags: tuple[Flag, ...]
    notes: tuple[Flag, ...]
    ingredients: IngredientListing
    promises: tuple[PromiseRow, ...]
    edits: tuple[Edit, ...]
    withdrawn: tuple[Edit, ...]
    text: SafeString
    legend: tuple[tuple[str, str], ...]
    method: str
    data_version: str


def present(scorecard: Scorecard, text: str) -> Card:
    """The card of a scorecard and the very text that it was made from: the offsets point into it."""
    score = scorecard.score
    found = marks(scorecard)
    kinds = {mark.kind for mark in found}
    is_partial = Part.FRONT not in scorecard.seen.whole
    return Card(
        bar=range_bar(score.low, score.high, score.band),
        band=score.band,
        summary=scorecard.summary,
        facts=facts(scorecard),
        identity=_identity(scorecard),
        categories=checklist(scorecard),
        flag_count=len(scorecard.claims),
        flag_words=flag_words(len(scorecard.claims), is_partial),
        flag_verdict=flag_verdict(len(scorecard.claims), is_partial),
        flags=flags(scorecard.claims),
        notes=flags(scorecard.notes),
        ingredients=listing(scorecard),
        promises=promises(scorecard),
        edits=edited_facts(scorecard),
        withdrawn=withdrawn_flags(scorecard.withdrawn),
        text=highlighted(text, found),
        legend=tuple((kind, words) for kind, words in KINDS.items() if kind in kinds),
        method=scorecard.method.rubric,
        data_version=scorecard.method.lexicon,
    )


def flag_words(count: int, is_partial: bool = False) -> str:
    """2 -> "2 red flags"; none is only sure where all of the label's own words were seen."""
    if count:
        return counted(count, "red flag")
    return "No red flags seen yet" if is_partial else "No red flags"


def flag_verdict(count: int, is_partial: bool = False) -> str:
    """The verdict whose shape and colour the words take."""
    if count:
        return Verdict.AGAINST.value
    return (Verdict.NOT_SEEN if is_partial else Verdict.MET).value


def _identity(scorecard: Scorecard) -> IdentityWords:
    row = next((row for row in scorecard.criteria if row.id.startswith(IDENTITY_NUMBER)), None)
    because = row.because if row and row.edited else scorecard.identity.because
    return IdentityWords(is_unsound=bool(row and row.verdict is Verdict.AGAINST), because=because)

"""A scorecard as text for a terminal."""

import re
from collections.abc import Iterator

from evaluation.core.scorecard import Claim, CriterionResult, Scorecard
from evaluation.presentation.figures import counted, nearest, whole
from evaluation.presentation.words import VERDICTS

# A label may hold escape sequences that would rewrite the reader's screen.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
BAR_CELLS = 40


def readable(card: Scorecard) -> str:
    """The scorecard in lines of text, red flags first, as on the page."""
    return "\n".join(_lines(card)) + "\n"


def _lines(card: Scorecard) -> Iterator[str]:
    score = card.score
    yield card.summary
    yield (
        f"{whole(score.low)} to {whole(score.high)} of 100 · {score.band} · "
        f"{score.coverage:.0%} of the questions answered"
    )
    yield _bar(score.low, score.high)
    yield "Label quality, not medical advice."
    yield ""
    yield f"Red flags: {len(card.claims) or 'none found'}"
    for claim in card.claims:
        yield from _claim(claim)
    if card.notes:
        yield f"Notes: {len(card.notes)}"
        for note in card.notes:
            yield from _claim(note)
    for category in card.categories:
        yield ""
        yield f"{category.name}: {whole(category.low)} to {whole(category.high)}"
        for result in card.criteria:
            if result.category == category.id:
                yield from _criterion(result)
    yield ""
    yield f"Name against list: {_safe(card.identity.because)}"
    yield f"Ingredients read: {len(card.ingredients)}"
    for irritant in card.irritants:
        yield f"  possible irritant: {_safe(irritant.inci)} ({irritant.kind.replace('_', ' ')})"
    yield f"Method {card.method.rubric}, data {card.method.lexicon}"


def _bar(low: float, high: float) -> str:
    proven, possible = round(low / 100 * BAR_CELLS), round(high / 100 * BAR_CELLS)
    return "[" + "█" * proven + "▒" * (possible - proven) + "·" * (BAR_CELLS - possible) + "]"


def _claim(claim: Claim) -> Iterator[str]:
    yield f"  {claim.rule} {claim.severity}: “{_safe(claim.text)}”"
    yield f"      {claim.because}"
    if claim.better:
        yield f"      Would have been fine: “{claim.better}”"


def _criterion(result: CriterionResult) -> Iterator[str]:
    yield f"  {result.id[:3]} {result.title}: {VERDICTS[result.verdict].word.lower()}"
    quotes = ", ".join(f"“{_safe(span.text)}”" for span in result.evidence)
    yield f"      {result.because}{' ' + quotes if quotes else ''}"
    if result.ask_brand and result.worth is not None:
        yield f"      Ask the brand ({counted(nearest(result.worth), 'point')}): {result.ask_brand}"


def _safe(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)

"""The front's words beside the ingredient list: the vesicle's name first, then each promise."""

from dataclasses import dataclass

from evaluation.core.scorecard import Scorecard
from evaluation.core.text import Span
from evaluation.presentation.quotes import Quotes, quotes

# Shape and word of each finding: the same shapes as the verdicts, because they say the same of the label.
FINDINGS = {
    "conflict": ("against", "The list says otherwise"),
    "no_conflict": ("met", "Borne out"),
    "cannot_check": ("not_seen", "Cannot be checked"),
}


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise of the words, and what the list says to it. `shape` is one of the sprite's."""

    shape: str
    finding: str
    quotes: Quotes
    because: str


def promises(scorecard: Scorecard) -> tuple[PromiseRow, ...]:
    """The promises in label order."""
    return tuple(
        PromiseRow(
            shape=FINDINGS[one.finding][0],
            finding=FINDINGS[one.finding][1],
            quotes=quotes([Span(one.start, one.end, one.text)]),
            because=one.because,
        )
        for one in scorecard.words_against_list
    )

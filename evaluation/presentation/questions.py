"""The questions that a label leaves open, as a page shows them and as one message to its brand."""

from dataclasses import dataclass
from urllib.parse import quote

from evaluation.core import questions as asking
from evaluation.core.scorecard import Scorecard
from evaluation.presentation.figures import counted, nearest


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One question to the brand, and what an answer could add."""

    words: str
    title: str
    worth: str


@dataclass(frozen=True, slots=True)
class Questions:
    """The open questions, the worthiest first, and all of them as one message to copy or to mail."""

    rows: tuple[AskedRow, ...]
    message: str
    mail: str


def questions(card: Scorecard, product: str | None = None, subject: str = "Questions about your product") -> Questions:
    """What to ask the brand, at most ten; `product` as the message calls it, where its name is known."""
    rows = tuple(
        AskedRow(question.words, question.title, f"Worth up to {counted(nearest(question.worth), 'point')}.")
        for question in asking.questions(card)
    )
    message = asking.message(card, product)
    mail = f"mailto:?subject={quote(subject)}&body={quote(message)}" if message else ""
    return Questions(rows, message, mail)

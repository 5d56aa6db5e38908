"""What to ask the brand: the open questions by what an answer is worth, and one message that asks them."""

from dataclasses import dataclass

from evaluation.core.scorecard import Scorecard
from evaluation.core.verdicts import Verdict

MOST_QUESTIONS = 10
# Which of two questions of equal worth comes first (the checklist's question list); the others follow by number.
_ORDER = ("C02", "C01", "C03", "C13", "C08", "C04", "C06", "C11", "C05", "C15")


@dataclass(frozen=True, slots=True)
class Question:
    """One open question: `worth` are the points that an answer can add; `is_our_debt` where we have not looked yet."""

    criterion: str
    title: str
    words: str
    worth: float
    is_our_debt: bool
    citations: tuple[str, ...]


def questions(card: Scorecard) -> tuple[Question, ...]:
    """The open questions, the worthiest first, at most ten."""
    found = [
        Question(
            criterion=result.id,
            title=result.title,
            words=result.ask_brand,
            worth=result.worth,
            is_our_debt=result.verdict is Verdict.NOT_SEEN,
            citations=result.citations,
        )
        for result in card.criteria
        if result.verdict.is_unknown and result.ask_brand and result.worth is not None
    ]
    return tuple(sorted(found, key=_place)[:MOST_QUESTIONS])


def message(card: Scorecard, product: str | None = None) -> str:
    """The questions as one plain text to copy or to mail; empty where none is open."""
    asked = questions(card)
    if not asked:
        return ""
    about = product or "your product"
    them = "this" if len(asked) == 1 else "these"
    lines = [
        "Hello,",
        "",
        f"I am thinking of buying {about}, and I did not find {them} on the label that I read:",
        "",
        *(f"{number}. {question.words}" for number, question in enumerate(asked, 1)),
        "",
        "A link or a document is as good as an answer. Thank you.",
    ]
    return "\n".join(lines)


def _place(question: Question) -> tuple[float, int, str]:
    number = question.criterion[:3]
    rank = _ORDER.index(number) if number in _ORDER else len(_ORDER)
    return (-question.worth, rank, number)

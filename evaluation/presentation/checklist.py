"""The checklist by category: each question with its verdict, the words it rests on, and what to ask."""

from dataclasses import dataclass

from evaluation.core.scorecard import CategoryScore, CriterionResult, Scorecard
from evaluation.core.verdicts import Verdict
from evaluation.presentation.bars import RangeBar, range_bar
from evaluation.presentation.edits import Edit, edited_verdict
from evaluation.presentation.figures import counted, nearest, whole
from evaluation.presentation.quotes import Quotes, quotes
from evaluation.presentation.words import VERDICTS


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One question to the label. `worth` is empty, or says how many points an answer could add.

    `edit` only where the verdict is an editor's and not the engine's.
    """

    id: str
    title: str
    verdict: str
    verdict_word: str
    quotes: Quotes
    because: str
    ask_brand: str
    worth: str
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class CategoryPart:
    """One of the four parts of the score. `of_ten` is its range on a scale of ten; empty where nothing applies."""

    id: str
    name: str
    bar: RangeBar | None
    of_ten: str
    met: str
    rows: tuple[CriterionRow, ...]


def checklist(scorecard: Scorecard) -> tuple[CategoryPart, ...]:
    """The categories in the method's order, each with its questions in the checklist's order."""
    return tuple(_part(category, scorecard) for category in scorecard.categories)


def _part(category: CategoryScore, scorecard: Scorecard) -> CategoryPart:
    results = [result for result in scorecard.criteria if result.category == category.id]
    applicable = [result for result in results if result.verdict is not Verdict.NOT_APPLICABLE]
    met = sum(result.verdict is Verdict.MET for result in results)
    return CategoryPart(
        id=category.id,
        name=category.name,
        bar=range_bar(category.low, category.high) if applicable else None,
        of_ten=_of_ten(category) if applicable else "",
        met=f"{met} of {len(applicable)} met" if applicable else "does not apply",
        rows=tuple(_row(result) for result in results),
    )


def _of_ten(category: CategoryScore) -> str:
    low, high = whole(category.low / 10), whole(category.high / 10)
    return f"{low} to {high} of 10" if high > low else f"{low} of 10"


def _row(result: CriterionResult) -> CriterionRow:
    points = nearest(result.worth) if result.worth else 0
    return CriterionRow(
        id=result.id,
        title=result.title,
        verdict=result.verdict.value,
        verdict_word=VERDICTS[result.verdict].word,
        quotes=quotes(result.evidence),
        because=result.because,
        ask_brand=result.ask_brand or "",
        worth=f"An answer is worth up to {counted(points, 'point')}." if points else "",
        edit=edited_verdict(result.edited) if result.edited else None,
    )

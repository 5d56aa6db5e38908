"""What scoring a label again would move, and why: for `manage.py rescore`."""

from dataclasses import dataclass

from evaluation.core.assess import assess
from evaluation.core.knowledge import Knowledge
from evaluation.core.scorecard import Claim, Scorecard
from evaluation.presentation.figures import whole
from products.approvals import removed_flags
from products.models import Assessment, ProductLabel
from products.versions import versions

CAUSES = {
    "method_version": "the method is {new}, it was {old}",
    "data_digest": "our data on ingredients, words or rules changed",
    "engine_digest": "the way we read labels changed",
}
FIRST, NEW_FACTS = "it has no score yet", "an editor noted something else of it"


@dataclass(frozen=True, slots=True)
class Move:
    """One label scored anew: what it was, what it becomes, why, and the critical flags that only the method removes."""

    label: ProductLabel
    before: str
    after: str
    causes: tuple[str, ...]
    removed: tuple[Claim, ...] = ()

    @property
    def is_moved(self) -> bool:
        """Whether a reader could tell the two scores apart."""
        return self.before != self.after or bool(self.removed)

    def __str__(self) -> str:
        change = f"{self.before or 'no score'} -> {self.after}" if self.is_moved else f"stays {self.after}"
        return f"{self.label}: {change}; {', '.join(self.causes)}"


def would_move(label: ProductLabel, known: Knowledge) -> Move:
    """What scoring this label now would change; nothing is stored. LabelError for a text that is no label."""
    judged = label.as_core_label()
    card = assess(judged, known)
    last = last_assessment(label)
    if last is None:
        return Move(label, "", _words(card), (FIRST,))
    same_words = last.judged_label() == judged
    return Move(
        label,
        _stored_words(last),
        _words(card),
        (*causes(last, known), *(() if same_words else (NEW_FACTS,))),
        removed_by_method(last, card) if same_words else (),
    )


def last_assessment(label: ProductLabel) -> Assessment | None:
    """The label's newest score, whatever the clock said when it was made. One query."""
    return label.assessments.order_by("-pk").first()


def causes(last: Assessment, known: Knowledge) -> tuple[str, ...]:
    """What differs between then and now, in words."""
    return tuple(
        CAUSES[field].format(new=new, old=getattr(last, field))
        for field, new in versions(known).items()
        if getattr(last, field) != new
    )


def removed_by_method(last: Assessment, card: Scorecard) -> tuple[Claim, ...]:
    """The critical red flags that go though the words are the same: that takes no second person, and is told apart."""
    before = last.read_scorecard()
    return removed_flags(before, card) if before else ()


def _words(card: Scorecard) -> str:
    return _range(card.score.low, card.score.high, len(card.claims))


def _stored_words(assessment: Assessment) -> str:
    return _range(assessment.low, assessment.high, assessment.flag_count)


def _range(low: float, high: float, flags: int) -> str:
    return f"{whole(low)} to {whole(high)}, {flags} red flag{'' if flags == 1 else 's'}"

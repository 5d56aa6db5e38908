"""Why a score changed: because the data changed, or the method, and how many points came of each."""

from dataclasses import dataclass

from products.models import Assessment, Publication
from products.versions import same_method


@dataclass(frozen=True, slots=True)
class Points:
    """A change of the range's two ends, in points."""

    low: float
    high: float

    def __bool__(self) -> bool:
        return bool(self.low or self.high)


@dataclass(frozen=True, slots=True)
class Split:
    """A change of score, split in two: `data` is the label as seen and what editors noted of it, `method` our rules.

    Both are None where both changed at once and the score between them was not kept.
    """

    total: Points
    data: Points | None
    method: Points | None
    data_changed: bool
    method_changed: bool

    @property
    def words(self) -> str:
        """For a reader: "Proven: +4 by the label, −2 by the method." Empty where no number moved."""
        if self.data is None or self.method is None:
            return "Label and method changed at once; how much came of which was not kept." if self.total else ""
        ends = [
            _end(name, data, method)
            for name, data, method in (
                ("Proven", self.data.low, self.method.low),
                ("possible", self.data.high, self.method.high),
            )
        ]
        told = [end for end in ends if end]
        return f"{'; '.join(told)}.".capitalize() if told else ""


def _end(name: str, data: float, method: float) -> str:
    parts = [f"{signed(value)} by the {cause}" for value, cause in ((data, "label"), (method, "method")) if value]
    return f"{name}: {', '.join(parts)}" if parts else ""


def signed(points: float) -> str:
    """4.0 -> "+4", -2.5 -> "−2.5"; one decimal, for the parts shall add up."""
    return f"{'+' if points > 0 else '−'}{abs(points):.1f}".removesuffix(".0")


def split(before: Publication, after: Publication) -> Split | None:
    """The change between two scores that the public saw one after the other; None where either shows none."""
    if before.assessment is None or after.assessment is None:
        return None
    middle = None
    if after.middle_low is not None and after.middle_high is not None:
        middle = Points(after.middle_low, after.middle_high)
    return split_scores(before.assessment, after.assessment, middle)


def split_scores(before: Assessment, after: Assessment, middle: Points | None) -> Split:
    """`middle` is what the earlier label scores with the later method; it is needed only where both changed."""
    data_changed = not before.judges_the_same(after)
    method_changed = not same_method(before, after)
    if not data_changed:
        middle = Points(after.low, after.high)
    elif not method_changed:
        middle = Points(before.low, before.high)
    return Split(
        total=_difference(before, after),
        data=_difference(middle, after) if middle else None,
        method=_difference(before, middle) if middle else None,
        data_changed=data_changed,
        method_changed=method_changed,
    )


def _difference(before: Assessment | Points, after: Assessment | Points) -> Points:
    return Points(round(after.low - before.low, 1), round(after.high - before.high, 1))

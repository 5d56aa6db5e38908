"""The range as a bar: solid up to what the label proves, hatched up to what its silences could hold."""

from dataclasses import dataclass

from evaluation.presentation.figures import percent, whole


@dataclass(frozen=True, slots=True)
class RangeBar:
    """One bar, in widths for SVG attributes, with the sentence that says the same to those who cannot see it."""

    low: int
    high: int
    proven_width: str
    open_start: str
    open_width: str
    sentence: str

    @property
    def is_open(self) -> bool:
        """Whether anything is left that an answer could change."""
        return self.high > self.low


def range_bar(low: float, high: float, band: str = "") -> RangeBar:
    """The bar of a range, `low` ≤ `high` within 0–100; `band` joins the sentence where there is one."""
    shown_low, shown_high = whole(low), whole(high)
    sentence = f"{shown_low} proven by the label"
    if shown_high > shown_low:
        sentence += f", {shown_high} if every silence turns out well"
    if band:
        sentence += f", {band}"
    return RangeBar(
        low=shown_low,
        high=shown_high,
        proven_width=percent(low),
        open_start=percent(low),
        open_width=percent(high - low),
        sentence=f"{sentence}.",
    )

"""How a scorecard is said on a page: every word, number and width ready, so that templates only place them."""

from evaluation.presentation.bars import RangeBar, range_bar
from evaluation.presentation.card import Card, present

__all__ = ["Card", "RangeBar", "present", "range_bar"]

"""How firm the order of some products is: who is better on every question, and who leads under other weights.

"Sensible" weights are the method's, with each category counted up to twice or down to half as much, and within it
each question up to half as much again or down to two thirds: factors drawn evenly on a logarithmic scale, so that
doubling is as likely as halving. Wider bounds would let one question outweigh a category, which nobody asks for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from math import isfinite, log2
from operator import mul
from random import Random

from evaluation.core.method import Method
from evaluation.core.scorecard import CriterionResult, Scorecard
from evaluation.core.scoring import Range, score
from evaluation.core.verdicts import Verdict

DRAWS = 300
SEED = 2026
CATEGORY_FACTOR = 2.0
CRITERION_FACTOR = 1.5
# Differences below this are those of adding in another order, not of weights.
TIE = 1e-9


class Lead(StrEnum):
    """How one product is ahead of another on every single question, the firmest first.

    `CERTAIN`: whatever the silences hold. `AT_BOTH_ENDS`: in what is proven and in what is possible, so long as one
    counts every silence of both alike. `NONE`: each is ahead somewhere, or a question applies to one of them only.
    """

    CERTAIN = "certain"
    AT_BOTH_ENDS = "at_both_ends"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two products by their places in the list given.

    `better` is the place of the one that is better or equal on every question, None where neither is; `lead` says how.
    The shares, 0 to 1, are of all weightings drawn: those under which the first, the second or neither has the higher
    proven score, which add up to 1, and those under which the ranges overlap, so that silences could turn the order.
    """

    first: int
    second: int
    better: int | None
    lead: Lead
    first_leads: float
    second_leads: float
    tied: float
    overlapping: float

    def words(self, names: Sequence[str]) -> str:
        """The pair in two sentences; `names` are those of all products given. Level products need one only."""
        overlap = "" if self.is_level else f" {self.overlap_words}"
        return f"{self.order_words(names)}{overlap}"

    @property
    def is_level(self) -> bool:
        """Whether neither is ahead under any weighting."""
        return self.better is None and self.first_leads == self.second_leads == 0

    def order_words(self, names: Sequence[str]) -> str:
        """Which of the two is ahead and how often, in one sentence."""
        if self.better is not None:
            winner, other = names[self.better], names[self.second if self.better == self.first else self.first]
            how = "whatever the labels leave unsaid" if self.lead is Lead.CERTAIN else "silences counted alike"
            return f"{winner} is better than or equal to {other} on every question, {how}."
        ahead, share = max(((self.first, self.first_leads), (self.second, self.second_leads)), key=lambda one: one[1])
        if share == 0:
            return f"{names[self.first]} and {names[self.second]} are level under all weightings tried."
        behind = self.second if ahead == self.first else self.first
        often = "all weightings tried" if share == 1 else f"{_out_of_100(share)} weightings"
        return f"{names[ahead]} is ahead of {names[behind]} in {often}."

    @property
    def overlap_words(self) -> str:
        """How often the ranges overlap, in one sentence."""
        if self.overlapping == 0:
            return "Their ranges never overlap."
        if self.overlapping == 1:
            return "Their ranges always overlap: an answer to an open question could turn the order."
        return f"Their ranges overlap in {_out_of_100(self.overlapping)}."


@dataclass(frozen=True, slots=True)
class Ordering:
    """Every pair once, in the order of the list given, and how many weightings were tried."""

    pairs: tuple[Pair, ...]
    draws: int


def ordering(cards: Sequence[Scorecard], method: Method, draws: int = DRAWS) -> Ordering:
    """How firm the order of these products is. The same cards and method give the same result.

    The cards must come from this method: every criterion has its weight in it, else KeyError.
    """
    numbers = tuple(weight.criterion for weight in method.weights)
    vectors = [_Vectors.of(card, numbers) for card in cards]
    ranges = [vector.ranges(_weightings(method, draws)) for vector in vectors]
    pairs = [_pair(first, second, vectors, ranges, draws) for first, second in combinations(range(len(cards)), 2)]
    return Ordering(tuple(pairs), draws)


def dominates(one: Scorecard, other: Scorecard) -> Lead:
    """How `one` is better than or equal to `other` on every question and better on some; NONE where it is not."""
    numbers = [result.id[:3] for result in one.criteria]
    return _lead(_Vectors.of(one, numbers), _Vectors.of(other, numbers))


def reweighted(card: Scorecard, category_weights: Mapping[str, float]) -> Range:
    """The range under a shopper's own weights of the categories; the verdicts and the published score stay.

    `category_weights` maps category ids to points from 0 up; a category that is left out keeps the method's points.
    Within a category the questions keep their proportions. With the method's own weights it is the published range;
    where nothing that applies has a weight it is 0 to 0. ValueError for an unknown category or no usable number.
    """
    own: dict[str, float] = {}
    for result in card.criteria:
        own[result.category] = own.get(result.category, 0.0) + result.weight
    for category, weight in category_weights.items():
        if category not in own:
            raise ValueError(f"there is no category {category!r}; known are {', '.join(own)}")
        if not isfinite(weight) or weight < 0:
            raise ValueError(f"category {category!r}: {weight!r} is no weight; expected a number from 0 up")
    factors = {category: category_weights.get(category, weight) / weight for category, weight in own.items()}
    weights = {result.id: result.weight * factors[result.category] for result in card.criteria}
    return score({result.id: result.verdict for result in card.criteria}, weights)


@dataclass(frozen=True, slots=True)
class _Vectors:
    """One card as numbers, in the order of the method's criteria: what is proven, what is possible, what applies."""

    proven: tuple[float, ...]
    possible: tuple[float, ...]
    applies: tuple[float, ...]

    @classmethod
    def of(cls, card: Scorecard, numbers: Sequence[str]) -> "_Vectors":
        results = {result.id[:3]: result for result in card.criteria}
        ordered = [results[number] for number in numbers]
        return cls(
            tuple(_proven(result) for result in ordered),
            tuple(1.0 if result.verdict.is_unknown else _proven(result) for result in ordered),
            tuple(float(result.verdict is not Verdict.NOT_APPLICABLE) for result in ordered),
        )

    def ranges(self, weightings: Sequence[tuple[float, ...]]) -> list[tuple[float, float]]:
        """Proven and possible score, 0–1, under each weighting."""
        found = []
        for weights in weightings:
            total = sum(map(mul, weights, self.applies)) or 1.0
            found.append((sum(map(mul, weights, self.proven)) / total, sum(map(mul, weights, self.possible)) / total))
        return found


def _proven(result: CriterionResult) -> float:
    return result.credit if result.verdict.is_known else 0.0


def _lead(one: _Vectors, other: _Vectors) -> Lead:
    """A question that applies to one of the two only cannot be compared: then neither is ahead on every question."""
    if one.applies != other.applies or (one.proven, one.possible) == (other.proven, other.possible):
        return Lead.NONE
    if all(mine >= best for mine, best in zip(one.proven, other.possible, strict=True)):
        return Lead.CERTAIN
    is_above = all(mine >= theirs for mine, theirs in zip(one.proven, other.proven, strict=True))
    if is_above and all(mine >= theirs for mine, theirs in zip(one.possible, other.possible, strict=True)):
        return Lead.AT_BOTH_ENDS
    return Lead.NONE


def _pair(
    first: int, second: int, vectors: Sequence[_Vectors], ranges: Sequence[list[tuple[float, float]]], draws: int
) -> Pair:
    ahead = behind = overlapping = 0
    for (low, high), (other_low, other_high) in zip(ranges[first], ranges[second], strict=True):
        difference = low - other_low
        if difference > TIE:
            ahead += 1
        elif difference < -TIE:
            behind += 1
        if low <= other_high + TIE and other_low <= high + TIE:
            overlapping += 1
    forward, backward = _lead(vectors[first], vectors[second]), _lead(vectors[second], vectors[first])
    better = first if forward is not Lead.NONE else second if backward is not Lead.NONE else None
    return Pair(
        first=first,
        second=second,
        better=better,
        lead=forward if better == first else backward,
        first_leads=ahead / draws,
        second_leads=behind / draws,
        tied=(draws - ahead - behind) / draws,
        overlapping=overlapping / draws,
    )


@lru_cache(maxsize=8)
def _weightings(method: Method, draws: int) -> tuple[tuple[float, ...], ...]:
    """The weights to try, each in the order of the method's criteria; the same for every call."""
    random = Random(SEED)  # noqa: S311 (no secret: the same draws for everyone are the point)
    categories = [category.id for category in method.categories]
    wide, narrow = log2(CATEGORY_FACTOR), log2(CRITERION_FACTOR)
    found = []
    for _ in range(draws):
        of_category = {category: 2 ** random.uniform(-wide, wide) for category in categories}
        found.append(
            tuple(
                weight.weight * of_category[weight.category] * 2 ** random.uniform(-narrow, narrow)
                for weight in method.weights
            )
        )
    return tuple(found)


def _out_of_100(share: float) -> str:
    """A share between none and all as whole hundredths, which then say neither none nor all."""
    return f"{min(99, max(1, round(100 * share)))} of 100"

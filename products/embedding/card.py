"""One card, whatever its skin: the words and numbers of a scorecard as they stand on other people's pages."""

from dataclasses import dataclass
from datetime import date

from evaluation.core.verdicts import Verdict
from evaluation.presentation import Card, RangeBar, present, range_bar
from evaluation.presentation.card import flag_verdict, flag_words
from evaluation.presentation.figures import whole
from evaluation.presentation.words import sentence_case
from products.models import Assessment, Product

# On every card, in every size and skin: no choice of an address switches it off.
DISCLAIMER = "Label quality, not medical advice"
# What people ask first: whose cells, how they were taken out, and who looked.
POINTS = (("C01", "Source of the vesicles"), ("C04", "How they are isolated"), ("C13", "Tests of this product"))
MOST_FLAGS = 3


@dataclass(frozen=True, slots=True)
class Point:
    """One question in few words, with the shape and the word of its verdict."""

    words: str
    verdict: str
    verdict_word: str


@dataclass(frozen=True, slots=True)
class EmbedCard:
    """A scored product as a card. `points`, `categories` and `flags` are for cards with room, all else for each."""

    slug: str
    brand: str
    name: str
    bar: RangeBar
    band: str
    coverage: int
    flag_count: int
    flag_words: str
    flag_verdict: str
    seen_on: date
    method: str
    identity: str
    points: tuple[Point, ...]
    scorecard: Card | None

    @property
    def title(self) -> str:
        """What the card is of, for titles and links."""
        return f"{self.name} by {self.brand}"

    @property
    def range_words(self) -> str:
        """ "46 to 79", or one number where nothing is open."""
        return f"{self.bar.low} to {self.bar.high}" if self.bar.is_open else f"{self.bar.low}"

    @property
    def is_partial(self) -> bool:
        """Whether parts of the label where red flags may stand have not been seen."""
        return self.flag_verdict == Verdict.NOT_SEEN

    @property
    def coverage_words(self) -> str:
        """How much of what applies has an answer."""
        return f"{self.coverage}% of the checklist answered"

    @property
    def seen_words(self) -> str:
        """The day of the label, as everybody reads it alike."""
        return day_words(self.seen_on)

    @property
    def sentence(self) -> str:
        """All that no card may leave out, in one line of text."""
        return (
            f"{self.title}: label quality {self.range_words} of 100, {self.band}; {self.coverage_words}; "
            f"{sentence_case(self.flag_words).lower()}. Label seen {self.seen_words}, method {self.method}. "
            f"{DISCLAIMER}."
        )

    @property
    def row_words(self) -> str:
        """What a row of a list says below the range."""
        identity = f"{self.identity} · " if self.identity else ""
        return f"{self.flag_words} · {identity}{self.coverage_words} · label seen {self.seen_words}"

    @property
    def more_flags(self) -> int:
        """How many kinds of red flags a card does not show one by one."""
        return max(0, len(self.scorecard.flags) - MOST_FLAGS) if self.scorecard else 0


def day_words(day: date) -> str:
    """1 Nov 2026."""
    return f"{day.day} {day:%b %Y}"


def card_of(product: Product) -> EmbedCard | None:
    """The card of a product loaded with its whole assessment; None where nothing was scored yet.

    A scorecard that an older release stored in another shape leaves the card without points.
    """
    assessment = product.current_assessment
    scorecard = assessment.read_scorecard() if assessment else None
    return row_card(product, present(scorecard, assessment.label_text) if assessment and scorecard else None)


def row_card(product: Product, shown: Card | None = None) -> EmbedCard | None:
    """The card of a product loaded with its assessment, without what only its scorecard knows if that is not given."""
    assessment = product.current_assessment
    if assessment is None:
        return None
    is_partial = assessment.label.is_summary
    return EmbedCard(
        slug=product.slug,
        brand=product.brand.name,
        name=product.name,
        bar=range_bar(assessment.low, assessment.high, assessment.band),
        band=assessment.band,
        coverage=whole(assessment.coverage * 100),
        flag_count=assessment.flag_count,
        flag_words=shown.flag_words if shown else flag_words(assessment.flag_count, is_partial),
        flag_verdict=shown.flag_verdict if shown else flag_verdict(assessment.flag_count, is_partial),
        seen_on=assessment.label.seen_on,
        method=assessment.method_version,
        identity=_identity(assessment),
        points=_points(shown) if shown else (),
        scorecard=shown,
    )


def _identity(assessment: Assessment) -> str:
    return "" if assessment.identity_sound else "Not what the name says"


def _points(shown: Card) -> tuple[Point, ...]:
    rows = {row.id[:3]: row for part in shown.categories for row in part.rows}
    return tuple(
        Point(words, rows[number].verdict, rows[number].verdict_word.lower())
        for number, words in POINTS
        if number in rows
    )

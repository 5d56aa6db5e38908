"""The comparison as its page shows it: every word, number and width ready, so that templates only place them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from evaluation.core.comparison import Cell, Row, comparison
from evaluation.core.knowledge.advice_entries import MarketFinding
from evaluation.core.ordering import CATEGORY_FACTOR, CRITERION_FACTOR, Pair, ordering, reweighted
from evaluation.core.scoring import Range
from evaluation.knowledge import advice, knowledge
from evaluation.presentation import RangeBar, range_bar
from evaluation.presentation.figures import in_words
from evaluation.presentation.words import VERDICTS
from products.avoiding import avoid_data
from products.comparison.asked import Asked
from products.comparison.chosen import Chosen
from products.models import Product, ProductType
from products.weights import own_standing

FLAGS_ROW = "red_flags"
_MARKET_SHAPES: Mapping[MarketFinding, str] = MappingProxyType(
    {
        MarketFinding.BARRED: "against",
        MarketFinding.NO_BAR: "met",
        MarketFinding.APPROVAL_FIRST: "partly",
        MarketFinding.UNSETTLED: "not_stated",
        MarketFinding.SOURCE_UNKNOWN: "not_stated",
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """One product: its published range, and the range by the shopper's weights where she gave some.

    `is_aside`: not among the two that a narrow screen shows. `place` counts from 1.
    `avoid_data` is for a list to avoid that the browser may keep.
    """

    product: Product
    name: str
    place: int
    bar: RangeBar
    band: str
    own_bar: RangeBar | None
    own_words: str
    without_address: str
    is_aside: bool
    avoid_data: str = ""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell. `shape` is empty where no shape belongs; `verdict_word` where the words say it already."""

    words: str
    shape: str
    verdict_word: str
    is_best: bool
    is_unsaid: bool
    is_aside: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row; `note` says how far its numbers compare."""

    title: str
    cells: tuple[ShownCell, ...]
    note: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairField:
    """One of the two fields that say what a narrow screen shows."""

    label: str
    slug: str


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """The whole table, how firm its order is, and what the shopper's weights make of it."""

    title: str
    columns: tuple[Column, ...]
    differing: tuple[ShownRow, ...]
    same: tuple[ShownRow, ...]
    pairs: tuple[str, ...]
    overlap: str
    reckoned: str
    has_own_weights: bool
    sheet_address: str
    published_address: str
    pair_fields: tuple[PairField, ...]


def comparison_page(chosen: Sequence[Chosen], asked: Asked) -> ComparisonPage:
    """The page of two to five products, in the order asked for, or best first by the shopper's own weights."""
    own = asked.weights.own_weights
    ordered = list(chosen)
    if own:
        ordered.sort(key=lambda one: own_standing(one.product, reweighted(one.card, own)))
    pair = _pair([one.product.slug for one in ordered], asked)
    asides = [one.product.slug not in pair for one in ordered]
    rows = comparison([one.compared for one in ordered], advice(), (asked.form.market,))
    names = [one.name for one in ordered]
    firm = ordering([one.card for one in ordered], knowledge().method)
    slugs = [one.product.slug for one in chosen]
    return ComparisonPage(
        title=_title([one.product for one in ordered]),
        columns=tuple(
            _column(one, place, own, asked, slugs, is_aside)
            for place, (one, is_aside) in enumerate(zip(ordered, asides, strict=True), start=1)
        ),
        differing=tuple(shown_row(row, asides) for row in rows.differing),
        same=tuple(shown_row(row, asides) for row in rows.same),
        pairs=_pairs(firm.pairs, names),
        overlap=_overlap(firm.pairs),
        reckoned=_reckoned(firm.draws),
        has_own_weights=own is not None,
        sheet_address=asked.address(slugs, format="csv"),
        published_address=asked.address_without_weights(slugs),
        pair_fields=tuple(PairField(label, slug) for label, slug in zip(("Left", "Right"), pair, strict=True)),
    )


def _pair(slugs: Sequence[str], asked: Asked) -> list[str]:
    """The two that a narrow screen shows, in the order of the table: those asked for, else the first two."""
    wanted = [slug for slug in slugs if slug in asked.pair]
    return wanted if len(wanted) == 2 else list(slugs[:2])


def _column(
    one: Chosen, place: int, own: Mapping[str, float] | None, asked: Asked, slugs: Sequence[str], is_aside: bool
) -> Column:
    by_own = reweighted(one.card, own) if own else None
    score = one.card.score
    return Column(
        product=one.product,
        name=one.name,
        place=place,
        bar=range_bar(score.low, score.high, score.band),
        band=score.band,
        own_bar=range_bar(by_own.low, by_own.high) if by_own and by_own.weight else None,
        own_words=_own_words(by_own),
        without_address=asked.address(slug for slug in slugs if slug != one.product.slug),
        is_aside=is_aside,
        avoid_data=avoid_data(one.card),
    )


def _pairs(pairs: Sequence[Pair], names: Sequence[str]) -> tuple[str, ...]:
    """One line for each pair; what holds for all of them alike is said once, in `_overlap`."""
    said_once = bool(_overlap(pairs))
    return tuple(one.order_words(names) if said_once else one.words(names) for one in pairs)


def _overlap(pairs: Sequence[Pair]) -> str:
    """How the ranges overlap, where that is the same for several pairs; else empty."""
    different = {one.overlap_words for one in pairs}
    return (
        different.pop().replace("Their ranges", "The ranges of all pairs") if len(pairs) > 1 == len(different) else ""
    )


def _own_words(by_own: Range | None) -> str:
    return "Nothing that you weigh applies to it." if by_own and not by_own.weight else ""


def _title(products: Sequence[Product]) -> str:
    kinds = {product.product_type for product in products}
    kind = ProductType(kinds.pop()) if len(kinds) == 1 else ProductType.OTHER
    noun = "products" if kind is ProductType.OTHER else f"{kind.label}s"
    count = in_words(len(products))
    return f"{count.capitalize()} {noun}, side by side"


def shown_row(row: Row, asides: Sequence[bool]) -> ShownRow:
    """The row with its words and shapes ready; `asides` says of each cell whether a narrow screen leaves it out."""
    return ShownRow(
        title=row.title,
        cells=tuple(
            _shown_cell(row.id, cell, place in row.best, is_aside)
            for place, (cell, is_aside) in enumerate(zip(row.cells, asides, strict=True))
        ),
        note=row.note,
        citations=row.citations,
    )


def _shown_cell(row_id: str, cell: Cell, is_best: bool, is_aside: bool) -> ShownCell:
    word = VERDICTS[cell.verdict].word if cell.verdict else ""
    return ShownCell(
        words=cell.words,
        shape=_shape(row_id, cell),
        verdict_word="" if word == cell.words else word,
        is_best=is_best,
        is_unsaid=cell.is_unsaid,
        is_aside=is_aside,
    )


def _shape(row_id: str, cell: Cell) -> str:
    if cell.verdict:
        return str(cell.verdict)
    if cell.finding:
        return _MARKET_SHAPES[cell.finding]
    if row_id == FLAGS_ROW:
        return "against" if cell.evidence else "not_seen" if cell.is_unsaid else "met"
    return ""


def _reckoned(draws: int) -> str:
    return (
        f"Tried with {draws} weightings, the same ones for everybody: each part of the score counts up to"
        f" {in_words(int(CATEGORY_FACTOR))} times as much or as little as published, each question up to"
        f" {CRITERION_FACTOR:g} times."
    )

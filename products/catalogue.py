"""One question to the catalogue and its answer: which products, in what order, and what every choice would leave."""

from collections.abc import Collection
from dataclasses import dataclass

from evaluation.core.scoring import Range
from products.facets import FACETS, Choice
from products.finding import Hits
from products.forms import NEWEST, PRICE, PROVEN, SORTS, CatalogueForm
from products.index import CatalogueIndex, Found, Order, OwnOrder

NO_CURRENCY = ""


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """A box of a facet: `count` is how many products it would leave."""

    id: str
    words: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A group of boxes; `is_open` says whether it stands unfolded."""

    id: str
    title: str
    note: str
    choices: tuple[ShownChoice, ...]
    is_foldable: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another question; `is_current` where that is the one asked."""

    words: str
    query: str
    is_current: bool = False
    count: int = 0


class CatalogueAnswer:
    """What the catalogue answers to a checked form. Reads the index in memory; only a search asks the database."""

    def __init__(self, form: CatalogueForm, index: CatalogueIndex) -> None:
        """Takes a form that `is_valid` was asked of, whatever it said."""
        self.form = form
        self.index = index
        found = index.search(form.words) if form.words else Found(Hits(), 0, index.all)
        self.hits, self._named, self._within = found.hits, found.named, found.products
        self.products = index.narrowed(form.chosen, self._within)

    @property
    def count(self) -> int:
        """How many products there are."""
        return self.products.bit_count()

    @property
    def currency(self) -> str:
        """The currency of sorting and plot: as asked, else the one in which most of these products have a price."""
        if self.form.currency:
            return self.form.currency
        counts = {code: (priced & self.products).bit_count() for code, priced in self.index.currencies.items()}
        counts = counts if any(counts.values()) else {c: p.bit_count() for c, p in self.index.currencies.items()}
        return max(counts, key=lambda code: counts[code], default=NO_CURRENCY)

    @property
    def follows_weights(self) -> bool:
        """Whether the list stands in the order of the shopper's own weights: another one that she asks for stays."""
        return bool(self.form.weights.factors) and self.form.sort in ("", PROVEN) and not self.form.words

    @property
    def order(self) -> Order:
        """The order as the index knows it."""
        if self.follows_weights:
            return OwnOrder(self.form.weights.factors, sound_first=self.form.sort != PROVEN)
        if self.form.sort == PRICE:
            return f"price-{self.currency}" if self.currency else ""
        return self.form.sort

    def ids(self, start: int, stop: int, within: int | None = None) -> list[int]:
        """The products from place `start` to before `stop`; of a search, those with the words in their names first."""
        products = self.products if within is None else self.products & within
        if not self.form.words or self.order:
            return self.index.pick(products, self.order, start, stop)
        named, others = products & self._named, products & ~self._named
        size = named.bit_count()
        first: list[int] = []
        if self.hits.is_ranked:
            among = set(self.index.pick(named, "", 0, size))
            first = [product for product in self.hits.named if product in among][start:stop]
        elif start < size:
            first = self.index.pick(named, "", start, min(stop, size))
        return [*first, *(self.index.pick(others, "", max(0, start - size), stop - size) if stop > size else [])]

    def own_ranges(self, products: Collection[int]) -> dict[int, Range]:
        """Product id -> its range by the shopper's own weights; empty without any.

        Left out are products without a score by the current method, and those to which nothing weighed applies.
        """
        factors = self.form.weights.factors
        return self.index.own_ranges(products, factors) if factors else {}

    def facets(self) -> list[ShownFacet]:
        """Every facet that some product of the catalogue has a choice of, with fresh counts."""
        counts = self.index.counts(self.form.chosen, self._within)
        shown = []
        for facet in FACETS:
            chosen = self.form.chosen.get(facet.id, ())
            choices = tuple(
                ShownChoice(choice.id, choice.words, counts[facet.id, choice.id], choice.id in chosen)
                for choice in self.index.choices(facet)
                if choice.id in chosen or self.index.bits.get((facet.id, choice.id))
            )
            if choices:
                is_open = not facet.is_folded or bool(chosen)
                shown.append(ShownFacet(facet.id, facet.title, facet.note, choices, facet.is_folded, is_open))
        return shown

    def chips(self) -> list[Link]:
        """What narrows the list, each with the question that leaves it out."""
        form = self.form
        chips = [Link(f"“{form.words}”", form.query(without=("q", form.words)))] if form.words else []
        chips += [Link(chip.chip, form.query(without=(facet, chip.id))) for facet, chip in self._chosen()]
        return chips

    def ways_out(self) -> list[Link]:
        """For a list without products: the chips whose leaving out brings some, with how many."""
        form, index = self.form, self.index
        ways = [(f"“{form.words}”", ("q", form.words), form.chosen, index.all)] if form.words else []
        for facet, choice in self._chosen():
            rest = {**form.chosen, facet: [one for one in form.chosen[facet] if one != choice.id]}
            ways.append((choice.chip, (facet, choice.id), rest, self._within))
        links = [
            Link(words, form.query(without=without), count=index.narrowed(chosen, within).bit_count())
            for words, without, chosen, within in ways
        ]
        return [link for link in links if link.count]

    def _chosen(self) -> list[tuple[str, Choice]]:
        return [
            (facet.id, choice)
            for facet in FACETS
            for choice in self.index.choices(facet)
            if choice.id in self.form.chosen.get(facet.id, ())
        ]

    def sorts(self) -> list[Link]:
        """The orders to choose from; with search words the usual one is the best match."""
        words = SORTS | ({"": "Best match"} if self.form.words else {})
        if self.currency:
            words[PRICE] = words[PRICE].format(self.currency)
        else:
            del words[PRICE]
        return [Link(text, self.form.query(sort=sort), sort == self.form.sort) for sort, text in words.items()]

    def sort_note(self) -> str:
        """What a reader must know of the order; empty where nothing."""
        if self.form.sort == NEWEST:
            return "By the day on which we saw the label."
        if self.form.sort != PRICE or not self.currency:
            return ""
        return f"Cheapest per mL in {self.currency} first; those without a price per mL in {self.currency} come last."

    def currencies(self) -> list[Link]:
        """The currencies in which some of these products have a price per mL; empty where there is no choice."""
        codes = [code for code, priced in self.index.currencies.items() if priced & self.products]
        links = [Link(code, self.form.query(currency=code), code == self.currency) for code in codes]
        return links if len(links) > 1 else []

    def spelling(self) -> Link | None:
        """The search as it was read, where spelling was corrected."""
        return Link(self.hits.read_as, self.form.query(q=self.hits.read_as)) if self.hits.read_as else None

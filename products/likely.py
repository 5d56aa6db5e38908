"""Which products of the catalogue a pasted label may belong to: those whose names its first words hold."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain

from rapidfuzz import fuzz, process

from products import changes
from products.models import Product
from products.search import search_words

# A pack says its name first, a shop's page soon.
WORDS_READ = 120
# Words that no name has may be misspelt ones: so many of them are looked at again, and count from this likeness on.
STRANGE_WORDS_READ = 10
SHORTEST_STRANGE_WORD = 5
NEAR = 85
# The share of a name, its rare words weighing more, that a label must hold.
ENOUGH = 0.75
FEWEST_WORDS = 2
MOST_LIKELY = 3
# A word that more names have leads to none by itself: in a large catalogue "serum" would lead to thousands.
MOST_HAVING = 500

Row = tuple[int, str, str]  # product id, brand, name
_NAMELESS = frozenset[str](), frozenset[str]()


class Names:
    """The names of all products by their words; a word that few names have tells more.

    Nothing changes one once it is made, for other threads may be reading it.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._names: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._having: dict[str, list[int]] = defaultdict(list)
        self._beginning: dict[str, list[str]] = defaultdict(list)
        for product, brand, name in rows:
            self._names[product] = words = frozenset(search_words(brand)), frozenset(search_words(name))
            for word in words[0] | words[1]:
                self._having[word].append(product)
        for word in sorted(self._having):
            self._beginning[word[0]].append(word)

    def with_fresh(self, products: Collection[int], rows: Iterable[Row]) -> "Names":
        """The same with these products as the rows have them now; one without a row is gone."""
        named, before = Names(rows), {product: self._names.get(product, _NAMELESS) for product in products}
        fresh = Names()
        fresh._names = {key: words for key, words in self._names.items() if key not in before} | named._names
        fresh._having, fresh._beginning = self._having.copy(), self._beginning.copy()
        touched = chain(named._having, *(brand | name for brand, name in before.values()))
        for word in set(touched):
            kept = [product for product in self._having.get(word, ()) if product not in before]
            fresh._have(word, kept + named._having.get(word, []))
        return fresh

    def _have(self, word: str, products: list[int]) -> None:
        """Let these products have the word, perhaps none; the lists that another has too stay as they are."""
        is_new = word not in self._having
        self._having[word] = products
        if not products:
            del self._having[word]
        if is_new is bool(products):
            others = [other for other in self._beginning[word[0]] if other != word]
            self._beginning[word[0]] = sorted([*others, word]) if products else others

    def likely(self, text: str) -> tuple[int, ...]:
        """The ids of up to three products whose names stand in the first words of `text`, the likeliest first."""
        held = self._known(search_words(text)[:WORDS_READ])
        telling = (self._having[word] for word in held if len(self._having[word]) <= MOST_HAVING)
        found = []
        for product in set(chain.from_iterable(telling)):
            brand, name = self._names[product]
            if len((brand | name) & held) < FEWEST_WORDS:
                continue
            told = self._told(brand & held, name & held)
            share = told / self._told(brand, name)
            if share >= ENOUGH:
                # Of two names that are held alike the longer one says more.
                found.append((-round(share, 6), -told, product))
        return tuple(product for _, _, product in sorted(found)[:MOST_LIKELY])

    def _told(self, brand: Iterable[str], name: Iterable[str]) -> float:
        """How much these words tell; of a brand, which shops shorten, its rarest word tells all."""
        return max(map(self._weight, brand), default=0.0) + sum(map(self._weight, name))

    def _weight(self, word: str) -> float:
        return math.log(1 + len(self._names) / len(self._having[word]))

    def _known(self, words: Sequence[str]) -> set[str]:
        """Those of the words that names have, and for the first strange ones such as are like them and begin alike."""
        known = {word for word in words if word in self._having}
        strange = [word for word in words if word not in known and len(word) >= SHORTEST_STRANGE_WORD]
        for word in strange[:STRANGE_WORDS_READ]:
            if near := process.extractOne(word, self._beginning.get(word[0], ()), scorer=fuzz.ratio, score_cutoff=NEAR):
                known.add(near[0])
        return known


class _Kept:
    """What this process knows, as one value: another thread sees the old one or the new one."""

    known: tuple[changes.Place, Names] | None = None


_kept = _Kept()


def names() -> Names:
    """The names of the published products as they stand: one query, two after a change, three for the first."""
    if _kept.known is not None:
        place, known = _kept.known
        if news := changes.since(place):
            if news.place != place:
                known = known.with_fresh(news.products, _rows(news.products)) if news.products else known
                _kept.known = news.place, known
            return known
    now = changes.newest()
    found = Names(_rows())
    _kept.known = (now, found) if now else None
    return found


def _rows(among: Collection[int] | None = None) -> Iterator[Row]:
    published = Product.objects.published().order_by()
    chosen = published if among is None else published.filter(pk__in=among)
    return chosen.values_list("pk", "brand__name", "name").iterator(chunk_size=5000)

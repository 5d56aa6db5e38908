"""Which products of the catalogue a pasted label may belong to: those whose names its first words hold."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from products.models import Product
from products.models.entry import CatalogueVersion
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


class Names:
    """The names of all products by their words; a word that few names have tells more."""

    def __init__(self, names: Iterable[tuple[int, str, str]] = ()) -> None:
        """Takes (product id, brand, name) of each product."""
        self._words = {product: frozenset(search_words(f"{brand} {name}")) for product, brand, name in names}
        self._having: dict[str, list[int]] = defaultdict(list)
        for product, words in self._words.items():
            for word in words:
                self._having[word].append(product)
        self._weight = {word: math.log(1 + len(self._words) / len(having)) for word, having in self._having.items()}

    def likely(self, text: str) -> tuple[int, ...]:
        """The ids of up to three products whose names stand in the first words of `text`, the likeliest first."""
        held: Counter[int] = Counter()
        shares: dict[int, float] = defaultdict(float)
        for word in self._known(search_words(text)[:WORDS_READ]):
            for product in self._having[word]:
                held[product] += 1
                shares[product] += self._weight[word]
        whole = {product: shares[product] / self._whole(product) for product in held if held[product] >= FEWEST_WORDS}
        found = [product for product, share in whole.items() if share >= ENOUGH]
        # Of two names that are held alike the longer one says more.
        found.sort(key=lambda product: (-round(whole[product], 6), -shares[product], product))
        return tuple(found[:MOST_LIKELY])

    def _whole(self, product: int) -> float:
        return sum(self._weight[word] for word in self._words[product])

    def _known(self, words: Sequence[str]) -> set[str]:
        """Those of the words that names have, and for the first strange ones the words of names that are like them."""
        known = {word for word in words if word in self._having}
        strange = [word for word in words if word not in known and len(word) >= SHORTEST_STRANGE_WORD]
        for word in strange[:STRANGE_WORDS_READ]:
            if near := process.extractOne(word, self._having.keys(), scorer=fuzz.ratio, score_cutoff=NEAR):
                known.add(near[0])
        return known


class _Kept:
    """The names of one version of the catalogue."""

    token = ""
    names = Names()


def names() -> Names:
    """The names of the published products as they stand; read anew after a change. One query, or two."""
    token = CatalogueVersion.objects.values_list("token", flat=True).first() or ""
    if token != _Kept.token or not token:
        rows = Product.objects.published().values_list("pk", "brand__name", "name")
        _Kept.names, _Kept.token = Names(rows.iterator(chunk_size=5000)), token
    return _Kept.names

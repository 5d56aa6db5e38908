"""Which products of the catalogue a pasted label may belong to: those whose names its first words hold."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

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
# A word that more names have leads to none by itself: in a large catalogue "serum" would lead to thousands.
MOST_HAVING = 500


class Names:
    """The names of all products by their words; a word that few names have tells more."""

    def __init__(self, names: Iterable[tuple[int, str, str]] = ()) -> None:
        """Takes (product id, brand, name) of each product."""
        self._names = {
            product: (frozenset(search_words(brand)), frozenset(search_words(name))) for product, brand, name in names
        }
        self._having: dict[str, list[int]] = defaultdict(list)
        for product, (brand, name) in self._names.items():
            for word in brand | name:
                self._having[word].append(product)
        self._beginning: dict[str, list[str]] = defaultdict(list)
        for word in self._having:
            self._beginning[word[0]].append(word)
        self._weight = {word: math.log(1 + len(self._names) / len(having)) for word, having in self._having.items()}

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
        return max((self._weight[word] for word in brand), default=0.0) + sum(self._weight[word] for word in name)

    def _known(self, words: Sequence[str]) -> set[str]:
        """Those of the words that names have, and for the first strange ones such as are like them and begin alike."""
        known = {word for word in words if word in self._having}
        strange = [word for word in words if word not in known and len(word) >= SHORTEST_STRANGE_WORD]
        for word in strange[:STRANGE_WORDS_READ]:
            if near := process.extractOne(word, self._beginning.get(word[0], ()), scorer=fuzz.ratio, score_cutoff=NEAR):
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

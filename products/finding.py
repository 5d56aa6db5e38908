"""Find products by words as people type them, with SQLite's full-text search (FTS5)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db import connection
from rapidfuzz import fuzz

from products.models.entry import CatalogueVersion, SearchWord
from products.search import search_words
from products.spelling import Meaning, Phrase, Vocabulary

MOST_WORDS = 10
MOST_RANKED = 400
# A name must be at least this like the whole search (0 to 100) to be offered although words of it are missing.
NEAR_ENOUGH = 82


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, as product ids.

    `named` by brand or name, the likeliest first if `is_ranked`, else in no order; `others` by source or ingredients,
    in no order. `read_as` is the search with its spelling corrected, empty where nothing was. `is_near` where no
    product has all of the words, and `named` are those whose names come nearest.
    """

    named: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    is_ranked: bool = False
    read_as: str = ""
    is_near: bool = False

    @property
    def products(self) -> tuple[int, ...]:
        """All ids."""
        return self.named + self.others


class _Kept:
    """The vocabulary of one version of the catalogue."""

    token = ""
    vocabulary = Vocabulary(())


_kept = _Kept()


def vocabulary() -> Vocabulary:
    """The catalogue's words as they stand; read anew after a change. One or two queries."""
    token = CatalogueVersion.objects.values_list("token", flat=True).first() or ""
    if token != _kept.token or not token:
        _kept.vocabulary = Vocabulary(SearchWord.objects.values_list("word", "in_names").iterator(chunk_size=5000))
        _kept.token = token
    return _kept.vocabulary


def find(text: str) -> Hits:
    """The products that a search means. Words may be misspelt, in any order, begun only, or synonyms.

    One without letters or digits finds nothing. At most six queries.
    """
    words = search_words(text)[:MOST_WORDS]
    if not words:
        return Hits()
    meanings = vocabulary().meanings(words)
    wanted = " ".join(words)
    read_as = " ".join(meaning.shown or meaning.typed for meaning in meanings)
    read_as = read_as if read_as != wanted and all(meaning.phrases for meaning in meanings) else ""
    named, others = _all_words(meanings) if all(meaning.phrases for meaning in meanings) else ([], [])
    if named:
        ranked = _ranked(wanted, named, _likeness)
        return Hits(tuple(ranked or named), tuple(others), bool(ranked), read_as)
    near = _near(wanted, meanings)
    return Hits(tuple(near), tuple(product for product in others if product not in near), True, read_as, not others)


def _all_words(meanings: Sequence[Meaning]) -> tuple[list[int], list[int]]:
    """Products that have every word in their names, and those that have some of them elsewhere."""
    every = " AND ".join(_either(meaning.phrases) for meaning in meanings)
    named = _match(f"{{name}} : ({every})")
    known = set(named)
    return named, [product for product in _match(every) if product not in known]


def _near(wanted: str, meanings: Sequence[Meaning]) -> list[int]:
    """Products whose names are much like the search although a word or two of it are not in them."""
    known = [_either(meaning.phrases) for meaning in meanings if meaning.phrases]
    for missing in range(len(meanings) - len(known), min(3, len(meanings))):
        size = len(meanings) - missing
        some = " OR ".join(f"({' AND '.join(chosen)})" for chosen in combinations(known, size))
        if some and (
            near := _ranked(wanted, _match(f"{{name}} : ({some})", MOST_RANKED), _whole_likeness, NEAR_ENOUGH)
        ):
            return near
    return []


def _either(phrases: Sequence[Phrase]) -> str:
    """An FTS5 expression for any of the phrases; words of two letters and more also stand for what begins so."""
    return "(" + " OR ".join(f'"{" ".join(words)}"{"*" if len(words[-1]) > 1 else ""}' for words in phrases) + ")"


def _match(expression: str, limit: int = -1) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM products_search WHERE products_search MATCH %s LIMIT %s", [expression, limit])
        return [row[0] for row in cursor.fetchall()]


def _ranked(
    wanted: str, products: Sequence[int], likeness: Callable[[str, str], float], at_least: float = 0
) -> list[int]:
    """The products by how much their names are like the search; none where too many would have to be compared."""
    if not products or len(products) > MOST_RANKED:
        return []
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(products))
        cursor.execute(f"SELECT rowid, name FROM products_search WHERE rowid IN ({marks})", list(products))  # noqa: S608
        rated = [(likeness(wanted, name), -product) for product, name in cursor.fetchall()]
    return [-product for likeness, product in sorted(rated, reverse=True) if likeness >= at_least]


def _likeness(wanted: str, name: str) -> float:
    """0 to 100: most where the whole name is meant, much where a part of it is, in this or another order."""
    return max(fuzz.ratio(wanted, name), fuzz.token_sort_ratio(wanted, name), 0.95 * fuzz.partial_ratio(wanted, name))


def _whole_likeness(wanted: str, name: str) -> float:
    """0 to 100: how much the search is like the whole name, or the name without the words of the brand before it."""
    words = name.split()
    names = (" ".join(words[start:]) for start in range(min(4, len(words))))
    return max(fuzz.token_sort_ratio(wanted, name), *(fuzz.ratio(wanted, name) for name in names))

"""Find products by words as people type them, with the database's full-text search (products.full_text)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Q
from rapidfuzz import fuzz

from products import changes
from products.full_text import Question, ask
from products.models import Brand, Product, SearchWord, Status
from products.querysets import MOST_MATCHING, ProductQuerySet
from products.search import search_words
from products.spelling import Meaning, Vocabulary

MOST_WORDS = 10
MOST_RANKED = 400
# A name must be at least this like the whole search (0 to 100) to be offered although words of it are missing.
NEAR_ENOUGH = 82

_NOT_PUBLIC = [status for status in Status.values if status != Status.PUBLISHED]

Name = tuple[int, str, str]  # product id, brand, name


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

    known: "tuple[changes.Place, Vocabulary] | None" = None


_kept = _Kept()


def vocabulary() -> Vocabulary:
    """The catalogue's words as they stand: one query, and two for the first who asks."""
    if _kept.known is not None:
        place, words = _kept.known
        if news := changes.since(place):
            words = words.with_words(news.words) if news.words else words
            _kept.known = news.place, words
            return words
    now = changes.newest()
    read = Vocabulary(SearchWord.objects.values_list("word", "in_names").iterator(chunk_size=5000))
    _kept.known = (now, read) if now else None
    return read


def find(text: str) -> Hits:
    """The products that a search means. Words may be misspelt, in any order, begun only, or synonyms.

    One without letters or digits finds nothing. At most six queries.
    """
    words = search_words(text)[:MOST_WORDS]
    if not words:
        return Hits()
    known = vocabulary()
    meanings = known.meanings(words)
    wanted = " ".join(words)
    read_as = " ".join(meaning.shown or meaning.typed for meaning in meanings)
    read_as = read_as if read_as != wanted and all(meaning.phrases for meaning in meanings) else ""
    is_known = all(meaning.phrases for meaning in meanings)
    named, others = _all_words(meanings, known.may_be_named(meanings)) if is_known else ([], [])
    if named:
        ranked = _ranked(wanted, named)
        return Hits(tuple(ranked or named), tuple(others), bool(ranked), read_as)
    # many others are what was meant, an ingredient; beside few, a name may have been
    near = _near(wanted, meanings) if len(others) <= MOST_RANKED else []
    rest = [product for product in others if product not in near] if near else others
    return Hits(tuple(near), tuple(rest), True, read_as, not others)


def editors_keys(text: str) -> list[int]:
    """The products that an editor's search means, published or not: as the public finds them, and of those that are
    not public the ones with every word in brand, name or address. The 500 likeliest of each."""
    return [*find(text).products[:MOST_MATCHING], *_not_public(text)]


def _not_public(text: str) -> list[int]:
    rows = Product.objects.filter(status__in=_NOT_PUBLIC).order_by()
    for word in text.split()[:MOST_WORDS]:
        # brands apart: asked for both at once, SQLite would go through all products brand by brand
        brands = list(Brand.objects.filter(name__icontains=word).order_by().values_list("pk", flat=True))
        rows = rows.filter(Q(name__icontains=word) | Q(brand__in=brands) | Q(slug__icontains=word))
    return list(rows.values_list("pk", flat=True)[:MOST_MATCHING])


def _all_words(meanings: Sequence[Meaning], may_be_named: bool) -> tuple[list[int], list[int]]:
    """Products that have every word in their names, and those that have some of them elsewhere."""
    every = [[meaning.phrases for meaning in meanings]]
    named = ask(Question(every, in_names=True)) if may_be_named else []
    anywhere = ask(Question(every))
    if not named:  # an ingredient may be in half the catalogue
        return [], anywhere
    known = set(named)
    return named, [product for product in anywhere if product not in known]


def _near(wanted: str, meanings: Sequence[Meaning]) -> list[int]:
    """Products whose names are much like the search although a word or two of it are not in them.

    Failing that, in a small catalogue, those whose names are as a whole: where spaces went astray.
    """
    known = [meaning.phrases or ((meaning.begins,),) for meaning in meanings if meaning.phrases or meaning.begins]
    # that no name has all of them is known by now
    for missing in range(max(1, len(meanings) - len(known)), min(3, len(meanings))):
        size = len(meanings) - missing
        some = [*combinations(known, size)]
        candidates = ask(Question(some, in_names=True), MOST_RANKED)
        if near := _ranked(wanted, candidates, NEAR_ENOUGH):
            return near
    return _rated(wanted, _names(Product.objects.published().order_by("pk")[: MOST_RANKED + 1]), NEAR_ENOUGH)


def _ranked(wanted: str, products: Collection[int], at_least: float = 0) -> list[int]:
    """The products by how much their names are like the search; none where too many would have to be compared.

    `at_least` asks for that much likeness of the whole name: a part of it does not do then.
    """
    if not products or len(products) > MOST_RANKED:
        return []
    return _rated(wanted, _names(Product.objects.filter(pk__in=products).order_by()), at_least)


def _names(products: ProductQuerySet) -> list[Name]:
    return list(products.values_list("pk", "brand__name", "name"))


def _rated(wanted: str, names: Sequence[Name], at_least: float) -> list[int]:
    if len(names) > MOST_RANKED:
        return []
    rated = [(_likeness(wanted, _plain(brand), _plain(name), parts=not at_least), -key) for key, brand, name in names]
    return [-product for likeness, product in sorted(rated, reverse=True) if likeness >= at_least]


def _plain(text: str) -> str:
    return " ".join(search_words(text))


def _likeness(wanted: str, brand: str, name: str, *, parts: bool) -> float:
    """0 to 100: most where the whole name is meant, with or without its brand, in this or another order.

    `parts`: much also where only a part of it is.
    """
    whole = f"{brand} {name}"
    likeness = max(fuzz.ratio(wanted, name), fuzz.ratio(wanted, whole), fuzz.token_sort_ratio(wanted, whole))
    return max(likeness, 0.85 * fuzz.partial_ratio(wanted, whole)) if parts else likeness

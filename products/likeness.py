"""Which products, and which brands, may be one and the same: found by their names, decided by editors.

Not every two of a hundred thousand names are compared: products meet within their brand, and across brands where they
share a rare word. What is found is kept as pairs; what editors called distinct is never proposed again.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process

from products.models import Brand, BrandPair, Product, ProductPair, Status
from products.querysets import ProductQuerySet
from products.search import folded, search_words

# Of the names' words in alphabetical order; below, other products of one line come before true duplicates.
ALIKE_IN_BRAND, ALIKE_ACROSS, ALIKE_BRANDS = 88.0, 92.0, 85.0
# A brand with more products than this is searched by rare words alone; a word of more names than this is not rare.
LARGEST_BLOCK, MOST_HAVING = 400, 200
RAREST_WORDS = 3
MOST_PAIRS = 5_000
MOST_CANDIDATES = 2_000

_NUMBER = re.compile(r"\d+")
# fmt: off
_LEGAL = frozenset((
    "ag", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "kg", "korea", "limited", "llc", "ltd", "oy",
    "plc", "sa", "sas", "sl", "spa", "srl",
))
_EVERYDAY = frozenset((
    "beauty", "bio", "cosmetic", "cosmetics", "derma", "health", "lab", "laboratories", "labs", "skin", "skincare",
    "the",
))
# fmt: on

Pairs = dict[tuple[int, int], float]
PairModel = TypeVar("PairModel", ProductPair, BrandPair)


@dataclass(frozen=True, slots=True)
class Named:
    """A product as it is compared; `own` are its name's words in order of the alphabet, `whole` the brand's as well."""

    id: int
    brand: int
    words: tuple[str, ...]
    own: str
    whole: str
    numbers: frozenset[str]
    sizes: tuple[Decimal | None, Decimal | None]


def named(rows: Iterable[tuple[int, int, str, str, Decimal | None, Decimal | None]]) -> dict[int, Named]:
    """Products by id, of (id, brand's id, brand, name, mL, g)."""
    found = {}
    for key, brand, brand_name, name, ml, grams in rows:
        own, words = search_words(name), search_words(f"{brand_name} {name}")
        numbers = frozenset(_NUMBER.findall(name))
        found[key] = Named(
            key, brand, tuple(words), " ".join(sorted(own)), " ".join(sorted(words)), numbers, (ml, grams)
        )
    return found


def alike_products(all_of_them: Mapping[int, Named], of: Collection[int] | None = None) -> Pairs:
    """Pairs of products that may be one, with the likeness of their names; only pairs with one `of` these, if given."""
    having: dict[str, list[int]] = defaultdict(list)
    in_brand: dict[int, list[int]] = defaultdict(list)
    for product in all_of_them.values():
        in_brand[product.brand].append(product.id)
        for word in product.words:
            having[word].append(product.id)
    pairs: Pairs = {}
    for key in all_of_them if of is None else of:
        product = all_of_them[key]
        siblings = in_brand[product.brand]
        candidates = set(siblings if len(siblings) <= LARGEST_BLOCK else ())
        rare = sorted((len(having[word]), word) for word in product.words if 1 < len(having[word]) <= MOST_HAVING)
        for _, word in rare[:RAREST_WORDS]:
            candidates.update(having[word])
        # each pair is met from both sides: in a search of all, the older product looks for younger ones
        others = [other for other in candidates if (other > key if of is None else other != key)]
        for other, similarity in _alike(product, [all_of_them[other] for other in others]):
            pairs[min(key, other), max(key, other)] = similarity
    return pairs


def _alike(product: Named, others: Sequence[Named]) -> Iterator[tuple[int, float]]:
    same_brand = {other.id: other.own for other in others if other.brand == product.brand}
    across = {other.id: other.whole for other in others if other.brand != product.brand}
    by_id = {other.id: other for other in others}
    for words, names, least in ((product.own, same_brand, ALIKE_IN_BRAND), (product.whole, across, ALIKE_ACROSS)):
        for _, similarity, key in process.extract(words, names, scorer=fuzz.ratio, score_cutoff=least, limit=None):
            if _may_be_one(product, by_id[key]):
                yield key, round(similarity, 1)


def _may_be_one(one: Named, other: Named) -> bool:
    """Whether numbers and sizes leave it open: "5" and "10" in names, 30 mL and 50 mL, are two products as sold."""
    sizes = zip(one.sizes, other.sizes, strict=True)
    return one.numbers == other.numbers and not any(a is not None and b is not None and a != b for a, b in sizes)


def alike_brands(names: Mapping[int, str], of: Collection[int] | None = None) -> Pairs:
    """Pairs of brands that may be one: written alike, or one's telling words all in the other's."""
    plain = {key: plain_brand(name) for key, name in names.items()}
    blocks: dict[str, list[int]] = defaultdict(list)
    for key, words in plain.items():
        joined = "".join(words)
        for block in {f"^{joined[:3]}", f"{joined[-4:]}$", *(f" {word}" for word in words if len(word) > 3)}:
            blocks[block].append(key)
    wanted = None if of is None else set(of)
    pairs: Pairs = {}
    for members in blocks.values():
        if len(members) > MOST_CANDIDATES:
            continue  # what thousands of brands have tells none of them
        for place, key in enumerate(members):
            for other in members[place + 1 :]:
                if wanted is not None and key not in wanted and other not in wanted:
                    continue
                similarity = _brand_likeness(plain[key], plain[other])
                if similarity >= ALIKE_BRANDS:
                    pairs[min(key, other), max(key, other)] = similarity
    return pairs


def plain_brand(name: str) -> tuple[str, ...]:
    """A brand's words without legal forms; all of them where nothing else is left."""
    words = search_words(folded(name).replace("'", "").replace("’", ""))
    return tuple(word for word in words if word not in _LEGAL) or tuple(words)


def _brand_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    similarity = fuzz.ratio("".join(one), "".join(other), score_cutoff=ALIKE_BRANDS)
    telling, others = set(one) - _EVERYDAY, set(other) - _EVERYDAY
    if telling and others and (telling == others):
        similarity = max(similarity, 95.0)
    return round(similarity, 1)


def search_all() -> tuple[int, int]:
    """Look at the whole catalogue anew; how many pairs of products and of brands wait afterwards.

    Memory grows with the catalogue (100,000 products take about 150 MB). Undecided pairs that are no longer alike go.
    """
    products = alike_products(named(_rows(Product.objects.all()).iterator(chunk_size=5_000)))
    brands = alike_brands(dict(_brands().values_list("pk", "name")))
    with transaction.atomic():
        _store(ProductPair, products, ProductPair.objects.filter(decision=""))
        _store(BrandPair, brands, BrandPair.objects.filter(decision=""))
    return (
        ProductPair.objects.filter(decision="").count(),
        BrandPair.objects.filter(decision="").count(),
    )


@transaction.atomic
def look_for_twins(product: Product) -> None:
    """Look for products like this one: within its brand, and among those that a search for its name finds."""
    mine = ProductPair.objects.filter(Q(first=product.pk) | Q(second=product.pk), decision="")
    if product.status == Status.MERGED:
        mine.delete()
        return
    found = Product.objects.find(f"{product.brand.name} {product.name}").products[:50]
    nearby = Product.objects.filter(Q(brand=product.brand_id) | Q(pk__in=[*found, product.pk]))
    candidates = named(_rows(nearby)[:MOST_CANDIDATES])
    candidates.update(named(_rows(Product.objects.filter(pk=product.pk))))
    _store(ProductPair, alike_products(candidates, of=(product.pk,)), mine)


@transaction.atomic
def look_for_brands_like(brand: Brand) -> None:
    """Look for brands like this one."""
    mine = BrandPair.objects.filter(Q(first=brand.pk) | Q(second=brand.pk), decision="")
    if brand.merged_into_id:
        mine.delete()
        return
    _store(BrandPair, alike_brands(dict(_brands().values_list("pk", "name")), of=(brand.pk,)), mine)


def _rows(products: ProductQuerySet) -> QuerySet[Any, Any]:
    alive = products.exclude(status=Status.MERGED).order_by("pk")
    return alive.values_list("pk", "brand_id", "brand__name", "name", "size_ml", "size_g")


def _brands() -> QuerySet[Brand]:
    return Brand.objects.filter(merged_into=None).order_by("pk")


def _store(model: type[PairModel], found: Pairs, waiting: QuerySet[PairModel]) -> None:
    """Keep the likeliest pairs; of those `waiting` before, the ones that were not found again go."""
    kept = dict(sorted(found.items(), key=lambda pair: -pair[1])[:MOST_PAIRS])
    stale = [pk for pk, one, other in waiting.values_list("pk", "first_id", "second_id") if (one, other) not in kept]
    for start in range(0, len(stale), 500):
        model._default_manager.filter(pk__in=stale[start : start + 500]).delete()
    model._default_manager.bulk_create(
        [model(first_id=one, second_id=other, similarity=similarity) for (one, other), similarity in kept.items()],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["similarity"],
    )

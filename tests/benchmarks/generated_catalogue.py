"""A large invented catalogue, always the same for the same seed, written in bulk."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from random import Random
from typing import TypeVar

from django.db import models, transaction

from evaluation.core.money import Money, per_unit
from evaluation.core.weighing import CategorySums
from products import changes, facets, search
from products.models import (
    Assessment,
    Brand,
    CatalogueEntry,
    FacetTerm,
    LabelSource,
    Product,
    ProductLabel,
    ProductPrice,
    SourceKind,
)
from products.search import Document
from products.table import pack_sums
from products.weights import published_weights

BATCH = 5_000
SYLLABLES = [
    "ka",
    "lo",
    "mi",
    "ven",
    "dor",
    "sa",
    "re",
    "ti",
    "nu",
    "bel",
    "cor",
    "ga",
    "lin",
    "po",
    "ra",
    "fe",
    "zu",
    "mon",
    "cel",
    "der",
    "ly",
    "via",
    "no",
    "xi",
    "tra",
]
KINDS = [
    "Repair",
    "Calm",
    "Glow",
    "Night",
    "Day",
    "Hydra",
    "Firm",
    "Lift",
    "Clear",
    "Renew",
    "Barrier",
    "Bright",
    "Velvet",
    "Silk",
    "Dew",
    "Pure",
]
THINGS = ["Serum", "Ampoule", "Cream", "Mask", "Essence", "Mist", "Concentrate", "Booster", "Gel", "Balm"]
PLANTS = [
    "Rose",
    "Centella",
    "Ginseng",
    "Green",
    "Tea",
    "Aloe",
    "Lotus",
    "Iris",
    "Moringa",
    "Tomato",
    "Carrot",
    "Broccoli",
    "Grape",
]
INGREDIENTS = [
    "aqua",
    "glycerin",
    "niacinamide",
    "panthenol",
    "squalane",
    "allantoin",
    "betaine",
    "tocopherol",
    "retinol",
    "linalool",
]
COUNTRIES = ("", "South Korea", "Japan", "United States", "France", "India", "Germany")
CURRENCIES = ("USD", "USD", "USD", "EUR", "KRW")
SIZE = Decimal(30)

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def generate(count: int, seed: int = 2026) -> None:
    """Fill an empty catalogue with so many published, scored products of a twentieth as many brands."""
    random = Random(seed)  # noqa: S311  (nothing secret comes of it)
    brands = _stored(_brands(random, max(1, count // 50)))
    terms: dict[tuple[str, str], int] = {}
    for start in range(0, count, BATCH):
        numbers = range(start, min(count, start + BATCH))
        _write_batch(random, brands, terms, numbers)
    changes.record(None)


def _brands(random: Random, count: int) -> Iterator[Brand]:
    for number in range(count):
        name = "".join(random.choice(SYLLABLES) for _ in range(3)).title()
        yield Brand(name=f"{name} {_word(number)}", slug=f"brand-{number}", country=random.choice(COUNTRIES))


def _word(number: int) -> str:
    """A made-up word for a number, so that names differ."""
    word = ""
    while number or not word:
        number, rest = divmod(number, len(SYLLABLES))
        word += SYLLABLES[rest]
    return word.title()


def _stored(rows: Iterator[Row]) -> list[Row]:
    kept: list[Row] = []
    while batch := list(islice(rows, BATCH)):
        kept += type(batch[0])._default_manager.bulk_create(batch)
    return kept


def _write_batch(random: Random, brands: list[Brand], terms: dict[tuple[str, str], int], numbers: range) -> None:
    products = _stored(_products(random, brands, numbers))
    labels = _stored(_label(product) for product in products)
    kinds = [random.choice(SourceKind.values) for _ in labels]
    _stored(LabelSource(label=label, kind=kind) for label, kind in zip(labels, kinds, strict=True))
    assessments = _stored(_assessment(random, label) for label in labels)
    for product, assessment in zip(products, assessments, strict=True):
        product.current_assessment = assessment
    Product.objects.bulk_update(products, ["current_assessment"], batch_size=500)
    prices = {product.pk: price for product in products if (price := _price(random, product))}
    _stored(iter(prices.values()))
    _stored(
        _entry(random, product, kind, prices.get(product.pk), terms)
        for product, kind in zip(products, kinds, strict=True)
    )
    search.remember(_document(random, product, kind) for product, kind in zip(products, kinds, strict=True))


def _products(random: Random, brands: list[Brand], numbers: range) -> Iterator[Product]:
    for number in numbers:
        words = (random.choice(PLANTS), _word(number // 7), random.choice(KINDS), random.choice(THINGS))
        yield Product(
            brand=random.choice(brands),
            name=" ".join(words),
            slug=f"product-{number}",
            product_type="serum",
            use_setting=random.choice(("home", "professional")),
            size_ml=SIZE,
            status="published",
        )


def _label(product: Product) -> ProductLabel:
    return ProductLabel(
        product=product,
        front="An exosome serum.",
        url="https://example.org/",
        seen_on=date(2026, 1, 1) + timedelta(days=product.pk % 300),
        seen_by="a generator",
        evidence_grade="A",
    )


def _assessment(random: Random, label: ProductLabel) -> Assessment:
    low = round(random.uniform(0, 80), 1)
    flags = random.choice((0, 0, 0, 1, 2))
    return Assessment(
        label=label,
        label_text=label.front,
        scorecard={},
        summary="",
        low=low,
        high=round(random.uniform(low, 100), 1),
        coverage=round(random.random(), 2),
        band="thinly documented",
        flag_count=flags,
        critical_flags=random.randint(0, flags),
        identity_sound=random.random() > 0.1,
        method_version="generated",
        data_digest="",
        engine_digest="",
    )


def _price(random: Random, product: Product) -> ProductPrice | None:
    if random.random() < 0.4:
        return None
    amount = Decimal(random.randint(500, 60_000)) / 100
    return ProductPrice(product=product, amount=amount, currency=random.choice(CURRENCIES))


def _entry(
    random: Random, product: Product, kind: str, price: ProductPrice | None, terms: dict[tuple[str, str], int]
) -> CatalogueEntry:
    assessment = product.current_assessment
    assert assessment is not None
    per_ml = per_unit(price.money, SIZE) if price else None
    return CatalogueEntry(
        product=product,
        name=product.name,
        comes_first=not assessment.critical_flags and assessment.identity_sound,
        low=assessment.low,
        high=assessment.high,
        coverage=assessment.coverage,
        price_per_ml=per_ml.amount if per_ml else None,
        currency=per_ml.currency if per_ml else "",
        label_seen_on=assessment.label.seen_on,
        source_group=random.choice(("plant", "human", "microbial", "unknown")),
        signature=facets.pack(_keys(random, product, kind), _terms(product, per_ml, terms)),
        by_category=pack_sums({category: _sums(random, points) for category, points in published_weights().items()}),
    )


def _sums(random: Random, points: float) -> CategorySums:
    proven = random.uniform(0, points)
    return CategorySums(proven, random.uniform(0, points - proven), points)


def _keys(random: Random, product: Product, kind: str) -> Iterator[facets.Key]:
    yield "source", kind
    yield "use", product.use_setting
    for facet in ("states", "flags", "identity", "skin", "market"):
        yield from ((facet, choice.id) for choice in facets.FACET_BY_ID[facet].choices if random.random() < 0.4)


def _terms(product: Product, per_ml: Money | None, known: dict[tuple[str, str], int]) -> dict[str, int]:
    values = {"country": facets.country_term(product.brand.country), "price": per_ml and facets.price_term(per_ml)}
    keys = {}
    for facet, value in values.items():
        if value:
            choice, words = value
            if (facet, choice) not in known:
                known[facet, choice] = FacetTerm.objects.create(facet=facet, choice=choice, words=words).pk
            keys[facet] = known[facet, choice]
    return keys


def _document(random: Random, product: Product, kind: str) -> Document:
    return Document(
        product.pk,
        name=str(product),
        source=f"serum {SourceKind(kind).label}",
        ingredients=" ".join(random.sample(INGREDIENTS, 5)),
    )

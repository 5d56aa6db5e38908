"""Keep the catalogue's small rows and its search up to date: the only writer of both."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction

from evaluation.core import source_groups
from evaluation.core.avoiding import avoided
from evaluation.core.questions import questions
from evaluation.core.scorecard import Scorecard
from evaluation.core.watching import watched
from evaluation.core.weighing import category_sums
from evaluation.knowledge import advice, knowledge, things_to_avoid
from products import changes, facets, search
from products.avoiding import STORED
from products.models import NOT_SCORED, Assessment, CatalogueEntry, FacetTerm, Product, Status
from products.search import Document
from products.table import pack_sums

if TYPE_CHECKING:
    from products.querysets import ProductQuerySet

BATCH = 500
SEVERAL, UNKNOWN = "several", "unknown"

Row = TypeVar("Row")


@transaction.atomic
def refresh_entries(products: "ProductQuerySet") -> None:
    """Write anew what lists, filters and search know of these products; of drafts nothing remains.

    To be called after any change of a product, its brand, prices, label or assessment. All or nothing.
    """
    terms = {(term.facet, term.choice): term.pk for term in FacetTerm.objects.all()}
    changed: list[int] = []
    words: dict[str, bool] = {}
    for batch in _batches(products.with_entry_facts().iterator(chunk_size=BATCH)):
        published = [(product, _scorecard(product)) for product in batch if product.status == Status.PUBLISHED]
        keys = [product.pk for product in batch]
        CatalogueEntry.objects.filter(pk__in=keys).delete()
        CatalogueEntry.objects.bulk_create(_entry(product, card, terms) for product, card in published)
        search.forget(keys)
        words |= search.remember(_document(product, card) for product, card in published)
        changed += keys
    changes.record(changed, words)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _scorecard(product: Product) -> Scorecard | None:
    """The scorecard that the public sees; None for a product without one, or with one of an older release."""
    assessment = product.current_assessment
    return assessment.read_scorecard() if assessment and assessment.scorecard else None


def _entry(product: Product, card: Scorecard | None, terms: dict[tuple[str, str], int]) -> CatalogueEntry:
    assessment = product.current_assessment
    price = product.price_per_ml
    kinds = [source.kind for source in assessment.label.sources.all()] if assessment else []
    keys = _keys(product, kinds, card)
    asked = questions(card) if card else ()
    return CatalogueEntry(
        product=product,
        name=product.name,
        comes_first=bool(assessment and assessment.comes_first),
        low=assessment.low if assessment else NOT_SCORED,
        high=assessment.high if assessment else NOT_SCORED,
        coverage=assessment.coverage if assessment else NOT_SCORED,
        price_per_ml=price.amount if price else None,
        currency=price.currency if price else "",
        label_seen_on=assessment.label.seen_on if assessment else None,
        source_group=_source_group(kinds),
        open_worth=sum(question.worth for question in asked),
        worthiest=asked[0].title[:120] if asked else "",
        signature=facets.pack(keys, _terms(product, terms)),
        by_category=_by_category(assessment, card),
        watched={**watched(card, advice()), STORED: avoided(card, things_to_avoid())} if card else {},
    )


def _by_category(assessment: Assessment | None, card: Scorecard | None) -> bytes:
    """What own weights are tried on; nothing for a score by another method, whose categories may be others."""
    if assessment is None or card is None or assessment.method_version != knowledge().method.version:
        return b""
    return pack_sums(category_sums(card))


def _keys(product: Product, kinds: Iterable[str], card: Scorecard | None) -> Iterator[facets.Key]:
    yield "use", product.use_setting
    assessment = product.current_assessment
    if assessment is None:
        return
    yield from (("source", kind) for kind in kinds)
    if not assessment.flag_count:
        yield "flags", "none"
    if not assessment.critical_flags:
        yield "flags", "no_critical"
    if assessment.identity_sound:
        yield "identity", "sound"
    if card:
        yield from facets.label_keys(card, advice())


def _terms(product: Product, known: dict[tuple[str, str], int]) -> dict[str, int]:
    """The keys of the product's country and price band; one that is new to the catalogue is added."""
    price = product.price_per_ml
    values = {
        "country": facets.country_term(product.brand.country),
        "price": facets.price_term(price) if price else None,
    }
    keys = {}
    for facet, value in values.items():
        if value is None:
            continue
        choice, words = value
        if (facet, choice) not in known:
            term, _ = FacetTerm.objects.get_or_create(facet=facet, choice=choice, defaults={"words": words})
            known[facet, choice] = term.pk
        keys[facet] = known[facet, choice]
    return keys


def _source_group(kinds: Iterable[str]) -> str:
    """The group of the label's sources; "several" if they differ, "unknown" if none says whose cells they were."""
    groups = {source_groups.GROUPS[kind].value for kind in kinds if kind in source_groups.GROUPS}
    if len(groups) > 1:
        return SEVERAL
    return groups.pop() if groups else UNKNOWN


def _document(product: Product, card: Scorecard | None) -> Document:
    assessment = product.current_assessment
    label = assessment.label if assessment else product.newest_look()
    sources = [f"{source.get_kind_display()} {source.detail}" for source in label.sources.all()] if label else []
    inci = [entry.inci for entry in card.ingredients if entry.inci] if card else []
    return Document(
        product.pk,
        name=f"{product.brand.name} {product.name}",
        source=" ".join([product.get_product_type_display(), *sources]),
        ingredients=" ".join([(label and label.ingredients) or "", *inci]),
    )

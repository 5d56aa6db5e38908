"""Names of ingredients that the engine was not sure of: gathered where scores are stored, decided by editors.

What editors confirm becomes a line for `evaluation/data/lexicon/synonyms.csv`: the engine's names stand in reviewed
files, so that the same label scores alike everywhere.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from evaluation.core.facts import Ingredient
from evaluation.core.parsing.matching import matcher_of
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import knowledge
from products.models import NearName, NearNameDecision
from products.models.near_name import LONGEST_LISTED
from products.search import folded

COLUMNS = ("label_name", "name")
MOST_LINES = 5_000
# With these a cell of a table would be read as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def key_of(listed: str) -> str:
    """Under which an entry is known, whatever its case, accents and spaces."""
    return " ".join(folded(listed).split())


def note_near_names(product: int, card: Scorecard) -> None:
    """Remember which names of this product's list the engine was not sure of, and forget those it now is.

    A query for a list without such names, else five.
    """
    note_many_near_names({product: card})


def note_many_near_names(cards: Mapping[int, Scorecard]) -> None:
    """The same for several products, each with its scorecard, with no more queries than for one."""
    found = {
        product: {(key, near): entry for entry, key, near in _unsure(card.ingredients)}
        for product, card in cards.items()
    }
    link = NearName.products.through
    entries = {name: entry for names in found.values() for name, entry in names.items()}
    if not entries:
        link.objects.filter(product_id__in=cards).delete()
        return
    keys = _stored(entries)
    wanted = {(product, keys[name]) for product, names in found.items() for name in names}
    there = {
        (product, name): pk
        for pk, product, name in link.objects.filter(product_id__in=cards).values_list(
            "pk", "product_id", "nearname_id"
        )
    }
    if gone := [pk for pair, pk in there.items() if pair not in wanted]:
        link.objects.filter(pk__in=gone).delete()
    link.objects.bulk_create(
        link(nearname_id=name, product_id=product) for product, name in sorted(wanted - there.keys())
    )


def _stored(entries: Mapping[tuple[str, str], Ingredient]) -> dict[tuple[str, str], int]:
    """The primary keys of these names, by entry and INCI name, the new ones among them stored. Two queries."""
    NearName.objects.bulk_create(
        (
            NearName(
                key=key,
                inci=near,
                listed=entry.as_listed,
                similarity=entry.similarity,
                is_match=entry.match == "fuzzy",
            )
            for (key, near), entry in entries.items()
        ),
        update_conflicts=True,
        unique_fields=["key", "inci"],
        update_fields=["similarity", "is_match"],
    )
    rows = NearName.objects.filter(key__in={key for key, _ in entries}).values_list("key", "inci", "pk")
    return {(key, inci): pk for key, inci, pk in rows}


def _unsure(ingredients: Iterable[Ingredient]) -> Iterator[tuple[Ingredient, str, str]]:
    for entry in ingredients:
        near = entry.inci if entry.match == "fuzzy" else entry.suggestion
        key = key_of(entry.as_listed)
        if near and key and len(entry.as_listed) <= LONGEST_LISTED and len(key) <= LONGEST_LISTED:
            yield entry, key, near


def is_safe_line(listed: str) -> bool:
    """Whether the entry can stand in a table without being read as a formula."""
    return not listed.startswith(_FORMULA_STARTS)


def synonym_lines() -> str:
    """The confirmed names that the data files lack, as lines of synonyms.csv with their header."""
    known = matcher_of(knowledge().ingredients)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    confirmed = NearName.objects.filter(decision=NearNameDecision.SAME).order_by("key")[:MOST_LINES]
    for name in confirmed:
        if is_safe_line(name.listed) and known.exactly(name.key) is None:
            writer.writerow((name.listed, name.inci))
    return text.getvalue()

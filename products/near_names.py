"""Names of ingredients that the engine was not sure of: gathered where scores are stored, decided by editors.

What editors confirm becomes a line for `evaluation/data/lexicon/synonyms.csv`: the engine's names stand in reviewed
files, so that the same label scores alike everywhere.
"""

import csv
import io
from collections.abc import Iterable, Iterator

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
    found = {(key, near): entry for entry, key, near in _unsure(card.ingredients)}
    through = NearName.products.through.objects.filter(product_id=product)
    if not found:
        through.delete()
        return
    NearName.objects.bulk_create(
        (
            NearName(
                key=key,
                inci=near,
                listed=entry.as_listed,
                similarity=entry.similarity,
                is_match=entry.match == "fuzzy",
            )
            for (key, near), entry in found.items()
        ),
        update_conflicts=True,
        unique_fields=["key", "inci"],
        update_fields=["similarity", "is_match"],
    )
    rows = NearName.objects.filter(key__in={key for key, _ in found}).values_list("pk", "key", "inci")
    wanted = {pk for pk, key, inci in rows if (key, inci) in found}
    there = set(through.values_list("nearname_id", flat=True))
    if gone := there - wanted:
        through.filter(nearname_id__in=gone).delete()
    link = NearName.products.through
    link.objects.bulk_create(link(nearname_id=pk, product_id=product) for pk in sorted(wanted - there))


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

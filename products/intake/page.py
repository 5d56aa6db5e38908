"""The page "Add from a label" at one moment: what was typed, what the engine makes of it, what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.safestring import SafeString
from rapidfuzz import fuzz, process

from evaluation.presentation.quotes import Quotes, quotes
from products import likely
from products.intake.edits import (
    Corrections,
    FlagRow,
    SourceRow,
    VerdictRow,
    corrections,
    flag_rows,
    seen_values,
    source_rows,
    verdict_rows,
)
from products.intake.forms import CaptureForm
from products.intake.naming import near_brand
from products.intake.proposals import Proposals
from products.intake.reading import (
    LabelRead,
    divide_page,
    fill_in,
    marked_text,
    proposed_values,
    proposed_words,
    read_label,
    read_proposals,
)
from products.intake.typed import typed_label
from products.models import Brand, Product
from products.search import folded

# Of 100: "Rose Exosome Serum" and "Exosome Rose Serum 30" are perhaps one product.
NEAR_PRODUCT = 88
MOST_NEAR = 3
MOST_COMPARED = 2000


@dataclass(slots=True)
class IntakePage:
    """Everything that the template places. `read` is the label with the corrections, as the public would see it."""

    data: QueryDict
    product: Product | None
    read: LabelRead
    proposed: Proposals | None
    corrected: Corrections
    page_problem: str
    verdicts: list[VerdictRow]
    flags: list[FlagRow]
    sources: list[SourceRow]
    words: dict[str, Quotes]
    hidden: list[tuple[str, str]]
    did_you_mean: str
    near: Sequence[Product]
    text: SafeString


def read_page(data: QueryDict, product: Product | None) -> IntakePage:
    """Read what was typed and fill in what follows from it; `data` is changed. Few queries, whatever the label."""
    page_problem = divide_page(data)
    by_engine = read_label(typed_label(data))
    proposed = read_proposals(by_engine)
    corrected = Corrections()
    read = by_engine
    if proposed and by_engine.scorecard:
        fill_in(data, proposed)
        capture = CaptureForm(data)
        capture.full_clean()
        seen = seen_values(getattr(capture, "cleaned_data", {}), timezone.localdate())
        corrected = corrections(data, by_engine.scorecard, proposed, seen)
        if facts := corrected.core_facts():
            read = read_label(typed_label(data), facts)
    return IntakePage(
        data=data,
        product=product,
        read=read,
        proposed=proposed,
        corrected=corrected,
        page_problem=page_problem,
        verdicts=verdict_rows(data, by_engine.scorecard, corrected.problems) if by_engine.scorecard else [],
        flags=flag_rows(data, proposed, corrected.problems) if proposed else [],
        sources=source_rows(data, proposed) if proposed else [],
        words={name: quotes(spans) for name, spans in proposed_words(proposed).items()} if proposed else {},
        hidden=[*proposed_values(proposed).items()] if proposed else [],
        did_you_mean=_did_you_mean(data),
        near=_near_products(data) if proposed and product is None else (),
        text=marked_text(read, proposed),
    )


def _did_you_mean(data: QueryDict) -> str:
    """A brand of the catalogue that is spelt nearly as the one typed, "" where that one is known. One query."""
    brand = data.get("brand", "")
    names = list(Brand.objects.values_list("name", flat=True)) if brand else []
    return "" if any(folded(name) == folded(brand) for name in names) else near_brand(brand, names)


def _near_products(data: QueryDict) -> Sequence[Product]:
    """Products that may be this one: of the brand with a near name, or published and called so. Three queries."""
    brand, name = data.get("brand", ""), data.get("name", "")
    if not name:
        return ()
    same_brand = dict(
        Product.objects.filter(brand__name__iexact=brand).values_list("pk", "name")[:MOST_COMPARED] if brand else ()
    )
    near = process.extract(
        name, same_brand, scorer=fuzz.token_sort_ratio, processor=folded, score_cutoff=NEAR_PRODUCT, limit=MOST_NEAR
    )
    found: list[Any] = [key for _, _, key in near]
    found += [key for key in likely.names().likely(f"{brand} {name}") if key not in found]
    rows = Product.objects.select_related("brand").in_bulk(found[:MOST_NEAR])
    return [rows[key] for key in found[:MOST_NEAR] if key in rows]

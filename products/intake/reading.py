"""Read what an editor has typed so far: parts, scorecard, proposals, and the fields that still follow the engine."""

import hashlib
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.safestring import SafeString

from evaluation.core.assess import assess
from evaluation.core.editor_facts import EditorFact
from evaluation.core.label import LabelError, checked
from evaluation.core.scorecard import Scorecard
from evaluation.core.text import Span
from evaluation.knowledge import knowledge
from evaluation.language import reads_as_english
from evaluation.presentation import Card, present
from evaluation.presentation.highlights import Mark, anchor, highlighted, marks
from products.intake.parts import split
from products.intake.proposals import MOST_SOURCES, Proposals, propose
from products.intake.typed import PART_NAMES, plain_lines
from products.models import Brand, ProductLabel

# More brands than that no catalogue of this market has; what is read of them stays bounded.
MOST_BRANDS = 20_000


@dataclass(frozen=True, slots=True)
class LabelRead:
    """A label as the engine reads it now, or the reason why it cannot."""

    text: str
    scorecard: Scorecard | None = None
    card: Card | None = None
    problem: str = ""
    is_english: bool = True


def read_label(label: ProductLabel | None, facts: tuple[EditorFact, ...] = ()) -> LabelRead:
    """The scorecard of a label that is being typed, with the corrections typed so far. Nothing is stored."""
    if label is None:
        return LabelRead("")
    core = label.as_core_label()
    try:
        checked(core.text)
    except LabelError as error:
        return LabelRead(core.text, problem=str(error))
    scorecard = assess(core.model_copy(update={"editor_facts": facts}), knowledge())
    return LabelRead(core.text, scorecard, present(scorecard, core.text), is_english=reads_as_english(core.text))


def page_digest(page: str) -> str:
    """Tells whether the page in its box is still the one that was divided into parts."""
    return hashlib.sha256(page.encode("utf-8", "surrogatepass")).hexdigest()[:16] if page else ""


def divide_page(data: QueryDict) -> str:
    """Divide the page into its parts unless that was done; the reason why it cannot be, or "". Changes `data`."""
    page = plain_lines(data.get("page", ""))
    digest = page_digest(page)
    if not page or data.get("page_read") == digest:
        return ""
    try:
        checked(page)
    except LabelError as error:
        return str(error)
    parts = split(page, knowledge())
    for part, words in parts.words.items():
        data[part.value] = words
    data.setlist("silent_parts", [part for part in PART_NAMES if part in {one.value for one in parts.silent}])
    data["ingredients_complete"] = "on" if parts.is_list_complete else ""
    data["page_read"] = digest
    return ""


def read_proposals(read: LabelRead) -> Proposals | None:
    """What the label proposes, with the brands of the catalogue in mind; None for no label. One query."""
    if read.scorecard is None:
        return None
    return propose(read.text, read.scorecard, list(Brand.objects.values_list("name", flat=True)[:MOST_BRANDS]))


def fill_in(data: QueryDict, proposed: Proposals) -> None:
    """Put each proposal into its field where the editor has not typed something else. Changes `data`.

    What was proposed last stands in a hidden field beside each: a field that still says it follows the engine.
    """
    for name, value in proposed_values(proposed).items():
        if data.get(name, "") == data.get(f"was-{name}", ""):
            data[name] = value
        data[f"was-{name}"] = value


def proposed_values(proposed: Proposals) -> dict[str, str]:
    """Field name -> what the engine proposes for it, "" for nothing."""
    naming, pack, price = proposed.naming, proposed.pack, proposed.price
    values = {
        "brand": naming.brand.value,
        "is_new_brand": "on" if naming.brand.value and not (naming.brand.known or naming.brand.did_you_mean) else "",
        "name": naming.name.value,
        "slug": naming.slug.value,
        "product_type": naming.product_type.value,
        "use_setting": naming.use_setting.value,
        "size_ml": f"{pack.size_ml.normalize():f}" if pack.size_ml else "",
        "size_g": f"{pack.size_g.normalize():f}" if pack.size_g else "",
        "pack": pack.pack,
        "price_amount": str(price.amount) if price else "",
        "price_currency": price.currency if price else "",
    }
    for number in range(MOST_SOURCES):
        source = proposed.sources[number] if number < len(proposed.sources) else None
        values[f"source-{number}-kind"] = source.kind if source else ""
        values[f"source-{number}-detail"] = source.detail if source else ""
        values[f"source-{number}-as_stated"] = source.as_stated if source else ""
    return values


def proposed_words(proposed: Proposals) -> dict[str, tuple[Span, ...]]:
    """Field name -> the words of the label that its proposal rests on."""
    naming = proposed.naming
    words = {
        "brand": naming.brand.words,
        "name": naming.name.words,
        "product_type": naming.product_type.words,
        "use_setting": naming.use_setting.words,
        "size_ml": proposed.pack.words if proposed.pack.size_ml else (),
        "size_g": proposed.pack.words if proposed.pack.size_g else (),
        "price_amount": proposed.price.words if proposed.price else (),
    }
    for number, source in enumerate(proposed.sources):
        words[f"source-{number}-kind"] = source.words
    return words


def marked_text(read: LabelRead, proposed: Proposals | None) -> SafeString:
    """The label's text with every finding marked, and beside them the words that proposals rest on."""
    found = {(mark.start, mark.end): mark for mark in (marks(read.scorecard) if read.scorecard else ())}
    for spans in (proposed_words(proposed) if proposed else {}).values():
        for place in spans:
            if place.start < place.end:
                key = (place.start, place.end)
                found.setdefault(key, Mark(place.start, place.end, "fact", anchor(place.start, place.end)))
    return highlighted(read.text, [found[key] for key in sorted(found)])

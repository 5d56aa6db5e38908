"""The fields of the form in the order of the page, each with the words that its proposal rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms

from evaluation.presentation.quotes import Quotes, quotes
from products.intake.forms import CaptureForm, ProductForm
from products.intake.page import IntakePage
from products.intake.proposals import Proposals

NO_QUOTES = Quotes((), 0)
PARTS = ("front", "making", "ingredients", "ingredients_complete", "directions", "silent_parts", "is_summary")
PLACE = ("url", "seen_on", "seen_by", "evidence_grade", "page_kind", "caveat")
PRODUCT = (
    *("brand", "is_new_brand", "country", "name", "slug", "product_type", "use_setting", "size_ml", "size_g", "pack"),
    *("price_amount", "price_currency", "price_note", "is_another_product"),
)
WIDE = ("page", *PARTS, "url", "name", "is_another_product")


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field with the label's words that it rests on."""

    field: forms.BoundField
    quotes: Quotes
    is_wide: bool


@dataclass(frozen=True, slots=True)
class FieldRows:
    """The fields, by the part of the page where they stand."""

    page: FieldRow
    parts: Sequence[FieldRow]
    place: Sequence[FieldRow]
    product: Sequence[FieldRow]


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One fact that the engine reads; `value` "" for nothing."""

    topic: str
    value: str
    quotes: Quotes


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and the id of the place where it can be mended."""

    anchor: str
    label: str
    words: str


def field_rows(page: IntakePage, capture: CaptureForm, described: ProductForm) -> FieldRows:
    """All fields; the first one to confirm takes the focus once the label is read."""
    if page.proposed and not capture.is_bound and not page.product:
        described.fields["brand"].widget.attrs["autofocus"] = True
    elif not capture.is_bound and not page.product:
        capture.fields["page"].widget.attrs["autofocus"] = True

    def rows(form: forms.Form, names: Sequence[str]) -> list[FieldRow]:
        return [FieldRow(form[name], page.words.get(name, NO_QUOTES), name in WIDE) for name in names]

    return FieldRows(rows(capture, ("page",))[0], rows(capture, PARTS), rows(capture, PLACE), rows(described, PRODUCT))


def reading_rows(proposed: Proposals) -> list[ReadingRow]:
    """What the engine reads, with the words."""
    return [ReadingRow(reading.topic, reading.value, quotes(reading.words)) for reading in proposed.readings]


def problems(page: IntakePage, capture: CaptureForm, described: ProductForm) -> list[Problem]:
    """Everything that is wrong, in the order of the page."""
    found = []
    for form in (capture,) if page.product else (capture, described):
        for name, errors in form.errors.items() if form.is_bound else ():
            place = form[name] if name in form.fields else None
            found += [
                Problem(place.id_for_label if place else "", str(place.label) if place else "", str(e)) for e in errors
            ]
    if not capture.is_bound and page.page_problem:
        found.append(Problem("id_page", "The whole page", page.page_problem))
    for key, words in page.corrected.problems.items():
        found.append(Problem(key, key.removeprefix("fix-").removeprefix("flag-").capitalize(), words))
    return found

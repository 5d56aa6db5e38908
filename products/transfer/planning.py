"""What a table's rows would bring into the catalogue, row by row, before anything is written.

New products are drafts and go the way of all drafts. What is there is never changed: other words are a new look at the
label, beside the old one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify

from products.assessments import preview
from products.models import (
    Brand,
    LabelPage,
    LabelSource,
    Product,
    ProductLabel,
    ProductPrice,
    QuotedClaim,
    Status,
    UseSetting,
)
from products.transfer.cells import in_lines
from products.transfer.columns import BRAND, LABEL, PRICE, PRODUCT, Column
from products.transfer.known import Known, proposed_slug
from products.transfer.tables import ReadRow
from products.transfer.values import Problem, Values, values_of


class Outcome(Enum):
    """What a row comes to."""

    PRODUCT = "new product"
    LABEL = "new look at its label"
    PRICE = "new price"
    NOTHING = "nothing new"
    REFUSED = "cannot be imported"


@dataclass(slots=True)
class PlannedRow:
    """A row and what would come of it; `notes` say what is there already and stays as it is."""

    number: int
    title: str
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    product: Product | None = None
    is_new: bool = False
    label: ProductLabel | None = None
    belongings: list[models.Model] = field(default_factory=list)  # of the label
    price: ProductPrice | None = None

    @property
    def outcome(self) -> Outcome:
        """The most that the row brings."""
        if self.problems:
            return Outcome.REFUSED
        if self.is_new:
            return Outcome.PRODUCT
        if self.label:
            return Outcome.LABEL
        return Outcome.PRICE if self.price else Outcome.NOTHING


@dataclass(slots=True)
class Plan:
    """All rows of a file, and the brands that are new with them."""

    rows: list[PlannedRow]
    brands: list[Brand]

    @property
    def problems(self) -> list[Problem]:
        """All that is wrong, in the order of the file."""
        return [problem for row in self.rows for problem in row.problems]

    def count(self, outcome: Outcome) -> int:
        """How many rows come to that."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def brings_something(self) -> bool:
        """Whether carrying it out would add anything."""
        return any(row.outcome not in (Outcome.NOTHING, Outcome.REFUSED) for row in self.rows)


def plan_import(rows: Sequence[ReadRow]) -> Plan:
    """What these rows would bring, or what is wrong with each. Writes nothing; a few queries whatever the number."""
    read = [(row, *values_of(row)) for row in rows]
    known = Known([values for _, values, _ in read if values])
    planned = [
        _planned(values, known) if values else PlannedRow(row.number, _title(row), problems)
        for row, values, problems in read
    ]
    return Plan(planned, known.new_brands)


def _planned(values: Values, known: Known) -> PlannedRow:
    """The row against what is there, and against the rows above it."""
    row = PlannedRow(values.row, f"{values.brand['name']} {values.product['name']}")
    brand = _brand(values, known, row)
    if brand is None:
        return row
    _find_product(values, brand, known, row)
    if row.product is None:
        return row
    row.title = str(row.product)
    _add_label(values, known, row)
    _add_price(values, known, row)
    return row


def _title(row: ReadRow) -> str:
    return " ".join(str(row.cells.get(name) or "")[:80] for name in ("brand", "name")).strip()


def _brand(values: Values, known: Known, row: PlannedRow) -> Brand | None:
    given = values.brand
    if found := known.brand(given["name"]):
        _note_differences(row, found, BRAND, {**given, "name": found.name})
        return found
    brand = Brand(**{**given, "slug": given["slug"] or slugify(given["name"])})
    if other := known.brand_of_slug(brand.slug):
        row.problems.append(
            Problem(row.number, "brand", f"Its address would be that of the brand “{other.name}”: give a brand_slug.")
        )
        return None
    if _is_clean(row, brand, BRAND, exclude=()):
        known.add_brand(brand)
        return brand
    return None


def _find_product(values: Values, brand: Brand, known: Known, row: PlannedRow) -> None:
    """Set the row's product: the one of its slug, else of its brand and name, else a new draft."""
    given = values.product
    found = known.product_of_slug(given["slug"]) if given["slug"] else None
    if found is None and not given["slug"]:
        namesakes = known.products(brand, given["name"])
        if len(namesakes) > 1:
            words = f"There are {len(namesakes)} products of that name: give the slug of the one that is meant."
            row.problems.append(Problem(row.number, "slug", words))
            return
        found = namesakes[0] if namesakes else None
    if found is None:
        _new_product(given, brand, known, row)
    elif found.status == Status.MERGED:
        row.problems.append(Problem(row.number, "slug", "That product was merged into another: give the other's slug."))
    elif known.brand_of(found) is not brand:
        words = f"That product is of the brand “{known.brand_of(found).name}”."
        row.problems.append(Problem(row.number, "brand", words))
    else:
        row.product = found
        _note_differences(row, found, PRODUCT, given)


def _new_product(given: dict[str, Any], brand: Brand, known: Known, row: PlannedRow) -> None:
    filled = {**given, "use_setting": given["use_setting"] or UseSetting.HOME}
    filled["slug"] = given["slug"] or known.free_slug(proposed_slug(brand.name, given["name"]))
    product = Product(brand=brand, status=Status.DRAFT, **filled)
    if _is_clean(row, product, PRODUCT, exclude=("brand",)):
        known.add_product(product)
        row.product, row.is_new = product, True


def _add_label(values: Values, known: Known, row: PlannedRow) -> None:
    if values.label is None or row.product is None:
        return
    label = ProductLabel(product=row.product, **values.label)
    if there := known.label_like(label):
        _note_differences(row, there, LABEL, values.label)
        return
    belongings = _belongings(values)
    is_clean = _is_clean(row, label, LABEL, exclude=("product",))
    checks: dict[type[models.Model], str] = {
        LabelSource: "sources",
        QuotedClaim: "claims",
        LabelPage: "further_pages",
    }
    for part in belongings:
        where = checks[type(part)]
        is_clean &= _is_clean(row, part, (), exclude=("label",), where=where)
    if len({(source["kind"], source.get("detail", "")) for source in values.sources}) < len(values.sources):
        row.problems.append(Problem(row.number, "sources", "A source stands there twice."))
        return
    if is_clean and not _takes_a_flag_away(label, known, row):
        row.label, row.belongings = label, belongings
        known.add_label(label)


def _belongings(values: Values) -> list[models.Model]:
    return [
        *(LabelSource(**source) for source in values.sources),
        *(QuotedClaim(**claim) for claim in values.claims),
        *(LabelPage(url=url) for url in dict.fromkeys(values.pages)),
    ]


def _takes_a_flag_away(label: ProductLabel, known: Known, row: PlannedRow) -> bool:
    """Whether a critical red flag that the public sees would go with this look: that takes two people, and no file."""
    product = label.product
    shown = product.current_assessment if product.pk and product.status == Status.PUBLISHED else None
    if shown is None or not shown.critical_flags or label.seen_on < known.newest_day(product):
        return False
    before = shown.read_scorecard()
    kept = {claim.rule for claim in preview(label).claims}
    gone = (
        [claim.text for claim in before.claims if claim.severity == "critical" and claim.rule not in kept]
        if before
        else []
    )
    for text in gone:
        words = f"The critical red flag “{text[:60]}” would leave a published page: add this look in the admin instead."
        row.problems.append(Problem(row.number, "front", words))
    return bool(gone)


def _add_price(values: Values, known: Known, row: PlannedRow) -> None:
    if values.price is None or row.product is None:
        return
    filled = {name: value for name, value in values.price.items() if not (name == "basis" and not value)}
    for name in ("seen_by", "evidence_grade"):  # older files say it of the label alone
        filled[name] = filled[name] or (values.label or {}).get(name, "")
    price = ProductPrice(product=row.product, **filled)
    if not known.has_price(price) and _is_clean(row, price, PRICE, exclude=("product",)):
        row.price = price
        known.add_price(price)


def _is_clean(
    row: PlannedRow, made: models.Model, columns: Sequence[Column], exclude: Sequence[str], where: str = ""
) -> bool:
    """Whether the models' own rules take it; if not, the row says which cell they refuse, and why."""
    names = {column.field: column.name for column in columns}
    try:
        made.clean_fields(exclude=exclude)
        if isinstance(made, ProductLabel):
            made.clean()
    except ValidationError as error:
        wrong = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for name, messages in wrong.items():
            row.problems += [Problem(row.number, where or names.get(name, ""), words) for words in messages]
        return False
    return True


def _note_differences(row: PlannedRow, there: models.Model, columns: Sequence[Column], given: dict[str, Any]) -> None:
    """Note the cells that say something other than what is there. They change nothing."""
    for column in columns:
        new, old = given[column.field], getattr(there, column.field)
        if new not in (None, "", False) and _comparable(new) != _comparable(old):
            row.notes.append(f"{column.name} stays “{str(old)[:60]}”")


def _comparable(value: Any) -> Any:
    return in_lines(value).strip() if isinstance(value, str) else value

"""The columns of the table, each with what it holds, in the words of the template's second sheet."""

from dataclasses import dataclass
from enum import Enum

from products.models import EvidenceGrade, PriceBasis, ProductType, SourceKind, UseSetting


class Kind(Enum):
    """How a cell is read. A PART of a label tells "not seen" (no words) from "seen, and empty"."""

    TEXT = "text"
    PART = "part"
    DATE = "date"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its header; `field` is the name in the model that it fills."""

    name: str
    field: str
    words: str
    kind: Kind = Kind.TEXT
    is_required: bool = False


def _one_of(choices: type) -> str:
    return ", ".join(choices.values)  # type: ignore[attr-defined]


PRODUCT = (
    Column("name", "name", "The product's name as on the pack, without the brand.", is_required=True),
    Column("slug", "slug", "Its part of the address; made from brand and name where empty. It tells products apart."),
    Column("type", "product_type", f"One of: {_one_of(ProductType)}.", is_required=True),
    Column("use", "use_setting", f"One of: {_one_of(UseSetting)}. Empty: at home."),
    Column("size_ml", "size_ml", "The whole pack in mL, with a point: 28.5.", Kind.NUMBER),
    Column("size_g", "size_g", "For packs sold by weight, in g.", Kind.NUMBER),
    Column("pack", "pack", "What the size is made of: 5 vials of 2 mL."),
    Column("editor_notes", "editor_notes", "For editors only, never shown."),
)
BRAND = (
    Column("brand", "name", "The brand's name. One that is new is added.", is_required=True),
    Column("brand_slug", "slug", "The brand's part of addresses; made from its name where empty."),
    Column("brand_country", "country", "Where the brand is at home, only where that is sure."),
)
PRICE = (
    Column("price", "amount", "What it cost, with a point: 74.00.", Kind.NUMBER),
    Column("currency", "currency", "Three capital letters: USD."),
    Column("price_basis", "basis", f"One of: {_one_of(PriceBasis)}. Empty: the pack."),
    Column("price_seen_on", "seen_on", "The day of the price, as 2026-11-23.", Kind.DATE),
    Column("price_url", "url", "The page with the price."),
    Column("price_seen_by", "seen_by", "Who looked at the price. Empty: who looked at the label."),
    Column("price_grade", "evidence_grade", f"How sure, one of: {_one_of(EvidenceGrade)}. Empty: as the label."),
    Column("price_note", "note", "Shown beside the price."),
)
LABEL = (
    Column("front", "front", "Front words of the label. Empty: not seen by us.", Kind.PART),
    Column("making", "making", "Source, isolation, concentration, testing, storage. Empty: not seen.", Kind.PART),
    Column("ingredients", "ingredients", "The ingredient list, without its heading. Empty: not seen.", Kind.PART),
    Column("ingredients_complete", "ingredients_complete", "yes if the list is whole.", Kind.BOOLEAN),
    Column("directions", "directions", "Directions and warnings. Empty: not seen.", Kind.PART),
    Column("is_summary", "is_summary", "yes for noted facts instead of the brand's words.", Kind.BOOLEAN),
    Column("url", "url", "The page on which the words stood."),
    Column("page_kind", "page_kind", "What page that is: brand page, shop."),
    Column("seen_on", "seen_on", "The day on which somebody looked, as 2026-11-23.", Kind.DATE),
    Column("seen_by", "seen_by", "Who looked."),
    Column("grade", "evidence_grade", f"How sure, one of: {_one_of(EvidenceGrade)}."),
    Column("caveat", "caveat", "What a reader should know of this look."),
)
LISTS = (
    Column(
        "sources",
        "sources",
        f"One a line: kind | detail | as stated. Kinds: {_one_of(SourceKind)}.",
        Kind.LIST,
    ),
    Column(
        "claims",
        "quoted_claims",
        "One a line: the claim | who says it. Where seen elsewhere: | page | day | who looked | how sure.",
        Kind.LIST,
    ),
    Column("further_pages", "further_pages", "One address a line.", Kind.LIST),
)

COLUMNS = (*BRAND, *PRODUCT, *PRICE, *LABEL, *LISTS)
BY_NAME = {column.name: column for column in COLUMNS}

"""The catalogue as a file: its shape, checked in full before anything of it is loaded."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from products.models import EvidenceGrade, PriceBasis, ProductType, SourceKind, Status, UseSetting

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=120)]
Words = Annotated[str, Field(min_length=1)]


def _address(text: str) -> str:
    """The address as written, once it is sure to be one: HttpUrl itself would respell it."""
    _HTTP_URL.validate_python(text)
    return text


_HTTP_URL = TypeAdapter(HttpUrl)
Address = Annotated[str, AfterValidator(_address)]


class CatalogueFileError(Exception):
    """The file cannot be used; `problems` name the entry, the field and what was expected."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BrandEntry(_Entry):
    """A brand; `country` only where it is sure."""

    slug: Slug
    name: Words
    country: str = ""


class SourceEntry(_Entry):
    """One source of the vesicles."""

    kind: SourceKind
    detail: str = ""
    as_stated: str = ""


class ClaimEntry(_Entry):
    """A short claim in its maker's words. What is left out of page, day, person and grade is the label's."""

    text: Words
    said_by: str = ""
    url: Address = ""
    seen_on: date | None = None
    seen_by: str = ""
    evidence_grade: EvidenceGrade | None = None


class LabelEntry(_Entry):
    """One capture of a label. A part that is absent was not seen; prose parts are lists of lines."""

    key: Words
    seen_on: date
    seen_by: Words
    evidence_grade: EvidenceGrade
    page_kind: str = ""
    url: Address = ""
    further_pages: tuple[Address, ...] = ()
    is_summary: bool = False
    caveat: str = ""
    front: tuple[str, ...] | None = None
    making: tuple[str, ...] | None = None
    ingredients: str | None = None
    ingredients_complete: bool = False
    directions: tuple[str, ...] | None = None
    sources: tuple[SourceEntry, ...] = ()
    quoted_claims: tuple[ClaimEntry, ...] = ()

    @model_validator(mode="after")
    def _claims_stand_in_the_words(self) -> Self:
        words = "\n".join(line for part in (self.front, self.making, self.directions) for line in part or ())
        for claim in self.quoted_claims:
            if claim.text not in words:
                raise ValueError(f"the quoted claim “{claim.text}” stands in no part of the label")
        return self


class PriceEntry(_Entry):
    """One price as one page showed it. Without person and grade, those of the label of that page, or of the first."""

    key: Words
    amount: Annotated[Decimal, Field(ge=0)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    basis: PriceBasis = PriceBasis.PACK
    seen_on: date | None = None
    url: Address = ""
    seen_by: str = ""
    evidence_grade: EvidenceGrade | None = None
    note: str = ""


class ProductEntry(_Entry):
    """A product with its labels and prices; keys of labels, and of prices, are unique within it."""

    slug: Slug
    brand: Slug
    name: Words
    product_type: ProductType
    use_setting: UseSetting
    size_ml: Annotated[Decimal, Field(gt=0)] | None = None
    size_g: Annotated[Decimal, Field(gt=0)] | None = None
    pack: str = ""
    status: Literal[Status.DRAFT, Status.PUBLISHED] = Status.DRAFT
    editor_notes: str = ""
    labels: tuple[LabelEntry, ...]
    prices: tuple[PriceEntry, ...] = ()

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Self:
        for rows in (self.labels, self.prices):
            if twice := _twice(row.key for row in rows):
                raise ValueError(f"the key “{twice[0]}” stands twice")
        return self


class CatalogueFile(_Entry):
    """Brands and products; `about` says where they come from and on what terms."""

    about: dict[str, Any]
    brands: tuple[BrandEntry, ...]
    products: tuple[ProductEntry, ...]

    @model_validator(mode="after")
    def _names_are_unique_and_known(self) -> Self:
        known = {brand.slug for brand in self.brands}
        for kind, slugs in (
            ("brand", (brand.slug for brand in self.brands)),
            ("product", (product.slug for product in self.products)),
        ):
            if twice := _twice(slugs):
                raise ValueError(f"{kind} “{twice[0]}” stands twice")
        for product in self.products:
            if product.brand not in known:
                raise ValueError(f"product “{product.slug}”, brand: there is no brand “{product.brand}”")
        return self


def read_catalogue(path: Path) -> CatalogueFile:
    """The file, checked. CatalogueFileError if it is missing, is not JSON, or has an entry that cannot be right."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueFileError([f"{path}: cannot be read: {error}"]) from error
    try:
        return CatalogueFile.model_validate_json(text)
    except ValidationError as error:
        raise CatalogueFileError(list(_problems(path, text, error))) from None


def _problems(path: Path, text: str, error: ValidationError) -> Iterator[str]:
    for problem in error.errors(include_url=False):
        where = _where(text, problem["loc"])
        message = problem["msg"].removeprefix("Value error, ")
        yield f"{path.name}: {where}{message}"


def _where(text: str, location: tuple[int | str, ...]) -> str:
    """The entry by its slug and the field: 'product “rose-serum”, labels.1.seen_on: '; empty for the whole file."""
    if len(location) < 2 or location[0] not in ("brands", "products"):
        return "".join(f"{step}: " for step in location[:1])
    kind, number, *field = location
    entry = _Names.model_validate_json(text).name(str(kind), int(number))
    return f"{str(kind)[:-1]} {entry}" + (f", {'.'.join(map(str, field))}" if field else "") + ": "


class _Names(BaseModel):
    """No more than the slugs of a file that is wrong elsewhere, to name the entry that is."""

    brands: list[Any] = []
    products: list[Any] = []

    def name(self, kind: str, number: int) -> str:
        """The entry's slug in quotation marks, or its number, counted from 1, if it has none."""
        entry = (self.brands if kind == "brands" else self.products)[number]
        return f"“{entry['slug']}”" if isinstance(entry, dict) and "slug" in entry else f"number {number + 1}"


def _twice(names: Iterator[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]

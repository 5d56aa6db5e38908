"""What the API says of a product. A change of a name or meaning here is a new version of the API."""

from datetime import date, datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BrandOut(_Shape):
    """Who makes it, or under whose name it sells."""

    slug: str
    name: str
    country: str | None = Field(description="Where the brand is at home; null: not known to us.")


class SourceOut(_Shape):
    """Where the vesicles come from, as we read the label; a product may have several."""

    kind: str = Field(description="One of the Scorecard's source kinds.")
    detail: str | None


class PriceOut(_Shape):
    """What one page asked for it on one day."""

    amount: Decimal
    currency: str
    per_ml: Decimal | None = Field(description="Null: no size in mL is known, or the price is not the pack's.")
    seen_on: date | None
    seen_by: str | None = Field(description="Who looked; null of some older prices.")
    evidence_grade: str | None = Field(description="How sure that is, as for labels; null of some older prices.")
    url: str | None
    note: str | None


class LabelOut(_Shape):
    """The look at the label that was judged."""

    url: str | None
    page_kind: str | None
    seen_on: date
    seen_by: str
    evidence_grade: str = Field(description="A: brand, regulator or study; B: distributor, shop or review.")
    is_summary: bool = Field(description="Composed from recorded facts: its silence means nothing.")


class ScoreOut(_Shape):
    """A range, never one number: what the label proves, up to what its silences could hold."""

    low: float
    high: float
    coverage: float
    band: str
    red_flags: int
    critical_red_flags: int
    identity_sound: bool = Field(description="False: sold as exosomes, and the ingredient list shows none.")
    summary: str
    method: str
    scored_at: datetime


class ProductOut(_Shape):
    """One published product with the label and the score that count today."""

    slug: str
    name: str
    brand: BrandOut
    type: str
    use: str
    size_ml: Decimal | None
    size_g: Decimal | None
    pack: str | None
    sources: tuple[SourceOut, ...]
    price: PriceOut | None
    label: LabelOut | None = Field(description="Null: no label of it was judged yet.")
    score: ScoreOut | None = Field(description="Null: not scored yet.")
    url: str = Field(description="Its page for people.")
    scorecard_url: str | None
    history_url: str


class FacetChoiceOut(_Shape):
    """One choice of a facet, and how many products it would leave."""

    id: str
    words: str
    count: int


class FacetOut(_Shape):
    """What the list can be narrowed by; `id` is the parameter."""

    id: str
    title: str
    choices: tuple[FacetChoiceOut, ...]


class ProductListOut(_Shape):
    """A page of products. `next` leads to the following one, null on the last."""

    count: int = Field(description="Products that the question finds.")
    total: int = Field(description="Published products in all.")
    read_as: str | None = Field(description="The search with its spelling corrected, where it was.")
    next: str | None
    products: tuple[ProductOut, ...]
    facets: tuple[FacetOut, ...]


class ScoreEntryOut(_Shape):
    """One score that a reader could tell from the one before it."""

    day: date
    score: str = Field(description="Proven to possible, “38 to 83”.")
    red_flags: int
    method: str
    why: str
    is_current: bool


class CaptureOut(_Shape):
    """One look at the label."""

    seen_on: date
    seen_by: str
    evidence_grade: str
    url: str | None
    page_kind: str | None
    is_summary: bool


class HistoryOut(_Shape):
    """How label and score changed, the newest first."""

    slug: str
    labels: tuple[CaptureOut, ...]
    scores: tuple[ScoreEntryOut, ...]

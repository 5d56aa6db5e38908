"""The catalogue: brands, products, their labels as seen, prices, and what was made of them."""

from products.models.assessment import Assessment
from products.models.change import PublicChange
from products.models.clinic import (
    Clinic,
    ClinicLook,
    ClinicNotice,
    ClinicProduct,
    ClinicSite,
    EmbedView,
)
from products.models.draft import MOST_DRAFTS, DraftKind, FormDraft
from products.models.editor_fact import EditorFact, EditorFactKind
from products.models.entry import NOT_SCORED, CatalogueChange, CatalogueEntry, CatalogueVersion, FacetTerm, SearchWord
from products.models.export import CatalogueExport
from products.models.image import ProductImage
from products.models.inquiry import Channel, Inquiry, InquiryState
from products.models.label import (
    PROVENANCE,
    EvidenceGrade,
    LabelPage,
    LabelSource,
    ProductLabel,
    QuotedClaim,
    SourceKind,
)
from products.models.merge import BrandMerge, MergeState, ProductMerge
from products.models.near_name import NearName, NearNameDecision
from products.models.pair import BrandPair, PairDecision, ProductPair
from products.models.price import PriceBasis, ProductPrice
from products.models.product import Brand, Product, ProductType, Status, UseSetting
from products.models.publication import Publication
from products.models.report import ErrorReport, ReportKind
from products.models.review import ChangeState, Decision, DecisionKind, HeldChange

__all__ = [
    "MOST_DRAFTS",
    "NOT_SCORED",
    "PROVENANCE",
    "Assessment",
    "Brand",
    "BrandMerge",
    "BrandPair",
    "CatalogueChange",
    "CatalogueEntry",
    "CatalogueExport",
    "CatalogueVersion",
    "ChangeState",
    "Channel",
    "Clinic",
    "ClinicLook",
    "ClinicNotice",
    "ClinicProduct",
    "ClinicSite",
    "Decision",
    "DecisionKind",
    "DraftKind",
    "EditorFact",
    "EditorFactKind",
    "EmbedView",
    "ErrorReport",
    "EvidenceGrade",
    "FacetTerm",
    "FormDraft",
    "HeldChange",
    "Inquiry",
    "InquiryState",
    "LabelPage",
    "LabelSource",
    "MergeState",
    "NearName",
    "NearNameDecision",
    "PairDecision",
    "PriceBasis",
    "Product",
    "ProductImage",
    "ProductLabel",
    "ProductMerge",
    "ProductPair",
    "ProductPrice",
    "ProductType",
    "PublicChange",
    "Publication",
    "QuotedClaim",
    "ReportKind",
    "SearchWord",
    "SourceKind",
    "Status",
    "UseSetting",
]

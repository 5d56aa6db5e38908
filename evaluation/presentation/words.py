"""The words a shopper reads for what the engine names by code."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from evaluation.core.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """How a verdict is said and what it means."""

    word: str
    meaning: str
    counts: str


VERDICTS: Mapping[Verdict, VerdictWords] = MappingProxyType(
    {
        Verdict.MET: VerdictWords("Met", "The label says it, and well.", "all of its weight"),
        Verdict.PARTLY: VerdictWords("Partly met", "The label says some of it.", "half of its weight"),
        Verdict.NOT_STATED: VerdictWords(
            "Not stated",
            "We looked where it would stand, and the label is silent. That is the brand's silence, not a fault.",
            "the hatched part of the bar",
        ),
        Verdict.NOT_SEEN: VerdictWords(
            "Not seen yet",
            "The part of the label where it would stand was not given to us. That is our debt, not the brand's.",
            "the hatched part of the bar",
        ),
        Verdict.AGAINST: VerdictWords(
            "Works against it",
            "The label says or lists something that contradicts what the product claims to be.",
            "nothing of its weight",
        ),
        Verdict.NOT_APPLICABLE: VerdictWords(
            "Does not apply", "The question does not arise for this product.", "left out of every sum"
        ),
    }
)

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "human_msc": "Human stem cells (MSC)",
        "human_fibroblast": "Human fibroblasts",
        "human_platelet": "Human platelets",
        "human_other": "Human, other",
        "animal_milk": "Milk or colostrum",
        "animal_other": "Animal, other",
        "plant": "Plant",
        "microbial": "Microbial",
        "synthetic": "Synthetic",
        "conditioned_media": "Conditioned medium",
        "unspecified": "Not stated",
    }
)

TERMS: Mapping[str, str] = MappingProxyType(
    {
        "exosome": "exosomes",
        "extracellular_vesicle": "extracellular vesicles",
        "nanovesicle": "nanovesicles",
        "conditioned_media": "conditioned media",
        "secretome": "secretome",
        "lysate": "lysate",
        "stem_cell_extract": "stem cell extract",
    }
)


@dataclass(frozen=True, slots=True)
class FamilyWords:
    """A family of claims: the badge, and what kind of wording belongs to it."""

    badge: str
    meaning: str


FAMILIES: Mapping[str, FamilyWords] = MappingProxyType(
    {
        "disease_treatment": FamilyWords("Drug claim", "Promises to treat, heal or prevent a disease."),
        "structure_function": FamilyWords("Body-function claim", "Promises to change how the body is built or works."),
        "regulatory_status": FamilyWords("Approval claim", "Says or suggests that an authority approved the product."),
        "miracle_timeline": FamilyWords("Miracle timeline", "Promises results faster than skin can change."),
        "absolute_or_guarantee": FamilyWords("Guarantee", "Promises a result for everyone, or no risk at all."),
        "injection_or_procedure_misuse": FamilyWords(
            "Injection or procedure", "Suggests putting a cosmetic into or under the skin."
        ),
        "unsupported_proof": FamilyWords("Proof not shown", "Points to proof that is not about this product, or none."),
        "cell_content": FamilyWords("Cell content", "Says that the product holds living cells or their DNA."),
    }
)

GRADES: Mapping[str, str] = MappingProxyType(
    {
        "A": "brand page, regulator's record or study",
        "B": "distributor, shop or independent review",
        "C": "third-party list, reseller or clinic list only",
    }
)

SEVERITIES: Mapping[str, str] = MappingProxyType(
    {"critical": "critical", "high": "serious", "medium": "milder", "info": "note"}
)


def plain(code: str) -> str:
    """An identifier as words: "hyaluronic_acid" -> "hyaluronic acid"."""
    return code.replace("_", " ")


def sentence_case(words: str) -> str:
    """The words with a capital at the front and the rest untouched."""
    return words[:1].upper() + words[1:]

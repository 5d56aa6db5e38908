"""The groups into which rules and evidence sort the sources of vesicles, and how each kind is said."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from evaluation.core.facts import Source


class SourceGroup(StrEnum):
    """What rules tell apart."""

    HUMAN = "human"
    ANIMAL = "animal"
    PLANT = "plant"
    MICROBIAL = "microbial"
    SYNTHETIC = "synthetic"


# Kinds of the contract whose origin is known. A conditioned medium alone does not say whose cells it fed.
GROUPS: Mapping[str, SourceGroup] = MappingProxyType(
    {
        "human_msc": SourceGroup.HUMAN,
        "human_fibroblast": SourceGroup.HUMAN,
        "human_platelet": SourceGroup.HUMAN,
        "human_other": SourceGroup.HUMAN,
        "animal_milk": SourceGroup.ANIMAL,
        "animal_other": SourceGroup.ANIMAL,
        "plant": SourceGroup.PLANT,
        "microbial": SourceGroup.MICROBIAL,
        "synthetic": SourceGroup.SYNTHETIC,
    }
)
CONDITIONED_MEDIUM = "conditioned_media"
UNSPECIFIED = "unspecified"
SOURCE_KINDS: tuple[str, ...] = (*GROUPS, CONDITIONED_MEDIUM, UNSPECIFIED)

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "human_msc": "human stem cells (MSC)",
        "human_fibroblast": "human fibroblasts",
        "human_platelet": "human platelets",
        "human_other": "human cells",
        "animal_milk": "milk or colostrum",
        "animal_other": "an animal",
        "plant": "a plant",
        "microbial": "microbes",
        "synthetic": "made without cells",
        CONDITIONED_MEDIUM: "conditioned medium",
        UNSPECIFIED: "not stated",
    }
)


def in_words(source: Source) -> str:
    """The source within a sentence: "human platelets", "a plant (rose)", "microbes (lactobacillus)"."""
    words = _WORDS.get(source.kind, source.kind.replace("_", " "))
    return f"{words} ({source.detail})" if source.detail else words


def named(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources whose origin is known, in the label's order."""
    return tuple(source for source in sources if source.kind in GROUPS)

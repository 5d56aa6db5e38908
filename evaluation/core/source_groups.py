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
# Details that say no more than the kind does: they name no tissue, no animal, no plant and no microbe.
_PLAIN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "human_msc": frozenset({"mesenchymal stem cells", "mesenchymal stem cell", "stem cells", "msc"}),
        "human_fibroblast": frozenset({"fibroblasts", "fibroblast"}),
        "human_platelet": frozenset({"platelets", "platelet"}),
        "human_other": frozenset({"human cells", "cells", "human"}),
        "animal_other": frozenset({"animal", "animals"}),
        "plant": frozenset({"plant", "plants", "botanical"}),
        "microbial": frozenset({"microbes", "microbial", "bacteria"}),
        "synthetic": frozenset({"synthetic", "man-made", "synthetic exosomes", "biomimetic"}),
    }
)


def details(source: Source) -> tuple[str, ...]:
    """What the label's detail adds to the kind: tissue, animal, plant or microbe; empty where it adds nothing."""
    parts = [part.strip() for part in (source.detail or "").split(";")]
    plain = _PLAIN.get(source.kind, frozenset())
    return tuple(dict.fromkeys(part for part in parts if part and part.lower() not in plain))


def in_words(source: Source) -> str:
    """The source within a sentence: "human platelets", "a plant (rose)", "human stem cells (fat tissue)"."""
    words = _WORDS.get(source.kind, source.kind.replace("_", " "))
    added = ", ".join(details(source))
    if not added:
        return words
    if source.kind == "animal_milk" and ("milk" in added or "colostrum" in added):
        return added
    return f"{words.removesuffix(' (MSC)')} ({added})"


def named(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources whose origin is known, in the label's order."""
    return tuple(source for source in sources if source.kind in GROUPS)

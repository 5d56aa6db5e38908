"""Which parts of the label were looked at: said by whoever divided the text, else found in the text."""

import re

from evaluation.core.label import Label, Part
from evaluation.core.parsing.model import IngredientList, SeenParts

# Fewer words than this outside the ingredient list are a shop line, not a page that could have said how it is made.
PAGE_WORDS = 25
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIRECTIONS = re.compile(
    r"\b(?:directions?|how to use|usage|apply|warnings?|cautions?|precautions?|keep out of reach|"
    r"for external use|avoid contact|batch|lot no|best before|expir\w+|use by|store (?:in|at|below))\b"
)


def seen_parts(label: Label, prose: str, ingredients: IngredientList | None) -> SeenParts:
    """The parts that were seen whole, and those of which some words were noted."""
    if label.sections is not None:
        return SeenParts(
            whole=frozenset(section.part for section in label.sections if section.complete),
            noted=frozenset(section.part for section in label.sections),
        )
    noted: set[Part] = set()
    whole: set[Part] = set()
    words = len(_WORD.findall(prose))
    if words:
        noted |= {Part.FRONT}
    if words >= PAGE_WORDS:
        noted |= {Part.MAKING}
        whole |= {Part.FRONT, Part.MAKING}
    if _DIRECTIONS.search(prose):
        noted |= {Part.DIRECTIONS}
        whole |= {Part.DIRECTIONS}
    if ingredients and ingredients.entries:
        noted |= {Part.INGREDIENTS}
        if ingredients.is_complete:
            whole |= {Part.INGREDIENTS}
    return SeenParts(frozenset(whole), frozenset(noted))

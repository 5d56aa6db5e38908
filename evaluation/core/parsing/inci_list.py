"""STUB: find the ingredient list in a label and read its entries."""

from evaluation.core.knowledge.lexicon import IngredientLexicon
from evaluation.core.label import Label
from evaluation.core.parsing.model import IngredientList


def read_list(label: Label, folded: str, lexicon: IngredientLexicon) -> IngredientList | None:
    """The ingredient list with its entries matched, or None where the label has none."""
    return None

"""STUB: what the list holds for and against the skin."""

from evaluation.core.facts import Irritant, Supporting
from evaluation.core.knowledge.lexicon import IngredientLexicon
from evaluation.core.parsing.model import IngredientList


def read_supporting(
    prose: str, ingredients: IngredientList | None, lexicon: IngredientLexicon
) -> tuple[Supporting, ...]:
    """The groups of supporting ingredients that the label holds."""
    return ()


def read_irritants(ingredients: IngredientList | None, lexicon: IngredientLexicon) -> tuple[Irritant, ...]:
    """The possible irritants that the list holds, one for each kind and name."""
    return ()

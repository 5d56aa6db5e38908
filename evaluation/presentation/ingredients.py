"""The ingredient list in label order, each entry with the role that colours it."""

from dataclasses import dataclass

from evaluation.core.facts import Ingredient
from evaluation.core.scorecard import Scorecard

ROLE_WORDS = {"vesicle": "vesicles", "supporting": "supporting", "irritant": "possible irritant"}


@dataclass(frozen=True, slots=True)
class ListedIngredient:
    """One entry as the page shows it. `kind` is a key of ROLE_WORDS or empty; `position` counts from 1."""

    name: str
    position: int
    kind: str
    role: str


@dataclass(frozen=True, slots=True)
class NameReading:
    """An entry that was not matched letter for letter, and what we took it for."""

    as_listed: str
    taken_for: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class IngredientListing:
    """The whole list, the roles that occur in it, and the names that we had to guess or could not read."""

    entries: tuple[ListedIngredient, ...]
    kinds: tuple[tuple[str, str], ...]
    readings: tuple[NameReading, ...]


def ingredient_kinds(scorecard: Scorecard) -> list[str]:
    """For each ingredient "irritant", "vesicle", "supporting" or nothing, the most telling first."""
    irritants = {irritant.inci for irritant in scorecard.irritants}
    supporting = {name for group in scorecard.supporting for name in group.inci}
    carrier = scorecard.identity.carried_by
    return [_kind(ingredient, irritants, supporting, carrier) for ingredient in scorecard.ingredients]


def _kind(ingredient: Ingredient, irritants: set[str], supporting: set[str], carrier: str | None) -> str:
    names = {ingredient.as_listed, ingredient.inci or ingredient.as_listed}
    if "irritant" in ingredient.roles or names & irritants:
        return "irritant"
    if "vesicle" in ingredient.roles or carrier in names:
        return "vesicle"
    if "supporting" in ingredient.roles or names & supporting:
        return "supporting"
    return ""


def listing(scorecard: Scorecard) -> IngredientListing:
    """The list as a page shows it; empty where the label gave none."""
    kinds = ingredient_kinds(scorecard)
    entries = tuple(
        ListedIngredient(ingredient.as_listed, position, kind, ROLE_WORDS.get(kind, ""))
        for position, (ingredient, kind) in enumerate(zip(scorecard.ingredients, kinds, strict=True), start=1)
    )
    return IngredientListing(
        entries=entries,
        kinds=tuple((kind, words) for kind, words in ROLE_WORDS.items() if kind in kinds),
        readings=tuple(
            NameReading(
                as_listed=ingredient.as_listed,
                taken_for=ingredient.inci or ingredient.suggestion or "",
                is_match=ingredient.inci is not None,
            )
            for ingredient in scorecard.ingredients
            if ingredient.match in ("fuzzy", "none")
        ),
    )

"""The ingredient list in label order, each entry with the role that colours it."""

from dataclasses import dataclass

from evaluation.core.facts import Ingredient
from evaluation.core.presence import enumerated
from evaluation.core.scorecard import Scorecard
from evaluation.presentation.figures import shown

ROLE_WORDS = {"vesicle": "vesicles", "supporting": "supporting", "irritant": "possible irritant"}
# The engine's roles ("irritant:fragrance", "supporting:peptides") that give an entry its kind.
_ROLES = (
    ("irritant", {"irritant", "allergen", "prohibited_eu"}),
    ("vesicle", {"vesicles", "conditioned_media"}),
    ("supporting", {"supporting"}),
)


@dataclass(frozen=True, slots=True)
class ListedIngredient:
    """One entry as the page shows it. `kind` is a key of ROLE_WORDS or empty."""

    name: str
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
    """The whole list, the roles that occur in it, and the names that we had to guess or could not read.

    `irritants` of a label without a list are those that its sentences name, in words.
    """

    entries: tuple[ListedIngredient, ...]
    kinds: tuple[tuple[str, str], ...]
    readings: tuple[NameReading, ...]
    irritants: str = ""


def kind_of(ingredient: Ingredient) -> str:
    """ "irritant", "vesicle", "supporting" or nothing, the most telling one where an entry is several."""
    topics = {role.partition(":")[0] for role in ingredient.roles}
    return next((kind for kind, roles in _ROLES if topics & roles), "")


def listing(scorecard: Scorecard) -> IngredientListing:
    """The list as a page shows it; empty where the label gave none."""
    kinds = [kind_of(ingredient) for ingredient in scorecard.ingredients]
    entries = tuple(
        ListedIngredient(shown(ingredient.as_listed), kind, ROLE_WORDS.get(kind, ""))
        for ingredient, kind in zip(scorecard.ingredients, kinds, strict=True)
    )
    return IngredientListing(
        entries=entries,
        kinds=tuple((kind, words) for kind, words in ROLE_WORDS.items() if kind in kinds),
        readings=tuple(
            NameReading(
                as_listed=shown(ingredient.as_listed),
                taken_for=ingredient.inci or ingredient.suggestion or "",
                is_match=ingredient.inci is not None,
            )
            for ingredient in scorecard.ingredients
            if ingredient.match in ("fuzzy", "none")
        ),
        irritants="" if entries else enumerated([irritant.inci.capitalize() for irritant in scorecard.irritants]),
    )

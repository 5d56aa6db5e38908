"""Common irritants in the list: fragrance and its allergens, the strongest preservatives, alcohol that stands high."""

from collections.abc import Sequence

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import IngredientList, ListedIngredient, ParsedLabel
from evaluation.core.parsing.skin import IRRITANT, with_role
from evaluation.core.text import Span
from evaluation.core.verdicts import Finding, against, met, partly

# Entries stand in falling order of amount: this far up, alcohol is a base and not a trace.
HIGH_IN_THE_LIST = 5
PROHIBITED = "prohibited_eu"
ALCOHOL = f"{IRRITANT}denatured_alcohol"
_FAMILIES = {
    "scents that can cause allergy": (f"{IRRITANT}fragrance", f"{IRRITANT}essential_oil", "allergen"),
    "an isothiazolinone preservative": (f"{IRRITANT}methylisothiazolinone",),
    "a formaldehyde releaser": (f"{IRRITANT}formaldehyde_releaser",),
}


def judge(label: ParsedLabel) -> Finding:
    """A full list without the common irritants is met, one with some partly; a broken promise speaks against."""
    ingredients = label.ingredients
    broken = [
        promise for promise in label.words_against_list.promises if promise.about_skin and promise.finding == "conflict"
    ]
    if broken:
        evidence = [span for promise in broken for span in (promise.span, *promise.against)]
        listed = _joined([span.text for span in broken[0].against])
        return against("promise-broken", evidence, promise=broken[0].span.text, listed=listed)
    if prohibited := with_role(ingredients, PROHIBITED):
        return against("prohibited", prohibited, listed=_joined([span.text for span in prohibited]))
    if ingredients is None:
        return label.silence(Part.INGREDIENTS)
    worries = {family: spans for family, roles in _FAMILIES.items() if (spans := with_role(ingredients, *roles))}
    if high := _high_alcohol(ingredients):
        worries["alcohol high in the list"] = high
    if worries:
        return partly(
            "some-listed", [span for spans in worries.values() for span in spans], worries=_joined([*worries])
        )
    if not ingredients.is_complete:
        return label.silence(Part.INGREDIENTS)
    return met("none-listed")


def _high_alcohol(ingredients: IngredientList) -> tuple[Span, ...]:
    first: Sequence[ListedIngredient] = ingredients.entries[:HIGH_IN_THE_LIST]
    return tuple(entry.span for entry in first if ALCOHOL in entry.roles)


def _joined(texts: Sequence[str]) -> str:
    *most, last = dict.fromkeys(" ".join(text.split()) for text in texts)
    return f"{', '.join(most)} and {last}" if most else last


criterion = Criterion(
    id="C11-irritants",
    title="Free of common irritants",
    noun="irritants",
    why="Fragrance is the commonest cause of cosmetic allergy, then preservatives; alcohol can weaken the skin's "
    "barrier. With a serum that stays on the skin this is the likeliest real-world problem.",
    question="Is the full ingredient list free of the commonest irritants and allergens?",
    ask_brand="Is there any added fragrance or essential oil, and which preservatives are used?",
    outcomes={
        "none-listed": "The full list shows no fragrance, no named fragrance allergen, none of the strongest "
        "preservative allergens and no alcohol near the top.",
        "some-listed": "The list shows {worries}: something for sensitive skin to know.",
        "promise-broken": "The label says “{promise}”, and the list shows {listed}.",
        "prohibited": "The list shows {listed}, which is no longer allowed in cosmetics in the EU.",
    },
    citations=(
        "acd-cosmetics-2014",
        "acd-moisturizers-2010",
        "acd-preservatives",
        "fda-allergens",
        "eu-2023-1545",
        "eu-2023-1545-count",
        "eu-annexv-preservatives",
        "eu-annexii-irritants",
        "ethanol-2025",
        "label-terms",
    ),
    judge=judge,
)

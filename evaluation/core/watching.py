"""What every watch of the advice found on one label, small enough to store: cautions in lists need no scorecard."""

from typing import TypedDict

from evaluation.core.knowledge.advice import CHOSEN_ALLERGENS, Advice
from evaluation.core.knowledge.advice_entries import MarketFinding
from evaluation.core.markets import markets
from evaluation.core.presence import Found, Looked
from evaluation.core.scorecard import Scorecard


class Watched(TypedDict):
    """JSON. A watch that is neither listed nor open was looked for where it would stand, and is not there."""

    listed: dict[str, str]  # watch -> the names found, as in a sentence
    open: list[str]  # watches that could not be ruled out
    allergens: list[str]  # ids of the EU allergens that the list names
    barred: list[str]  # markets whose rules bar the source
    allowed: list[str]  # markets without such a bar


def watched(card: Scorecard, advice: Advice) -> Watched:
    """All of it for one label, each list in the order of the data files."""
    looked = Looked(card, advice)
    found = {watch: looked.watch(watch) for watch in advice.cautions.watches}
    listed = {entry.inci for entry in card.ingredients if entry.inci}
    kinds = {irritant.kind for irritant in card.irritants}
    named = [allergen for allergen, inci in advice.allergens.items() if allergen in kinds or inci & listed]
    others = [allergen for allergen in advice.allergens if allergen not in named][:1]
    is_open = bool(others) and looked.allergens(others).found is Found.UNKNOWN
    notes = markets(card, advice)
    return Watched(
        listed={watch: presence.listed for watch, presence in found.items() if presence.found is Found.LISTED},
        open=[
            *(watch for watch, presence in found.items() if presence.found is Found.UNKNOWN),
            *([CHOSEN_ALLERGENS] if is_open else []),
        ],
        allergens=named,
        barred=[note.market.value for note in notes if note.finding is MarketFinding.BARRED],
        allowed=[note.market.value for note in notes if note.finding is MarketFinding.NO_BAR],
    )

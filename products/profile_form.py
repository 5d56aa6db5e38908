"""The form of a shopper's own answers: closed choices in plain words, sent by GET or kept by the browser."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from django.http import QueryDict

from evaluation.core.profile import (
    ALLERGEN,
    MAX_BUDGET,
    VEGAN,
    Concern,
    Currency,
    MarketCode,
    Profile,
    Sensitivity,
    Situation,
)
from evaluation.knowledge import advice
from products.facets import FACET_BY_ID

MOST_TYPED = 20

Value = TypeVar("Value", bound=str)

CONCERNS: Mapping[Concern, str] = MappingProxyType(
    {
        Concern.HYDRATION: "Moisture and comfort",
        Concern.REDNESS: "Redness",
        Concern.PIGMENT: "Dark spots and uneven tone",
        Concern.LINES: "Fine lines",
        Concern.TEXTURE: "Texture and pores",
        Concern.FIRMNESS: "Firmness",
        Concern.RECOVERY: "Recovery after a procedure",
        Concern.HAIR: "Hair and scalp",
    }
)
SENSITIVITIES: Mapping[Sensitivity, str] = MappingProxyType(
    {
        Sensitivity.SENSITIVE_SKIN: "My skin is sensitive",
        Sensitivity.FRAGRANCE: "Fragrance",
        Sensitivity.ESSENTIAL_OILS: "Essential oils",
        Sensitivity.DRYING_ALCOHOL: "Drying alcohol",
        Sensitivity.PRESERVATIVES: "Preservatives that often cause allergy",
    }
)
SITUATIONS: Mapping[Situation, str] = MappingProxyType(
    {
        Situation.PREGNANT: "Pregnant, breastfeeding, or planning to be pregnant",
        Situation.MILK_ALLERGY: "Milk allergy",
        Situation.FISH_ALLERGY: "Fish allergy",
        Situation.AUTOIMMUNE: "An autoimmune or inflammatory skin disease",
        Situation.IMMUNOCOMPROMISED: "A weak immune system",
        Situation.KELOIDS: "Keloids: scars that grow",
        Situation.SKIN_CANCER: "Skin cancer in the area: past, present or suspected",
        Situation.BROKEN_SKIN: "Broken or infected skin",
        Situation.PROCEDURE: "Needling, a laser or a peel, planned or just done",
        Situation.UNDER_18: "Under 18",
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick, or one line of a list; `filters` are those of the catalogue that it asks for."""

    value: str
    words: str
    is_chosen: bool
    filters: str = ""


@dataclass(frozen=True, slots=True)
class ProfileForm:
    """The form as it was filled in. `problem` says what could not be read, empty where all could.

    `catalogue_query` narrows the catalogue to products whose label keeps to what these answers mind.
    """

    concerns: tuple[Choice, ...]
    sensitivities: tuple[Choice, ...]
    situations: tuple[Choice, ...]
    allergens: tuple[Choice, ...]
    markets: tuple[Choice, ...]
    currencies: tuple[Choice, ...]
    vegan: Choice
    budget: str
    problem: str
    catalogue_query: str


def profile_form(typed: QueryDict, profile: Profile) -> ProfileForm:
    """The form with these answers; what was `typed` for the budget stays, whatever is wrong with it."""
    budget = typed.get("my-budget", "").strip()
    names = {market.id: market.name for market in advice().markets.markets}
    return ProfileForm(
        concerns=_choices(CONCERNS, profile.concerns),
        sensitivities=_choices(SENSITIVITIES, profile.sensitivities),
        situations=_choices(SITUATIONS, profile.situations),
        allergens=tuple(
            Choice(allergen, allergen.replace("_", " "), allergen in profile.allergens, filters_for([ALLERGEN]))
            for allergen in advice().allergens
        ),
        markets=tuple(
            Choice(code.value, names[code], code is profile.market, f"market={code.value}") for code in MarketCode
        ),
        currencies=_choices({code: code.value for code in Currency}, [profile.currency or typed.get("my-currency")]),
        vegan=Choice("1", "Vegan only", profile.vegan, filters_for([VEGAN])),
        budget=budget[:MOST_TYPED],
        problem=_problem(budget, profile),
        catalogue_query="&".join(
            part
            for part in (filters_for(profile.answers), f"market={profile.market}" if profile.market else "")
            if part
        ),
    )


def filters_for(answers: Iterable[str]) -> str:
    """The catalogue's filters that these answers ask for, as a query string; empty where it has none for them."""
    given, offered = set(answers), {choice.id for choice in FACET_BY_ID["skin"].choices}
    wanted = [fit.id for fit in advice().cautions.fits if fit.id in offered and given.intersection(fit.answers)]
    return "&".join(f"skin={fit}" for fit in wanted)


def _choices(words: Mapping[Value, str], chosen: Iterable[str | None]) -> tuple[Choice, ...]:
    given = set(chosen)
    return tuple(Choice(str(value), said, value in given, filters_for([value])) for value, said in words.items())


def _problem(budget: str, profile: Profile) -> str:
    if not budget or profile.budget is not None:
        return ""
    return f"The budget was left out: it takes a whole number from 1 to {MAX_BUDGET:,}, as in 80, and its currency."

"""What a shopper tells of herself: closed choices, kept in a query string and nowhere else."""

import re
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import Self, TypeVar
from urllib.parse import parse_qsl, urlencode

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

# More than every choice at once needs; whatever is longer did not come from our form.
MAX_QUERY = 4_000
MAX_BUDGET = 10_000_000
_ALLERGEN = re.compile(r"[a-z0-9_]{1,60}", re.ASCII)

Choice = TypeVar("Choice", bound=StrEnum)


class Concern(StrEnum):
    """What she hopes for."""

    HYDRATION = "hydration"
    REDNESS = "redness"
    PIGMENT = "pigment"
    LINES = "lines"
    TEXTURE = "texture"
    FIRMNESS = "firmness"
    RECOVERY = "recovery"  # after a procedure
    HAIR = "hair"


class Sensitivity(StrEnum):
    """What her skin does not take well."""

    FRAGRANCE = "fragrance"
    ESSENTIAL_OILS = "essential-oils"
    DRYING_ALCOHOL = "drying-alcohol"
    PRESERVATIVES = "preservatives"
    SENSITIVE_SKIN = "sensitive-skin"


class Situation(StrEnum):
    """What makes a careful person ask first."""

    MILK_ALLERGY = "milk-allergy"
    FISH_ALLERGY = "fish-allergy"
    PREGNANT = "pregnant"  # or breastfeeding, or planning to be pregnant
    AUTOIMMUNE = "autoimmune"  # or an inflammatory skin disease
    IMMUNOCOMPROMISED = "immunocompromised"
    KELOIDS = "keloids"
    SKIN_CANCER = "skin-cancer"  # past, present or suspected, in the area
    BROKEN_SKIN = "broken-skin"  # or infected
    PROCEDURE = "procedure"  # needling, laser or a peel, planned or just done
    UNDER_18 = "under-18"


class MarketCode(StrEnum):
    """Where she buys. Codes as in addresses; names stand in the market table."""

    EU = "eu"
    UK = "uk"
    US = "us"
    KR = "kr"
    CN = "cn"
    JP = "jp"
    CA = "ca"
    AU = "au"
    IN = "in"
    TW = "tw"
    SA = "sa"
    BR = "br"
    SG = "sg"


class Currency(StrEnum):
    """The currencies of those markets, as in ISO 4217."""

    EUR = "EUR"
    GBP = "GBP"
    USD = "USD"
    KRW = "KRW"
    CNY = "CNY"
    JPY = "JPY"
    CAD = "CAD"
    AUD = "AUD"
    INR = "INR"
    TWD = "TWD"
    SAR = "SAR"
    BRL = "BRL"
    SGD = "SGD"


VEGAN = "vegan"
ALLERGEN = "allergen"
# What a caution may ask for: any sensitivity or situation, a vegan diet, or an allergen that she named.
ANSWERS: frozenset[str] = frozenset((*Sensitivity, *Situation, VEGAN, ALLERGEN))


class Profile(BaseModel):
    """All answers, each optional. Two profiles with the same answers are equal, in whatever order they were given.

    `allergens` are ids of the EU list in snake_case; `budget` is the most for one pack, whole units of `currency`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    concerns: tuple[Concern, ...] = ()
    sensitivities: tuple[Sensitivity, ...] = ()
    allergens: tuple[str, ...] = ()
    situations: tuple[Situation, ...] = ()
    vegan: bool = False
    budget: int | None = Field(default=None, ge=1, le=MAX_BUDGET)
    currency: Currency | None = None
    market: MarketCode | None = None

    @field_validator("concerns", "sensitivities", "situations")
    @classmethod
    def _in_one_order(cls, choices: tuple[StrEnum, ...]) -> tuple[StrEnum, ...]:
        return tuple(choice for choice in type(choices[0]) if choice in choices) if choices else ()

    @field_validator("allergens")
    @classmethod
    def _allergen_ids(cls, allergens: tuple[str, ...]) -> tuple[str, ...]:
        for allergen in allergens:
            if not _ALLERGEN.fullmatch(allergen):
                raise ValueError(f"{allergen!r} is no allergen id: expected lower-case letters, digits and underscores")
        return tuple(sorted(set(allergens)))

    @model_validator(mode="after")
    def _budget_has_a_currency(self) -> Self:
        if (self.budget is None) is not (self.currency is None):
            raise ValueError("budget: an amount needs its currency, and a currency its amount")
        return self

    @property
    def answers(self) -> frozenset[str]:
        """What cautions ask for, as ids of `ANSWERS`."""
        return frozenset(
            (
                *self.sensitivities,
                *self.situations,
                *([VEGAN] if self.vegan else []),
                *([ALLERGEN] if self.allergens else []),
            )
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self == Profile()

    def to_query(self) -> str:
        """The query string that `from_query` reads: always the same for the same answers, "" for none."""
        pairs = [
            ("my-concern", ",".join(self.concerns)),
            ("my-skin", ",".join(self.sensitivities)),
            ("my-allergen", ",".join(self.allergens)),
            ("my-health", ",".join(self.situations)),
            ("my-vegan", "1" if self.vegan else ""),
            ("my-budget", "" if self.budget is None else str(self.budget)),
            ("my-currency", self.currency or ""),
            ("my-market", self.market or ""),
        ]
        return urlencode([(name, value) for name, value in pairs if value], safe=",")

    @classmethod
    def from_query(cls, query: str, known_allergens: Collection[str]) -> "Profile":
        """The profile in a query string, of a link or of our form; raises nothing.

        A field may stand several times, as check boxes send it, or once with commas. What is no choice of ours, an
        allergen that is not in `known_allergens`, and a budget without a currency are left out; so are other fields.
        """
        fields: dict[str, list[str]] = {}
        for name, value in parse_qsl(query[:MAX_QUERY].removeprefix("?")):
            fields.setdefault(name, []).extend(part.strip() for part in value.split(","))
        budget, currency = _whole_number(fields.get("my-budget", ())), _one(Currency, fields.get("my-currency", ()))
        has_budget = budget is not None and currency is not None
        return cls(
            concerns=_some(Concern, fields.get("my-concern", ())),
            sensitivities=_some(Sensitivity, fields.get("my-skin", ())),
            allergens=tuple(name for name in fields.get("my-allergen", ()) if name in known_allergens),
            situations=_some(Situation, fields.get("my-health", ())),
            vegan="1" in fields.get("my-vegan", ()),
            budget=budget if has_budget else None,
            currency=currency if has_budget else None,
            market=_one(MarketCode, fields.get("my-market", ())),
        )


def _some(choices: type[Choice], values: Iterable[str]) -> tuple[Choice, ...]:
    given = set(values)
    return tuple(choice for choice in choices if choice in given)


def _one(choices: type[Choice], values: Sequence[str]) -> Choice | None:
    """The choice that stands there alone; two different ones are no answer."""
    found = _some(choices, values)
    return found[0] if len(found) == 1 else None


def _whole_number(values: Sequence[str]) -> int | None:
    """The one amount within bounds, or None. A point is no thousands' mark here: "80.50" is no whole number."""
    if len(values) != 1 or not re.fullmatch(r"[0-9]{1,8}", values[0], re.ASCII):
        return None
    number = int(values[0])
    return number if 1 <= number <= MAX_BUDGET else None

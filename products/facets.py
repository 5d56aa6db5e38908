"""What the catalogue can be narrowed by, and how a product's choices are packed into a few bytes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from django.utils.text import slugify

from evaluation.core.fit import Answer, fits
from evaluation.core.knowledge.advice import Advice
from evaluation.core.knowledge.advice_entries import MarketFinding
from evaluation.core.markets import markets
from evaluation.core.money import Money
from evaluation.core.presence import Looked
from evaluation.core.profile import MarketCode
from evaluation.core.scorecard import Scorecard
from products.models import SourceKind, UseSetting

Key = tuple[str, str]  # facet and choice, as in addresses


class Combines(StrEnum):
    """What two choices of one facet ask for."""

    ANY = "any"  # one of them is enough
    ALL = "all"  # each of them must hold


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a facet: its value in addresses, its words beside the box and alone on a chip."""

    id: str
    words: str
    chip: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of boxes; no `choices` where the catalogue's own values make them. `note` says what a tick means."""

    id: str
    title: str
    combines: Combines
    choices: tuple[Choice, ...] = ()
    note: str = ""
    is_folded: bool = False


def _choices(words: Mapping[str, str], chip: str = "{}") -> tuple[Choice, ...]:
    return tuple(Choice(value, text, chip.format(text)) for value, text in words.items())


_MARKETS = {
    MarketCode.EU: "European Union",
    MarketCode.UK: "United Kingdom",
    MarketCode.US: "United States",
    MarketCode.KR: "South Korea",
    MarketCode.CN: "China",
    MarketCode.JP: "Japan",
    MarketCode.CA: "Canada",
    MarketCode.AU: "Australia",
    MarketCode.IN: "India",
    MarketCode.TW: "Taiwan",
    MarketCode.SA: "Saudi Arabia",
    MarketCode.BR: "Brazil",
    MarketCode.SG: "Singapore",
}

FACETS: tuple[Facet, ...] = (
    Facet("source", "Source", Combines.ANY, _choices(dict(SourceKind.choices))),
    Facet(
        "states",
        "The label states",
        Combines.ALL,
        _choices(
            {
                "concentration": "Concentration",
                "isolation": "Isolation method",
                "purity": "Purity",
                "stability": "How it is kept stable",
                "delivery": "How it reaches the skin",
                "testing": "Own testing",
                "clinical": "Clinical testing",
                "third_party": "Third-party check",
                "ethics": "Donors or sourcing",
            },
            "States: {}",
        ),
    ),
    Facet(
        "flags",
        "Red flags",
        Combines.ALL,
        (Choice("none", "None", "No red flags"), Choice("no_critical", "No critical ones", "No critical red flags")),
    ),
    Facet("identity", "Name and ingredients", Combines.ALL, (Choice("sound", "Do not contradict", "Sound identity"),)),
    Facet(
        "skin",
        "For my skin",
        Combines.ALL,
        _choices(
            {
                "no_fragrance": "No fragrance",
                "no_named_allergens": "No named allergens",
                "no_drying_alcohol": "No drying alcohol",
                "no_milk": "No milk proteins",
                "vegan_source": "Vegan source",
                "no_human_material": "No human material",
            }
        ),
        note="Only products whose whole list or source we have seen. Not seen is not free of.",
    ),
    Facet("use", "Use", Combines.ANY, _choices({value: f"Used {words}" for value, words in UseSetting.choices})),
    Facet(
        "price",
        "Price per mL",
        Combines.ANY,
        note="Each currency by itself: we keep no exchange rates.",
        is_folded=True,
    ),
    Facet("country", "Brand’s country", Combines.ANY, is_folded=True),
    Facet(
        "market",
        "Source not barred in",
        Combines.ALL,
        _choices({code.value: words for code, words in _MARKETS.items()}, "Source not barred: {}"),
        note="By the rules we found for its source. It does not say that the product may be sold there.",
        is_folded=True,
    ),
)
FACET_BY_ID: Mapping[str, Facet] = MappingProxyType({facet.id: facet for facet in FACETS})

# A choice's place here is its bit in stored signatures: whoever moves one must have all entries written again.
FIXED: tuple[Key, ...] = tuple((facet.id, choice.id) for facet in FACETS for choice in facet.choices)
TERM_FACETS: tuple[str, ...] = tuple(facet.id for facet in FACETS if not facet.choices)
_BIT = {key: place for place, key in enumerate(FIXED)}
FIXED_BYTES = (len(FIXED) + 7) // 8
TERM_BYTES = 2
SIGNATURE_BYTES = FIXED_BYTES + TERM_BYTES * len(TERM_FACETS)


def pack(keys: Iterable[Key], terms: Mapping[str, int]) -> bytes:
    """The signature of a product with these fixed choices and, by facet, the keys of its terms (0: none)."""
    mask = 0
    for key in keys:
        mask |= 1 << _BIT[key]
    tail = b"".join(terms.get(facet, 0).to_bytes(TERM_BYTES, "little") for facet in TERM_FACETS)
    return mask.to_bytes(FIXED_BYTES, "little") + tail


def label_keys(card: Scorecard, advice: Advice) -> Iterator[Key]:
    """The choices to which a label belongs by what was read from it."""
    facts = card.facts
    states = {
        "concentration": facts.concentration.stated,
        "isolation": bool(facts.isolation_methods),
        "purity": facts.purity.stated,
        "stability": facts.stability.stated,
        "delivery": facts.delivery.stated,
        "testing": facts.testing.level in ("in_house", "third_party", "clinical"),
        "clinical": facts.testing.level == "clinical",
        "third_party": facts.third_party.stated,
        "ethics": facts.ethical_sourcing.stated,
    }
    yield from (("states", choice) for choice, is_stated in states.items() if is_stated)
    for fit in fits(Looked(card, advice)):
        if fit.answer is Answer.YES and ("skin", fit.id) in _BIT:
            yield "skin", fit.id
    for note in markets(card, advice):
        if note.finding is MarketFinding.NO_BAR:
            yield "market", note.market.value


def country_term(country: str) -> tuple[str, str] | None:
    """Choice and words of a brand's country; None where it is not known."""
    choice = slugify(country)
    return (choice, country) if choice else None


def price_term(price: Money) -> tuple[str, str]:
    """Choice and words of the band of a price per mL: bounds 1, 3, 10, 30, … in its currency, "usd-3"."""
    currency = price.currency
    lower, upper = 0, 1
    while price.amount >= upper:
        lower, upper = upper, upper * 3 if str(upper).startswith("1") else upper * 10 // 3
    words = f"under {currency} 1" if lower == 0 else f"{currency} {lower:,} to {upper:,}"
    return f"{currency.lower()}-{lower}", words


def price_bound(choice: str) -> tuple[str, Decimal]:
    """Currency and lower bound of a band, to sort by: "usd-3" -> ("usd", 3)."""
    currency, _, lower = choice.partition("-")
    return currency, Decimal(lower or 0)

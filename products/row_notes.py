"""What a shopper's own answers mean for the rows of a list, from what is stored: no scorecard is opened for it.

With answers in the address the server says it; else the rows carry what was found, and `for-me.js` says the same
from the answers that the browser alone knows. Both follow `row_rules`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from evaluation.core.knowledge.advice import CHOSEN_ALLERGENS
from evaluation.core.money import Money
from evaluation.core.profile import Profile
from evaluation.core.watching import Watched
from evaluation.knowledge import advice
from evaluation.presentation.for_me import LEVELS

NOTHING = Watched(listed={}, open=[*advice().cautions.watches, CHOSEN_ALLERGENS], allergens=[], barred=[], allowed=[])


@dataclass(frozen=True, slots=True)
class RowNote:
    """One line under a product: how serious, the words that open it, and the rest."""

    level: str
    lead: str
    words: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some answers make a list look for something, with its sources; `answers` are joined by spaces."""

    answers: str
    lead: str
    words: str
    citations: tuple[str, ...]


@cache
def row_rules() -> dict[str, Any]:
    """What rows are read by, as JSON: cautions with their answers and watch, fits, and the names of things."""
    known = advice()
    cautions = [rule for rule in known.cautions.cautions if rule.watch]
    return {
        "levels": [[level.value, words] for level, words in LEVELS.items()],
        "cautions": [[list(rule.answers), rule.watch, rule.level.value] for rule in cautions],
        "fits": [[list(rule.answers), rule.watch, rule.title] for rule in known.cautions.fits],
        "names": {watch.id: watch.name for watch in known.cautions.watches.values()},
        "markets": {market.id: market.name for market in known.markets.markets},
        "allergens": CHOSEN_ALLERGENS,
    }


def reasons(profile: Profile | None = None) -> list[Reason]:
    """Why each caution matters that these answers ask for; every caution for an answer where none are given."""
    known = advice().cautions
    shown = []
    for rule in known.cautions:
        asked = rule.answers and (profile is None or profile.answers.intersection(rule.answers))
        if asked:
            watch = known.watches.get(rule.watch or "")
            name = watch.name if watch else "your allergen"
            lead = f"{LEVELS[rule.level]}, if a label has {name}" if rule.watch else LEVELS[rule.level]
            shown.append(Reason(" ".join(rule.answers), lead, rule.words.format(names=name), rule.citations))
    return shown


def watched_in(stored: Mapping[str, Any]) -> Watched:
    """What a catalogue entry keeps of its product's label; nothing known of one that was not read yet."""
    return cast(Watched, {**NOTHING, **stored})


def row_notes(found: Watched, profile: Profile, price: Money | None) -> list[RowNote]:
    """The lines for one product and these answers; `price` is that of one pack."""
    rules = row_rules()
    asked = [(watch, level) for answers, watch, level in rules["cautions"] if profile.answers.intersection(answers)]
    own = [allergen for allergen in profile.allergens if allergen in found["allergens"]]
    notes = []
    for level, lead in rules["levels"]:
        names = [_listed(watch, found, own) for watch, at in asked if at == level]
        if told := _once(names):
            notes.append(RowNote(level, lead, f"Its label names {'; '.join(told)}."))
    notes += _against(found, profile, price)
    open_names = [_open(watch, found, profile, own) for watch, _ in asked]
    if unknown := _once([*open_names, *_open_wishes(found, profile, price)]):
        notes.append(RowNote("open", "Not known", f"Not to be ruled out, or not seen: {', '.join(unknown)}."))
    if kept := _once(_kept(found, profile, price)):
        notes.append(RowNote("fits", "Fits", f"{'; '.join(kept)}."))
    return notes


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, words)))


def _named(allergens: Iterable[str]) -> str:
    return " or ".join(allergen.replace("_", " ") for allergen in allergens)


def _listed(watch: str, found: Watched, own: Sequence[str]) -> str:
    return _named(own) if watch == CHOSEN_ALLERGENS else found["listed"].get(watch, "")


def _open(watch: str, found: Watched, profile: Profile, own: Sequence[str]) -> str:
    if watch not in found["open"]:
        return ""
    if watch == CHOSEN_ALLERGENS:
        return "" if own else _named(profile.allergens)
    return str(row_rules()["names"][watch])


def _against(found: Watched, profile: Profile, price: Money | None) -> list[RowNote]:
    notes = []
    if profile.market and profile.market in found["barred"]:
        market = row_rules()["markets"][profile.market]
        notes.append(RowNote("against", "Barred source", f"The rules that we found bar its source: {market}."))
    if _is_over(profile, price):
        notes.append(RowNote("against", "Over your budget", f"The pack cost {price} where we saw it."))
    return notes


def _is_over(profile: Profile, price: Money | None) -> bool | None:
    """None where there is no budget, or no price in its currency."""
    if profile.budget is None or price is None or price.currency != profile.currency:
        return None
    return price.amount > profile.budget


def _open_wishes(found: Watched, profile: Profile, price: Money | None) -> list[str]:
    wishes = []
    if profile.market and profile.market not in (*found["barred"], *found["allowed"]):
        wishes.append(f"rules for its source ({row_rules()['markets'][profile.market]})")
    if profile.budget is not None and _is_over(profile, price) is None:
        wishes.append(f"a price in {profile.currency}")
    return wishes


def _kept(found: Watched, profile: Profile, price: Money | None) -> list[str]:
    away = {*found["listed"], *found["open"]}
    fits = [(title, watch) for answers, watch, title in row_rules()["fits"] if profile.answers.intersection(answers)]
    kept = [title for title, watch in fits if watch not in away]
    has_own = bool({*profile.allergens}.intersection(found["allergens"]))
    if profile.allergens and CHOSEN_ALLERGENS not in away and not has_own:
        kept.append("None of your allergens listed")
    if profile.market and profile.market in found["allowed"]:
        kept.append(f"Source not barred: {row_rules()['markets'][profile.market]}")
    if _is_over(profile, price) is False:
        kept.append("Within your budget")
    return kept

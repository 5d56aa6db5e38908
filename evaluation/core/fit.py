"""What a label can be said to be without, or to keep to: yes, no, or not known and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from evaluation.core import markets
from evaluation.core.knowledge.advice_entries import FitRule, MarketFinding
from evaluation.core.money import Money
from evaluation.core.presence import Found, Looked
from evaluation.core.profile import ALLERGEN, Profile
from evaluation.core.text import Span


class Answer(StrEnum):
    """Whether the label keeps to it, as far as it was read."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fit:
    """One fact of fit; `answers` are the profile's answers for which it matters most."""

    id: str
    title: str
    answer: Answer
    words: str
    answers: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


_ANSWERS = {Found.LISTED: Answer.NO, Found.NOT_LISTED: Answer.YES, Found.UNKNOWN: Answer.UNKNOWN}


def fits(looked: Looked) -> tuple[Fit, ...]:
    """Every fact of fit that needs no profile, in the order of the data file: what a catalogue can filter by."""
    return tuple(_fit(rule, looked) for rule in looked.advice.cautions.fits)


def fits_for(looked: Looked, profile: Profile, price: Money | None = None) -> tuple[Fit, ...]:
    """The facts of fit that her answers ask for; `price` is that of one pack, None where none is known."""
    answers = profile.answers
    asked = [_fit(rule, looked) for rule in looked.advice.cautions.fits if not answers.isdisjoint(rule.answers)]
    own = _chosen_allergens(looked, profile)
    return (*own, *asked, *_market(looked, profile), *_budget(profile, price))


def _fit(rule: FitRule, looked: Looked) -> Fit:
    presence = looked.watch(rule.watch)
    words = presence.words
    if presence.found is Found.LISTED:
        words = rule.no.format(names=presence.listed)
    elif presence.found is Found.NOT_LISTED:
        words = rule.yes.format(sources=looked.sources)
    return Fit(rule.id, rule.title, _ANSWERS[presence.found], words, rule.answers, presence.evidence)


def _chosen_allergens(looked: Looked, profile: Profile) -> Iterator[Fit]:
    if not profile.allergens:
        return
    presence = looked.allergens(profile.allergens)
    words = {
        Found.LISTED: f"The list names {presence.listed}.",
        Found.NOT_LISTED: "The whole list was seen; it names none of those that you listed.",
        Found.UNKNOWN: presence.words,
    }
    title = "None of your allergens listed"
    yield Fit(
        "no_chosen_allergens",
        title,
        _ANSWERS[presence.found],
        words[presence.found],
        (ALLERGEN,),
        presence.evidence,
    )


def _market(looked: Looked, profile: Profile) -> Iterator[Fit]:
    if profile.market is None:
        return
    note = markets.market(looked.card, profile.market, looked.advice)
    answers = {MarketFinding.BARRED: Answer.NO, MarketFinding.NO_BAR: Answer.YES}
    title = f"Source not barred: {note.name}"
    yield Fit("market", title, answers.get(note.finding, Answer.UNKNOWN), note.words)


def _budget(profile: Profile, price: Money | None) -> Iterator[Fit]:
    if profile.budget is None or profile.currency is None:
        return
    title = f"Within {profile.currency} {profile.budget:,} a pack"
    if price is None:
        yield Fit("budget", title, Answer.UNKNOWN, "We have seen no price.")
    elif price.currency != profile.currency:
        words = f"The price that we saw is in {price.currency}; we keep no exchange rates."
        yield Fit("budget", title, Answer.UNKNOWN, words)
    else:
        answer = Answer.YES if price.amount <= Decimal(profile.budget) else Answer.NO
        yield Fit("budget", title, answer, f"The pack cost {price} where we saw it.")

"""What a label can be said to be without, or to keep to: yes, no, or not known and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from evaluation.core import markets, source_groups
from evaluation.core.knowledge.advice import Advice
from evaluation.core.knowledge.advice_entries import FitRule, MarketFinding
from evaluation.core.money import Money
from evaluation.core.presence import Found, enumerated, look_for, look_for_allergens
from evaluation.core.profile import ALLERGEN, Profile
from evaluation.core.scorecard import Scorecard
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


def fits(card: Scorecard, advice: Advice) -> tuple[Fit, ...]:
    """Every fact of fit that needs no profile, in the order of the data file: what a catalogue can filter by."""
    return tuple(_fit(rule, card, advice) for rule in advice.cautions.fits)


def fits_for(card: Scorecard, profile: Profile, advice: Advice, price: Money | None = None) -> tuple[Fit, ...]:
    """The facts of fit that her answers ask for; `price` is that of one pack, None where none is known."""
    answers = profile.answers
    asked = [_fit(rule, card, advice) for rule in advice.cautions.fits if not answers.isdisjoint(rule.answers)]
    own = _chosen_allergens(card, profile, advice)
    return (*own, *asked, *_market(card, profile, advice), *_budget(profile, price))


def _fit(rule: FitRule, card: Scorecard, advice: Advice) -> Fit:
    presence = look_for(advice.cautions.watches[rule.watch], card, advice.cautions)
    sources = enumerated([source_groups.in_words(source) for source in source_groups.named(card.facts.sources)])
    words = {
        Found.LISTED: rule.no.format(names=presence.listed),
        Found.NOT_LISTED: rule.yes.format(sources=sources),
        Found.UNKNOWN: presence.words,
    }
    return Fit(rule.id, rule.title, _ANSWERS[presence.found], words[presence.found], rule.answers, presence.evidence)


def _chosen_allergens(card: Scorecard, profile: Profile, advice: Advice) -> Iterator[Fit]:
    if not profile.allergens:
        return
    presence = look_for_allergens(profile.allergens, card, advice)
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


def _market(card: Scorecard, profile: Profile, advice: Advice) -> Iterator[Fit]:
    if profile.market is None:
        return
    note = markets.market(card, profile.market, advice)
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

"""What a shopper's own answers mean for one label, ready to show: cautions, what fits, market and budget.

A page shows it in one of two ways from the same template. Where the answers stand in the address, for these answers.
Else for every possible answer, inert, and a script in the browser takes what fits the answers that it alone knows:
so they never leave it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from evaluation.core.cautions import Caution, cautions
from evaluation.core.fit import Answer, Fit, fits_for
from evaluation.core.knowledge.advice import CHOSEN_ALLERGENS, Advice
from evaluation.core.knowledge.advice_entries import Level, MarketFinding
from evaluation.core.markets import MarketNote, market, markets
from evaluation.core.money import Money
from evaluation.core.presence import Looked
from evaluation.core.profile import ALLERGEN, Profile, Sensitivity, Situation
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import advice

LEVELS = {Level.AVOID: "Better not", Level.ASK_FIRST: "Ask first", Level.NOTE: "Good to know"}
_SHAPES: dict[str, str] = {Answer.YES: "met", Answer.NO: "against"}
_BUDGET = "budget"
_MARKET = "market"


@dataclass(frozen=True, slots=True)
class ShownCaution:
    """One caution. `answers` are those of the profile that it is for, none = everyone.

    `allergens` are those that it names, where it is for some; `reason` is why it matters, without the sentence on what
    was not seen.
    """

    level: str
    level_words: str
    words: str
    reason: str
    answers: str
    allergens: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenName:
    """A thing that could not be ruled out and the answer that minds it."""

    name: str
    answers: str


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """Things that could not be ruled out for one and the same reason, in a sentence around their `names`."""

    before: str
    names: tuple[OpenName, ...]
    after: str
    cautions: tuple[ShownCaution, ...]


@dataclass(frozen=True, slots=True)
class ShownFit:
    """A thing that the label keeps to, or what the rules of a market or a budget say."""

    kind: str
    words: str
    detail: str
    answers: str
    market: str
    answer: str

    @property
    def shape(self) -> str:
        """The shape of a verdict that stands before it."""
        return _SHAPES.get(self.answer, "not_stated")


@dataclass(frozen=True, slots=True)
class ForMe:
    """All of it. `price` and `currency` are those of one pack, empty where none is known."""

    firm: tuple[ShownCaution, ...]
    open: tuple[OpenGroup, ...]
    fits: tuple[ShownFit, ...]
    price: str
    currency: str


def profile_of(request: HttpRequest) -> Profile:
    """The answers in the address, and in nothing else."""
    return Profile.from_query(request.META.get("QUERY_STRING", ""), advice().allergens)


def for_me(card: Scorecard, profile: Profile, price: Money | None = None) -> ForMe:
    """What these answers mean for this label; `price` is that of one pack."""
    return _for_me(Looked(card, advice()), profile, price)


def for_anyone(card: Scorecard, price: Money | None = None, notes: Sequence[MarketNote] | None = None) -> ForMe:
    """What any answer would mean for this label: the browser picks from it, so that it need not tell us.

    `notes` are what all markets say of it, where they are at hand.
    """
    looked = Looked(card, advice())
    everything = Profile(sensitivities=tuple(Sensitivity), situations=tuple(Situation), vegan=True)
    whole = _for_me(looked, everything, price)
    said = markets(card, looked.advice) if notes is None else notes
    own = [_own_allergen(looked, allergen) for allergen in _allergens_for(looked)]
    return ForMe(
        firm=(*(caution for part in own for caution in part.firm), *whole.firm),
        open=_with_allergens(whole.open, own),
        fits=(*(fit for part in own for fit in part.fits), *whole.fits, *map(_said_of, said), *_budgets(price)),
        price=whole.price,
        currency=whole.currency,
    )


def _for_me(looked: Looked, profile: Profile, price: Money | None, *, own_alone: bool = False) -> ForMe:
    """`own_alone`: not what holds for everyone."""
    found = cautions(looked, profile, own_alone=own_alone)
    fitting = [fit for fit in fits_for(looked, profile, price) if fit.answer is Answer.YES or _is_wish(fit)]
    unsure = [caution for caution in found if not caution.is_sure]
    return ForMe(
        firm=tuple(_shown(caution, profile.allergens) for caution in found if caution.is_sure),
        open=tuple(_open_groups(unsure, profile.allergens, looked.advice)),
        fits=tuple(_fit(fit, profile, looked) for fit in fitting),
        price=str(price.amount) if price else "",
        currency=price.currency if price else "",
    )


def _allergens_for(looked: Looked) -> Iterator[str]:
    """Those that the list names, and one that it does not name, which stands for all the others."""
    card, known = looked.card, looked.advice
    listed = {entry.inci for entry in card.ingredients if entry.inci}
    kinds = {irritant.kind for irritant in card.irritants}
    named = [allergen for allergen, inci in known.allergens.items() if allergen in kinds or inci & listed]
    yield from named
    yield from [allergen for allergen in known.allergens if allergen not in named][:1]


def _own_allergen(looked: Looked, allergen: str) -> ForMe:
    """What one allergen alone means, without what holds for everyone."""
    found = _for_me(looked, Profile(allergens=(allergen,)), None, own_alone=True)
    return ForMe(
        firm=found.firm,
        open=found.open,
        fits=tuple(fit for fit in found.fits if fit.kind == "no_chosen_allergens"),
        price="",
        currency="",
    )


def _with_allergens(groups: Sequence[OpenGroup], own: Iterable[ForMe]) -> tuple[OpenGroup, ...]:
    """The groups with the open allergen put where the same reason already stands."""
    merged = {(group.before, group.after): group for group in groups}
    for group in (group for part in own for group in part.open):
        place = (group.before, group.after)
        if place in merged:
            there = merged[place]
            group = OpenGroup(*place[:1], (*there.names, *group.names), group.after, (*there.cautions, *group.cautions))
        merged[place] = group
    return tuple(merged.values())


def _shown(caution: Caution, allergens: Sequence[str], opening: str = "") -> ShownCaution:
    return ShownCaution(
        level=caution.level.value,
        level_words=LEVELS[caution.level],
        words=caution.words,
        reason=caution.words.removeprefix(opening).strip(),
        answers=" ".join(caution.answers),
        allergens=" ".join(allergens) if caution.answers == (ALLERGEN,) and caution.is_sure else "",
        citations=caution.citations,
    )


def _open_groups(found: Sequence[Caution], allergens: Sequence[str], known: Advice) -> Iterator[OpenGroup]:
    """One sentence for each reason why things could not be ruled out, instead of one for each thing."""
    groups: dict[str, list[tuple[str, Caution]]] = {}
    for caution in found:
        name = _watched(caution, allergens, known)
        groups.setdefault(_reason(caution, name, known), []).append((name, caution))
    for reason, members in groups.items():
        before, _, after = reason.partition("{name}")
        # The same thing may be minded for two reasons: it is named once.
        names = {name: [c for other, c in members if other == name] for name, _ in members}
        yield OpenGroup(
            before,
            tuple(
                OpenName(name, " ".join(answer for caution in minded for answer in caution.answers))
                for name, minded in names.items()
            ),
            after,
            tuple(
                reasoned
                for name, caution in members
                if (reasoned := _shown(caution, allergens, reason.format(name=name))).reason
            ),
        )


def _watched(caution: Caution, allergens: Sequence[str], known: Advice) -> str:
    rule = next(rule for rule in known.cautions.cautions if rule.id == caution.id)
    if rule.watch is None or rule.watch == CHOSEN_ALLERGENS:
        return " or ".join(allergen.replace("_", " ") for allergen in allergens)
    return known.cautions.watches[rule.watch].name


def _reason(caution: Caution, name: str, known: Advice) -> str:
    """The sentence that this caution opens with, its name taken out."""
    for template in vars(known.cautions.unknown).values():
        if caution.words.startswith(template.format(name=name)):
            return str(template)
    return caution.words


def _is_wish(fit: Fit) -> bool:
    """A market and a budget are answered whatever the answer is; a caution says what the others would."""
    return fit.id in (_MARKET, _BUDGET)


def _fit(fit: Fit, profile: Profile, looked: Looked) -> ShownFit:
    if fit.id == _MARKET and profile.market is not None:
        return _said_of(market(looked.card, profile.market, looked.advice))
    return ShownFit(fit.id, fit.title, fit.words, " ".join(fit.answers), "", fit.answer.value)


def _said_of(note: MarketNote) -> ShownFit:
    answer = {MarketFinding.BARRED: Answer.NO, MarketFinding.NO_BAR: Answer.YES}.get(note.finding, Answer.UNKNOWN)
    return ShownFit(_MARKET, f"{note.name}: {note.status}", "", "", note.market.value, answer.value)


def _budgets(price: Money | None) -> Iterator[ShownFit]:
    """The three answers to a budget, of which a script shows one."""
    if price is None:
        yield ShownFit(_BUDGET, "Your budget", "We have seen no price.", "", "", "unknown")
        return
    yield ShownFit(_BUDGET, "Within your budget", f"The pack cost {price} where we saw it.", "", "", "yes")
    yield ShownFit(_BUDGET, "Over your budget", f"The pack cost {price} where we saw it.", "", "", "no")
    other = f"The price that we saw is in {price.currency}; we keep no exchange rates."
    yield ShownFit(_BUDGET, "Your budget", other, "", "", "unknown")

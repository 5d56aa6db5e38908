"""How to use a product beside the shopper's other actives, how long to wait, and what a clinic adds."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from evaluation.core.knowledge.advice import Advice, RoutineAdvice
from evaluation.core.knowledge.advice_entries import ActiveUse, Part, SettingRow, Timeline
from evaluation.core.presence import enumerated
from evaluation.core.profile import Concern
from evaluation.core.scorecard import Scorecard

RETINOID = "retinoid"


@dataclass(frozen=True, slots=True)
class Advised:
    """One piece of advice with how well it is supported, in words."""

    id: str
    words: str
    sure: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan. `id` is "cleanse", "product", "moisturiser", "sunscreen" or that of an active."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of one time of day, in order."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """An active that the product itself already holds, with what follows for a second one."""

    active: str
    words: str
    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Routine:
    """All advice on use, part by part; `plans` are empty for a product that a professional uses."""

    first: tuple[Advised, ...]
    use: tuple[Advised, ...]
    layering: tuple[Advised, ...]
    always: tuple[Advised, ...]
    clinic: tuple[Advised, ...]
    plans: tuple[Plan, ...]
    holds: tuple[Held, ...]
    timelines: tuple[Timeline, ...]
    settings: tuple[SettingRow, ...]


_CLEANSE = Step("cleanse", "Cleanse")
_PRODUCT = Step("product", "This product")
_MOISTURISER = Step("moisturiser", "Moisturiser, then oils")
_SUNSCREEN = Step("sunscreen", "Sunscreen, SPF 30 or more")


def known_actives(values: Iterable[str], advice: Advice) -> tuple[str, ...]:
    """The actives among these values, each once, in the order of the data file; others are left out."""
    given = set(values)
    return tuple(active for active in advice.routine.actives if active in given)


def routine(
    card: Scorecard,
    actives: Collection[str],
    advice: Advice,
    *,
    concerns: Collection[Concern] = (),
    is_professional: bool = False,
) -> Routine:
    """The advice for this product beside `actives`; KeyError for an active that is not known.

    `concerns` bring their timelines to the front. A product that a professional uses (`is_professional`) gets no plan
    for the bathroom: there the clinic decides.
    """
    chosen = [advice.routine.actives[active] for active in advice.routine.actives if active in set(actives)]
    if unknown := set(actives) - {active.id for active in chosen}:
        raise KeyError(f"unknown actives: {', '.join(sorted(unknown))}")
    holds = tuple(_held(card, advice.routine))
    held = {entry.active for entry in holds}
    # A second retinoid beside one in the product is advised against, so there is nothing to layer.
    layered = [active for active in chosen if not (active.id == RETINOID and RETINOID in held)]
    return Routine(
        first=_advised("first", chosen, advice.routine),
        use=() if is_professional else _advised("use", chosen, advice.routine),
        layering=() if is_professional or not layered else _advised("layering", layered, advice.routine),
        always=_advised("always", chosen, advice.routine),
        clinic=_advised("clinic", chosen, advice.routine),
        plans=() if is_professional else tuple(_plans(chosen, held)),
        holds=holds,
        timelines=_timelines(concerns, advice.routine),
        settings=advice.routine.settings,
    )


def _advised(part: Part, chosen: Sequence[ActiveUse], advice: RoutineAdvice) -> tuple[Advised, ...]:
    ids = {active.id for active in chosen}
    return tuple(
        Advised(rule.id, rule.words, getattr(advice.sure, rule.sure), rule.citations)
        for rule in advice.rules
        if rule.part == part and (not rule.actives or ids.intersection(rule.actives))
    )


def _held(card: Scorecard, advice: RoutineAdvice) -> Iterable[Held]:
    """What the ingredient list names of the actives; words on the front alone do not say what is in it."""
    for active in advice.actives.values():
        names = [entry.as_listed for entry in card.ingredients if set(active.roles).intersection(entry.roles)]
        names += [
            entry.as_listed
            for group in card.supporting
            if group.group in active.groups
            for entry in card.ingredients
            if entry.inci in group.inci
        ]
        if names:
            listed = enumerated(tuple(dict.fromkeys(names)))
            yield Held(active.id, active.in_product.format(names=listed), active.in_product_citations)


def _plans(chosen: Sequence[ActiveUse], held: Collection[str]) -> Iterable[Plan]:
    """Morning and evening, and the evenings that an acid or a retinoid keeps to itself.

    A product that holds a retinoid is for evenings, and no second retinoid stands beside it.
    """
    is_evening_product = RETINOID in held
    used = [active for active in chosen if not (is_evening_product and active.id == RETINOID)]
    yield Plan(
        "Morning",
        (
            _CLEANSE,
            *_steps(used, "morning", "before"),
            *(() if is_evening_product else (_PRODUCT,)),
            *_steps(used, "morning", "after"),
            _MOISTURISER,
            _SUNSCREEN,
        ),
    )
    shared = [active for active in used if not active.own_evenings]
    after = _steps(shared, "evening", "after")
    own = [active for active in used if active.own_evenings]
    title = "Other evenings" if own else "Evening"
    yield Plan(title, (_CLEANSE, *_steps(shared, "evening", "before"), _PRODUCT, *after, _MOISTURISER))
    for active in own:
        step = Step(active.id, _capital(active.name))
        middle = (step,) if active.place == "apart" else (step, _PRODUCT)
        yield Plan(f"Evenings with the {active.name}", (_CLEANSE, *middle, *after, _MOISTURISER))


def _steps(actives: Iterable[ActiveUse], time: str, place: str) -> tuple[Step, ...]:
    return tuple(
        Step(active.id, _capital(active.name)) for active in actives if active.place == place and time in active.times
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _timelines(concerns: Collection[Concern], advice: RoutineAdvice) -> tuple[Timeline, ...]:
    wanted = set(concerns)
    return tuple(sorted(advice.timelines, key=lambda timeline: not wanted.intersection(timeline.concerns)))

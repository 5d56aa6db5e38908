"""What the prose of some pages needs beside the guide's own entries, by page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from evaluation.core.criteria import CRITERIA
from evaluation.core.knowledge.advice_entries import Market, MarketFinding
from evaluation.core.knowledge.guide_models import MarketNotes
from evaluation.core.source_groups import SourceGroup
from evaluation.knowledge import advice, guide
from skinguide.guide.cost import cost_content
from skinguide.guide.routine import routine_content

# The checklist's own order for a message that is still short enough to be answered.
ASKED = ("C02", "C01", "C03", "C13", "C08", "C04", "C06", "C11", "C05", "C15")


@dataclass(frozen=True, slots=True)
class Stance:
    """How a market treats one group of sources, or all of them, over `columns` of the table."""

    source: str
    words: str
    is_barred: bool
    columns: int = 1


@dataclass(frozen=True, slots=True)
class MarketView:
    """A market as the page shows it: its stances in the order of the table's columns, and what is told of it."""

    id: str
    name: str
    stances: tuple[Stance, ...]
    sure: str
    told: MarketNotes


def choosing_content(request: HttpRequest) -> Mapping[str, object]:
    """The criteria to ask a brand about, and all their questions as one message to copy."""
    by_number = {criterion.number: criterion for criterion in CRITERIA}
    asked = [by_number[number] for number in ASKED]
    lines = [f"{place}. {criterion.ask_brand}" for place, criterion in enumerate(asked, start=1)]
    return {"asked": asked, "message": "\n".join(lines)}


def evidence_content(request: HttpRequest) -> Mapping[str, object]:
    """The grades, each with its name."""
    names = advice().evidence.grades
    return {"grades": [(grade, names[grade.id].words) for grade in guide().grades.values()]}


def glossary_content(request: HttpRequest) -> Mapping[str, object]:
    """The words in the order of the alphabet, capitals or not."""
    return {"terms": sorted(guide().terms.values(), key=lambda term: term.name.casefold())}


def markets_content(request: HttpRequest) -> Mapping[str, object]:
    """Every market with what the guide tells of it, and the sentence on shipping from elsewhere."""
    told = guide().markets
    views = [_view(market, told[market.id]) for market in advice().markets.markets if market.id in told]
    return {"markets": views, "shipping": advice().markets.shipping}


def _view(market: Market, told: MarketNotes) -> MarketView:
    rules = {group: rule for rule in market.rule for group in rule.groups}
    sure = [rules[group].sure for group in SourceGroup]
    return MarketView(
        id=market.id,
        name=market.name,
        stances=_stances({group: rules[group].status for group in SourceGroup}),
        sure=sure[0] if len(set(sure)) == 1 else f"{sure[0]} for human material, {sure[1]} for the rest",
        told=told,
    )


def _stances(by_group: Mapping[SourceGroup, str]) -> tuple[Stance, ...]:
    """One stance a group, or a single one for all where they are alike."""
    statuses = advice().markets.statuses

    def stance(source: str, status: str, columns: int = 1) -> Stance:
        return Stance(source, statuses[status].words, statuses[status].finding is MarketFinding.BARRED, columns)

    if len(set(by_group.values())) == 1:
        return (stance("All sources", by_group[SourceGroup.HUMAN], len(by_group)),)
    return tuple(stance(group.value.capitalize(), status) for group, status in by_group.items())


def shared_advice(request: HttpRequest) -> Mapping[str, object]:
    """The advice as it stands, for pages that only lay it out."""
    return {"advice": advice()}


CONTENT: Mapping[str, Callable[[HttpRequest], Mapping[str, object]]] = {
    "choosing": choosing_content,
    "clinic-or-home": shared_advice,
    "cost": cost_content,
    "evidence": evidence_content,
    "glossary": glossary_content,
    "markets": markets_content,
    "results": shared_advice,
    "routine": routine_content,
}

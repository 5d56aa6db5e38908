"""Scorecards made by hand for tests of what stands beside a score: only what matters to the test is said."""

from dataclasses import replace

from evaluation.core.criteria import CRITERIA
from evaluation.core.facts import (
    Concentration,
    Facts,
    Identity,
    Ingredient,
    Irritant,
    IsolationMethod,
    Seen,
    Source,
    Supporting,
    Testing,
)
from evaluation.core.knowledge import DATA
from evaluation.core.knowledge.files import read_toml
from evaluation.core.method import Method
from evaluation.core.scorecard import CategoryScore, Claim, CriterionResult, MethodVersion, Score, Scorecard
from evaluation.core.scoring import band, score
from evaluation.core.text import Span
from evaluation.core.verdicts import CREDIT, Verdict

METHOD = Method.model_validate(read_toml(DATA / "method.toml"))
WEIGHTS = METHOD.weight_by_number
NUMBERS = tuple(WEIGHTS)
ALL_PARTS = ("front", "making", "ingredients", "directions")
WITHOUT_LIST = ("front", "making", "directions")
DIGITS = 4


def make_card(
    *,
    verdicts=None,
    sources=(),
    terminology=("exosome",),
    ingredients=(),
    irritants=(),
    supporting=(),
    claims=(),
    whole=ALL_PARTS,
    identity="found",
    carried_by=None,
    concentration=None,
    isolation=(),
    testing=None,
    evidence=None,
    rubric="2026.2",
):
    """A scorecard whose criteria are not stated but for `verdicts` (by number); `ingredients` are made by `entry`."""
    known = dict.fromkeys(NUMBERS, Verdict.NOT_STATED) | {
        number: Verdict(verdict) for number, verdict in (verdicts or {}).items()
    }
    total = score(known, WEIGHTS)
    entries, end = [], 0
    for ingredient in ingredients:
        placed = replace(ingredient, start=end, end=end + len(ingredient.as_listed))
        entries.append(placed)
        end = placed.end + 2
    return Scorecard(
        method=MethodVersion(rubric=rubric, lexicon="2026-11-23+test"),
        score=Score(
            low=round(total.low, DIGITS),
            high=round(total.high, DIGITS),
            coverage=round(total.coverage, DIGITS),
            band=band(total, known, METHOD),
        ),
        summary="A label.",
        categories=tuple(_category(category, known) for category in METHOD.categories),
        criteria=tuple(
            _result(criterion, known[criterion.number], total.weight, (evidence or {}).get(criterion.number, ()))
            for criterion in CRITERIA
        ),
        claims=tuple(claims),
        notes=(),
        facts=Facts(
            terminology=tuple(terminology),
            sources=tuple(sources),
            concentration=concentration or Concentration(),
            isolation_methods=tuple(IsolationMethod(id=method, evidence=()) for method in isolation),
            testing=testing or Testing(),
        ),
        ingredients=tuple(entries),
        supporting=tuple(Supporting(group=group, inci=inci) for group, inci in supporting),
        irritants=tuple(Irritant(kind=kind, inci=inci, because="", citations=()) for kind, inci in irritants),
        identity=Identity(headline="exosome", carried_by=carried_by, finding=identity, because=""),
        seen=Seen(whole=tuple(whole), noted=tuple(whole)),
    )


def source(kind, detail=None, text=None):
    """A source, with the words of the label that name it."""
    words = text or detail or kind
    return Source(kind=kind, detail=detail, evidence=(Span(0, len(words), words),))


def entry(name, *roles, inci=None):
    """An entry of the ingredient list, in the lexicon's spelling unless `inci` says otherwise."""
    return Ingredient(
        as_listed=name, start=0, end=0, inci=inci or name.upper(), match="exact", similarity=100, roles=roles
    )


def claim(text, rule="R02", severity="high"):
    """A red flag."""
    return Claim(
        rule=rule,
        title="",
        family="structure_function",
        severity=severity,
        text=text,
        start=0,
        end=len(text),
        because="",
        better=None,
        citations=(),
    )


def _category(category, known):
    weights = {weight.criterion: weight.weight for weight in METHOD.weights if weight.category == category.id}
    part = score({number: known[number] for number in weights}, weights)
    return CategoryScore(id=category.id, name=category.name, low=part.low, high=part.high, weight=part.weight)


def _result(criterion, verdict, total, evidence):
    weight = METHOD.weight(criterion.number)
    return CriterionResult(
        id=criterion.id,
        category=weight.category,
        title=criterion.title,
        question=criterion.question,
        verdict=verdict,
        outcome="made-by-hand",
        credit=CREDIT.get(verdict, 0.0),
        weight=weight.weight,
        because="Made by hand.",
        evidence=tuple(evidence),
        ask_brand=criterion.ask_brand if verdict.is_unknown else None,
        worth=round(100 * weight.weight / total, DIGITS) if verdict.is_unknown else None,
        citations=criterion.citations,
    )

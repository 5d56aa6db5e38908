"""Products side by side: rows where they differ, rows where they do not, and numbers only where they compare."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType

from evaluation.core import amounts, markets, source_groups
from evaluation.core.amounts import Cost, Unsaid
from evaluation.core.comparability import why_not_comparable
from evaluation.core.criteria import CRITERIA
from evaluation.core.knowledge.advice import Advice
from evaluation.core.knowledge.advice_entries import MarketFinding
from evaluation.core.label import Part
from evaluation.core.money import Money
from evaluation.core.presence import enumerated
from evaluation.core.profile import MarketCode
from evaluation.core.scorecard import Claim, CriterionResult, Scorecard
from evaluation.core.text import Span
from evaluation.core.verdicts import Verdict

LONGEST_QUOTE = 60
_TESTING = MappingProxyType(
    {
        "claimed_no_detail": "Claimed, without detail",
        "in_house": "In-house",
        "third_party": "By another laboratory",
        "clinical": "On people",
    }
)
_VERDICT_WORDS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.MET: "Met",
        Verdict.PARTLY: "Partly met",
        Verdict.AGAINST: "Works against it",
        Verdict.NOT_STATED: "Not stated",
        Verdict.NOT_SEEN: "Not seen yet",
        Verdict.NOT_APPLICABLE: "Does not apply",
    }
)
_GROUPS = MappingProxyType({"vitamin_c": "vitamin C", "vitamin_e": "vitamin E", "pdrn": "PDRN"})
_NO_RANKING = "Counts of one sample differ between laboratories: a higher number is no better product."
_NO_RANKING_CITATIONS = ("trps-2016", "nta-variation-2017")


@dataclass(frozen=True, slots=True)
class Compared:
    """One product as it is compared; what was not seen is None. `units` are the vials or pads in the pack."""

    name: str
    card: Scorecard
    price: Money | None = None
    size_ml: Decimal | None = None
    directions: str | None = None
    units: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one product has in one row; `verdict` is None in rows that are no criterion, `finding` in all but markets'.

    `is_unsaid`: no amount, but the reason why there is none; no red flag, but not all words seen either.
    """

    words: str
    verdict: Verdict | None = None
    evidence: tuple[Span, ...] = ()
    finding: MarketFinding | None = None
    is_unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `note` says how far its numbers compare; `best` are the places of the least price, where prices do."""

    id: str
    title: str
    cells: tuple[Cell, ...]
    differs: bool
    note: str = ""
    citations: tuple[str, ...] = ()
    best: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows, those that differ apart from those that do not, each in the order of the page."""

    differing: tuple[Row, ...]
    same: tuple[Row, ...]


def comparison(
    products: Sequence[Compared], advice: Advice, market_codes: Sequence[MarketCode] = (MarketCode.EU,)
) -> Comparison:
    """The products side by side, one cell for each in every row.

    Raises ValueError for cards of different methods: their verdicts answer different questions.
    """
    if len({product.card.method.rubric for product in products}) > 1:
        raise ValueError("the products were scored by different versions of the method")
    cards = [product.card for product in products]
    rows = [
        *(_criterion_row(criterion.number, criterion.noun, cards) for criterion in CRITERIA),
        _flags_row(cards),
        *(_market_row(code, cards, advice) for code in market_codes),
        *_price_rows(products),
    ]
    return Comparison(
        differing=tuple(row for row in rows if row.differs),
        same=tuple(row for row in rows if not row.differs),
    )


def _criterion_row(number: str, noun: str, cards: Sequence[Scorecard]) -> Row:
    cells, facts = [], []
    for card in cards:
        result = card.criterion(number)
        fact = _fact(number, card)
        cells.append(Cell(fact or _quoted(result), result.verdict, result.evidence))
        facts.append((result.verdict, fact))
    note, citations = _particles(cards) if number == "C05" else ("", ())
    return Row(number, _capital(noun), tuple(cells), len(set(facts)) > 1, note, citations)


def _fact(number: str, card: Scorecard) -> str:
    """What the label says to a question in a few words of ours; empty where there is no such fact."""
    found = _FACTS.get(number)
    return _capital(found(card) if found else "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _source(card: Scorecard) -> str:
    return "; ".join(source_groups.in_words(source) for source in source_groups.named(card.facts.sources))


def _isolation(card: Scorecard) -> str:
    return ", ".join(method.id.replace("_", " ") for method in card.facts.isolation_methods if method.id != "other")


def _irritants(card: Scorecard) -> str:
    if card.criterion("C11").verdict is Verdict.MET and not card.irritants:
        return "none listed"
    return enumerated(tuple(dict.fromkeys(irritant.inci.capitalize() for irritant in card.irritants)))


def _supporting(card: Scorecard) -> str:
    return ", ".join(_GROUPS.get(group.group, group.group.replace("_", " ")) for group in card.supporting)


def _tested(card: Scorecard) -> str:
    testing = card.facts.testing
    if testing.level not in _TESTING:
        return ""
    people = f"{testing.people} people" if testing.people else ""
    return ", ".join(filter(None, [_TESTING[testing.level], people, testing.duration]))


_FACTS: Mapping[str, Callable[[Scorecard], str]] = MappingProxyType(
    {
        "C01": _source,
        "C02": lambda card: card.identity.carried_by or "",
        "C04": _isolation,
        "C05": lambda card: card.facts.concentration.as_stated or "",
        "C10": _supporting,
        "C11": _irritants,
        "C13": _tested,
    }
)


def _quoted(result: CriterionResult) -> str:
    """The label's own words where the verdict rests on some, else the verdict."""
    if not result.verdict.is_known or not result.evidence:
        return _VERDICT_WORDS[result.verdict]
    words = " ".join(result.evidence[0].text.split())
    if len(words) > LONGEST_QUOTE:
        words = f"{words[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return f"“{words}”"


def _particles(cards: Sequence[Scorecard]) -> tuple[str, tuple[str, ...]]:
    """How far the stated amounts compare: never as a ranking, and only within one measure."""
    stated = [card.facts.concentration for card in cards if card.facts.concentration.stated]
    if len(stated) < 2:
        return "", ()
    reasons = (why_not_comparable(one, other) for one, other in combinations(stated, 2))
    if reason := next(filter(None, reasons), None):
        return reason, ()
    return _NO_RANKING, _NO_RANKING_CITATIONS


def _flags_row(cards: Sequence[Scorecard]) -> Row:
    cells = [
        Cell(_flag_words(card), evidence=tuple(_spans(card.claims)), is_unsaid=_flags_may_be_unseen(card))
        for card in cards
    ]
    rules = {(_flags_may_be_unseen(card), *sorted(claim.rule for claim in card.claims)) for card in cards}
    return Row("red_flags", "Red flags", tuple(cells), len(rules) > 1)


def _flags_may_be_unseen(card: Scorecard) -> bool:
    """None found, which is only sure where all of the label's own words were seen."""
    return not card.claims and Part.FRONT not in card.seen.whole


def _flag_words(card: Scorecard) -> str:
    claims = card.claims
    if not claims:
        return "None seen yet" if _flags_may_be_unseen(card) else "None"
    more = f" and {len(claims) - 1} more" if len(claims) > 1 else ""
    return f"“{' '.join(claims[0].text.split())}”{more}"


def _spans(claims: Sequence[Claim]) -> list[Span]:
    return [Span(claim.start, claim.end, claim.text) for claim in claims]


def _market_row(code: MarketCode, cards: Sequence[Scorecard], advice: Advice) -> Row:
    notes = [markets.market(card, code, advice) for card in cards]
    cells = tuple(Cell(_capital(note.status), evidence=note.evidence, finding=note.finding) for note in notes)
    citations = tuple(dict.fromkeys(key for note in notes for key in note.citations))
    title = f"Source bar, {notes[0].name}" if notes else "Source bar"
    return Row(f"market_{code}", title, cells, len({note.finding for note in notes}) > 1, citations=citations)


def _price_rows(products: Sequence[Compared]) -> tuple[Row, ...]:
    return (
        _cost_row("price_per_ml", "Price per mL", [amounts.per_ml(one.price, one.size_ml) for one in products]),
        _cost_row(
            "price_per_month",
            "Price per month as directed",
            [amounts.per_month(one.price, one.size_ml, one.directions, one.units) for one in products],
        ),
    )


def _cost_row(row_id: str, title: str, costs: Sequence[Cost | Unsaid]) -> Row:
    said = [(place, cost) for place, cost in enumerate(costs) if isinstance(cost, Cost)]
    currencies = sorted({cost.low.currency for _, cost in said})
    note = ""
    best: tuple[int, ...] = ()
    if len(currencies) > 1:
        note = f"Prices in {enumerated(currencies)} do not compare: we keep no exchange rates."
    elif len(said) > 1:
        best = _cheapest(said)
    cells = tuple(Cell(cost.words, is_unsaid=isinstance(cost, Unsaid)) for cost in costs)
    return Row(row_id, title, cells, len({cell.words for cell in cells}) > 1, note, best=best)


def _cheapest(said: Sequence[tuple[int, Cost]]) -> tuple[int, ...]:
    """The places of the least price; none where a range of prices leaves open which one that is."""
    least = min(cost.high for _, cost in said)
    best = tuple(place for place, cost in said if cost.high == least)
    is_clear = all(cost.low > least for place, cost in said if place not in best)
    return best if is_clear and len(best) < len(said) else ()

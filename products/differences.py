"""What differs between two looks at a label, word by word, and between two scorecards, question by question."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from evaluation.core.editor_facts import plain_words
from evaluation.core.scorecard import Claim, Scorecard
from evaluation.presentation.figures import whole
from evaluation.presentation.words import SOURCES, VERDICTS, plain, sentence_case
from products.models import ProductLabel

# With the white space behind them: else two texts that share nothing but spaces would be shredded.
_WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
PARTS = (
    ("front", "Front"),
    ("making", "How it is made"),
    ("ingredients", "Ingredients"),
    ("directions", "Directions and warnings"),
)
NOT_SEEN, NOTHING = "Not seen.", "Nothing stands there."


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts ("same"), only in the earlier ("gone") or only in the later one ("new")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PartDifference:
    """One part of a label in two looks at it; `pieces` joined without "new" are the earlier words."""

    heading: str
    pieces: tuple[Piece, ...]
    is_same: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that two scorecards say differently, each in words; `why` is the later one's reason, "" without."""

    name: str
    before: str
    after: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class CardDifference:
    """What two scorecards say differently. Empty parts where they agree."""

    score: Changed | None
    verdicts: tuple[Changed, ...]
    gained: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    facts: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.score or self.verdicts or self.gained or self.lost or self.facts)


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one, with what went and what came. Plain text: whoever shows it escapes it."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces: list[Piece] = []
    gone = came = ""
    for step in Indel.opcodes(old, new):
        if step.tag == "delete":
            gone += "".join(old[step.src_start : step.src_end])
        elif step.tag == "insert":
            came += "".join(new[step.dest_start : step.dest_end])
        else:
            pieces += _changed(gone, came)
            pieces.append(Piece("same", "".join(old[step.src_start : step.src_end])))
            gone = came = ""
    return (*pieces, *_changed(gone, came))


def _changed(gone: str, came: str) -> list[Piece]:
    """What went before what came in its place."""
    return [piece for piece in (Piece("gone", gone), Piece("new", came)) if piece.text]


def label_difference(before: ProductLabel, after: ProductLabel) -> tuple[PartDifference, ...]:
    """Part by part; a part that neither look saw is left out."""
    parts = []
    for part, heading in PARTS:
        old, new = getattr(before, part), getattr(after, part)
        if old is None and new is None:
            continue
        pieces = (Piece("same", old or NOTHING),) if old == new else word_difference(_words(old), _words(new))
        parts.append(PartDifference(heading, pieces, old == new))
    return tuple(parts)


def _words(part: str | None) -> str:
    return NOT_SEEN if part is None else part or NOTHING


def card_difference(before: Scorecard, after: Scorecard) -> CardDifference:
    """Range, verdicts, flags and facts; flags are known again by rule and words."""
    return CardDifference(
        score=_score(before, after),
        verdicts=tuple(_verdicts(before, after)),
        gained=_only_in(after.claims, before.claims),
        lost=_only_in(before.claims, after.claims),
        facts=tuple(_facts(before, after)),
    )


def _score(before: Scorecard, after: Scorecard) -> Changed | None:
    old, new = (f"{whole(card.score.low)} to {whole(card.score.high)}, {card.score.band}" for card in (before, after))
    return Changed("Score", old, new) if old != new else None


def _verdicts(before: Scorecard, after: Scorecard) -> Iterable[Changed]:
    earlier = {result.id: result for result in before.criteria}
    for result in after.criteria:
        old = earlier.get(result.id)
        if old is None or old.verdict != result.verdict:
            word = VERDICTS[old.verdict].word if old else "Not asked"
            yield Changed(result.title, word, VERDICTS[result.verdict].word, result.because)
    asked = {result.id for result in after.criteria}
    for result in before.criteria:
        if result.id not in asked:
            yield Changed(result.title, VERDICTS[result.verdict].word, "Not asked")


def _only_in(these: Iterable[Claim], those: Iterable[Claim]) -> tuple[Claim, ...]:
    known = {(claim.rule, plain_words(claim.text)) for claim in those}
    return tuple(claim for claim in these if (claim.rule, plain_words(claim.text)) not in known)


FACTS: tuple[tuple[str, Callable[[Scorecard], str]], ...] = (
    ("Called", lambda card: ", ".join(map(plain, card.facts.terminology))),
    ("Source", lambda card: "; ".join(source_words(source.kind, source.detail) for source in card.facts.sources)),
    ("Concentration", lambda card: card.facts.concentration.as_stated or ""),
    ("Isolation", lambda card: ", ".join(plain(method.id) for method in card.facts.isolation_methods)),
    ("Testing", lambda card: plain(card.facts.testing.level)),
    ("Identity", lambda card: plain(card.identity.finding)),
    ("Ingredients", lambda card: ", ".join(entry.inci or entry.as_listed for entry in card.ingredients)),
)


def _facts(before: Scorecard, after: Scorecard) -> Iterable[Changed]:
    for name, words in FACTS:
        old, new = words(before), words(after)
        if old != new:
            yield Changed(name, old or "Nothing", new or "Nothing")


def source_words(kind: str, detail: str | None) -> str:
    """ "Plant, rose"."""
    name = SOURCES.get(kind, sentence_case(plain(kind)))
    return f"{name}, {detail}" if detail else name

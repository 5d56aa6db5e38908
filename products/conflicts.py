"""Statements on the same fact that do not go together: they stand side by side, and nothing is overwritten.

Held against each other is what each page says now, so of each page the newest look. Silence is no statement, and
several sources that a label names together are one.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from evaluation.core.scorecard import Scorecard
from evaluation.core.text import Span
from evaluation.presentation.words import plain
from products.differences import source_words
from products.models import Assessment, ProductLabel

# Of amounts as stated: "2 billion" and "2.0 x 10^9" are one number.
_SAME_AMOUNT = 0.01
# Below that a label says no more than that it was tested, which goes with anything.
_TESTED = frozenset({"in_house", "third_party", "clinical"})
MOST_PAGES = 20


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact as one page states it: the value in our words, and the page's own."""

    value: str
    words: str
    label: ProductLabel


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact on which pages differ, with what each says, the latest look first."""

    name: str
    statements: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one page says on one fact: `key` for comparison, None for silence."""

    key: object
    value: str
    evidence: tuple[Span, ...]


def conflicts(newest_first: Iterable[ProductLabel]) -> tuple[Conflict, ...]:
    """Facts on which the pages of a product differ, from all looks at it. No query for one page, one for several."""
    by_page: dict[str, ProductLabel] = {}
    for label in newest_first:
        by_page.setdefault(label.url, label)
    labels = list(by_page.values())[:MOST_PAGES]
    if len(labels) < 2:
        return ()
    newest = Assessment.objects.filter(label=OuterRef("label")).order_by("-assessed_at", "-pk").values("pk")[:1]
    judged = Assessment.objects.filter(label__in=labels, pk=Subquery(newest))
    cards = {one.label_id: card for one in judged if (card := one.read_scorecard())}
    return conflicting([(label, cards[label.pk]) for label in labels if label.pk in cards])


def conflicting(pages: Sequence[tuple[ProductLabel, Scorecard]]) -> tuple[Conflict, ...]:
    """The facts on which these pages, each with its scorecard, do not go together."""
    found = []
    for name, read, clash in _FACTS:
        said = [(label, reading) for label, card in pages if (reading := read(card)) is not None]
        if _any_clash(said, clash):
            statements = tuple(Stated(one.value, _quoted(one.evidence), label) for label, one in said)
            found.append(Conflict(name, statements))
    return tuple(found)


def _any_clash(said: Sequence[tuple[ProductLabel, _Reading]], clash: "Callable[[object, object], bool]") -> bool:
    return any(clash(one.key, other.key) for place, (_, one) in enumerate(said) for _, other in said[place + 1 :])


def _quoted(evidence: Iterable[Span]) -> str:
    return " … ".join(dict.fromkeys(span.text.strip() for span in evidence))


def _concentration(card: Scorecard) -> _Reading | None:
    stated = card.facts.concentration
    if not stated.stated or stated.as_stated is None:
        return None
    return _Reading((stated.kind, stated.value, stated.as_stated), stated.as_stated, stated.evidence)


def _amounts_clash(one: object, other: object) -> bool:
    """Of one kind and more than a hundredth apart; amounts of different kinds can both be true."""
    assert isinstance(one, tuple) and isinstance(other, tuple)  # noqa: S101, PT018
    (kind, value, _), (other_kind, other_value, _) = one, other
    if kind is None or kind != other_kind or value is None or other_value is None:
        return False
    return bool(abs(value - other_value) > _SAME_AMOUNT * max(abs(value), abs(other_value)))


def _sources(card: Scorecard) -> _Reading | None:
    named = [source for source in card.facts.sources if source.kind not in ("unspecified", "conditioned_media")]
    if not named:
        return None
    value = "; ".join(source_words(source.kind, source.detail) for source in named)
    return _Reading(
        frozenset(source.kind for source in named), value, tuple(span for source in named for span in source.evidence)
    )


def _isolation(card: Scorecard) -> _Reading | None:
    methods = card.facts.isolation_methods
    if not methods:
        return None
    value = ", ".join(plain(method.id) for method in methods)
    return _Reading(
        frozenset(method.id for method in methods), value, tuple(span for method in methods for span in method.evidence)
    )


def _sets_clash(one: object, other: object) -> bool:
    """Neither names all that the other does: a page that says less does not contradict one that says more."""
    assert isinstance(one, frozenset) and isinstance(other, frozenset)  # noqa: S101, PT018
    return not (one <= other or other <= one)


def _testing(card: Scorecard) -> _Reading | None:
    testing = card.facts.testing
    return _Reading(testing.level, plain(testing.level), testing.evidence) if testing.level in _TESTED else None


def _differ(one: object, other: object) -> bool:
    return one != other


_FACTS: tuple[tuple[str, Callable[[Scorecard], _Reading | None], Callable[[object, object], bool]], ...] = (
    ("Concentration", _concentration, _amounts_clash),
    ("Source", _sources, _sets_clash),
    ("Isolation", _isolation, _sets_clash),
    ("Testing", _testing, _differ),
)

"""Whether a static card is genuine, and whether it still says what we say today."""

import re
from dataclasses import dataclass
from enum import StrEnum

from products.embedding.card import card_of, day_words
from products.embedding.facts import TOKEN, Facts, facts_of, read
from products.embedding.standing import Place, Standing, standing
from products.embedding.static_card import is_as_made, is_signed
from products.models import Product

# A card of ours has some ten thousand characters; what is longer is none.
MOST_CHARACTERS = 60_000
_LINKED = re.compile(r"[?&]card=" + TOKEN.pattern)


class Finding(StrEnum):
    """What became of the check."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    NOT_GENUINE = "not_genuine"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is another now."""

    name: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the check found. `facts` are those that we signed, None where there are none; `shown` is the product that
    a reader can look at now; `is_link` where only a link was checked, not the words round it."""

    finding: Finding
    heading: str
    words: str
    facts: Facts | None = None
    changes: tuple[Change, ...] = ()
    shown: Standing | None = None
    is_link: bool = False


def verify(text: str) -> Answer:
    """What is to be said of a card's HTML, its link, or what its QR code holds."""
    text = text.strip()
    linked = _LINKED.search(text) or TOKEN.fullmatch(text)
    facts = read(".".join(linked.groups())) if linked else None
    is_card = is_signed(text) or "<" in text
    if facts is None:
        return Answer(Finding.NOT_GENUINE, "Not genuine", _why_not(text, bool(linked)))
    if is_card and not is_as_made(text):
        return Answer(
            Finding.NOT_GENUINE,
            "Not genuine: the card was changed",
            "The link in it is ours, but what stands round it is not as we made it, or was copied in part. "
            "This is what we signed.",
            facts,
            shown=standing(facts.slug),
        )
    return against_today(facts, is_link=not is_card)


def _why_not(text: str, has_token: bool) -> str:
    if has_token or is_signed(text):
        return "It carries a signature, but not one that we made of these words."
    return "We found no signature of ours in it. Paste the card’s whole HTML, or the address behind its link."


def against_today(facts: Facts, is_link: bool) -> Answer:
    """What is to be said of facts that we signed: whether the product still has them."""
    found = standing(facts.slug)
    moved = found.place is Place.MERGED
    if moved:
        found = standing(found.moved_to)
    made = f"We made it on {day_words(facts.issued_on)}."
    product = Product.objects.published().with_whole_assessment().filter(slug=found.slug).first()
    card = card_of(product) if product else None
    if card is None:
        why = f" {found.reason}" if found.place is Place.WITHDRAWN else ""
        words = f"{made} We no longer show a score of this product.{why}"
        return Answer(Finding.WITHDRAWN, "Genuine, but withdrawn", words, facts, shown=found, is_link=is_link)
    changes = _changes(facts, facts_of(card, facts.issued_on))
    if moved:
        changes = (Change("Product", facts.slug, card.title), *changes)
    if changes:
        words = f"{made} Since then, what we say of this product has changed."
        return Answer(
            Finding.SUPERSEDED, "Genuine, but superseded", words, facts, changes, shown=found, is_link=is_link
        )
    words = f"{made} It says what we say today."
    return Answer(Finding.CURRENT, "Genuine and current", words, facts, shown=found, is_link=is_link)


def _changes(then: Facts, now: Facts) -> tuple[Change, ...]:
    before, after = dict(then.rows()), dict(now.rows())
    names = dict.fromkeys((*before, *after))
    pairs = ((name, before.get(name, "nothing of it"), after.get(name, "nothing of it")) for name in names)
    return tuple(Change(*pair) for pair in pairs if pair[1] != pair[2])

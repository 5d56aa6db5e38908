"""What a careful shopper with these answers minds about this label: cautions with their grounds, never a diagnosis."""

from dataclasses import dataclass

from evaluation.core.knowledge.advice import CHOSEN_ALLERGENS
from evaluation.core.knowledge.advice_entries import CautionRule, Level
from evaluation.core.presence import Found, Looked, Presence
from evaluation.core.profile import Profile
from evaluation.core.text import Span

_RANK = {level: rank for rank, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class Caution:
    """One caution. `answers` are those of hers that it is for, none = everyone.

    `is_sure` is False where the thing was neither found nor ruled out; then `names` and `evidence` are empty, as they
    are for a caution that holds for any product.
    """

    id: str
    rule: str
    level: Level
    words: str
    answers: tuple[str, ...]
    is_sure: bool
    names: tuple[str, ...]
    evidence: tuple[Span, ...]
    citations: tuple[str, ...]


def cautions(looked: Looked, profile: Profile, *, own_alone: bool = False) -> tuple[Caution, ...]:
    """The cautions of a label for her answers, the strictest level first, then in the order of the data file.

    With those that are for everyone, unless `own_alone`.
    """
    given = profile.answers
    found = []
    for rule in looked.advice.cautions.cautions:
        answers = tuple(answer for answer in rule.answers if answer in given)
        if (answers or not (rule.answers or own_alone)) and (
            caution := _caution(rule, answers, _presence(rule, looked, profile))
        ):
            found.append(caution)
    return tuple(sorted(found, key=lambda caution: _RANK[caution.level]))


def _presence(rule: CautionRule, looked: Looked, profile: Profile) -> Presence | None:
    """What was found of the thing that the rule looks for; None where it looks for nothing."""
    if rule.watch is None:
        return None
    return looked.allergens(profile.allergens) if rule.watch == CHOSEN_ALLERGENS else looked.watch(rule.watch)


def _caution(rule: CautionRule, answers: tuple[str, ...], presence: Presence | None) -> Caution | None:
    if presence is None or presence.found is Found.LISTED:
        level, words = rule.level, rule.words.format(names=presence.listed) if presence else rule.words
    elif presence.found is Found.UNKNOWN and rule.unknown_level is not None:
        level, words = rule.unknown_level, f"{presence.words} {rule.unknown_words}".strip()
    else:
        return None
    return Caution(
        id=rule.id,
        rule=rule.rule,
        level=level,
        words=words,
        answers=answers,
        is_sure=presence is None or presence.found is Found.LISTED,
        names=presence.names if presence else (),
        evidence=presence.evidence if presence else (),
        citations=rule.citations,
    )

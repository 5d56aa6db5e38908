"""What excuses a wording: a denial, a warning, a question, a lesson, the look of things. Each for its clause only."""

import re
from collections.abc import Callable, Mapping

from evaluation.core.claims.page import REACH, Place
from evaluation.core.knowledge.claim_rules import ClaimRule, Guard

_FOOTNOTE_REACH = 2_000
_LIST_REACH = 120
_LINE_END = re.compile("[\n•]")
# Forms of verbs, whatever the verb.
_FINITE = re.compile(r"[a-z]{3,}[^s]s\b")
_PARTICIPLE = re.compile(r"[a-z]+ing\b")


def is_excused(place: Place, rule: ClaimRule) -> bool:
    """Whether the wording is no promise of the product at this place."""
    return (
        _is_asked(place)
        or place.excusing.of_looks.match(place.prose, place.end) is not None
        or _is_told_of_others(place)
        or _is_taught(place, rule)
        or _is_denied(place, rule)
        or place.excusing.warning.search(place.before) is not None
        or (not rule.alone and place.excusing.harm_acts.search(place.before) is not None)  # a mere name does not act
        or any(_GUARDS[guard](place) for guard in rule.guards)
    )


def _is_denied(place: Place, rule: ClaimRule) -> bool:
    # a mere name is no verb, whatever its ending: "it will not calm hives or mend a burn"
    inflected = not rule.alone and place.excusing.inflected.match(place.prose, place.start) is not None
    return (
        place.page.clauses.negated(place.start, inflected=inflected)
        or place.excusing.denied_after.match(place.prose, place.end) is not None
    )


def _is_asked(place: Place) -> bool:
    """Whether the sentence is a question that the text does not answer with yes."""
    begin, end = place.page.clauses.sentence_at(max(place.start, place.end - 1))
    if place.excusing.yes.match(place.prose, end) is not None:
        return False
    return place.excusing.asked.search(place.before) is not None or (
        "?" in place.prose[max(place.end, end - 3) : end]
        and place.excusing.rhetorical.match(place.prose, begin) is None
    )


def _is_told_of_others(place: Place) -> bool:
    begin, end = place.sentence
    return (
        place.excusing.hearsay.search(place.before) is not None
        or place.excusing.ask_a_doctor.search(place.prose, begin, end) is not None
        or place.excusing.called_so.match(place.prose, place.end) is not None
        or place.excusing.refuted.match(place.prose, place.end) is not None
        or place.excusing.lesson.search(place.prose, begin, end) is not None
        or place.page.is_doubted_at(place.start)
    )


def _is_taught(place: Place, rule: ClaimRule) -> bool:
    return place.page.lesson_at(place.start).holds(place.prose, place.start, named=rule.alone)


def _is_appearance(place: Place) -> bool:
    """Whether the clause speaks of looks before the wording, or right behind it."""
    begin, _ = place.page.clauses.clause_at(place.start)
    return (
        place.said.looks.search(place.prose, max(begin, place.start - REACH), place.start) is not None
        or place.said.in_looks.match(place.prose, place.end) is not None
    )


def _is_instruction(place: Place) -> bool:
    return place.said.imperative.match(place.prose, place.sentence[0]) is not None


def _is_massage(place: Place) -> bool:
    begin, end = place.sentence
    return place.said.by_hand.search(place.prose, begin, end) is not None


def _is_product_name(place: Place) -> bool:
    """Whether the line is a name such as "Advanced Repair Night Cream, 30 g": capitals throughout, no sentence."""
    begin = place.page.text.rfind("\n", max(0, place.start - REACH), place.start) + 1
    end = place.page.text.find("\n", place.end, place.end + REACH)
    line = place.page.text[max(begin, place.start - REACH) : end if end >= 0 else place.end + REACH]
    words = re.findall(r"[^\W\d_]{4,}", line)
    capitals = sum(word[0].isupper() for word in words)
    return (
        _FINITE.match(place.prose, place.start) is None
        and 0 < len(words) <= 8
        and capitals == len(words)
        and not line.isupper()
        and place.said.name_noun.search(line.lower()) is not None
        and re.search(r"[.!?]\s", line) is None
    )


def _is_for_professionals(place: Place) -> bool:
    begin, end = place.sentence
    return place.page.is_for_professionals and place.said.home.search(place.prose, begin, end) is None


def _is_study(place: Place) -> bool:
    """Whether a study is reported here with its people or its design, in this sentence or the ones beside it."""
    begin, end = place.sentence
    nearby = place.prose[max(0, begin - REACH // 2) : end + REACH // 2]
    return place.said.study.search(nearby) is not None and place.said.design.search(nearby) is not None


def _is_sun_protection(place: Place) -> bool:
    wording = place.prose[place.start : place.end]
    return place.page.is_sun_protection and place.said.from_the_sun.search(wording) is not None


def _is_listed_as_unfit(place: Place) -> bool:
    """Whether what stands before a bare list of conditions, a heading or the sentence, says that it is not for them."""
    begin = max(0, place.start - _LIST_REACH)
    return any(_reaches(place, word) for word in place.said.not_for.finditer(place.prose, begin, place.start))


def _reaches(place: Place, word: re.Match[str]) -> bool:
    """Whether nothing between the word and the wording begins another thought, nor ends a line that heads no list."""
    if place.said.list_ends.search(place.prose, word.end(), place.start) is not None:
        return False
    line_end = _LINE_END.search(place.prose, word.end(), place.start)
    return line_end is None or place.said.list_heading.search(place.prose, word.start(), line_end.end()) is not None


def _is_subject(place: Place) -> bool:
    """Whether the conditions are what the sentence is about: "eczema and hives are itchy"."""
    return place.said.is_a_subject.match(place.prose, place.end) is not None


def _is_ingredient(place: Place) -> bool:
    """Whether the thing acted on is what the product is made of: "reviving apple stem cell cream"."""
    if place.said.made_of.match(place.prose, place.end) is None:
        return False
    wording = place.prose[place.start : place.end]
    return _PARTICIPLE.match(wording) is not None or place.said.stem_cell.search(wording) is not None


def _is_of_healed_skin(place: Place) -> bool:
    return place.said.once_healed.search(place.before) is not None


def _is_lesson_on_cells(place: Place) -> bool:
    begin, end = place.sentence
    return place.said.cells_do.search(place.prose, begin, end) is not None


def _is_ongoing_care(place: Place) -> bool:
    """Whether a treatment is named that the reader already has: "with other acne treatments"."""
    return place.said.other_care.search(place.before) is not None


def _is_aftercare(place: Place) -> bool:
    """Whether the procedure is one that was done before, or is still to come: "after microneedling"."""
    begin, end = place.sentence
    return (
        place.said.after_procedure.search(place.prose, begin, place.end) is not None
        and place.said.home.search(place.prose, begin, end) is None
    )


def _is_footnoted(place: Place) -> bool:
    """Whether an asterisk or figure behind the wording, or its sentence, sends the reader to a study that is told."""
    if place.prose[place.end : place.end + 2].strip()[:1] not in ("*", "†", "¹", "²"):
        return False
    return place.said.design.search(place.prose, place.end, place.end + _FOOTNOTE_REACH) is not None


def _is_of_registered_facility(place: Place) -> bool:
    """Whether a facility is said to be registered, which is a fact; said to be approved, it is not."""
    begin, end = place.sentence
    return (
        place.said.facility.search(place.prose, begin, end) is not None
        and place.said.approved.search(place.prose, begin, end) is None
    )


def _is_temporary(place: Place) -> bool:
    """Whether the effect is one that a cosmetic has at once: moisture, glow, a softer feel."""
    begin, end = place.sentence
    return place.said.at_once.search(place.prose, begin, end) is not None


def _is_out_of_time(place: Place) -> bool:
    """Whether the time is not that of a change: it lasts so long, or only looks are softened at once."""
    if place.said.later.match(place.prose, place.end) is not None:
        return True
    return place.said.instant.search(place.prose, place.start, place.end) is not None and _is_appearance(place)


def _is_not_of_the_skin(place: Place) -> bool:
    """Whether the figure counts what is in the bottle, not what it does."""
    return place.said.content.match(place.prose, place.end) is not None


def _is_of_another_thing(place: Place) -> bool:
    """Whether hair, the moisture barrier or the day is repaired, not the skin's tissue."""
    begin, end = place.sentence
    if place.said.hair_product.search(place.prose, begin, end):
        return True
    return place.said.other_thing.search(place.prose, place.start, place.end) is not None or (
        place.said.other_thing_next.match(place.prose, place.end) is not None
    )


def _is_trade_guarantee(place: Place) -> bool:
    """Whether a delivery, a refund or the goods are guaranteed, not what they do."""
    begin, end = place.sentence
    return place.said.trade.search(place.prose, begin, end) is not None


_GUARDS: Mapping[Guard, Callable[[Place], bool]] = {
    "aftercare": _is_aftercare,
    "appearance": _is_appearance,
    "footnoted": _is_footnoted,
    "healed_skin": _is_of_healed_skin,
    "ingredient": _is_ingredient,
    "instruction": _is_instruction,
    "lesson_on_cells": _is_lesson_on_cells,
    "listing": _is_listed_as_unfit,
    "massage": _is_massage,
    "not_in_time": _is_out_of_time,
    "not_of_the_skin": _is_not_of_the_skin,
    "ongoing_care": _is_ongoing_care,
    "other_thing": _is_of_another_thing,
    "product_name": _is_product_name,
    "professional": _is_for_professionals,
    "registered_facility": _is_of_registered_facility,
    "study": _is_study,
    "subject": _is_subject,
    "sun_protection": _is_sun_protection,
    "temporary": _is_temporary,
    "trade_guarantee": _is_trade_guarantee,
}

"""What excuses a wording: a denial, a warning, a question, a lesson, the look of things. Each for its clause only."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property

from evaluation.core.claims import excusing_words as excusing
from evaluation.core.claims import guard_words as said
from evaluation.core.claims.lessons import Lesson, lesson_of
from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.claim_rules import ClaimRule, Guard

# How much of a sentence is read around a wording: a hostile sentence may be as long as the label.
_REACH = 250
_FOOTNOTE_REACH = 2_000


class Page:
    """The label around its wordings: the text, its folded prose and clauses, and what holds for all of it."""

    def __init__(self, text: str, prose: str, clauses: Clauses) -> None:
        self.text, self.prose, self.clauses = text, prose, clauses
        self._lessons: dict[int, Lesson] = {}  # by the start of the sentence

    def lesson_at(self, position: int) -> Lesson:
        """What the sentence that holds the position teaches: nothing if it is very long."""
        begin, end = self.clauses.sentence_at(position)
        if begin not in self._lessons:
            self._lessons[begin] = lesson_of(self.prose, begin, end) if end - begin <= 2 * _REACH else Lesson()
        return self._lessons[begin]

    @cached_property
    def is_for_professionals(self) -> bool:
        """Whether the label speaks to or of people who treat others."""
        return said.PROFESSIONAL.search(self.prose) is not None

    @cached_property
    def is_sun_protection(self) -> bool:
        """Whether the product protects from the sun, for which US rules know a wording on skin cancer."""
        return said.SUN_FILTER.search(self.prose) is not None


class Place:
    """Where on a page a wording stands; what is around it is worked out once, however many guards ask.

    `sentence` is where its sentence begins and ends, as far as it is read, `before` what that says before the wording.
    """

    __slots__ = ("before", "end", "page", "prose", "sentence", "start")

    def __init__(self, page: Page, start: int, end: int) -> None:
        self.page, self.prose, self.start, self.end = page, page.prose, start, end
        begin, stop = page.clauses.sentence_at(start)
        self.sentence = max(begin, start - _REACH), max(end, min(stop, end + _REACH))
        self.before = page.prose[self.sentence[0] : start]


def is_excused(place: Place, rule: ClaimRule) -> bool:
    """Whether the wording is no promise of the product at this place."""
    return (
        _is_asked(place)
        or excusing.OF_LOOKS.match(place.prose, place.end) is not None
        or _is_told_of_others(place)
        or _is_taught(place, rule)
        or _is_denied(place)
        or excusing.WARNING.search(place.before) is not None
        or (not rule.alone and excusing.HARM_ACTS.search(place.before) is not None)  # a mere name does not act
        or any(_GUARDS[guard](place) for guard in rule.guards)
    )


def _is_denied(place: Place) -> bool:
    inflected = excusing.INFLECTED.match(place.prose, place.start) is not None
    return (
        place.page.clauses.negated(place.start, inflected=inflected)
        or excusing.DENIED_AFTER.match(place.prose, place.end) is not None
    )


def _is_asked(place: Place) -> bool:
    """Whether the sentence is a question that the text does not answer with yes."""
    begin, end = place.page.clauses.sentence_at(max(place.start, place.end - 1))
    return (
        "?" in place.prose[max(place.end, end - 3) : end]
        and excusing.YES.match(place.prose, end) is None
        and excusing.RHETORICAL.match(place.prose, begin) is None
    )


def _is_told_of_others(place: Place) -> bool:
    begin, end = place.sentence
    return (
        excusing.HEARSAY.search(place.before) is not None
        or excusing.ASK_A_DOCTOR.search(place.prose, begin, end) is not None
        or excusing.CALLED_SO.match(place.prose, place.end) is not None
        or excusing.LESSON.search(place.prose, begin, end) is not None
    )


def _is_taught(place: Place, rule: ClaimRule) -> bool:
    return place.page.lesson_at(place.start).holds(place.prose, place.start, named=rule.alone)


def _is_appearance(place: Place) -> bool:
    """Whether the clause speaks of looks before the wording, or right behind it."""
    begin, _ = place.page.clauses.clause_at(place.start)
    return (
        said.LOOKS.search(place.prose, max(begin, place.start - _REACH), place.start) is not None
        or said.IN_LOOKS.match(place.prose, place.end) is not None
    )


def _is_instruction(place: Place) -> bool:
    return said.IMPERATIVE.match(place.prose, place.sentence[0]) is not None


def _is_massage(place: Place) -> bool:
    begin, end = place.sentence
    return said.BY_HAND.search(place.prose, begin, end) is not None


def _is_product_name(place: Place) -> bool:
    """Whether the line is a name such as "Advanced Repair Night Cream, 30 g": capitals throughout, no sentence."""
    begin = place.page.text.rfind("\n", max(0, place.start - _REACH), place.start) + 1
    end = place.page.text.find("\n", place.end, place.end + _REACH)
    line = place.page.text[max(begin, place.start - _REACH) : end if end >= 0 else place.end + _REACH]
    words = re.findall(r"[^\W\d_]{4,}", line)
    capitals = sum(word[0].isupper() for word in words)
    return (
        said.FINITE.match(place.prose, place.start) is None
        and 0 < len(words) <= 8
        and capitals == len(words)
        and not line.isupper()
        and said.NAME_NOUN.search(line.lower()) is not None
        and re.search(r"[.!?]\s", line) is None
    )


def _is_for_professionals(place: Place) -> bool:
    begin, end = place.sentence
    return place.page.is_for_professionals and said.HOME.search(place.prose, begin, end) is None


def _is_study(place: Place) -> bool:
    """Whether a study is reported here with its people or its design, in this sentence or the ones beside it."""
    begin, end = place.sentence
    nearby = place.prose[max(0, begin - _REACH // 2) : end + _REACH // 2]
    return said.STUDY.search(nearby) is not None and said.DESIGN.search(nearby) is not None


def _is_sun_protection(place: Place) -> bool:
    wording = place.prose[place.start : place.end]
    return place.page.is_sun_protection and said.FROM_THE_SUN.search(wording) is not None


def _is_listed_as_unfit(place: Place) -> bool:
    """Whether a heading before a bare list of conditions says that it is not for them."""
    return said.NOT_FOR.search(place.prose, max(0, place.start - 120), place.start) is not None


def _is_subject(place: Place) -> bool:
    """Whether the conditions are what the sentence is about: "eczema and hives are itchy"."""
    return said.IS_A_SUBJECT.match(place.prose, place.end) is not None


def _is_ingredient(place: Place) -> bool:
    """Whether the thing acted on is what the product is made of: "reviving apple stem cell cream"."""
    if said.MADE_OF.match(place.prose, place.end) is None:
        return False
    wording = place.prose[place.start : place.end]
    return said.PARTICIPLE.match(wording) is not None or said.STEM_CELL.search(wording) is not None


def _is_of_healed_skin(place: Place) -> bool:
    return said.ONCE.search(place.before) is not None


def _is_lesson_on_cells(place: Place) -> bool:
    begin, end = place.sentence
    return said.CELLS_DO.search(place.prose, begin, end) is not None


def _is_ongoing_care(place: Place) -> bool:
    """Whether a treatment is named that the reader already has: "with other acne treatments"."""
    return said.OTHER_CARE.search(place.before) is not None


def _is_aftercare(place: Place) -> bool:
    """Whether the procedure is one that was done before, or is still to come: "after microneedling"."""
    begin, end = place.sentence
    return (
        said.AFTER.search(place.prose, begin, place.end) is not None
        and said.HOME.search(place.prose, begin, end) is None
    )


def _is_footnoted(place: Place) -> bool:
    """Whether an asterisk or figure behind the wording, or its sentence, sends the reader to a study that is told."""
    if place.prose[place.end : place.end + 2].strip()[:1] not in ("*", "†", "¹", "²"):
        return False
    return said.DESIGN.search(place.prose, place.end, place.end + _FOOTNOTE_REACH) is not None


def _is_of_registered_facility(place: Place) -> bool:
    """Whether a facility is said to be registered, which is a fact; said to be approved, it is not."""
    begin, end = place.sentence
    return (
        said.FACILITY.search(place.prose, begin, end) is not None
        and said.APPROVED.search(place.prose, begin, end) is None
    )


def _is_temporary(place: Place) -> bool:
    """Whether the effect is one that a cosmetic has at once: moisture, glow, a softer feel."""
    begin, end = place.sentence
    return said.AT_ONCE.search(place.prose, begin, end) is not None


def _is_out_of_time(place: Place) -> bool:
    """Whether the time is not that of a change: it lasts so long, or only looks are softened at once."""
    if said.LATER.match(place.prose, place.end) is not None:
        return True
    return said.INSTANT.search(place.prose, place.start, place.end) is not None and _is_appearance(place)


def _is_not_of_the_skin(place: Place) -> bool:
    """Whether the figure counts what is in the bottle, not what it does."""
    return said.CONTENT.match(place.prose, place.end) is not None


def _is_of_another_thing(place: Place) -> bool:
    """Whether hair, the moisture barrier or the day is repaired, not the skin's tissue."""
    begin, end = place.sentence
    if said.HAIR_PRODUCT.search(place.prose, begin, end):
        return True
    return said.OTHER_THING.search(place.prose, place.start, place.end) is not None or (
        said.OTHER_THING_NEXT.match(place.prose, place.end) is not None
    )


def _is_trade_guarantee(place: Place) -> bool:
    """Whether a delivery, a refund or the goods are guaranteed, not what they do."""
    begin, end = place.sentence
    return said.TRADE.search(place.prose, begin, end) is not None


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

"""A label around its wordings, and where on it one stands: what holds for all that excuses a wording there."""

from functools import cached_property

from evaluation.core.claims.lessons import Lesson, lesson_of
from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.readings import AlwaysWords, GuardWords, Readings

# How much of a sentence is read around a wording: a hostile sentence may be as long as the label.
REACH = 250


class Page:
    """The label around its wordings: the text, its folded prose and clauses, and what holds for all of it.

    `readings` are the words by which that is known.
    """

    def __init__(self, text: str, prose: str, clauses: Clauses, readings: Readings) -> None:
        self.text, self.prose, self.clauses, self.readings = text, prose, clauses, readings
        # by the start of the sentence
        self._lessons: dict[int, Lesson] = {}
        self._doubts: dict[int, bool] = {}

    def lesson_at(self, position: int) -> Lesson:
        """What the sentence that holds the position teaches: nothing if it is very long."""
        begin, end = self.clauses.sentence_at(position)
        if begin not in self._lessons:
            words = self.readings.lessons
            is_short = end - begin <= 2 * REACH
            self._lessons[begin] = lesson_of(self.prose, begin, end, words) if is_short else Lesson(words)
        return self._lessons[begin]

    def is_doubted_at(self, position: int) -> bool:
        """Whether the sentence that holds the position weighs what others promise: it sells nothing, and is not long.

        It speaks of promises, evidence or rules and denies them, or it doubts and warns, in other words than a boast.
        """
        begin, end = self._with_semicolons(position)
        if begin not in self._doubts:
            sentence = self.prose[begin:end] if end - begin <= 2 * REACH else ""
            self._doubts[begin] = _is_doubt(sentence, self.readings.always)
        return self._doubts[begin]

    def _with_semicolons(self, position: int) -> tuple[int, int]:
        """The sentence that holds the position, with what semicolons link to it, as far as that is read."""
        begin, end = self.clauses.sentence_at(position)
        while begin and self.prose[begin - 1] == ";" and position - begin <= REACH:
            begin = self.clauses.sentence_at(begin - 1)[0]
        while end < len(self.prose) and self.prose[end - 1] == ";" and end - position <= REACH:
            end = self.clauses.sentence_at(end)[1]
        return begin, end

    @cached_property
    def is_for_professionals(self) -> bool:
        """Whether the label speaks to or of people who treat others."""
        return self.readings.guards.professional.search(self.prose) is not None

    @cached_property
    def is_sun_protection(self) -> bool:
        """Whether the product protects from the sun, for which US rules know a wording on skin cancer."""
        return self.readings.guards.sun_filter.search(self.prose) is not None


def _is_doubt(sentence: str, words: AlwaysWords) -> bool:
    if "!" in sentence or "#" in sentence or words.selling.search(sentence) is not None:
        return False
    weighs = words.weighed.search(sentence) is not None
    if not weighs and words.told.search(sentence) is None:
        return False
    sober = words.boasts.sub(" ", sentence)
    return words.doubted.search(sober) is not None or (weighs and words.denies.search(sober) is not None)


class Place:
    """Where on a page a wording stands; what is around it is worked out once, however many guards ask.

    `sentence` is where its sentence begins and ends, as far as it is read, `before` what that says before the wording;
    `said` and `excusing` are the words that its rule's guards look for, and those that excuse it by any rule.
    """

    __slots__ = ("before", "end", "excusing", "page", "prose", "said", "sentence", "start")

    def __init__(self, page: Page, start: int, end: int) -> None:
        self.page, self.prose, self.start, self.end = page, page.prose, start, end
        begin, stop = page.clauses.sentence_at(start)
        self.sentence = max(begin, start - REACH), max(end, min(stop, end + REACH))
        self.before = page.prose[self.sentence[0] : start]
        self.said: GuardWords = page.readings.guards
        self.excusing: AlwaysWords = page.readings.always

"""Whether a sentence teaches what is so for everybody, as "psoriasis speeds up the life of skin cells" does.

A lesson begins with a thing of nature or of medicine, goes on with a verb of how such things are, and names nothing
that is for sale. "Psoriasis meets its match" begins alike and promises: its verb is no verb of a lesson.
"""

import re
from dataclasses import dataclass

from evaluation.core.claims import lesson_words as words
from evaluation.core.patterns import compiled

_OPENING = (
    r"[\s\"'*•>-]*"
    r"(?:(?:but|and|so|also|however|additionally|moreover|in addition|normally|generally|usually|typically),? )?"
    r"(?:(?:in|if|when|while|although|as|over|during|at|because|by) [^;.]{1,60}, |"
    rf"with (?:age|aging|ageing|time|the years|every year|{words.ILLS}),? |as we (?:age|get older|grow older),? )?"
    rf"(?:(?:the|an?|most|many|some|all|every|each|both|our|your|other) )?(?:{words.KIND}[ -])*"
)
# "Scars of the face", "acne (also called …)", "collagen and elastin", "cells that make melanin".
_ASIDE = (
    r"(?:,? (?:and|or)(?: [a-z]+){1,2}| \([^()]{1,40}\)|, [^,.;]{1,50},|"
    r" (?:in|of|on|under|around|from|at|that|which)(?: [a-z]+){1,5})?"
)
_SAYS = "|".join(
    rf"{things}(?: {words.PART})?\b{_ASIDE}\s*(?:(?:is|are|{words.OFTEN}be) {words.BEING}|{words.HAS}|"
    rf"{words.OFTEN}(?:[a-z]+, [^,.;]{{1,40}}, )?{verbs}(?:s|es)?)\b"
    for things, verbs in (
        (words.ILLS, words.ILLS_DO),
        (words.HARMS, words.HARMS_DO),
        (words.BODY, words.BODY_DOES),
        (words.MEDICINES, words.MEDICINES_DO),
        (words.DOCTORS, words.DOCTORS_DO),
        (words.PEOPLE, words.PEOPLE_DO),
        (words.SIGNS, words.SIGNS_DO),
    )
)
_TEACHES = rf"{_OPENING}(?:{_SAYS}|{words.OF_IT}\b)"
_TURN = re.compile(rf"{words.TURN.pattern}|[:–—]| - ")


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a sentence teaches: the words up to `end`, or None; `sounds` if it has two cues of a lesson anyway."""

    end: int | None = None
    sounds: bool = False

    def holds(self, prose: str, start: int, *, named: bool) -> bool:
        """Whether what stands at `start` is part of the lesson; `named` says that it is a mere name."""
        if self.end is not None and _TURN.search(prose, self.end, max(start, self.end)) is None:
            return True
        return named and self.sounds


_NONE = Lesson()


def lesson_of(prose: str, begin: int, end: int) -> Lesson:
    """The lesson in the sentence of folded prose from `begin` to `end`; an empty one if it sells or promises."""
    if any(word.search(prose, begin, end) for word in (words.FOR_SALE, words.PROMISED)) or "!" in prose[begin:end]:
        return _NONE
    taught = compiled(_TEACHES).match(prose, begin, end)
    cues = sum(cue.search(prose, begin, end) is not None for cue in words.CUES)
    return Lesson(taught.end() if taught else None, cues > 1)

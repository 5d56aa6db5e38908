"""Whether a sentence teaches what is so for everybody, as "psoriasis speeds up the life of skin cells" does.

A lesson begins with a thing of nature or of medicine, goes on with a verb of how such things are, and names nothing
that is for sale. "Psoriasis meets its match" begins alike and promises: its verb is no verb of a lesson.
"""

import re

from evaluation.core.claims import lesson_words as words

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
_TEACHES = [
    re.compile(
        rf"{_OPENING}{things}(?: {words.PART})?\b{_ASIDE}\s*(?:(?:is|are|{words.OFTEN}be) {words.BEING}|{words.HAS}|"
        rf"{words.OFTEN}(?:[a-z]+, [^,.;]{{1,40}}, )?{verbs}(?:s|es)?)\b"
    )
    for things, verbs in (
        (words.ILLS, words.ILLS_DO),
        (words.HARMS, words.HARMS_DO),
        (words.BODY, words.BODY_DOES),
        (words.MEDICINES, words.MEDICINES_DO),
        (words.DOCTORS, words.DOCTORS_DO),
        (words.PEOPLE, words.PEOPLE_DO),
        (words.SIGNS, words.SIGNS_DO),
    )
]
_TEACHES.append(re.compile(rf"{_OPENING}{words.OF_IT}\b"))
_TURN = re.compile(rf"{words.TURN.pattern}|[:–—]| - ")


def is_lesson(prose: str, begin: int, end: int, start: int, *, named: bool = False) -> bool:
    """Whether the sentence of folded prose from `begin` to `end` teaches, and what stands at `start` is part of it.

    `named` says that what stands there is a mere name, taught also where the sentence only sounds like a lesson.
    """
    if any(word.search(prose, begin, end) for word in (words.FOR_SALE, words.PROMISED)) or "!" in prose[begin:end]:
        return False
    taught = next((match.end() for teaches in _TEACHES if (match := teaches.match(prose, begin, end))), None)
    if taught is not None and _TURN.search(prose, taught, max(start, taught)) is None:
        return True
    return named and sum(cue.search(prose, begin, end) is not None for cue in words.CUES) > 1

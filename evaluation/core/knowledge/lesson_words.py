"""The words by which a lesson is known, as data, and the shape of the sentences that begin like one."""

import re
from dataclasses import dataclass

from evaluation.core.knowledge.word_tables import WordFile

# Names in braces are lists of lessons.toml; things and verbs of one kind go together.
_KINDS = (
    ("{ills}", "{ills_do}"),
    ("{harms}", "{harms_do}"),
    ("{body}", "{body_does}"),
    ("{medicines}", "{medicines_do}"),
    ("{doctors}", "{doctors_do}"),
    ("{people}", "{people_do}"),
    ("{signs}", "{signs_do}"),
)
_OPENING = (
    r"[\s\"'*•>-]*(?:{linking},? )?"
    r"(?:{when} [^;.]{1,60}, |with (?:{with_time}|{ills}),? |as we (?:age|get older|grow older),? )?"
    r"(?:{which} )?(?:{kind}[ -])*"
)
# "Scars of the face", "acne (also called …)", "collagen and elastin", "cells that make melanin".
_ASIDE = (
    r"(?:,? (?:and|or)(?: [a-z]+){1,2}| \([^()]{1,40}\)|, [^,.;]{1,50},|"
    r" (?:in|of|on|under|around|from|at|that|which)(?: [a-z]+){1,5})?"
)
_OFTEN = "(?:{often} )*"
_SAYS = "|".join(
    rf"{things}(?: {{part}})?\b{_ASIDE}\s*(?:(?:is|are|{_OFTEN}be) {{being}}|(?:has|have) {{having}}|"
    rf"{_OFTEN}(?:[a-z]+, [^,.;]{{1,40}}, )?{verbs}(?:s|es)?)\b"
    for things, verbs in _KINDS
)
_SHAPE = rf"{_OPENING}(?:{_SAYS}|{{of_it}}\b)"


@dataclass(frozen=True, slots=True)
class LessonWords:
    """What a lesson never says (of things for sale, of promises), how it begins, how it speaks, and where it ends."""

    for_sale: re.Pattern[str]
    promised: re.Pattern[str]
    turn: re.Pattern[str]
    taught: re.Pattern[str]
    cues: tuple[re.Pattern[str], ...]


def read_lesson_words(file: WordFile) -> LessonWords:
    """The words in this file; its faults are noted in it."""
    patterns = file.patterns(("for_sale", "promised", "turn"))
    words = LessonWords(**patterns, taught=file.shape(_SHAPE, "the lists"), cues=file.each("cue"))
    file.close()
    return words

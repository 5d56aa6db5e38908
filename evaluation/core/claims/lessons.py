"""Whether a sentence teaches what is so for everybody, as "psoriasis speeds up the life of skin cells" does.

A lesson begins with a thing of nature or of medicine, goes on with a verb of how such things are, and names nothing
that is for sale. "Psoriasis meets its match" begins alike and promises: its verb is no verb of a lesson.
"""

from dataclasses import dataclass

from evaluation.core.knowledge.lesson_words import LessonWords


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a sentence teaches: the words up to `end`, or None; `sounds` if it has two cues of a lesson anyway."""

    words: LessonWords
    end: int | None = None
    sounds: bool = False

    def holds(self, prose: str, start: int, *, named: bool) -> bool:
        """Whether what stands at `start` is part of the lesson; `named` says that it is a mere name."""
        if self.end is not None and self.words.turn.search(prose, self.end, max(start, self.end)) is None:
            return True
        return named and self.sounds


def lesson_of(prose: str, begin: int, end: int, words: LessonWords) -> Lesson:
    """The lesson in the sentence of folded prose from `begin` to `end`; an empty one if it sells or promises."""
    if any(word.search(prose, begin, end) for word in (words.for_sale, words.promised)) or "!" in prose[begin:end]:
        return Lesson(words)
    taught = words.taught.match(prose, begin, end)
    cues = sum(cue.search(prose, begin, end) is not None for cue in words.cues)
    return Lesson(words, taught.end() if taught else None, cues > 1)

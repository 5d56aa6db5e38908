r"""Phrases as claim rules write them, turned into expressions over text that is read word by word.

A phrase is words with single spaces between, in lower case, spelt the British way, without hyphens or apostrophes:

- `heal` stands for that word alone (and its American spelling), `heal~` for all its forms: heals, healed, healing;
- `{disease}` stands for any entry of the word list `disease`, and an entry is itself a phrase;
- `{1-7}` stands for a number in figures or words, `{number}` for any number;
- `in|within` stands for either, `away|at_bay` for "away" or "at bay", `very?` for a word that may be missing;
- `<3>` stands for up to three words between, never across the end of a sentence, a bracket, a colon, or a word
  that turns to something else: "boosts hydration with collagen" does not boost collagen;
- `:` `,` `%` `/` `+` stand for themselves, `·` for a bullet, a bar or the end of a line.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.core.wording.forms import forms, spellings
from evaluation.core.knowledge.problems import did_you_mean
from evaluation.core.wording.letters import BREAKS, LARGEST_NUMBER, MARKS, Letters, number_letter

_ELEMENT = re.compile(r"(?P<choice>[^\s?<>]+)(?P<optional>\?)?|<(?P<gap>[1-9])>")
_NAMED = re.compile(r"\{([a-z_]+)\}")
_RANGE = re.compile(r"\{(\d{1,3})-(\d{1,3})\}")
_WORD = re.compile(r"([^\W_]+)(~)?")
_DEPTH = 4
# Words at which a promise turns to something else, or from what a thing is to how it looks.
TURNS = (
    "with", "without", "from", "by", "via", "thanks", "using", "containing", "contains", "contain", "featuring",
    "but", "while", "whereas", "because", "although", "unless", "until", "than", "if", "when", "before",
    "after", "during", "following", "despite", "prone", "who", "that", "which", "for", "look", "looks", "looking", "appearance", "appear", "appears", "appearing",
    "feel", "feels", "feeling", "visible", "visibility", "sensation", "sensations", "not", "never", "no",
)  # fmt: skip


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says which part and what was expected."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An expression over letters; each set of `needs` must have one of its letters in a text that it matches.

    `is_letter` if it matches single letters only, those of `needs[0]`.
    """

    expression: str
    needs: tuple[frozenset[str], ...]
    is_letter: bool = False


class Phrasebook:
    """Word lists and the letters of their words, ready to turn phrases into expressions."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Take the word lists by name. PhraseError for an entry that is no phrase."""
        self.letters = Letters()
        self._lists = lists
        self._pieces: dict[str, Phrase] = {}
        turns = "".join(self.letters.of(word) for word in TURNS)
        self._between = f"[^{re.escape(BREAKS)}{turns}]"
        for name in lists:
            self._named(name, _DEPTH)

    def read(self, phrase: str) -> Phrase:
        """The expression for a phrase. PhraseError for what cannot be read, with a near name of a word list."""
        return self._sequence(phrase, _DEPTH)

    def _sequence(self, phrase: str, depth: int) -> Phrase:
        expression, needs = "", []
        elements = phrase.split(" ")
        for position, element in enumerate(elements):
            match = _ELEMENT.fullmatch(element)
            if match is None:
                raise PhraseError(f"{element!r} in {phrase!r} is no word, list, number or gap")
            if match["gap"]:
                if position in (0, len(elements) - 1):
                    raise PhraseError(f"{phrase!r} begins or ends with a gap; a gap stands between words")
                expression += f"{self._between}{{0,{match['gap']}}}?"
                continue
            piece = _either([self._one(part, phrase, depth) for part in match["choice"].split("|")])
            if len(elements) == 1:
                return piece
            if match["optional"]:
                expression += f"(?:{piece.expression})?"
                if position == 0:
                    raise PhraseError(f"{phrase!r} begins with a word that may be missing; leave it out")
            else:
                expression += piece.expression
                needs.append(frozenset().union(*piece.needs[:1]))
        return Phrase(expression, tuple(needs))

    def _one(self, part: str, phrase: str, depth: int) -> Phrase:
        if part in MARKS:
            return Phrase(re.escape(part), (frozenset(part),), is_letter=True)
        if "_" in part and not part.startswith("{"):
            words = [self._one(word, phrase, depth) for word in part.split("_")]
            return Phrase("".join(word.expression for word in words), words[0].needs)
        if part == "{number}":
            letters = {number_letter(value) for value in range(LARGEST_NUMBER + 2)}
            return _letters(letters)
        if match := _RANGE.fullmatch(part):
            low, high = int(match[1]), int(match[2])
            if not low <= high <= LARGEST_NUMBER:
                raise PhraseError(f"{part} in {phrase!r}: expected two rising numbers up to {LARGEST_NUMBER}")
            return _letters({number_letter(value) for value in range(low, high + 1)})
        if match := _NAMED.fullmatch(part):
            return self._named(match[1], depth)
        if match := _WORD.fullmatch(part):
            written = forms(match[1]) if match[2] else spellings(match[1])
            return _letters({self.letters.of(word) for word in written})
        raise PhraseError(f"{part!r} in {phrase!r} is no word, list, number or gap")

    def _named(self, name: str, depth: int) -> Phrase:
        if name not in self._lists:
            raise PhraseError(f"word list {{{name}}} is not known.{did_you_mean(name, self._lists)}")
        if depth == 0:
            raise PhraseError(f"word list {{{name}}} stands inside itself, or too deep in others")
        if name not in self._pieces:
            pieces = []
            for entry in self._lists[name]:
                pieces.append(self._sequence(entry, depth - 1))
                self._know_joined(entry)
            self._pieces[name] = _either(pieces)
        return self._pieces[name]

    def _know_joined(self, entry: str) -> None:
        """Read "hairloss" as "hair loss": a hyphen is easily lost."""
        words = [_WORD.fullmatch(word) for word in entry.split(" ")]
        if len(words) != 2 or not (words[0] and words[1]):
            return
        for first in spellings(words[0][1]):
            for second in forms(words[1][1]) if words[1][2] else spellings(words[1][1]):
                self.letters.join(first, second)


def _either(phrases: Sequence[Phrase]) -> Phrase:
    """What any of the phrases matches; longer ones first, or "acne" would be found where "acne scars" stands."""
    if len(phrases) == 1:
        return phrases[0]
    single = frozenset().union(*(phrase.needs[0] for phrase in phrases if phrase.is_letter))
    longer = {phrase.expression for phrase in phrases if not phrase.is_letter}
    if not longer:
        return _letters(single)
    parts = sorted(longer, key=lambda expression: (-len(expression), expression))
    if single:
        parts.append(_letters(single).expression)
    return Phrase(f"(?:{'|'.join(parts)})", (frozenset().union(*(phrase.needs[0] for phrase in phrases)),))


def _letters(letters: Iterable[str]) -> Phrase:
    found = frozenset(letters)
    ordered = "".join(map(re.escape, sorted(found)))
    return Phrase(ordered if len(found) == 1 else f"[{ordered}]", (found,), is_letter=True)

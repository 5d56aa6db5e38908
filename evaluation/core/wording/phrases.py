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
from difflib import get_close_matches

from evaluation.core.wording.forms import forms, spellings
from evaluation.core.wording.letters import BREAKS, LARGEST_NUMBER, MARKS, SHORTEST_NOUN, Letters, number_letter
from evaluation.core.wording.spelling import Spelling

_ELEMENT = re.compile(r"(?P<choice>[^\s?<>]+)(?P<optional>\?)?|<(?P<gap>[1-9])>")
_NAMED = re.compile(r"\{([a-z_]+)\}")
_RANGE = re.compile(r"\{(\d{1,3})-(\d{1,3})\}")
_WORD = re.compile(r"([^\W_]+)(~)?")
_DEPTH = 4
# Plurals, participles, adverbs and the like; a word in all its forms ("heal~") has its own.
_NO_SINGULAR = ("s", "ed", "ing", "ly", "er", "est", "ise", "ize", "x", "sh", "ch", "y", "ive", "ful", "ous", "~")
_ESCAPED = {ord(mark): re.escape(mark) for mark in MARKS}
# Words at which a promise turns to something else, or from what a thing is to how it looks.
TURNS = (
    *(
        "with",
        "without",
        "from",
        "by",
        "via",
        "thanks",
        "using",
        "containing",
        "contains",
        "contain",
        "featuring",
        "for",
    ),
    *("but", "while", "whereas", "because", "although", "unless", "until", "than", "if", "when", "before", "after"),
    *("during", "following", "despite", "prone", "who", "that", "which", "not", "never", "no"),
    *("cannot", "nor"),
    *(
        "look",
        "looks",
        "looking",
        "appearance",
        "appear",
        "appears",
        "appearing",
        "feel",
        "feels",
        "feeling",
        "visible",
    ),
    *("visibility", "sensation", "sensations"),
)


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says which part and what was expected."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An expression over letters, those it can begin with, and sets of which a match has one letter each, in order.

    `is_letter` if it matches single letters only; `choices` if it is one of several expressions.
    """

    expression: str
    first: frozenset[str]
    needs: tuple[frozenset[str], ...]
    is_letter: bool = False
    choices: tuple[str, ...] = ()

    @property
    def in_order(self) -> str:
        """What matches at the beginning of a text, in one go, if it has a letter of each set in their order."""
        sets = ("".join(sorted(letters)).translate(_ESCAPED) for letters in self.needs)
        return "".join(f"[^{letters}]*+[{letters}]" for letters in sets)


class Phrasebook:
    """Word lists and the letters of their words, ready to turn phrases into expressions."""

    def __init__(self, lists: Mapping[str, Sequence[str]], common: Iterable[str] = ()) -> None:
        """Take the word lists by name, and words that nearly every text has. PhraseError for an entry that is none."""
        self.letters = Letters()
        self._common = frozenset(word if word in MARKS else self.letters.of(word) for word in common)
        self._lists = lists
        self._pieces: dict[str, Phrase] = {}
        self._choices: dict[str, Phrase] = {}
        turns = "".join(self.letters.of(word) for word in TURNS)
        self._between = f"[^{re.escape(BREAKS)}{turns}]"
        for name in lists:
            self._named(name, _DEPTH)

    def close(self, mended: Iterable[str], real_words: Iterable[str]) -> None:
        """No more phrases come: from now on read words misspelt from `mended` as those, but for `real_words`."""
        written = {form for entry in mended for form in self._written(entry)}
        self.letters.close(Spelling(self.letters.known, written, frozenset(real_words)))

    @staticmethod
    def _written(entry: str) -> frozenset[str]:
        return forms(entry[:-1]) if entry.endswith("~") else spellings(entry)

    @staticmethod
    def _plural(entry: str) -> frozenset[str]:
        """The plural of a noun: what is said of one "needle" is said of "needles" too."""
        if len(entry) < SHORTEST_NOUN or entry.endswith(_NO_SINGULAR):
            return frozenset()
        return frozenset((f"{entry}s",))

    def rarest(self, phrase: Phrase) -> frozenset[str]:
        """Of the sets that the phrase needs, the one that the fewest texts have a letter of."""
        return min(phrase.needs, key=self._frequency)

    def by_rarity(self, sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
        """The sets of letters, those first of which the fewest texts have one."""
        return sorted(sets, key=self._frequency)

    def _frequency(self, letters: frozenset[str]) -> tuple[int, int]:
        return len(letters & self._common), len(letters)

    def read(self, phrase: str) -> Phrase:
        """The expression for a phrase. PhraseError for what cannot be read, with a near name of a word list."""
        return self._sequence(phrase, _DEPTH)

    def _sequence(self, phrase: str, depth: int) -> Phrase:
        expression, needs, first = "", [], frozenset[str]()
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
            piece = self._choice(match["choice"], phrase, depth)
            if len(elements) == 1:
                return piece
            if match["optional"]:
                expression += f"(?:{piece.expression})?"
                if position == 0:
                    raise PhraseError(f"{phrase!r} begins with a word that may be missing; leave it out")
            else:
                expression += piece.expression
                needs.append(self.rarest(piece))
                first = first or piece.first
        return Phrase(expression, first, tuple(needs))

    def _choice(self, choice: str, phrase: str, depth: int) -> Phrase:
        if choice not in self._choices:
            self._choices[choice] = self._either([self._one(part, phrase, depth) for part in choice.split("|")])
        return self._choices[choice]

    def _one(self, part: str, phrase: str, depth: int) -> Phrase:
        if part in MARKS:
            return _letters(part)
        if "_" in part and not part.startswith("{"):
            words = [self._one(word, phrase, depth) for word in part.split("_")]
            needs = tuple(need for word in words for need in word.needs)
            return Phrase("".join(word.expression for word in words), words[0].first, needs)
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
            return _letters({self.letters.of(word) for word in self._written(part) | self._plural(part)})
        raise PhraseError(f"{part!r} in {phrase!r} is no word, list, number or gap")

    def _named(self, name: str, depth: int) -> Phrase:
        if name not in self._lists:
            near = get_close_matches(name, self._lists, n=1)
            hint = f" Did you mean {{{near[0]}}}?" if near else ""
            raise PhraseError(f"word list {{{name}}} is not known.{hint}")
        if depth == 0:
            raise PhraseError(f"word list {{{name}}} stands inside itself, or too deep in others")
        if name not in self._pieces:
            pieces = []
            for entry in self._lists[name]:
                pieces.append(self._sequence(entry, depth - 1))
                self._know_joined(entry)
            self._pieces[name] = self._either(pieces)
        return self._pieces[name]

    def _know_joined(self, entry: str) -> None:
        """Read "hairloss" as "hair loss": a hyphen is easily lost."""
        words = entry.split(" ")
        if len(words) == 2 and all(map(_WORD.fullmatch, words)):
            for first in spellings(words[0].rstrip("~")):
                for second in self._written(words[1]):
                    self.letters.join(first, second)

    def _either(self, phrases: Sequence[Phrase]) -> Phrase:
        """What any of the phrases matches; longer ones first, or "acne" would be found where "acne scars" stands."""
        if len(phrases) == 1:
            return phrases[0]
        single = frozenset[str]().union(*(phrase.first for phrase in phrases if phrase.is_letter))
        first = single.union(*(phrase.first for phrase in phrases))
        longer = {
            choice for phrase in phrases if not phrase.is_letter for choice in phrase.choices or (phrase.expression,)
        }
        if not longer:
            return _letters(single)
        choices = sorted(longer, key=lambda expression: (-len(expression), expression))
        if single:
            choices.append(_letters(single).expression)
        needs = frozenset[str]().union(*map(self.rarest, phrases))
        # The look-ahead spares trying hundreds of choices where none can begin.
        expression = f"(?={_letters(first).expression})(?:{'|'.join(choices)})"
        return Phrase(expression, first, (needs,), choices=tuple(choices))


def _letters(letters: Iterable[str]) -> Phrase:
    found = frozenset(letters)
    ordered = "".join(sorted(found)).translate(_ESCAPED)
    return Phrase(ordered if len(found) == 1 else f"[{ordered}]", found, (found,), is_letter=True)

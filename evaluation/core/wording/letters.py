"""A label as a string of letters: one for each known word, for a number, for a mark that parts sentences."""

import re
from itertools import count

from evaluation.core.wording.spelling import Spelling

MARKS = frozenset(",;:()/%+&-·")
# No gap of a phrase crosses these: behind them stands another thought, an aside, or a list of something.
BREAKS = ";:()-·"
LARGEST_NUMBER = 200
# Known words begin in the private use area; numbers have the 256 Braille patterns; every other word is one letter.
_FIRST_WORD, _FIRST_NUMBER, UNKNOWN = 0xE000, 0x2800, "x"
# From this length on a word that a phrase has in the plural is read in the singular too, and the other way round.
SHORTEST_NOUN = 5
# The cache of words that labels brought along is emptied when it holds this many.
_MOST_CACHED, _LONGEST_CACHED = 50_000, 40


_SIGNS = r",;:()\[\]/%+&\n•·|∙●▪✓✔✦►>"


def _token(alphanumeric: str, word: str, first: str) -> re.Pattern[str]:
    """A word, a sign, a hashtag or a dash. Begins with one set, by which the search leaps over all that is none."""
    return re.compile(
        rf"{first}(?:(?<={alphanumeric}){alphanumeric}*+(?:(?!['.,])|(?:['.,]{alphanumeric}+){{0,2}})"
        rf"|(?<=[{_SIGNS}])|(?<=#){word}+"
        r"|(?<=\s-)-?(?=\s))"
    )


_TOKEN = _token(r"[^\W_]", r"\w", r"[\S\n]")
# The same for texts of ASCII signs alone: the engine looks letters up in a table instead of asking Unicode.
_ASCII_TOKEN = _token("[a-zA-Z0-9]", "[a-zA-Z0-9_]", r"[a-zA-Z0-9,;:()\[\]/%+&\n|>#\-]")


def _tokens_of(folded: str) -> re.Pattern[str]:
    return _ASCII_TOKEN if folded.isascii() else _TOKEN


_MARK = {"[": "(", "]": ")", "\n": "·", "--": "-"} | dict.fromkeys("•·|∙●▪✓✔✦►>", "·")
_MARK |= {mark: mark for mark in MARKS}
_RUN_TOGETHER = re.compile(r"(\w+)(['.,])(\w.*)")
_INITIALS = re.compile(r"[a-z](?:\.[a-z])+")
_WITH_UNIT = re.compile(r"(\d{1,4})([a-z]{1,7})", re.ASCII)
_UNITS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_NAMES = {name: value for value, name in enumerate(_UNITS)} | {name: 10 * n for n, name in enumerate(_TENS, 2)}
NUMBER_NAMES["hundred"] = 100


def number_letter(value: int) -> str:
    """The letter of a number; all above the largest share one."""
    return chr(_FIRST_NUMBER + min(value, LARGEST_NUMBER + 1))


class Letters(dict[str, str]):
    """Word -> its letter. What no phrase knows is looked at once (a number? misspelt? a hashtag?) and remembered."""

    def __init__(self) -> None:
        super().__init__(_MARK)
        self._next = count(_FIRST_WORD)
        self._known: dict[str, str] = {}
        self._joined: dict[str, tuple[str, str]] = {}
        self._brought: list[str] = []
        self._spelling: Spelling | None = None
        for name, value in NUMBER_NAMES.items():
            self[name] = number_letter(value)

    def of(self, word: str) -> str:
        """The letter of a word that a phrase names; it is known from now on."""
        if word.isdecimal():
            return number_letter(int(word))
        if word not in self:
            self[word] = self._known[word] = chr(next(self._next))
        return self[word]

    def knows(self, word: str) -> bool:
        """Whether some phrase names the word."""
        return word in self._known

    def join(self, first: str, second: str) -> None:
        """Read the two words as two where they are written as one, unless that is a known word too."""
        self._joined[first + second] = (first, second)

    @property
    def known(self) -> frozenset[str]:
        """The words that some phrase names."""
        return frozenset(self._known)

    def close(self, spelling: Spelling) -> None:
        """No more words come: from now on read what is misspelt by `spelling`."""
        for written, (first, second) in self._joined.items():
            self.setdefault(written, self[first] + self[second])
        self._spelling = spelling

    def read(self, folded: str) -> str:
        """The letters of a folded sentence, in its order. A word may give several: "#curesacne" gives two."""
        return "".join(map(self.__getitem__, _tokens_of(folded).findall(folded)))

    def places(self, folded: str) -> list[tuple[int, int]]:
        """Start and end in the folded sentence of each letter that `read` gives for it."""
        return [match.span() for match in _tokens_of(folded).finditer(folded) for _ in self[match[0]]]

    def __missing__(self, token: str) -> str:
        if len(self._brought) >= _MOST_CACHED:
            brought, self._brought = self._brought, []
            for old in brought:
                self.pop(old, None)
        found = self._look_at(token)
        if len(token) <= _LONGEST_CACHED:
            self[token] = found
            self._brought.append(token)
        return found

    def _look_at(self, token: str) -> str:
        if token[0].isdecimal():
            return self._number(token)
        if token[0] == "#":
            parts = self._spelling.parts(token[1:]) if self._spelling else None
            return "".join(self[part] for part in parts) if parts else self[token[1:]]
        if token.endswith("n't"):
            return self["not"]
        if _INITIALS.fullmatch(token):
            return self[token.replace(".", "")]
        if match := _RUN_TOGETHER.fullmatch(token):
            # "skin's" is skin; "cream.heals" is two words whose space was lost.
            return self[match[1]] if match[2] == "'" else f"{self[match[1]]},{self[match[3]]}"
        if token.startswith("anti") and token[4:] in self._known:
            return self["anti"] + self[token[4:]]
        if len(token) >= SHORTEST_NOUN and (other := token[:-1] if token.endswith("s") else f"{token}s") in self._known:
            return self[other]
        if self._spelling and (near := self._spelling.mended(token)):
            return self[near]
        return UNKNOWN

    def _number(self, token: str) -> str:
        if token.isdecimal():
            return number_letter(int(token) if len(token) < 6 else LARGEST_NUMBER + 1)
        if match := _WITH_UNIT.fullmatch(token):
            return number_letter(int(match[1])) + self[match[2]]
        whole = re.split("[.,]", token)[0]
        if not whole.isdecimal():
            return UNKNOWN
        return self._number(whole)

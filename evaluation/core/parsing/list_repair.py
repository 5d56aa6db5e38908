"""Mend what a page did to a list: names cut in two, names run together, blends in brackets, sentences at its end."""

import re
from collections.abc import Sequence
from itertools import pairwise

from evaluation.core.parsing.matching import UNKNOWN, Matcher
from evaluation.core.parsing.model import ListedIngredient, NameMatch
from evaluation.core.parsing.splitting import Piece
from evaluation.core.text import Span

# Near names are looked for this often in one label: a real list has a few slips, ten thousand junk entries get none.
MOST_NEAR_SEARCHES = 40
LONGEST_IN_WORDS = 10

# Signs and marks of the page that stand where a name could stand.
_NO_NAME = re.compile(
    r"(?:\d+(?:[.,]\d+)?\s?(?:%|ppm|mg|ml|g)?|(?:may|peut|puede|puo|kann)\b.{0,30}(?:contain|contenir|contener|"
    r"contenere|"
    r"enthalten)\b.{0,20}|and|et|und|y|e|or|plus|more|less|nano|organic|vegan|etc|inci|f\.?i\.?l\.?.{0,16}|iln ?\d+|"
    r"[a-z]{0,4}\d{5,}(?:[/-]\d+)?|(?:read|show|see) (?:more|less)|and more|certified organic|"
    r"from organic (?:farming|agriculture)|"
    r"\W*)$"
)
_LEADING = re.compile(r"(?:and|&|et|und|y|contains|with|including|ingredients?|formulated with|made with)\s+(?=\w)")
_SEAM = re.compile(
    r"\s(?:and|&|et|und)\s|(?<=%)\s?(?=[^\W\d])|(?<=\))\s(?=[^\W\d])|\n|\s{2,}|(?<=\d),(?=\d)|\s?[/\\]\s?"
)
# "Yeast Extract\Faex\Extrait De Levure" is one name in three languages; a slash may also join two.
_TRANSLATED = re.compile(r"[^\\/,]+(?:\\[^\\/,]+)+")
_INSIDE = re.compile(r"\(([^()]*[,;&/][^()]*)\)?")
_COMMAS = re.compile(r"[,;&/]|\band\b")
_COLOUR = re.compile(r"\bci ?\d{5}")
_WORD = re.compile(r"\S+")
_AMOUNT = re.compile(r"[<>~≤≥]?\s?\d")


class Mender:
    """Reads the pieces of one list; one for each list, because it counts its near searches."""

    def __init__(self, text: str, folded: str, matcher: Matcher) -> None:
        self._text = text
        self._folded = folded
        self._matcher = matcher
        self._searches = MOST_NEAR_SEARCHES

    def entries(self, pieces: Sequence[Piece]) -> list[ListedIngredient]:
        """The entries of a list's pieces, in order."""
        entries: list[ListedIngredient] = []
        text, folded, find = self._text, self._folded, self._matcher.find
        following = 0
        for number, piece in enumerate(pieces):
            if number < following:
                continue  # read with the piece before
            start, end = piece.start, piece.end
            name = piece.text
            found = find(name)
            if not found.is_known:
                following = self._unknown(pieces, number, found, entries)
            elif "(" in name and (bracket := _INSIDE.search(name)):
                entries += self._opened(piece, found, bracket)
            elif piece.cut != ":" or not _is_caption(pieces, number + 1, folded):
                entries.append(ListedIngredient(Span(start, end, text[start:end]), found))
        return entries

    def _unknown(
        self, pieces: Sequence[Piece], number: int, unknown: NameMatch, entries: list[ListedIngredient]
    ) -> int:
        """Read a piece that is no name as it stands into `entries`; the number of the next piece to read."""
        piece = pieces[number]
        if taken := self._joined(pieces, number, entries):
            return number + taken
        if piece.cut != ":" and not _NO_NAME.match(piece.text):
            entries += self._mended(piece, unknown)
        return number + 1

    def _entry(self, start: int, end: int, found: NameMatch) -> ListedIngredient:
        return ListedIngredient(Span(start, end, self._text[start:end]), found)

    def _joined(self, pieces: Sequence[Piece], number: int, entries: list[ListedIngredient]) -> int:
        """How many pieces were read as one name that a comma or a line's end had cut in two; 0 where none were."""
        piece = pieces[number]
        before = pieces[number - 1] if number else None
        follows_on = before and before.cut in (",", "line") and entries and entries[-1].span.end == before.end
        if follows_on and (whole := self._whole(entries[-1].span.start, piece.end)):
            entries[-1] = whole
            return 1
        for last in (number + 1, number + 2):
            if last >= len(pieces) or pieces[last - 1].cut not in (",", "line"):
                break
            if whole := self._whole(piece.start, pieces[last].end):
                entries.append(whole)
                return last - number + 1
        return 0

    def _whole(self, start: int, end: int) -> ListedIngredient | None:
        if end - start > 120:
            return None
        found = self._matcher.find_exactly(self._folded[start:end])
        return self._entry(start, end, found) if found else None

    def _opened(self, piece: Piece, found: NameMatch, bracket: re.Match[str]) -> list[ListedIngredient]:
        """A known name, and after it the other names that its brackets hold: "Parfum (Linalool, Limonene)"."""
        start, whole = piece.start, [self._entry(piece.start, piece.end, found)]
        if found.vesicle or _COLOUR.search(bracket.string):
            return whole
        parts = self._parts(start + bracket.start(1), start + bracket.end(1), _COMMAS)
        others = [part for part in parts if part.inci not in (None, found.inci)]
        if len(others) < 2 or len(others) < len(parts):
            return whole
        head = bracket.string[: bracket.start()].rstrip()
        return [self._entry(start, start + len(head), found), *others]

    def _parts(self, start: int, end: int, seam: re.Pattern[str]) -> list[ListedIngredient]:
        """The names between the seams of a stretch, each with what it means."""
        cuts = [(start, start), *((m.start(), m.end()) for m in seam.finditer(self._folded, start, end)), (end, end)]
        parts = []
        for (_, begin), (stop, _) in pairwise(cuts):
            text = self._folded[begin:stop]
            if stripped := text.strip(" \t\n.,;*()"):
                begin += text.index(stripped)
                parts.append(self._entry(begin, begin + len(stripped), self._matcher.find(stripped)))
        return parts

    def _mended(self, piece: Piece, unknown: NameMatch) -> list[ListedIngredient]:
        """The entries that an unknown piece holds: without a leading word, cut at its seams, its brackets opened."""
        start, end = piece.start, piece.end
        text = self._folded[start:end]
        if leading := _LEADING.match(text):
            start += leading.end()
            found = self._matcher.find(self._folded[start:end])
            if found.is_known:
                return [self._entry(start, end, found)]
            text = self._folded[start:end]
        for mend in (self._at_seams, self._blend, self._run_together):
            if entries := mend(start, end, text):
                return entries
        if unknown.roles or self._searches <= 0:
            return [self._entry(start, end, unknown)]
        self._searches -= 1
        return [self._entry(start, end, self._matcher.find_near(text))]

    def _at_seams(self, start: int, end: int, text: str) -> list[ListedIngredient]:
        """Names joined by "and", a percentage, a slash: cut there if every part is a name."""
        if not _SEAM.search(text):
            return []
        entries = self._parts(start, end, _SEAM)
        if len(entries) > 1 and _TRANSLATED.fullmatch(text) and entries[0].found.is_known:
            return [self._entry(start, end, entries[0].found)]
        return entries if len(entries) > 1 and all(entry.found.is_known for entry in entries) else []

    def _blend(self, start: int, end: int, text: str) -> list[ListedIngredient]:
        """A trade name with its ingredients in brackets."""
        bracket = _INSIDE.search(text)
        if bracket is None:
            return []
        parts = self._parts(start + bracket.start(1), start + bracket.end(1), _COMMAS)
        if sum(entry.found.is_known for entry in parts) < 2:
            return []
        head = text[: bracket.start()].strip()
        entries = [self._entry(start, start + len(head), UNKNOWN)] if head else []
        return entries + parts

    def _run_together(self, start: int, end: int, text: str) -> list[ListedIngredient]:
        """Names with nothing but spaces between them: read word by word, the longest known name first."""
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        if len(words) < 3:
            return []
        entries: list[ListedIngredient] = []
        first = 0
        while first < len(words):
            for last in range(min(len(words), first + LONGEST_IN_WORDS), first, -1):
                begin, stop = words[first][0], words[last - 1][1]
                found = self._matcher.find_exactly(text[begin:stop].strip(".,;*"))
                if found:
                    entries.append(self._entry(start + begin, start + stop, found))
                    first = last
                    break
            else:
                return []
        return entries if len(entries) >= 3 or _is_sure(entries, text, start) else []

    def before_prose(self, piece: Piece) -> list[ListedIngredient]:
        """The name at the head of a piece that runs on as a sentence: "disodium edta apply twice daily"."""
        start, text = piece.start, piece.text
        words = [match.end() for match in _WORD.finditer(text, 0, 90)][:LONGEST_IN_WORDS]
        if len(words) < 4:
            return []
        for stop in reversed(words[:-2]):
            if (found := self._matcher.find_exactly(text[:stop])) and _SENTENCE.match(text, stop):
                return [self._entry(start, start + stop, found)]
        return []


_SENTENCE = re.compile(
    r"\s+(?:apply|use|how|directions?|warnings?|caution|keep|store|for|avoid|made|manufactured|distributed|this|the|"
    r"please|"
    r"contains?|may|free|not|do|if|suitable|dermatolog\w+|made|best|net|exp|lot|batch|\*)\b"
)


def _is_sure(entries: Sequence[ListedIngredient], text: str, start: int) -> bool:
    """Whether two names without a sign between them are two: both INCI names of several words, or long ones."""
    names = [text[entry.span.start - start : entry.span.end - start] for entry in entries]
    is_exact = all(entry.match == "exact" for entry in entries)
    return len(names) == 2 and is_exact and all(" " in name or len(name) >= 9 for name in names)


def _is_caption(pieces: Sequence[Piece], following: int, folded: str) -> bool:
    """Whether a name with a colon only heads what follows ("Vitamin C: brightens"), because no amount does."""
    return following >= len(pieces) or not _AMOUNT.match(folded, pieces[following].start)

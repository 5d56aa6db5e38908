"""Which numbers of a label state an amount of vesicles, and of which sort: a count of particles, a share or a mass."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from evaluation.core.facts import Bound
from evaluation.core.parsing.grammar import (
    AMOUNT_BLOCKERS,
    AMOUNT_ENDS,
    AMOUNT_LINKS,
    AMOUNT_NOUNS,
    FROM,
    JOINTS,
    NOT_AN_AMOUNT,
    PARTICLE_NOUNS,
)
from evaluation.core.parsing.lexemes import Lexeme
from evaluation.core.parsing.links import ORIGINS
from evaluation.core.parsing.numbers import DIGITS, Number, bounded, plain
from evaluation.core.parsing.volumes import HOLDS, PER, Per, per_of
from evaluation.core.parsing.words import AND, COMMA, END, JOINED, OPEN, Words, gap_kind
from evaluation.core.text import Span

Kind = Literal["count", "share", "mass"]

_UNIT = re.compile(
    r"\s{0,2}-?(?:(?P<share>%|percent\b|per cent\b|pct\b|ppm\b|ppb\b|parts per million\b)"
    r"|(?P<mass>mg|[μu]g|mcg|ng|milligrams?|micrograms?)\b(?P<rate>\s?(?:/|per)\s?(?:ml|cc|g)\b)?)",
    re.ASCII,
)
_LISTED_SHARE = re.compile(rf"(?P<number>{DIGITS})\s?(?P<unit>%|ppm|ppb)", re.ASCII)
_PPM = {"%": 1e4, "percent": 1e4, "per cent": 1e4, "pct": 1e4, "ppm": 1.0, "ppb": 1e-3, "parts per million": 1.0}
_WHOLE = {unit: 1e6 / parts for unit, parts in _PPM.items()}  # "100 % exosomes" is praise, no amount
_MG = {"mg": 1.0, "milligram": 1.0, "g": 1e-3, "microgram": 1e-3, "mcg": 1e-3, "ng": 1e-6}
_NAMED = frozenset({"vesicle", "plant_vesicle"})
_MEDIUM = frozenset({"medium"})
_FARTHEST = 7  # words from a number to its noun
_STRANGERS = 2  # of these words that nothing is known of
_LEAD = 90  # characters before a count in which "each vial holds" may stand
_FEWEST = 1e4  # written out plainly, fewer are sizes, prices or product numbers
_LITTLE = 20  # per cent or less of something may be an amount of it
_MEASURES = ("ml", "g", "container", "piece")  # of which so many of nothing else are counted
_AND_MORE = frozenset({"and", "plus"})  # behind a share: the next ingredient begins
_BARE_LEAD = 5  # words before a count in which its noun may stand
_SOURCED_LEAD = 10  # and before a share, with the source between: "exosomes from oat sprout (Avena sativa) at 0.2 %"


class Amount(NamedTuple):
    """One stated amount. `value` in particles, ppm or mg; `per` None where the label says no basis."""

    kind: Kind
    value: float
    unit: str  # as written
    bound: Bound
    per: Per | None
    kin: frozenset[str]  # of the sources named with it: amounts of different sources do not contradict each other
    start: int
    end: int


def listed_share(entry: Span) -> Amount | None:
    """The share that an entry of the ingredient list gives of itself, as "Milk Exosomes (2%)" does; else None."""
    match = _LISTED_SHARE.search(entry.text.lower())
    if match is None:
        return None
    share, start, end = plain(match["number"]), entry.start + match.start(), entry.start + match.end()
    return Amount("share", share * _PPM[match["unit"]], match["unit"], "exactly", None, frozenset(), start, end)


def _is_little(number: Number, unit: re.Match[str]) -> bool:
    """Whether it may be so much of the formula: a mass always, "10,000 ppm of exosomes" as 1 %, not "80 % of them"."""
    return unit["share"] is None or number.value * _PPM[unit["share"]] <= _LITTLE * _PPM["%"]


class AmountReader:
    """Reads the amounts of one text. `at` maps word numbers to the known phrases outside the ingredient list."""

    def __init__(self, prose: str, words: Words, at: Mapping[int, Lexeme]) -> None:
        self._prose = prose
        self._words = words
        self._at = at

    def read(self, numbers: Sequence[Number]) -> list[Amount]:
        """The amounts among the numbers, in label order."""
        found = []
        for number in numbers:
            unit = _UNIT.match(self._prose, number.end)
            amount = self._count(number) if unit is None else self._part(number, unit)
            if amount is not None and amount.value > 0:
                found.append(amount)
        return found

    def _count(self, number: Number) -> Amount | None:
        """A count of particles: by its noun, or by a large number per volume that nothing else is counted in."""
        noun, kin, blocked = self._noun_after(number.end, _NAMED, counted=True)
        if noun is None and (blocked or not number.is_large):
            return None
        end = number.end if noun is None else self._words.end(noun)
        per = self._per_after(end) or self._per_before(number.start)
        if noun is None:
            named = self._noun_before(number.start, _NAMED, counted=True)
            if not named and not (per is not None and per.measure in _MEASURES and self._at):
                return None
        elif not number.is_large and (per is None or number.value < _FEWEST):
            return None
        start, bound = bounded(self._prose, number)
        if per is not None:
            # "Each vial holds 20 billion" is quoted whole, "5 mL): 20 billion" is not.
            start, end = min(start, per.start) if self._prose[per.start].isalpha() else start, max(end, per.end)
        return Amount("count", number.value, "particles", bound, per, kin, start, end)

    def _part(self, number: Number, unit: re.Match[str]) -> Amount | None:
        """A share or a mass of the vesicle ingredient, if the words right beside it say so."""
        word = unit["share"] or unit["mass"]
        named = _NAMED | _MEDIUM
        if unit["share"] and (number.value >= _WHOLE[word] or self._prose[max(number.start - 1, 0)] == "+"):
            return None
        # "2 % of an exosome solution" is an amount, "80 % of the exosomes" tells what became of them.
        noun, kin, _ = self._noun_after(unit.end(), named, counted=False, little=_is_little(number, unit))
        if noun is None and not self._belongs_to_noun_before(number, unit.end(), named):
            return None
        start, bound = bounded(self._prose, number)
        end = unit.end() if noun is None else self._words.end(noun)
        if noun is None:
            start = min(start, self._start_of_noun_before(number.start, named))
        if unit["share"]:
            return Amount("share", number.value * _PPM[word], word, bound, None, kin, start, end)
        value = number.value * _MG.get(word.rstrip("s"), 1e-3)
        rate = (
            Per("ml", "mL", 1.0, unit.start("rate"), unit.end()) if unit["rate"] and "g" not in unit["rate"] else None
        )
        per = rate or self._per_after(end)
        return Amount("mass", value, word, bound, per, kin, start, max(end, per.end if per else end))

    def _noun_after(
        self, position: int, roles: frozenset[str], *, counted: bool, little: bool = False
    ) -> tuple[int | None, frozenset[str], bool]:
        """The number of the vesicle noun that follows, the kin of the sources on the way, whether it is blocked."""
        words, strangers = self._words, 0
        kin: set[str] = set()
        first = words.index_at(position)
        if first >= len(words.all) or gap_kind(self._prose[position : words.start(first)]) not in (JOINED, AND, OPEN):
            return None, frozenset(), False
        for index in range(first, min(first + _FARTHEST, len(words.all))):
            if index > first and words.gaps[index] >= COMMA and words.gaps[index] != OPEN:
                return None, frozenset(), False
            word, lexeme = words.all[index], self._at.get(index)
            if lexeme is not None and lexeme.role in roles:
                follows = words.all[lexeme.last + 1 : lexeme.last + 2]
                # "25 % conditioned media of oat" says where it is from
                if not counted and follows and follows[0] in NOT_AN_AMOUNT and follows[0] != "of":
                    return None, frozenset(), True
                return self._with_particles(lexeme.last), frozenset(kin), False
            if counted and word in PARTICLE_NOUNS:
                return index, frozenset(kin), False
            if lexeme is not None and lexeme.role in ORIGINS:
                kin.add(lexeme.kin)
            elif word in AMOUNT_ENDS:
                return None, frozenset(), False
            elif word in AMOUNT_BLOCKERS or (not counted and word in NOT_AN_AMOUNT and word != "of"):
                return None, frozenset(), True
            elif word == "of" and not counted and not little and words.all[index - 1] not in AMOUNT_NOUNS:
                return None, frozenset(), True  # "80 % of the exosomes", yet "60 % solution of conditioned media"
            elif word not in JOINTS and word != "of":
                strangers += 1
                if strangers > _STRANGERS:
                    return None, frozenset(), False
        return None, frozenset(), False

    def _with_particles(self, noun: int) -> int:
        """The noun's last word, with the "particles" that may follow it: "exosome particles"."""
        follows = self._words.all[noun + 1 : noun + 2]
        return noun + 1 if follows and follows[0] in PARTICLE_NOUNS and self._words.gaps[noun + 1] == JOINED else noun

    def _noun_before(self, position: int, roles: frozenset[str], *, counted: bool) -> bool:
        """Whether the words that lead up to the number name vesicles: "exosome content:", "particle count of"."""
        words = self._words
        last = words.index_at(position) - 1
        if last < 0 or self._gap_before(last, position) in ((COMMA, END) if counted else (END,)):
            return False
        for index in range(last, max(last - (_BARE_LEAD if counted else _SOURCED_LEAD), -1), -1):
            lexeme, word = self._at.get(index), words.all[index]
            if lexeme is not None and lexeme.role in roles:
                return True
            if counted and (word in PARTICLE_NOUNS or (word == "concentration" and bool(self._at))):
                return True
            is_source = (lexeme is not None and lexeme.role in ORIGINS) or (not counted and word in FROM)
            if word not in AMOUNT_LINKS and word not in AMOUNT_NOUNS and not is_source:
                return False
            if words.gaps[index] == END or (words.gaps[index] == COMMA and (counted or word != "at")):
                return False
        return False

    def _start_of_noun_before(self, position: int, roles: frozenset[str]) -> int:
        last = self._words.index_at(position) - 1
        nouns = (self._at.get(index) for index in range(last, max(last - _SOURCED_LEAD, -1), -1))
        return next((noun.start for noun in nouns if noun is not None and noun.role in roles), position)

    def _gap_before(self, last: int, position: int) -> int:
        """What stands between a word and the number: a share may follow a comma ("conditioned media, 20 %")."""
        return gap_kind(self._prose[self._words.end(last) : position])

    def _belongs_to_noun_before(self, number: Number, end: int, roles: frozenset[str]) -> bool:
        """Whether "Exosomes 75%" or "exosome (2 %)" stands here, and the number is not the next ingredient's."""
        if not self._noun_before(number.start, roles, counted=False):
            return False
        after = self._words.index_at(end)
        if after >= len(self._words.all):
            return True
        gap, word = self._prose[end : self._words.start(after)], self._words.all[after]
        if gap_kind(gap) != JOINED or gap.strip() or word in FROM:  # "exosomes 5 mg/mL from rose"
            return True
        return word != "more" and (word in AMOUNT_LINKS or word in AMOUNT_NOUNS or word in _AND_MORE)

    def _per_after(self, position: int) -> Per | None:
        match = PER.match(self._prose, position)
        return per_of(match) if match else None

    def _per_before(self, position: int) -> Per | None:
        """ "Each vial holds …": the last such words before the number, in its sentence."""
        lead = self._prose[max(position - _LEAD, 0) : position]
        lead = lead[max(lead.rfind(". ") + 1, lead.rfind("\n\n") + 1) :]
        found = None
        for match in HOLDS.finditer(lead):
            found = match
        if found is None or len(lead[found.end() :].split()) > _BARE_LEAD or gap_kind(lead[found.end() :]) == END:
            return None
        per, offset = per_of(found), position - len(lead)
        return per._replace(start=per.start + offset, end=per.end + offset)

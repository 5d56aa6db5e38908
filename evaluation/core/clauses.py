"""Where sentences and clauses begin and end, and whether a sentence takes back what stands in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from evaluation.core.linear import Sieve

# A full stop ends a sentence before white space only: "1.2 x 10^9" and "sp. nov" stay whole. Written to begin with one
# set of characters, by which the regular expression engine finds its candidates fast.
_BULLETS = "•·|∙●▪✓✔✦►"
_SENTENCE_END = re.compile(
    rf"[.!?…\n;{_BULLETS}](?:(?<=[\n;])|(?<=[.!?…])[.!?…]*(?=[\s\"')\]]|$)|(?<=[{_BULLETS}])(?=\s))", re.ASCII
)
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|dr|vs|prof|approx|incl|no(?=\. ?\d))$", re.ASCII)
_ABBREVIATED = ("e.g", "i.e", "dr", "vs", "prof", "approx", "incl", "no")  # how these end, for a quick glance
_CLAUSE_END = re.compile(
    r",(?!\d)|:(?=\s)|\s-{1,2}\s|\((?!s\))|\)|\b(?:but|while|whereas|although|though|because|so that|as|which)\b",
    re.ASCII,
)
# Words that look like a negation and are none; they are tried first, so the negation in them is not seen.
_NO_NEGATION = "|".join(
    (
        "not (?:only|just|merely|simply|solely|to mention|without)",
        r"(?:not|never|n't) fail\w* to",
        "never (?:without|before|seen|thought|imagined|felt|looked)",
        r"never been (?=so|this|that|more|better|easier|simpler|\w+er\b)",
        "nothing (?:else|beats|works|compares|like|(?:on|in) (?:the|this) (?:planet|world|earth|market)|on earth)",
        "(?:can't|couldn't|cannot|won't|wouldn't|(?:can|could|will|would) not) believe",
        "without (?:a |any )?(?:doubt|fail|question|delay)",
        *("whether or not", "why not", "if not", "none other"),
        r"no (?:longer|more|matter|wonder|doubt|one knows|other|better|finer|faster|greater|\d)",
        r"no\.? ?\d+",
        "(?:do not|don't|can't|cannot) (?:wait|miss|worry|settle|underestimate|doubt)",
        "(?:can't|cannot|can not|won't|will not|couldn't) (?:buy|find|get|ask for|wish for) "
        "(?:an? |any )?(?:better|finer|stronger|faster)",
        "never (?:underestimate|doubt|regret)",
        r"nothing (?:it|they|these|this|our \w+) (?:can't|cannot|can not|won't|will not|doesn't|does not)",
    )
)
_NEGATION = (
    "not|never|no|none|nobody|no one|nothing|without|cannot|nor|neither|non(?=[- ]?$)|hardly|"
    "free (?:of|from)|rather than|"
    "instead of|far from|unlike|refrain from|fails? to|lacks?|lacking|zero"
)
_CUE = re.compile(
    rf"\b(?:{_NO_NEGATION})\b|n't (?:only|just|merely|simply)\b|(?P<negation>\b(?:{_NEGATION})\b|n't\b)", re.ASCII
)
# Most sentences deny nothing, and need no closer look.
_MAY_DENY = Sieve(rf"\b(?:{_NEGATION})\b|n't\b")
# Behind these another thought begins, which the negation does not reach.
_TURN = re.compile(
    r"[()]|:(?=\s)|\s-{1,2}\s|"
    r"\b(?:but|yet|however|instead|while|whereas|although|though|because|since|so|which|"
    r"thanks to|plus|needed|required|necessary|"
    r"as (?:it|you|your|our|the|skin|cells?|collagen))\b|"
    r",\s*(?:it|its|this|these|our|ours|we|they|you|your|the|with|for|and (?:it|is|are|has)|"
    r"just|simply|only|ideal|perfect|"
    r"suitable|then|yes)\b",
    re.ASCII,
)
_COMMA = re.compile(r",(?!\d)")
_OR = re.compile(r"\bn?or\b")
# What these deny is a thing, and ends where somebody begins to act: "without surgery it removes wrinkles".
_OF_A_THING = re.compile(r"without|free (?:of|from)|rather than|instead of|unlike|far from")
_SUBJECT = re.compile(r"\b(?:it|this|our|ours|we|they|these|you)\b")
# What is denied here are things, so "burns" behind a comma is no verb: "not for wounds, burns or infected skin".
_OF_THINGS = re.compile(r"\s+(?:for|on|to|suitable|recommended|intended for|meant for|apply|use)\b")
# A heading that denies what is listed under it: "What it will not do: cure eczema, erase scars". A mere "No:" answers.
_DENYING_HEADING = re.compile(
    r"(?:(?<=not|n't|ver) (?:do|claim|promise|say|offer|treat|be|for|contain)|(?<=\bis not)|(?<=\bare not)):\s",
    re.ASCII,
)
_LIST_GOES_ON = re.compile(r"[^.;:()]{0,120}?\b(?:or|nor|and)\b")
# Who is denied to act: "none of ours prevents, relieves or shortens it".
_OF_WHOEVER = re.compile(r"none|nobody|no one|nothing|neither")
# Behind the wording, who does it after all: "nothing soothes, heals or calms it like this balm".
_LIKE_THIS = re.compile(r"[^.;!?\n]{0,100}?\blike (?:it|this|ours?|us)\b", re.ASCII)
# Behind the wording, who ended what the negation tells of: "no cream had touched my vitiligo until this one".
_UNTIL_NOW = re.compile(
    r"[^.;:!?\n]{0,100}?\b(?:"
    r"until (?:this one|(?:this|our|the) (?:serum|cream|ampoule|balm|formula)|these exosomes|now|"
    r"(?:i|we|she|he|they) (?:tried|found|met|started|discovered|used))|"
    r"(?P<since>since (?:i|we|she|he|they) (?:started|tried|found|began|switched|use|used)))\b",
    re.ASCII,
)
# What is gone since then: "not one migraine since I started".
_NONE_LEFT = re.compile(r"(?:no|zero)\b|not (?:one|a single)\b", re.ASCII)
# How far back a negation is looked for: a hostile sentence may be as long as the label.
_REACH = 300
_LONGEST_ITEM = 4


class Clauses:
    """The sentences and clauses of one folded text, found once and asked by position."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        # Where sentences begin and, at last, where the text ends.
        self._edges = [0, *_sentence_ends(folded), len(folded)]
        self._count = len(self._edges) - 1
        self._clause_starts: dict[int, list[int]] = {}  # by the start of the sentence, found when first asked for

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the position."""
        edges = self._edges
        index = bisect_right(edges, position, 0, self._count)
        return edges[index - 1], edges[index]

    def clause_at(self, position: int) -> tuple[int, int]:
        """Start and end of the clause that holds the position."""
        begin, end = self.sentence_at(position)
        if begin not in self._clause_starts:
            ends = _CLAUSE_END.finditer(self._folded, begin, end)
            self._clause_starts[begin] = [begin, *(match.end() for match in ends)]
        return _around(self._clause_starts[begin], position, end)

    def negated(self, start: int, *, inflected: bool = False) -> bool:
        """Whether a negation before `start`, in its sentence, reaches as far as `start`.

        It reaches over "or" and through a list ("not intended to treat, cure or prevent"), not past "but" or a comma
        behind which another thought begins. `inflected` says that a verb such as "heals" stands at `start`: what
        follows "does not" would be "heal", so "does not clog and heals acne" still promises to heal.
        """
        begin, end = self.sentence_at(start)
        if begin not in self._denying:
            return False
        begin = max(begin, start - _REACH)
        cues = [match for match in _CUE.finditer(self._folded, begin, start) if match["negation"]]
        if not cues:
            return False
        if (ended := _UNTIL_NOW.match(self._folded, start, end)) and (
            not ended["since"] or _NONE_LEFT.match(self._folded, cues[-1].start())
        ):
            return False
        nobody_acts = _OF_WHOEVER.fullmatch(cues[-1][0]) is not None
        if nobody_acts and _LIKE_THIS.match(self._folded, start, end):
            return False
        between = self._folded[cues[-1].end() : start]
        if heading := _DENYING_HEADING.match(self._folded, cues[-1].end(), start):
            return _TURN.search(self._folded, heading.end(), start) is None
        if self._folded.startswith("#", start) and not _OF_THINGS.match(between):
            return False  # a hashtag speaks for itself, but for "not for #eczema"
        if _TURN.search(between) or (_OF_A_THING.fullmatch(cues[-1][0]) and _SUBJECT.search(between)):
            return False
        if not _COMMA.search(between):
            return not (inflected and re.search(r"\band\b", between))
        last_item = between[between.rindex(",") :]
        if _OR.search(last_item):
            return True
        if _OF_THINGS.match(between) and _LIST_GOES_ON.match(self._folded, start, end):
            return True
        if inflected and not nobody_acts:
            return False
        if any(len(item.split()) > _LONGEST_ITEM for item in between.split(",")[1:]):
            return False
        return bool(_OR.search(between) or _LIST_GOES_ON.match(self._folded, start, end))

    @cached_property
    def _denying(self) -> frozenset[int]:
        """Where sentences begin that hold a word that may deny."""
        return frozenset(self.sentence_at(place)[0] for place in _MAY_DENY.places(self._folded))


def _sentence_ends(folded: str) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(folded):
        stop, end = match.span()
        if not (end - stop == 1 and folded.endswith(_ABBREVIATED, 0, stop) and _is_abbreviation(folded, stop)):
            yield end


def _is_abbreviation(folded: str, stop: int) -> bool:
    return folded[stop] == "." and _ABBREVIATION.search(folded, max(0, stop - 8), stop) is not None


def _around(starts: list[int], position: int, last: int) -> tuple[int, int]:
    index = bisect_right(starts, position) - 1
    return starts[index], starts[index + 1] if index + 1 < len(starts) else last

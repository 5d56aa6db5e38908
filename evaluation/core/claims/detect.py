"""Find the claims in a label's prose: which wording goes too far, where it stands, and why."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from evaluation.core.claims.guards import is_excused
from evaluation.core.claims.page import Page, Place
from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.claim_rules import ClaimRules, WordingHit
from evaluation.core.scorecard import Claim, Severity

_RANK: Mapping[Severity, int] = {"critical": 3, "high": 2, "medium": 1, "info": 0}

# Written to begin with a sign that is rare, so that the regular expression engine leaps from one to the next.
_WRAPPED = re.compile(r"\n(?<=[^\n]{34}[a-z,]\n)(?=[a-z])")
# "re-" at the end of a line and "generates" on the next are one word; so is one with invisible hyphens in it.
_BROKEN = re.compile(r"\b[a-z]+-\n[a-z]+\b")
_SOFT_HYPHENS = re.compile("[^\\W\\d_]+(?:\u00ad[^\\W\\d_]+)+")
# The stop behind "F.D.A." ends no sentence where a small letter follows.
_INITIALS = re.compile(r"\.(?<=[A-Z]\.)(?<!\w[A-Z]\.)(?:[A-Z]\.)+(?=\s+[a-z])")
# Wordings are compared with those that share a stretch of this many characters, not with all of a long text.
_STRETCH = 256


def find_claims(text: str, prose: str, clauses: Clauses, rules: ClaimRules) -> tuple[Claim, ...]:
    """Every claim in label order, notes (severity `info`) among them.

    `prose` is the folded text, as long as `text`, with what is not prose blanked out.
    """
    joined = _with_wrapped_lines_joined(text, _with_broken_words_joined(text, prose, rules))
    if joined != prose:
        prose, clauses = joined, Clauses(joined)
    page = Page(text, prose, clauses, rules.readings)
    found = {(hit.rule.id, hit.start, hit.end): hit for hit in rules.find(prose)}
    kept = _most_specific(found.values(), lambda one: _holds(page, one, rules), clauses)
    return tuple(_claim(text, one) for one in _without_echoes(kept, clauses))


def _with_broken_words_joined(text: str, prose: str, rules: ClaimRules) -> str:
    """The prose, as long as before, with the letters of a broken word side by side and what broke it behind them."""
    if "-\n" in prose:
        prose = _BROKEN.sub(lambda word: _whole(word[0]) if rules.letters.knows(_letters(word[0])) else word[0], prose)
    if "\u00ad" in text:
        for word in _SOFT_HYPHENS.finditer(text):
            prose = prose[: word.start()] + _whole(prose[word.start() : word.end()]) + prose[word.end() :]
    for initials in _INITIALS.finditer(text) if "." in prose else ():
        if prose[initials.end() - 1] == ".":
            prose = f"{prose[: initials.end() - 1]} {prose[initials.end() :]}"
    return prose


def _letters(word: str) -> str:
    return word.replace("-\n", "").replace("-", "")


def _whole(word: str) -> str:
    return _letters(word).ljust(len(word))


def _with_wrapped_lines_joined(text: str, prose: str) -> str:
    """The prose with a space for each line end within a sentence: a long line, and small letters on both sides."""
    if "\n" not in prose:
        return prose
    ends = [match.start() for match in _WRAPPED.finditer(text) if prose[match.start()] == "\n"]
    pieces = [prose[start + 1 : end] for start, end in zip([-1, *ends], [*ends, len(prose)], strict=True)]
    return " ".join(pieces)


def _holds(page: Page, found: WordingHit, rules: ClaimRules) -> bool:
    """Whether the wording is a promise where it stands."""
    place = Place(page, found.start, found.end)
    if is_excused(place, found.rule):
        return False
    begin, end = place.sentence
    return not (found.rule.unless and rules.is_excused(found.rule, page.prose[begin:end]))


def _most_specific(
    found: Iterable[WordingHit], holds: Callable[[WordingHit], bool], clauses: Clauses
) -> list[WordingHit]:
    """The wordings that hold, without those that say less about the same words.

    Of two of one family that overlap the graver stays, else the longer; of two families both stay, unless one lies
    within the words of a graver one. A mere name gives way to whatever says more.
    """
    kept: list[WordingHit] = []
    nearby: dict[int, list[WordingHit]] = {}
    named: dict[int, int] = {}  # by the beginning of a sentence: where its first mere name that holds ends
    by_rule = sorted(found, key=lambda one: (one.rule.id, one.start), reverse=True)
    for one in sorted(by_rule, key=_precedence):
        sentence = clauses.sentence_at(one.start)[0] if one.rule.alone else None
        if sentence in named and one.start >= named[sentence]:
            continue  # an echo: a list of a thousand diseases is not read a thousand times
        stretches = range(one.start // _STRETCH, one.end // _STRETCH + 1)
        if not any(_covers(other, one) for stretch in stretches for other in nearby.get(stretch, ())) and holds(one):
            kept.append(one)
            if sentence is not None:
                named.setdefault(sentence, one.end)
            for stretch in stretches:
                nearby.setdefault(stretch, []).append(one)
    return sorted(kept, key=lambda one: (one.start, -one.end, one.rule.id))


def _precedence(one: WordingHit) -> tuple[bool, bool, int, int, int]:
    """What sorts flags before mere names, those before notes: the graver and longer flag first, and the first name."""
    rank, length = -_RANK[one.rule.severity], one.start - one.end
    if one.rule.alone:
        return False, True, one.start, rank, length
    return one.rule.severity == "info", False, rank, length, 0


def _without_echoes(kept: Iterable[WordingHit], clauses: Clauses) -> Iterator[WordingHit]:
    """The wordings without mere names in sentences that are flagged already, by another rule or an earlier name."""
    sentence = {one: clauses.sentence_at(one.start)[0] for one in kept}
    flagged = {start for one, start in sentence.items() if not one.rule.alone and one.rule.severity != "info"}
    for one, start in sentence.items():
        if not one.rule.alone:
            yield one
        elif start not in flagged:
            flagged.add(start)
            yield one


def _covers(other: WordingHit, one: WordingHit) -> bool:
    if other.rule.family == one.rule.family or one.rule.severity == "info":
        return other.start < one.end and one.start < other.end
    return other.start <= one.start and one.end <= other.end


def _claim(text: str, found: WordingHit) -> Claim:
    rule, end = found.rule, found.end
    while end < len(text) and text[end - 1].isalpha() and text[end].isalpha():
        end += 1  # the word was broken, and its last letters stand farther on
    return Claim(
        rule=rule.id[:3],
        title=rule.title,
        family=rule.family,
        severity=rule.severity,
        text=text[found.start : end],
        start=found.start,
        end=end,
        because=rule.because,
        better=rule.better,
        citations=rule.citations,
    )

"""A page pasted whole becomes the four parts of a label: the list where it stands, the other lines by what they say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label, Part
from evaluation.core.parsing import parse
from evaluation.core.parsing.model import ParsedLabel

_LIST_HEADING = re.compile(
    r"(?:^|\n)[^\n.:]{0,40}\b(?:ingredients?|inci|composition|contains)\b[^\n.:]{0,30}:?\s*$", re.IGNORECASE
)
_HEADINGS = (
    (Part.DIRECTIONS, r"directions|how to use|usage|use|warnings?|precautions?|cautions?|storage|shelf life|contact"),
    (Part.MAKING, r"how it(?:'s| is) made|technology|manufactur\w+|our process|the science|isolation|source|origin"),
    (Part.FRONT, r"description|benefits|about|what it does|key benefits|claims|details"),
)
_HEADING = re.compile("|".join(rf"(?P<{part.value}>{words})" for part, words in _HEADINGS), re.IGNORECASE)
_HEADING_LINE = re.compile(r"\W*(?P<words>[^\n:]{1,40}?)\s*(?::|$)")
_GAP = re.compile(r"\n\s*\n\s*\n+")
_OF_DIRECTIONS = ("basics.directions", "basics.precautions", "basics.batch", "basics.responsible", "shelf.", "storage.")
_OF_MAKING = ("isolation", "purity", "third_party", "ethics")


@dataclass(frozen=True, slots=True)
class Parts:
    """The words of each part, "" where it has none; `silent` are parts that were seen and say nothing."""

    words: dict[Part, str] = field(default_factory=dict)
    silent: frozenset[Part] = frozenset()
    is_list_complete: bool = False


def split(page: str, known: Knowledge) -> Parts:
    """The parts of a page pasted whole. No word is lost but the heading of the ingredient list. Raises nothing."""
    parsed = parse(Label(text=page), known)
    listed = parsed.ingredients if parsed.ingredients and parsed.ingredients.entries else None
    words: dict[Part, list[str]] = {part: [] for part in Part}
    if listed is None:
        _sort_lines(page, 0, parsed, known, words)
    else:
        before = page[: listed.start]
        if heading := _LIST_HEADING.search(before):
            before = before[: heading.start()]
        _sort_lines(before, 0, parsed, known, words)
        words[Part.INGREDIENTS].append(page[listed.start : listed.end].strip(" \n\t:"))
        _sort_lines(page[listed.end :], listed.end, parsed, known, words)
    texts = {part: _GAP.sub("\n\n", "\n".join(lines)).strip() for part, lines in words.items()}
    return Parts(
        words=texts,
        silent=frozenset(part for part in parsed.seen.whole if not texts[part]),
        is_list_complete=bool(listed and listed.is_complete),
    )


def _sort_lines(text: str, offset: int, parsed: ParsedLabel, known: Knowledge, words: dict[Part, list[str]]) -> None:
    """Put each line of `text`, which begins at `offset` of the page, to the part that it belongs to."""
    places = dict(_places(parsed, known))
    under: Part | None = None
    for start, line in _lines(text):
        if heading := _heading_of(line):
            under = heading
        found = {part for at, part in places.items() if start <= at - offset < start + len(line)}
        is_first = offset == 0 and not words[Part.FRONT]
        if is_first or (not under and not found):
            part = Part.FRONT
        elif under:
            part = under
        else:
            part = Part.MAKING if Part.MAKING in found else Part.DIRECTIONS
        if line.strip() or words[part]:
            words[part].append(line)
        if not line.strip():
            under = None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _heading_of(line: str) -> Part | None:
    """The part that a line's heading opens: "Directions: apply …", or the word alone on its line."""
    heading = _HEADING_LINE.match(line)
    if not heading or (":" not in line[: heading.end()] and len(line) > 40):
        return None
    found = _HEADING.fullmatch(heading["words"].strip())
    return Part(found.lastgroup) if found and found.lastgroup else None


def _places(parsed: ParsedLabel, known: Knowledge) -> Iterator[tuple[int, Part]]:
    """Where the page speaks of directions or of its making; making wins where both stand in the same place."""
    making = {mention for topic in _OF_MAKING for mention in known.vocabulary.topics[topic]}
    for mention, spans in parsed.mentions.items():
        if mention.startswith(_OF_DIRECTIONS):
            yield from ((span.start, Part.DIRECTIONS) for span in spans)
    for mention in making:
        yield from ((span.start, Part.MAKING) for span in parsed.mentions[mention])
    yield from ((span.start, Part.MAKING) for span in parsed.concentration.evidence)
    yield from ((span.start, Part.MAKING) for span in parsed.testing.evidence)

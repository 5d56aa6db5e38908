"""Where in a label an ingredient list may stand: after its heading, in a section that says so, or anywhere."""

import re
from collections.abc import Iterator
from enum import Enum

from evaluation.core.label import Label, Part
from evaluation.core.linear import LinearGroups
from evaluation.core.values import value


class Heading(Enum):
    """What announces a list. Only `FULL` ones promise every ingredient."""

    SECTION = "section"
    FULL = "full"
    CONTAINS = "contains"
    KEY = "key"
    NONE = "none"


@value
class Place:
    """A stretch of the label in which a list may stand, and what announced it."""

    start: int
    end: int
    heading: Heading


_KEY = (
    r"(?:key|active|hero|star|main|power|featured?|notable|highlight(?:ed)?|signature|functional|starring|partial) "
    r"(?:ingredients?|actives?|components?|inci)(?: list)?|(?:key |hero |main |featured )actives?|actives|"
    r"active complex|"
    r"ingredient highlights?|ingredients? (?:include|such as|at a glance)s?|highlighted ingredients?|"
    r"what'?s inside(?: ?\([^()\n]{0,40}\))?|powered by|"
    r"formulated with|"
    r"ingredients? \((?:part(?:ial)?|key|selected|excerpt)[^()\n]{0,30}\)|주요 ?성분|主要成分"
)
_FULL = (
    r"(?:(?:full|complete|all|other|inactive|non-?medicinal|cosmetic|inci|list of(?: all)?|the|our|product|serum|"
    r"formula) )*"
    r"(?:ingredients?|ingredientes|ingredienti|ingredienten|ingredienser|ingredienzen)(?: list(?:ing)?| declaration|"
    r" deck)?"
    r"(?: ?\((?:inci|full|complete|in full)[^()\n]{0,20}\))?|"
    r"inci(?: list| names?| declaration)?|inhaltsstoffe|bestandteile|zusammensetzung|composition|composicion|"
    r"composizione|"
    r"skladniki|sammansattning|ainesosat|전성분|성분|全成分|成分|配合成分|состав"
)
_CONTAINS = r"contains|contents|formula|made with|enthalt|contient|contiene"
# After a heading comes a sign, or the end of its line; before it the start of a line, a sign or a tag.
_AFTER = r"[)\]\*\s]{0,3}(?:[:;：>|=\-–—]|->|→)|[)\]\"'*]{0,2}[ \t]*\n|[)\]]|</"
_HEADING = LinearGroups(
    rf"(?:^|[\n.!?:;|•\[(>\")*#\-–—/]\s*|\s{{2,}}|\b[a-z]\)\s?)(?:(?P<key>{_KEY})|(?P<full>{_FULL})|"
    rf"(?P<contains>{_CONTAINS}))"
    rf"(?: ?/ ?(?:{_FULL}))*(?:{_AFTER})"
)
# Two words run together where a page lost its line break: "…(Estee Lauder)Ingredients: Water".
_GLUED = re.compile(r"ingredients?\s?:")
# A text that begins so is a list and nothing else is sought, unless no full list follows.
_AT_THE_START = re.compile(r"\W*(?:full )?(?:ingredients?(?: list)?|inci)\s?[:;]")
_LEADING = re.compile(r"\s*(?:ingredients?|inci)\s")


def places(label: Label, folded: str) -> Iterator[Place]:
    """The stretches to look at, the likeliest first. A label that was divided has its list in that section only."""
    if label.sections is not None:
        for section in label.sections:
            if section.part is Part.INGREDIENTS and section.start < section.end:
                yield Place(section.start, section.end, Heading.SECTION)
        return
    if first := _AT_THE_START.match(folded):
        yield Place(first.end(), len(folded), Heading.FULL)
    yield from sorted(_headed(folded), key=lambda place: _ORDER[place.heading])


_ORDER = {Heading.SECTION: 0, Heading.FULL: 1, Heading.CONTAINS: 2, Heading.KEY: 3, Heading.NONE: 4}


def unheaded(folded: str) -> Place | None:
    """The lines among which a list without heading can stand: with several signs between names, or short and many.

    Most pages have none, and need not be read name by name.
    """
    if len(folded) <= SHORT_TEXT:
        return Place(0, len(folded), Heading.NONE)
    lines: list[tuple[int, int]] = []
    first = last = -1
    short = 0
    begin = 0
    for number, line in enumerate(folded.split("\n")):
        lines.append((begin, begin + len(line)))
        begin += len(line) + 1
        short = short + 1 if 0 < len(line) <= SHORT_LINE else 0
        is_dense = sum(map(line.count, _BETWEEN_NAMES)) >= FEWEST_SIGNS
        if is_dense or short >= FEWEST_LINES:
            first = first if first >= 0 else number - (0 if is_dense else short - 1)
            last = number
    if last < 0:
        return None
    # A wrapped list may begin and end with less than a full line of it.
    return Place(lines[max(0, first - 1)][0], lines[min(len(lines) - 1, last + 2)][1], Heading.NONE)


# Without a heading, so many signs in a line, or so many short lines in a row, may be a list.
_BETWEEN_NAMES = ",;•·|、/"
FEWEST_SIGNS = 3
FEWEST_LINES = 4
SHORT_LINE = 60
SHORT_TEXT = 200


def _headed(folded: str) -> list[Place]:
    found = [(start, end, Heading(kind)) for start, end, kind in _HEADING.find_all(folded)]
    if not any(heading is Heading.FULL for _, _, heading in found):
        # "Key ingredients:" is a heading already, and no full one.
        ends = {folded.rfind(":", start, end) + 1 for start, end, _ in found}
        found += [
            (match.start(), match.end(), Heading.FULL) for match in _GLUED.finditer(folded) if match.end() not in ends
        ]
    if not found and (leading := _LEADING.match(folded)):
        found.append((0, leading.end(), Heading.FULL))
    found.sort()
    stretches = []
    for number, (_, end, heading) in enumerate(found):
        later = found[number + 1] if number + 1 < len(found) else None
        if later and heading is Heading.KEY and _REST.search(folded, later[0], later[1]):
            heading = Heading.FULL  # "Active ingredients: … Inactive ingredients: …" is the whole list in two parts
        # A list of key ingredients ends where another heading stands; a full one may have headings within.
        until = later[0] if later and heading is not Heading.FULL else len(folded)
        stretches.append(Place(end, until, heading))
    return stretches


_REST = re.compile(r"\b(?:inactive|other|non-?medicinal) ")

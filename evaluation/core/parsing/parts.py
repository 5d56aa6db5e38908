"""Which parts of the label were looked at: said by whoever divided the text, else found in the text.

Silence counts as the brand's only where somebody has looked, so the question for a text pasted whole is how much of the
label it can be. Three things tell: a story (sentences that are neither list nor directions), directions, and a list.

- A list alone, or with a product's name, is a list: the rest was not seen.
- A line or two of story alone is an advertisement: the rest was not seen.
- A story of a page's length is a page, and a shorter one beside directions or a list, or a mere name beside both, is a
  pack: what these do not say of how the product is made, the brand does not say there.
- Directions are seen where they stand in a page or pack, beside a list or at some length, and where a page with its
  full list has none. A single "apply at night" in an advertisement is not the part where the batch code would stand.
- A list is seen only where it is given in full. A page without one was pasted without it.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, islice

from evaluation.core.clauses import Clauses
from evaluation.core.label import Label, Part
from evaluation.core.parsing.model import IngredientList, SeenParts
from evaluation.core.text import Span

# Words of story that make a page by themselves, a pack beside directions or a list, a name; fewer are a list's heading.
PAGE_WORDS = 40
PACK_WORDS = 15
NAME_WORDS = 3
# Pieces of direction that are directions by themselves.
_SOME_DIRECTIONS = 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_DIRECTIONS = (
    "basics.directions",
    "basics.precautions",
    "basics.batch",
    "basics.responsible",
    "shelf.after_opening",
    "shelf.sealed",
    "storage.cool_place",
)


def seen_parts(
    label: Label,
    prose: str,
    clauses: Clauses,
    mentions: Mapping[str, tuple[Span, ...]],
    ingredients: IngredientList | None,
) -> SeenParts:
    """The parts that were seen whole, and those of which some words were noted."""
    if label.sections is not None:
        return SeenParts(
            whole=frozenset(section.part for section in label.sections if section.complete),
            noted=frozenset(section.part for section in label.sections),
        )
    directions = {clauses.sentence_at(span.start) for mention in _OF_DIRECTIONS for span in mentions[mention]}
    story = _words_of_story(prose, directions)
    has_list = bool(ingredients and ingredients.entries)
    has_whole_list = bool(ingredients and ingredients.entries and ingredients.is_complete)
    is_page = story >= PAGE_WORDS
    others = has_list + bool(directions)
    is_label = is_page or (story >= PACK_WORDS and others >= 1) or (story >= NAME_WORDS and others > 1)
    has_directions = bool(directions) and (is_label or has_list or len(directions) >= _SOME_DIRECTIONS)
    found = {
        Part.FRONT: (story >= NAME_WORDS or (story > 0 and not others), is_label),
        Part.MAKING: (is_label, is_label),
        Part.INGREDIENTS: (has_list, has_whole_list),
        Part.DIRECTIONS: (bool(directions), has_directions or (is_page and has_whole_list)),
    }
    return SeenParts(
        whole=frozenset(part for part, (_, is_whole) in found.items() if is_whole),
        noted=frozenset(part for part, (is_noted, is_whole) in found.items() if is_noted or is_whole),
    )


def _words_of_story(prose: str, directions: Collection[tuple[int, int]]) -> int:
    """How many words stand outside the sentences that direct, counted no further than makes a page."""
    words = (_WORD.finditer(prose, *stretch) for stretch in _outside(directions, len(prose)))
    return len([*islice(chain.from_iterable(words), PAGE_WORDS)])


def _outside(sentences: Collection[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text that the sentences leave, in order."""
    reached = 0
    for start, stop in sorted(sentences):
        yield reached, start
        reached = stop
    yield reached, end

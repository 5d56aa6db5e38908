"""Find the ingredient list in a label and read its entries."""

import re
from collections.abc import Sequence

from evaluation.core.knowledge.lexicon import IngredientLexicon
from evaluation.core.label import Label, Part
from evaluation.core.parsing.list_place import Heading, Place, places, unheaded
from evaluation.core.parsing.list_repair import Mender
from evaluation.core.parsing.list_run import CAPTION, PROSE, Kind, Run, best_run, kinds_of
from evaluation.core.parsing.matching import Matcher, matcher_of
from evaluation.core.parsing.model import IngredientList, ListedIngredient
from evaluation.core.parsing.splitting import Piece, pieces_of

# Without a heading, this many known names in a row, most of the row, are a list and not a sentence.
FEWEST_KNOWN = 4
KNOWN_SHARE = 0.6
# A full list of fewer entries than this is believed only if something in it can carry the rest.
FULL_LENGTH = 6
_BASES = frozenset(
    {"AQUA", "GLYCERIN", "BUTYLENE GLYCOL", "PROPANEDIOL", "DIPROPYLENE GLYCOL", "ALCOHOL", "ALCOHOL DENAT."}
)
_BASE_WORDS = re.compile(
    r"(?:WATER|JUICE|OIL|BUTTER|FILTRATE|TRIGLYCERIDE|SILOXANE|METHICONE|SQUALANE|PETROLATUM|MEDIA)$"
)
_CUT_SHORT = re.compile(r"\s*(?:\.\.\.|…|[,;&]?\s*(?:and more|and others|etc)\b)")


def read_list(label: Label, folded: str, lexicon: IngredientLexicon) -> IngredientList | None:
    """The ingredient list with its entries matched, or None where the label has none.

    The fullest list wins: of one under a heading and one that stands in the page without, of "key actives" and all.
    """
    matcher = matcher_of(lexicon)
    best: IngredientList | None = None
    tried: set[int] = set()
    for place in places(label, folded):
        if place.start in tried:
            continue
        tried.add(place.start)
        found = _read(place, label, folded, matcher)
        if found and (best is None or _rank(found) > _rank(best)):
            best = found
        if best and best.is_complete:
            return best
    if label.sections is None and (anywhere := unheaded(folded)):
        found = _read(anywhere, label, folded, matcher)
        if found and (best is None or (_rank(found) > _rank(best) and not _is_within(found, best))):
            best = found
    return best


def _is_within(one: IngredientList, other: IngredientList) -> bool:
    """Whether it is the same list read again, without the heading that called it "key ingredients"."""
    return other.start <= one.start and one.end <= other.end


def _rank(found: IngredientList) -> tuple[bool, int]:
    return found.is_complete, len(found.entries)


def _read(place: Place, label: Label, folded: str, matcher: Matcher) -> IngredientList | None:
    pieces = pieces_of(folded, place.start, place.end)
    kinds = kinds_of(pieces, folded, matcher)
    run = best_run(pieces, kinds)
    if place.heading is Heading.NONE and not _looks_like_a_list(run, kinds):
        return None
    mender = Mender(label.text, folded, matcher)
    if run is None:
        entries = mender.entries(_leading_names(pieces, kinds))
    else:
        entries = mender.entries(pieces[run.first : run.last])
        if run.last < len(pieces) and pieces[run.last - 1].cut in (",", "line"):
            entries += mender.before_prose(pieces[run.last])
    if not entries:
        return None
    return IngredientList(
        start=entries[0].span.start,
        end=entries[-1].span.end,
        entries=tuple(entries),
        is_complete=_is_complete(place, label, folded, entries),
    )


def _looks_like_a_list(run: Run | None, kinds: Sequence[Kind]) -> bool:
    if run is None:
        return False
    is_all_there_is = run.last - run.first == len(kinds) == run.known > 1
    if run.known < FEWEST_KNOWN:
        return is_all_there_is
    return run.known >= KNOWN_SHARE * sum(kind is not CAPTION for kind in kinds[run.first : run.last])


def _leading_names(pieces: Sequence[Piece], kinds: Sequence[Kind]) -> Sequence[Piece]:
    """What follows a heading although no name in it is known, up to the first sentence."""
    last = next((number for number, kind in enumerate(kinds) if kind is PROSE), len(pieces))
    stop = next((number + 1 for number, piece in enumerate(pieces) if piece.cut in ("end", "para")), len(pieces))
    return pieces[: min(last, stop)]


def _is_complete(place: Place, label: Label, folded: str, entries: Sequence[ListedIngredient]) -> bool:
    """Whether this is the list of all ingredients: said by whoever divided the label, else by heading and look."""
    if label.sections is not None:
        return all(section.complete for section in label.sections if section.part is Part.INGREDIENTS)
    if place.heading is Heading.KEY or _CUT_SHORT.match(folded, entries[-1].span.end):
        return False
    has_base = any(entry.inci and (entry.inci in _BASES or _BASE_WORDS.search(entry.inci)) for entry in entries)
    if place.heading is Heading.FULL:
        return has_base or len(entries) >= FULL_LENGTH
    return has_base and len(entries) >= FULL_LENGTH

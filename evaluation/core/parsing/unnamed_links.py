"""Sources that a label ties to its vesicles without naming them in one breath, and weaker ties for want of better."""

from collections.abc import Collection, Iterator

from evaluation.core.parsing.grammar import (
    ABOUT_SKIN,
    CLOSING,
    CUES,
    CULTURED,
    GATHERED,
    OTHER_ACTIVES,
    POINTING,
    RELEASES,
)
from evaluation.core.parsing.lexemes import Lexeme
from evaluation.core.parsing.links import NAMERS, ORIGINS, Link, Linker
from evaluation.core.parsing.words import AND, COLON, COMMA, END

# Cells and tissues that hardly stand on a label for another reason than the vesicles, and what must stand beside some.
_TELLING = frozenset({"msc", "msc_of"})
_TELLING_BESIDE = frozenset({"tissue", "other_tissue", "platelet"})
_CELLS = frozenset({"human", "msc", "stem_cell"})
_CULTIVABLE = frozenset({"plant", "part", "microbe", "milk", "animal"})
_LEAD = 14  # words
_MOST = 500  # known phrases of one label: more is one text repeated


def origin_clauses(linker: Linker, tied: Collection[Lexeme]) -> Iterator[Link]:
    """Clauses that tell an origin without the word for the vesicles: "Origin: bovine colostrum"."""
    told = -1
    for lexeme in linker.lexemes[:_MOST]:
        if lexeme.role in ORIGINS and lexeme.first > told and lexeme not in tied:
            origins = _told_origin(linker, lexeme)
            if origins:
                told = origins[-1].last
                yield Link(None, origins)


def loose_links(linker: Linker, tied: Collection[Lexeme]) -> Iterator[Link]:
    """Ties for a label without better: "exosome cica pad", "our stem cells release exosomes", "HUMAN CORD MSC"."""
    for lexeme in linker.lexemes[:_MOST]:
        if lexeme.role in ("vesicle", "medium") and not linker.denied(lexeme):
            origins = (*_releasing(linker, lexeme), *_gathered_from(linker, lexeme), *_beside(linker, lexeme))
            if origins:
                yield Link(lexeme, tuple(origin for origin in origins if not linker.denied(origin)))
        elif lexeme not in tied and _speaks_of_the_product(linker, lexeme):
            yield Link(None, (*linker.before(lexeme), lexeme))


def _told_origin(linker: Linker, lexeme: Lexeme) -> tuple[Lexeme, ...]:
    """The sources from this one on, if its clause begins as one about origin or ends in the word "origin"."""
    words = linker.words
    begin = lexeme.first
    while begin > 0 and lexeme.first - begin < _LEAD and words.gaps[begin] not in (END, COMMA):
        begin -= 1
    lead = words.all[begin : lexeme.first]
    told = _begins_as_origin(lead)
    if not told and CLOSING.isdisjoint(words.all[lexeme.last + 1 : lexeme.last + _LEAD]):
        return ()
    known = dict.fromkeys(linker.at[index] for index in range(begin, lexeme.first) if index in linker.at)
    if any(earlier.role in NAMERS for earlier in known):
        return ()
    origins = [*(earlier for earlier in known if earlier.role in ORIGINS), *linker.gathered(lexeme.first)]
    if linker.denied(lexeme) or linker.is_another_ingredient(origins[-1]):
        return ()
    after = origins[-1].last + 1
    closing = words.all[after : after + 3] if words.gaps[after] <= AND else []
    if not lead:
        return () if CLOSING.isdisjoint(closing) else tuple(origins)
    if not told or not OTHER_ACTIVES.isdisjoint((*lead, *words.all[after : after + 5])):
        return ()
    link = any(word in ("from", "of", "by", "is", "are") for word in lead) or words.gaps[lexeme.first] == COLON
    plainly = lead[0] != "from" or lexeme.role not in ("plant", "plant_class", "part")
    return tuple(origins) if link and plainly else ()


def _begins_as_origin(lead: list[str]) -> bool:
    """Whether a clause that begins with these words tells an origin, and not that of the reader's skin."""
    if not lead or not ABOUT_SKIN.isdisjoint(lead) or lead[:2] == ["source", "of"]:
        return False
    if lead[0] in ("these", "those") and len(lead) > 1 and lead[1] not in POINTING:
        return False
    return not CUES.isdisjoint(lead[:3]) or lead[0] == "from" or lead[:2] == ["made", "from"]


def _releasing(linker: Linker, named: Lexeme) -> list[Lexeme]:
    """ "Our CALLUS cells of ROSE release … exosomes": the sources left of such a verb, unless it is a general truth."""
    words = linker.words
    for index in range(named.first - 1, max(named.first - 6, -1), -1):
        if words.gaps[index + 1] >= COLON:
            break
        if words.all[index] not in RELEASES:
            continue
        begin = index
        while begin > 0 and index - begin < _LEAD and words.gaps[begin] != END:
            begin -= 1
        found = [lexeme for lexeme in linker.between(begin, index) if lexeme.role in ORIGINS]
        lead = words.all[begin:index]
        cultured = not CULTURED.isdisjoint(lead) or any(lexeme.role in _CULTIVABLE for lexeme in found)
        return found if cultured and ABOUT_SKIN.isdisjoint(lead) else []
    return []


def _gathered_from(linker: Linker, named: Lexeme) -> list[Lexeme]:
    """ "The callus of ALOE is cultured for a month, and exosomes are gathered": what was cultured, in that sentence."""
    words = linker.words
    if GATHERED.isdisjoint(words.all[named.last + 1 : named.last + 4]):
        return []
    begin = named.first
    while begin > 0 and named.first - begin < _LEAD and words.gaps[begin] != END:
        begin -= 1
    if CULTURED.isdisjoint(words.all[begin : named.first]):
        return []
    return [lexeme for lexeme in linker.between(begin, named.first) if lexeme.role in ORIGINS]


def _beside(linker: Linker, named: Lexeme) -> list[Lexeme]:
    """A plant or microbe right after the vesicle word, as product names have it: "exosome CICA calming pad"."""
    lexeme = linker.at.get(named.last + 1)
    if lexeme is None or lexeme.role not in ("plant", "microbe") or linker.words.gaps[lexeme.first] > AND:
        return []
    return [] if linker.is_another_ingredient(lexeme) else [lexeme]


def _speaks_of_the_product(linker: Linker, lexeme: Lexeme) -> bool:
    """Whether cells or a tissue are named as a product names its own: "HUMAN UMBILICAL CORD MSC"."""
    if lexeme.role not in _TELLING and lexeme.role not in _TELLING_BESIDE:
        return False
    if lexeme.role in _TELLING_BESIDE:
        beside = linker.between(lexeme.first - 2, lexeme.last + 3)
        if all(other is lexeme or other.role not in _CELLS for other in beside):
            return False
    lead = linker.words.all[max(lexeme.first - 4, 0) : lexeme.first]
    return ABOUT_SKIN.isdisjoint(lead) and not linker.denied(lexeme)

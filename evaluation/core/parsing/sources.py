"""The sources of the contract from the words tied to the vesicles: kind, detail, and whether they are exact."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple, cast

from evaluation.core.facts import Source, SourceGap
from evaluation.core.parsing.latin import epithet_after
from evaluation.core.parsing.lexemes import Lexeme
from evaluation.core.parsing.links import Link
from evaluation.core.parsing.model import ListedIngredient
from evaluation.core.parsing.words import Words
from evaluation.core.source_groups import GROUPS, UNSPECIFIED, SourceGroup
from evaluation.core.text import Span

_PERSON = frozenset({"human", "human_cell", "human_milk"})
_ANIMAL = frozenset({"animal", "animal_class"})
_MESENCHYMAL = frozenset({"msc", "msc_of", "tissue"})
_CELLS = frozenset({"msc", "msc_of", "stem_cell", "tissue", "other_tissue", "human_cell", "fibroblast", "platelet"})
_DAIRY = frozenset({"animal", "bovine", "goat", "sheep", "camel", "donkey", "horse", "buffalo", "yak"})
_MOST_SHOWN = 12  # details and places of one source: a text that repeats itself is not shown whole
# Names that say no more than the kind does.
_GENERAL = frozenset({"human", "plant", "animal", "microbes"})


class Origin(NamedTuple):
    """One kind of source in one phrase: what it names, in label order, and what it leaves open."""

    kind: str
    details: tuple[str, ...]
    kin: frozenset[str]
    words: tuple[Lexeme, ...]
    lacks: frozenset[SourceGap] = frozenset()


def origins(link: Link, words: Words, says_human: bool) -> list[Origin]:
    """What the sources tied to one vesicle word say. `says_human`: the label calls its cells human somewhere."""
    by_role: dict[str, list[Lexeme]] = {}
    for lexeme in link.origins:
        by_role.setdefault(lexeme.role, []).append(lexeme)
    found = [*_plants(by_role), *_microbes(by_role, words), *_animals(by_role)]
    if not _ANIMAL & by_role.keys():
        found += _humans(by_role, says_human, beside=bool(found))
    found += _synthetic(by_role, beside=bool(found))
    if not found and "stem_cell" in by_role:
        found = [_origin(UNSPECIFIED, by_role["stem_cell"])]
    return sorted(found, key=lambda origin: origin.words[0].start)


def _origin(kind: str, lexemes: Iterable[Lexeme], names: Sequence[str] | None = None, **named: object) -> Origin:
    """An origin of these words; `named` says for each thing that identifies it whether it is there."""
    ordered = sorted(lexemes, key=lambda lexeme: lexeme.start)
    shown = names if names is not None else [lexeme.name for lexeme in ordered if lexeme.name not in _GENERAL]
    lacks = frozenset(cast(SourceGap, gap) for gap, there in named.items() if not there)
    return Origin(kind, tuple(dict.fromkeys(shown)), frozenset(word.kin for word in ordered), tuple(ordered), lacks)


def _plants(by_role: dict[str, list[Lexeme]]) -> Iterator[Origin]:
    species, parts = by_role.get("plant", []), by_role.get("part", [])
    # "Green algae (Chlorella vulgaris)" are named by their species, which is a microbe's.
    classes = [] if species or "microbe" in by_role else by_role.get("plant_class", [])
    if species or classes or (parts and not (_ANIMAL | {"microbe"}) & by_role.keys()):
        # "Rose stem cells" are the plant's, "human and rose stem cells" may be anybody's.
        cells = [] if _PERSON & by_role.keys() or "msc" in by_role else by_role.get("stem_cell", [])
        yield _origin("plant", (*species, *classes, *parts, *cells), species=species, part=parts or cells)


def _microbes(by_role: dict[str, list[Lexeme]], words: Words) -> Iterator[Origin]:
    species, classes = by_role.get("microbe", []), by_role.get("microbe_class", [])
    if species or classes:
        names = [_full_name(lexeme, words) for lexeme in species]
        # A microbe is one cell: its species names organism and cell type at once.
        named = any(" " in name for name in names)
        shown = names or [lexeme.name for lexeme in classes if lexeme.name not in _GENERAL]
        yield _origin("microbial", (*species, *classes), shown, species=named)


def _full_name(lexeme: Lexeme, words: Words) -> str:
    epithet = epithet_after(words, lexeme)
    return f"{words.all[lexeme.first]} {epithet}" if epithet else lexeme.name


def _animals(by_role: dict[str, list[Lexeme]]) -> Iterator[Origin]:
    species, classes = by_role.get("animal", []), by_role.get("animal_class", [])
    if milk := by_role.get("milk"):
        yield _origin("animal_milk", (*species, *milk), organism=species)
    elif species or classes:
        cells = [lexeme for role in _CELLS for lexeme in by_role.get(role, [])]
        yield _origin("animal_other", (*species, *classes, *cells), organism=species, tissue=cells)


def _humans(by_role: dict[str, list[Lexeme]], says_human: bool, *, beside: bool) -> Iterator[Origin]:
    """Human sources; cells and tissues without an animal beside them are taken as human, as every label means them."""
    human, stem = by_role.get("human", []), by_role.get("stem_cell", [])
    if "human_milk" in by_role:
        yield _origin("human_other", by_role["human_milk"])
    others, cells = by_role.get("other_tissue", []), by_role.get("human_cell", [])
    fibroblasts, platelets = by_role.get("fibroblast", []), by_role.get("platelet", [])
    mesenchymal = [lexeme for role in _MESENCHYMAL for lexeme in by_role.get(role, [])]
    if cells or (others and "msc" not in by_role):
        yield _origin("human_other", (*human, *others, *cells, *fibroblasts), organism=says_human)
        fibroblasts = mesenchymal = human = []
    if fibroblasts:
        yield _origin("human_fibroblast", (*human, *fibroblasts), organism=says_human)
    if mesenchymal or (human and stem and not (beside or fibroblasts or platelets)):
        tissue = [*by_role.get("tissue", []), *by_role.get("msc_of", []), *others]
        yield _origin("human_msc", (*human, *others, *mesenchymal, *stem), organism=says_human, tissue=tissue)
    elif human and not (fibroblasts or platelets or "human_milk" in by_role):
        yield _origin("human_other", human, tissue=False)
    if platelets:
        yield _origin("human_platelet", (*human, *platelets), organism=says_human)


def _synthetic(by_role: dict[str, list[Lexeme]], *, beside: bool) -> Iterator[Origin]:
    made, perhaps = by_role.get("synthetic", []), by_role.get("perhaps_synthetic", [])
    if made or (perhaps and not beside):
        material = by_role.get("material", [])
        yield _origin("synthetic", (*made, *perhaps, *material), material=material)


def merged(found: Iterable[tuple[Origin, Span]]) -> tuple[Source, ...]:
    """One source for each kind, in label order, with all details and the places that say so."""
    by_kind: dict[str, list[tuple[Origin, Span]]] = {}
    told = [*found]
    kinds = {origin.kind for origin, _ in told if not _is_vague(origin)}
    for origin, place in told:
        kind = _told_better(origin, kinds)
        by_kind.setdefault(kind, []).append((origin, place))
    if len(by_kind) > 1:
        by_kind.pop(UNSPECIFIED, None)
    sources = []
    for kind, pairs in by_kind.items():
        details = _shown(dict.fromkeys(detail for origin, _ in pairs for detail in origin.details))
        places = {(place.start, place.end): place for _, place in pairs}
        sources.append(
            Source(
                kind=kind,
                detail="; ".join(details) or None,
                evidence=tuple(places[key] for key in sorted(places)[:_MOST_SHOWN]),
                lacks=tuple(sorted(frozenset.intersection(*(origin.lacks for origin, _ in pairs)))),
            )
        )
    return tuple(sources)


def _is_vague(origin: Origin) -> bool:
    """Whether it names a person, a stem cell or a dairy animal only, which another place may tell more exactly."""
    roles = {lexeme.role for lexeme in origin.words}
    if origin.kind in ("human_other", "human_msc"):
        return bool(roles) and roles <= {"human", "stem_cell"}
    return origin.kind == "animal_other" and roles <= {"animal", "animal_class"} and origin.kin <= _DAIRY


def _told_better(origin: Origin, kinds: Set[str]) -> str:
    """The kind that the label means by a vague source: "human" beside "umbilical cord MSC" is the latter."""
    if not _is_vague(origin) or origin.kind in kinds:
        return origin.kind
    group = GROUPS[origin.kind]
    others = sorted(kind for kind in kinds if GROUPS.get(kind) is group)
    if group is SourceGroup.ANIMAL:
        others = [kind for kind in others if kind == "animal_milk"]
    return others[0] if others else origin.kind


def _shown(details: Iterable[str]) -> list[str]:
    """The details without those that a longer one says better."""
    kept = [*details][:_MOST_SHOWN]
    return [detail for detail in kept if not any(other != detail and other.startswith(f"{detail} ") for other in kept)]


def place_of(origin: Origin, text: str) -> Span:
    """The words from the origin's first to its last."""
    start, end = origin.words[0].start, max(lexeme.end for lexeme in origin.words)
    return Span(start, end, text[start:end])


def listed_origin(entry: ListedIngredient, read: Sequence[Origin]) -> list[Origin]:
    """What a list entry says of its source: the INCI name's own kind first, the words of the entry for the rest."""
    name = entry.vesicle
    if name is None or name.source_kind == UNSPECIFIED:
        return [*read]
    same = [origin for origin in read if origin.kind == name.source_kind]
    details = tuple(dict.fromkeys(part.strip() for part in (name.source_detail or "").split(";") if part.strip()))
    if same:
        return same
    kin = frozenset(details[0].split()[:1]) if details else frozenset()
    lacks: frozenset[SourceGap] = frozenset() if name.is_human or len(details) > 1 else frozenset({"part"})
    return [Origin(name.source_kind, details, kin, (), lacks)]

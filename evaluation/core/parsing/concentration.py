"""How much of the vesicle ingredient the label states, and particles per mL where its words allow that sum."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from evaluation.core.clauses import Clauses
from evaluation.core.facts import AmountKind, Concentration
from evaluation.core.parsing.amounts import Amount, AmountReader, listed_share
from evaluation.core.parsing.lexemes import KnownWords
from evaluation.core.parsing.model import IngredientList
from evaluation.core.parsing.numbers import find_numbers
from evaluation.core.parsing.volumes import Per, Volume, Volumes
from evaluation.core.parsing.words import Words
from evaluation.core.text import Span, span

_AGREE = 0.05  # two figures this near are one figure, rounded
_MOST_COMPARED = 8
_MOST_NUMBERS = 300  # of one label: more is one text repeated
_NAMED = frozenset({"vesicle", "plant_vesicle", "medium"})
# The most telling first.
_RANK: tuple[AmountKind, ...] = (
    "particles_per_ml",
    "particles_per_piece",
    "particles_per_gram",
    "particles",
    "mass_per_ml",
    "mass",
    "share",
)
_NOT_PER_ML: Mapping[AmountKind, str] = {
    "particles_per_piece": "The count is per {per}, not per volume.",
    "particles_per_gram": "The count is per gram; without the density it is no count per mL.",
    "particles": "The label gives a number of particles without the volume that they are in.",
    "mass_per_ml": "A mass per mL is no count of particles.",
    "mass": "Milligrams are a mass, not a count of particles.",
    "share": "A percentage or ppm is a share of the formula, not a count of particles.",
}
_RAW = "The figure is for the raw ingredient, before it was diluted in the product."
_NO_VOLUME = "The label gives a count per {per}, but not how much one {per} holds."
_MANY_VOLUMES = "The label gives a count per {per} and several volumes, and does not say which is the {per}'s."


class _Stated(NamedTuple):
    """An amount with what it comes to: the volume that holds it, and particles per mL where that is sound."""

    amount: Amount
    kind: AmountKind
    per_ml: float | None
    volume: Volume | None
    is_raw: bool
    reason: str | None


def read_concentration(
    prose: str,
    clauses: Clauses,
    words: Words,
    known: KnownWords,
    ingredients: IngredientList | None,
    mentions: Mapping[str, tuple[Span, ...]],
) -> Concentration:
    """The most telling amount of the vesicle ingredient that the label states, in its words or in its list."""
    amounts = [*_in_words(prose, words, known), *_in_list(known, ingredients)]
    if not amounts:
        return Concentration()
    volumes = Volumes(prose)
    raw = {clauses.sentence_at(place.start) for place in mentions["counting.raw_material"]}
    stated = [_stated(amount, volumes, clauses.sentence_at(amount.start) in raw) for amount in amounts]
    best = min(stated, key=lambda one: (one.is_raw, one.per_ml is None, _RANK.index(one.kind)))
    counted_by = mentions["counting.method"][:1]
    contradiction = _contradiction(stated[:_MOST_COMPARED], words.text)
    return Concentration(
        stated=True,
        particles_per_ml=None if contradiction else best.per_ml,
        as_stated=_said(best, words.text).text,
        not_comparable_because=contradiction or best.reason,
        evidence=_evidence(best, words.text),
        kind=best.kind,
        value=best.per_ml if best.per_ml is not None else best.amount.value,
        bound=best.amount.bound,
        counted_by=counted_by[0].text if counted_by else None,
        is_raw_material=best.is_raw,
        contradiction=contradiction,
    )


def _in_words(prose: str, words: Words, known: KnownWords) -> list[Amount]:
    """What the prose counts, if the label names vesicles at all: "particles" are those that only its list names."""
    named = chain(known.outside, *known.listed.values())
    if not any(lexeme.role in _NAMED for lexeme in named):
        return []
    at = {index: lexeme for lexeme in known.outside for index in range(lexeme.first, lexeme.last + 1)}
    return AmountReader(prose, words, at).read(find_numbers(prose, words)[:_MOST_NUMBERS])


def _in_list(known: KnownWords, ingredients: IngredientList | None) -> list[Amount]:
    """The shares in entries such as "Milk Exosomes (2%)"."""
    named = (index for index, lexemes in known.listed.items() if any(lexeme.role in _NAMED for lexeme in lexemes))
    found = (listed_share(ingredients.entries[index].span) for index in named if ingredients)
    return [amount for amount in found if amount is not None]


def _stated(amount: Amount, volumes: Volumes, is_raw: bool) -> _Stated:
    if amount.kind != "count":
        in_volume = amount.per is not None and amount.per.measure == "ml"
        kind: AmountKind = "share" if amount.kind == "share" else "mass_per_ml" if in_volume else "mass"
        return _Stated(amount, kind, None, None, is_raw, _NOT_PER_ML[kind])
    per = amount.per
    if per is None:
        return _Stated(amount, "particles", None, None, is_raw, _NOT_PER_ML["particles"])
    if per.measure == "g" or (per.measure == "piece" and per.volume is None):
        kind = "particles_per_gram" if per.measure == "g" else "particles_per_piece"
        return _Stated(amount, kind, None, None, is_raw, _NOT_PER_ML[kind].format(per=per.name))
    held = volumes.of(per) if per.volume is None else None
    volume = per.volume or (held.ml if held else None)
    if volume is None:
        return _Stated(amount, "particles", None, None, is_raw, _without_volume(per, volumes))
    per_ml = amount.value / volume
    if is_raw:
        return _Stated(amount, "particles_per_ml", None, held, is_raw, _RAW)
    return _Stated(amount, "particles_per_ml", per_ml, held, is_raw, None)


def _without_volume(per: Per, volumes: Volumes) -> str:
    return (_MANY_VOLUMES if len(volumes.every) > 1 else _NO_VOLUME).format(per=per.name)


def _contradiction(stated: Sequence[_Stated], text: str) -> str | None:
    """The words for two figures that cannot both be true of one product, if there are two."""
    counted = [one for one in stated if one.per_ml is not None]
    for index, one in enumerate(counted):
        for other in counted[index + 1 :]:
            if not one.amount.kin or not other.amount.kin or one.amount.kin & other.amount.kin:
                low, high = sorted((one, other), key=lambda each: each.per_ml or 0.0)
                if not _can_both_be_true(low, high):
                    quoted = [f"“{_said(each, text).text}”" for each in (one, other)]
                    return f"{quoted[0]} and {quoted[1]} cannot both be true: {_times(low, high)} apart per mL."
    return None


def _can_both_be_true(low: _Stated, high: _Stated) -> bool:
    near = (high.per_ml or 0.0) <= (low.per_ml or 0.0) * (1 + _AGREE)
    return near or low.amount.bound == "at_least" or high.amount.bound == "at_most"


def _times(low: _Stated, high: _Stated) -> str:
    return f"{(high.per_ml or 0.0) / (low.per_ml or 1.0):.3g} times"


def _said(best: _Stated, text: str) -> Span:
    """The amount's words, with the bracket closed that they open."""
    start, end = best.amount.start, best.amount.end
    opened = text.count("(", start, end) > text.count(")", start, end)
    return span(text, start, end + 1 if opened and text[end : end + 1] == ")" else end)


def _evidence(best: _Stated, text: str) -> tuple[Span, ...]:
    """The amount's words, and the words of the volume where that stands elsewhere."""
    said = _said(best, text)
    volume = best.volume
    if volume is None or (said.start <= volume.start and volume.end <= said.end):
        return (said,)
    return tuple(sorted((said, span(text, volume.start, volume.end)), key=lambda place: place.start))

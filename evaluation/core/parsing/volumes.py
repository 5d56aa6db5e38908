"""What an amount is stated per, and the volumes that a label gives for its vials, bottles and sets."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from evaluation.core.parsing.numbers import DIGITS, plain

Measure = Literal["ml", "g", "container", "pack", "piece"]

_ML = r"(?:ml|mls|milli ?lit(?:er|re)s?|cc|cm3|cm³)"
_CONTAINERS = {
    "vial": "vial", "ampoule": "ampoule", "ampule": "ampoule", "ampul": "ampoule", "amp": "ampoule", "bottle": "bottle",
    "syringe": "syringe", "tube": "tube", "jar": "jar", "flask": "flask", "sachet": "sachet", "capsule": "capsule",
    "flacon": "vial", "cartridge": "cartridge", "unit": "unit",
}  # fmt: skip
# Of these a label's only volume is the volume.
_WHOLE = frozenset({"vial", "ampoule", "bottle", "syringe", "tube", "jar", "flask", "container"})
_PACKS = ("set", "kit", "box", "pack", "pouch", "package")
_PIECES = (
    "patch",
    "mask",
    "sheet",
    "pad",
    "drop",
    "pump",
    "press",
    "application",
    "treatment",
    "session",
    "use",
    "dose",
    "serving",
    "pair",
)
_UNIT = (
    rf"(?P<ml>{_ML})|(?P<ul>[μu]l|micro ?lit(?:er|re)s?)|(?P<l>l|lit(?:er|re)s?)|(?P<g>g|gm|grams?)|"
    rf"(?P<container>{'|'.join(_CONTAINERS)})s?|(?P<pack>{'|'.join(_PACKS)})(?:e?s)?|(?P<piece>{'|'.join(_PIECES)})(?:e?s)?"
)
_FIGURE = rf"(?:(?P<quantity>{DIGITS})[\s\-]?)?"
_IN_BRACKETS = rf"(?:[\s(,/\-:=]{{1,3}}(?:of |holds |contains |each )?(?P<volume>{DIGITS})\s?{_ML}\b)?"

_HOLDER = rf"(?:{'|'.join((*_CONTAINERS, *_PACKS))})s?"

# "… per mL", "… / 5 mL", "… in each 5 mL vial", "… per vial (5 mL)", "… mL-1", "… (5 mL set)", "…, 5 mL vial".
PER = re.compile(
    rf"[\s*)\]]{{0,3}}(?:\([^()]{{0,24}}\)\s?)?(?:(?:and|&|\+) (?:[a-z]+ ){{1,3}}?)?"
    rf"(?:(?:are|is|contained|present|found|dissolved|lyophili[sz]ed|measured|packed)\s){{0,3}}"
    rf"(?:/\s?|(?:per|in each|in every|in one|in a|in the|in|for each|for every|each|every|a)\s)"
    rf"{_FIGURE}(?:(?!\d)[a-z][a-z\-]{{1,14}}\s){{0,2}}?(?:{_UNIT})\b{_IN_BRACKETS}"
    rf"|[\s.·⋅]{{0,3}}(?P<inverse>{_ML})\s?\^?\(?(?:-1|⁻¹|⁻1)\)?"
    rf"|(?:,?\s?\(?\d{{1,4}}\s?mg(?: powder)?\)?)?\s?\(\s?(?P<beside>{DIGITS})\s?{_ML}(?: {_HOLDER})?\s?\)"
    r"|\s(?P<each>each)\b(?!\s(?:day|night|time|use|morning|evening))"
    rf"|,\s?(?P<behind>{DIGITS})\s?{_ML} {_HOLDER}\b(?!\s?[x*])",
    re.ASCII,
)
# "Each 5 mL vial holds …", "Vial (5 mL): …", "5 mL ampoule with …".
HOLDS = re.compile(
    rf"(?:\b(?:each|every|per|one|a|an|single|1|the|this)\s|(?=\d)){_FIGURE}(?:(?!\d)[a-z][a-z\-]{{1,14}}\s){{0,2}}?"
    rf"(?:{_UNIT})\b"
    rf"(?:\s(?:{'|'.join((*_CONTAINERS, *_PACKS))})(?:e?s)?\b)?{_IN_BRACKETS}[\s)\],]{{0,3}}"
    r"(?:(?:of )?(?:serum|product|solution|essence|booster|cream|gel|concentrate|lotion|emulsion|liquid)\s)?"
    r"(?:(?:contains?|containing|holds?|holding|with|delivers?|provides?|packs?|carr(?:y|ies)|has|have|offers?|is|gives?|"
    r"yields?|packed with)\b|[:=\-])"
    # "6 vials x 5 mL, each with …", "…, each 5 billion": a count begins right behind what is read here.
    r"|\b(?P<each>each)\s(?:(?:with|contain(?:s|ing)|hold(?:s|ing)|carry(?:ing)?|deliver(?:s|ing)|provid(?:es|ing))\b|$)",
    re.ASCII,
)
_VOLUME = re.compile(rf"(?P<number>{DIGITS})\s?-?{_ML}\b", re.ASCII)
_NEAR = re.compile(rf"\b(?:{'|'.join((*_CONTAINERS, *_PACKS))})(?:e?s)?\b", re.ASCII)
_USED_UP = re.compile(
    r"\b(?:use|apply|applies|take|draw|draw up|inject|dispense|spread|per (?:session|use|treatment))\s(?:\w+\s){0,2}$",
    re.ASCII,
)
_COUNT_OF = re.compile(
    r"(?P<number>\d{1,3})\s?(?:x\s?)?(?:vials?|ampoules?|ampules?|bottles?|ea|pcs|pieces|units)\b", re.ASCII
)
_REACH = 24
_SENTENCE = re.compile(r"[.!?;,](?=\s)|\n")


class Per(NamedTuple):
    """What an amount is stated per. `volume` in mL where it is said in the same breath."""

    measure: Measure
    name: str
    volume: float | None
    start: int
    end: int


class Volume(NamedTuple):
    """A volume in mL somewhere on the label, with the containers named right beside it."""

    ml: float
    containers: frozenset[str]
    start: int
    end: int


def per_of(match: re.Match[str]) -> Per:
    """What the match of PER or HOLDS states the amount per."""
    groups = match.groupdict()
    quantity = plain(groups["quantity"]) if groups["quantity"] else 1.0
    start, end = match.span()
    if held := groups.get("beside") or groups.get("behind"):
        return Per("container", "container", plain(held) or None, start, end)
    if groups.get("each"):
        return Per("container", "container", None, start, end)
    for name, factor in (("ml", 1.0), ("ul", 0.001), ("l", 1000.0), ("inverse", 1.0)):
        if groups.get(name):
            return Per("ml", "mL", (quantity or 1.0) * factor, start, end)
    if groups["g"]:
        return Per("g", "gram", None, start, end)
    volume = plain(groups["volume"]) if groups["volume"] else None
    if groups["container"]:
        return Per("container", _CONTAINERS[groups["container"]], volume or None, start, end)
    if groups["pack"]:
        return Per("pack", groups["pack"], volume or None, start, end)
    return Per("piece", groups["piece"], volume or None, start, end)


class Volumes:
    """The volumes that a label gives, looked for when first asked for, sorted by what they are volumes of."""

    def __init__(self, folded: str) -> None:
        self._folded = folded

    @cached_property
    def every(self) -> dict[float, Volume]:
        """The first of each volume by its size in mL."""
        return {volume.ml: volume for volume in reversed(self._found)}

    @cached_property
    def _found(self) -> list[Volume]:
        return list(_volumes(self._folded))

    @cached_property
    def _by_name(self) -> dict[str, dict[float, Volume]]:
        by_name: dict[str, dict[float, Volume]] = {}
        for volume in self._found:
            for name in volume.containers:
                by_name.setdefault(name, {}).setdefault(volume.ml, volume)
        return by_name

    @cached_property
    def _packed(self) -> set[int]:
        """How many containers the label says are in a pack."""
        return {int(match["number"]) for match in _COUNT_OF.finditer(self._folded)}

    def of(self, per: Per) -> Volume | None:
        """The volume of what an amount is stated per, where the label gives just one; None where it does not.

        A pack of several vials holds them all: "per box" with "5 vials x 5 mL" is 25 mL.
        """
        beside = self._by_name.get(per.name, {})
        if per.measure == "container" and len(beside) == 1:
            return next(iter(beside.values()))
        if len(self.every) != 1 or (per.measure == "container" and beside):
            return None
        volume = next(iter(self.every.values()))
        if per.measure == "container":
            return volume if per.name in _WHOLE else None
        if per.measure == "pack" and len(self._packed) <= 1:
            return volume._replace(ml=volume.ml * next(iter(self._packed), 1))
        return None


def _volumes(folded: str) -> Iterator[Volume]:
    """The volumes in mL, without those that only say how much to use."""
    for match in _VOLUME.finditer(folded) if "ml" in folded or "cc" in folded or "millilit" in folded else ():
        before = folded[max(match.start() - _REACH, 0) : match.start()]
        if _USED_UP.search(before) or not plain(match["number"]):
            continue
        after = folded[match.end() : match.end() + _REACH]
        around = f"{_SENTENCE.split(before)[-1]} {_SENTENCE.split(after)[0]}"
        beside = frozenset(_canonical(name) for name in _NEAR.findall(around))
        yield Volume(plain(match["number"]), beside, match.start(), match.end())


def _canonical(name: str) -> str:
    bare = (
        name.rstrip("s") if name.rstrip("s") in _CONTAINERS or name.rstrip("s") in _PACKS else name.removesuffix("es")
    )
    return _CONTAINERS.get(bare, bare)

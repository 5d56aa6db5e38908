"""The page on which a clinician ticks what a patch test found: its groups, and what pages tell a browser's list."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from evaluation.core.avoiding import ANY, NAMED, UNSEEN, AvoidEntry, avoided
from evaluation.core.knowledge.lexicon import key_of
from evaluation.core.presence import enumerated
from evaluation.core.scorecard import Scorecard
from evaluation.core.text import fold
from evaluation.knowledge import knowledge, things_to_avoid

STORED = "avoid"  # the key among what a catalogue entry keeps of its label
# More would make a code too fine to scan from paper.
MOST_ENTRIES = 120


@dataclass(frozen=True, slots=True)
class AvoidChoice:
    """One box to tick. `search` are all of its names squeezed to letters and digits, `covers` some of them to show."""

    code: str
    name: str
    covers: str
    search: str
    is_scent: bool


@dataclass(frozen=True, slots=True)
class AvoidGroup:
    """Choices under one heading; a script folds the `long` ones."""

    title: str
    choices: tuple[AvoidChoice, ...]

    @property
    def is_long(self) -> bool:
        """Whether it would push everything else out of sight."""
        return len(self.choices) > MOST_ENTRIES


@cache
def avoid_groups() -> tuple[AvoidGroup, ...]:
    """All choices of the page, in its order."""
    groups: dict[str, list[AvoidChoice]] = {}
    for entry in things_to_avoid().entries:
        groups.setdefault(entry.group, []).append(_choice(entry))
    return tuple(AvoidGroup(_titles()[group], tuple(choices)) for group, choices in groups.items())


def avoid_data(card: Scorecard | None) -> str:
    """What a label names of all that can be avoided, as JSON for `avoid-marks.js`."""
    return _json(avoided(card, things_to_avoid()) if card else UNSEEN)


def stored_avoid_data(stored: Mapping[str, Any]) -> str:
    """The same from what a catalogue entry keeps; "not seen" for one that was written before this was kept."""
    return _json({**UNSEEN, **stored.get(STORED, {})})


def _choice(entry: AvoidEntry) -> AvoidChoice:
    names = (entry.name, *entry.covers)
    search = " ".join([*(key_of(fold(name)) for name in names), *entry.also])
    return AvoidChoice(entry.code, entry.name, enumerated(entry.covers) if entry.covers else "", search, entry.is_scent)


def _titles() -> Mapping[str, str]:
    kinds = {kind.id: f"{kind.title}: single names" for kind in knowledge().ingredients.kinds.irritants.values()}
    return {**kinds, ANY: "Whole groups", NAMED: "Fragrance allergens that labels in the EU must name"}


def _json(found: object) -> str:
    return json.dumps(found, separators=(",", ":"), ensure_ascii=False)

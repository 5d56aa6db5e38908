"""What an INCI name tells: the key by which it is looked up, and the facts that the lexicon keeps of it."""

import re
from dataclasses import dataclass
from typing import Literal

from evaluation.core.facts import Irritant

Vesicles = Literal["yes", "may_contain", "no"]

# Letters and digits make a name; labels differ in spaces, hyphens, brackets and capitals only by chance.
_NOT_OF_A_KEY = re.compile(r"[\W_]+")
GREEK = str.maketrans({"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ω": "omega"})


def key_of(folded: str) -> str:
    """The folded name as it is looked up: letters and digits only."""
    if not folded.isascii():
        folded = folded.translate(GREEK)
    return _NOT_OF_A_KEY.sub("", folded)


@dataclass(frozen=True, slots=True)
class VesicleName:
    """What an INCI name says of vesicles: "may_contain" is conditioned media, "no" an extract or a lysate.

    `term` is an id of the contract's terminology, or "extract" for tissue, platelet and colostrum extracts, which the
    terminology has no word for. `source_kind` and `source_detail` are those of the contract's sources.
    """

    term: str
    source_kind: str
    source_detail: str | None
    vesicles: Vesicles
    is_human: bool


@dataclass(frozen=True, slots=True)
class KnownName:
    """What is known of one INCI name; `groups` are those of supporting ingredients."""

    inci: str
    roles: tuple[str, ...]
    functions: tuple[str, ...]
    groups: tuple[str, ...]
    irritants: tuple[Irritant, ...]
    vesicle: VesicleName | None


@dataclass(frozen=True, slots=True)
class Allergen:
    """An EU fragrance allergen: the id is its kind among the irritants, `name` what labels must print."""

    id: str
    name: str
    is_prohibited: bool

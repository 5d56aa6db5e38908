"""STUB: the INCI names and what is known of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class VesicleName:
    """What an INCI name says of vesicles: "may_contain" is conditioned media, "no" an extract or a lysate."""

    term: str  # an id of the contract's terminology
    source_kind: str
    source_detail: str | None
    vesicles: Literal["yes", "may_contain", "no"]
    is_human: bool


@dataclass(frozen=True)
class IngredientLexicon:
    """STUB."""


def load_lexicon(folder: Path) -> IngredientLexicon:
    """STUB."""
    return IngredientLexicon()

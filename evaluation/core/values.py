"""Small values that are made by the dozen for every label, and so have to be made fast.

The type checker sees that they never change. At run time nothing holds them: a dataclass that is frozen takes four
times as long to make, a model that checks what it is given eight times, and only our own typed code makes these.
"""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

from pydantic import ConfigDict

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(kind: type[_T]) -> type[_T]:
    """Make the class a dataclass with slots, whose values never change and can be keys."""
    return dataclass(slots=True, unsafe_hash=True)(kind)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def card_part(kind: type[_T]) -> type[_T]:
    """The same for a part of the Scorecard, made by names; one read from JSON is checked, and may hold no more."""
    kind.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]
    return dataclass(slots=True, unsafe_hash=True, kw_only=True)(kind)

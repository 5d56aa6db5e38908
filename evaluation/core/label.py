"""What the core judges: the words of one label, and which parts of it somebody has looked at."""

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from evaluation.core.editor_facts import EditorFact, contradiction

MAX_CHARACTERS = 20_000
_CONTROLS = bytes((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F))


class LabelError(ValueError):
    """The text cannot be read as a label; the message says what is wrong and what would do."""


class Part(StrEnum):
    """The parts of a label that are looked at one by one."""

    FRONT = "front"  # name, front of pack, marketing words
    MAKING = "making"  # how it is made, tested and kept
    INGREDIENTS = "ingredients"
    DIRECTIONS = "directions"  # directions, warnings, contact, batch, shelf life


class Section(BaseModel):
    """Where one part stands in the text; `complete` is False if only some of its words were noted.

    Silence of a complete part is the brand's ("not stated"), of any other part ours ("not seen").
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: Part
    start: int
    end: int
    complete: bool = True


class Label(BaseModel):
    """The words of one label. `sections` None means: not divided, the engine finds the parts itself.

    `editor_facts` are what an editor reads otherwise than the engine; `assess` lets them stand, at most one a subject.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    sections: tuple[Section, ...] | None = None
    editor_facts: tuple[EditorFact, ...] = ()

    @model_validator(mode="after")
    def _sections_stand_in_the_text(self) -> Self:
        for section in self.sections or ():
            if not 0 <= section.start <= section.end <= len(self.text):
                raise ValueError(f"section {section.part}: {section.start}–{section.end} lies outside the text")
        return self

    @model_validator(mode="after")
    def _facts_do_not_contradict(self) -> Self:
        if clash := contradiction(self.editor_facts):
            raise ValueError(f"{clash}: only one can stand")
        return self


def checked(text: str) -> str:
    """The text itself, or LabelError in words for a shopper: empty, too long, binary, not Unicode."""
    if not text.strip():
        raise LabelError("There is no text. Paste the words of a label: the front, the ingredient list, or both.")
    if len(text) > MAX_CHARACTERS:
        raise LabelError(
            f"The text has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}. Leave out what is not the label."
        )
    try:
        encoded = text.encode()
    except UnicodeEncodeError as error:
        raise LabelError("The text holds half characters (lone surrogates). Copy it again from the page.") from error
    if len(encoded) - len(encoded.translate(None, _CONTROLS)) > len(text) // 20:
        raise LabelError("This looks like a binary file, not like words. Paste the label's text instead.")
    return text

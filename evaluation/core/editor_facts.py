"""What an editor reads on a label otherwise than the engine does: her reading, its reason, and where she saw it."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from evaluation.core.verdicts import Verdict

LONGEST_REASON = 500
LONGEST_WORDS = 500
_CRITERION = re.compile(r"C(?:0[1-9]|1[0-5])\Z")
_RULE = re.compile(r"R\d\d\Z")
_ADDRESS = re.compile(r"https?://[^\s\"<>]+\Z")

Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_REASON)]
Words = Annotated[str, StringConstraints(max_length=LONGEST_WORDS)]


class FactKind(StrEnum):
    """What an editor can correct."""

    VERDICT = "verdict"  # of one criterion
    WITHDRAWN_FLAG = "withdrawn_flag"  # a red flag that is no such claim
    SOURCE = "source"
    CONCENTRATION = "concentration"


class EditorFact(BaseModel):
    """One correction. `about` is the criterion ("C04") or the flag's rule ("R01"), `words` what the reading rests on.

    `says` is the fact itself: a source's detail, an amount as stated. Of a withdrawn flag `words` are the flagged ones.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: FactKind
    about: str = ""
    verdict: Verdict | None = None
    source_kind: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,30}\z")] | None = None
    particles_per_ml: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    says: Words = ""
    words: Words = ""
    reason: Reason
    url: Annotated[str, StringConstraints(max_length=500)] = ""
    seen_on: date
    seen_by: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    grade: Literal["A", "B", "C"]

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self) -> Self:
        if problem := _problem(self):
            raise ValueError(problem)
        return self

    @property
    def subject(self) -> tuple[str, str, str]:
        """What it corrects: of two facts on one subject the later one stands."""
        flagged = plain_words(self.words) if self.kind is FactKind.WITHDRAWN_FLAG else ""
        return self.kind.value, self.about, flagged


def _problem(fact: EditorFact) -> str:
    """What is wrong with it, in words; empty where nothing is."""
    if fact.url and not _ADDRESS.match(fact.url):
        return "the page address must begin with http:// or https://"
    if fact.kind is FactKind.VERDICT:
        if not _CRITERION.match(fact.about) or fact.verdict is None:
            return "a verdict names its criterion, C01 to C15, and says which verdict"
    elif fact.verdict is not None:
        return f"a {fact.kind.value} carries no verdict"
    if fact.kind is FactKind.WITHDRAWN_FLAG and not (_RULE.match(fact.about) and fact.words.strip()):
        return "a withdrawn flag names its rule and the words that were flagged"
    if fact.kind is FactKind.SOURCE and not fact.source_kind:
        return "a source says of which kind it is"
    if fact.kind is FactKind.CONCENTRATION and not fact.says.strip():
        return "a concentration says the amount as stated"
    return ""


def plain_words(words: str) -> str:
    """Words as they are compared: without case, with single spaces."""
    return " ".join(words.casefold().split())


def contradiction(facts: Iterable[EditorFact]) -> str:
    """The subject on which two of the facts differ, in words; empty where each speaks of its own. Sources add up."""
    seen = set()
    for fact in facts:
        if fact.kind is not FactKind.SOURCE and fact.subject in seen:
            return f"two editor's facts on {fact.about or fact.kind.value}"
        seen.add(fact.subject)
    return ""

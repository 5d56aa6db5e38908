"""The Scorecard: one shape of result for the page, the embed, the API, the admin and the command line."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from evaluation.core.editor_facts import EditorFact
from evaluation.core.facts import Facts, Identity, Ingredient, Irritant, Seen, Source, Supporting, WordAgainstList
from evaluation.core.text import Span
from evaluation.core.values import card_part
from evaluation.core.verdicts import Verdict

Severity = Literal["critical", "high", "medium", "info"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


@card_part
class MethodVersion:
    """The versions that reproduce the result: the rubric's, and the data files' date and digest."""

    rubric: str
    lexicon: str


@card_part
class Score:
    """What the label proves (`low`, 0–100) up to what its silences could hold (`high`); coverage 0–1."""

    low: float
    high: float
    coverage: float
    band: str


@card_part
class CategoryScore:
    """The range within one category, 0–100; `weight` is what of it applies to this label."""

    id: str
    name: str
    low: float
    high: float
    weight: float


class EditedVerdict(_Frozen):
    """An editor's verdict stands; what the engine read by itself stays visible beside it."""

    fact: EditorFact
    engine_verdict: Verdict
    engine_because: str
    engine_evidence: tuple[Span, ...]


@card_part
class CriterionResult:
    """One question of the checklist with its verdict and the label's words it rests on.

    `credit` is 0–1 (0 for unknown), `worth` the points that an answer could add, None where nothing is open. `edited`
    only where an editor reads the label otherwise than the engine; left out of the JSON elsewhere.
    """

    id: str
    category: str
    title: str
    question: str
    verdict: Verdict
    outcome: str
    credit: float
    weight: float
    because: str
    evidence: tuple[Span, ...]
    ask_brand: str | None
    worth: float | None
    citations: tuple[str, ...]
    edited: Annotated[EditedVerdict | None, Field(exclude_if=lambda edited: edited is None)] = None


class Claim(_Frozen):
    """A red flag, or with severity `info` a note: the words, the rule, the reason, a wording that would do."""

    rule: str
    title: str
    family: str
    severity: Severity
    text: str
    start: int
    end: int
    because: str
    better: str | None
    citations: tuple[str, ...]


class WithdrawnFlag(_Frozen):
    """A red flag that the engine raises and an editor has withdrawn as misread: it counts no more, and stays listed."""

    claim: Claim
    fact: EditorFact


class EditedFact(_Frozen):
    """An editor's source or concentration, and what the engine read in its place: sources, or an amount as stated."""

    fact: EditorFact
    engine_sources: tuple[Source, ...] = ()
    engine_amount: str | None = None


class Scorecard(_Frozen):
    """All that the core says of one label (contract.md, version 1, and fields that help)."""

    method: MethodVersion
    score: Score
    summary: str
    categories: tuple[CategoryScore, ...]
    criteria: tuple[CriterionResult, ...]
    claims: tuple[Claim, ...]
    notes: tuple[Claim, ...]
    facts: Facts
    ingredients: tuple[Ingredient, ...]
    supporting: tuple[Supporting, ...]
    irritants: tuple[Irritant, ...]
    identity: Identity
    words_against_list: tuple[WordAgainstList, ...] = ()
    seen: Seen = Seen()
    withdrawn: tuple[WithdrawnFlag, ...] = Field(default=(), exclude_if=lambda flags: not flags)
    edited_facts: tuple[EditedFact, ...] = Field(default=(), exclude_if=lambda facts: not facts)

    def criterion(self, number: str) -> CriterionResult:
        """What became of criterion "C01" … "C15"; KeyError for another."""
        for result in self.criteria:
            if result.id.startswith(number):
                return result
        raise KeyError(number)

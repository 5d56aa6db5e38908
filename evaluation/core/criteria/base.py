"""What a criterion is: one question to every label, its words beside the decision they explain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.verdicts import COMMON_OUTCOMES, Finding


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of the checklist. `judge` sees facts, never weights; `outcomes` maps its codes to sentences.

    A sentence may hold `{names}` that the finding fills. `noun` names the topic in a summary: "clear about its {noun}".
    """

    id: str
    title: str
    noun: str
    why: str
    question: str
    ask_brand: str
    outcomes: Mapping[str, str]
    citations: tuple[str, ...]
    judge: Callable[[ParsedLabel], Finding]
    number: str = field(init=False)  # the checklist's, "C01" … "C15": the key of weights and scores

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", self.id[:3])

    def because(self, finding: Finding) -> str:
        """The sentence that explains the finding; KeyError for an outcome that the criterion does not name."""
        sentence = self.outcomes.get(finding.outcome) or COMMON_OUTCOMES[finding.outcome]
        return sentence.format_map(finding.words)

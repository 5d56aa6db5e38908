"""`manage.py check` reads every data file and says what is wrong with it, where, and what was expected."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from evaluation.core.coherence import advice_problems, guide_problems, problems
from evaluation.core.knowledge import load_knowledge
from evaluation.core.knowledge.advice import load_advice
from evaluation.core.knowledge.guide import load_guide
from evaluation.core.knowledge.problems import KnowledgeError


def check_knowledge(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """One error a fault: E001 where a file cannot be loaded, E002 where files, rules and their examples disagree."""
    try:
        knowledge = load_knowledge()
        advice = load_advice(knowledge)
        guide = load_guide(knowledge.citations)
    except KnowledgeError as error:
        return [_error(str(problem), "evaluation.E001") for problem in error.problems]
    found = [
        *problems(knowledge),
        *advice_problems(advice, knowledge),
        *guide_problems(guide, advice, knowledge),
    ]
    return [_error(str(problem), "evaluation.E002") for problem in found]


def _error(words: str, check_id: str) -> CheckMessage:
    return Error(words, hint="The file stands in evaluation/data/; the README says how to add an entry.", id=check_id)

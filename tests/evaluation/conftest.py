"""What tests of the engine share."""

import pytest

from evaluation.core.knowledge import Knowledge, load_knowledge
from evaluation.core.knowledge.advice import Advice, load_advice


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The real data files, loaded once."""
    return load_knowledge()


@pytest.fixture(scope="session")
def advice(knowledge: Knowledge) -> Advice:
    """The real advice files, loaded once."""
    return load_advice(knowledge)

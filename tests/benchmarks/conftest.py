"""What benchmarks share."""

import pytest

from evaluation.core.knowledge import Knowledge, load_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The real data files, loaded once."""
    return load_knowledge()

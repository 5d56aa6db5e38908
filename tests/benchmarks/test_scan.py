"""What the prefilter saves: the vocabulary's scan against a plain loop over the same patterns.

The label is met as it is and with other sentences first, so that no pattern finds it at one place only.
"""

import re

import pytest

from evaluation.core.patterns import compiled, expand
from evaluation.core.text import fold
from tests.benchmarks.test_assess import TEXT
from tests.benchmarks.timing import best_of


@pytest.fixture(scope="module")
def texts():
    sentences = re.split(r"(?<=\.) ", fold(TEXT))
    return [" ".join(sentences[first:] + sentences[:first]) for first in range(10)]


def test_the_scan_against_a_plain_loop(benchmark, knowledge, texts):
    """`times_faster` is noted as extra_info."""
    vocabulary = knowledge.vocabulary
    patterns = [
        (mention.id, compiled(expand(pattern, vocabulary.word_lists)))
        for mention in vocabulary.mentions.values()
        for pattern in mention.patterns
    ]

    def loop():
        return [{key for key, pattern in patterns if pattern.search(text)} for text in texts]

    def scan():
        return [vocabulary.scanner.scan(text).keys() for text in texts]

    assert benchmark(scan) == loop()
    if benchmark.enabled:
        benchmark.extra_info["times_faster"] = round(best_of(3, loop) / best_of(10, scan), 1)
